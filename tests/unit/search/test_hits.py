"""What of the candidates is shown: neighbours as one, a share for each paper, what matters in bold."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import BlockKind, SectionKind
from readgroup.model.passage import Passage, Piece
from readgroup.model.search import Hit, Query, Scope
from readgroup.passages import merged
from readgroup.search.explain import excerpt
from readgroup.search.highlights import MOST_SENTENCES, highlights
from readgroup.search.hybrid import ranking
from readgroup.search.neighbours import MOST, runs
from readgroup.store.texts import TextStore
from tests.library_parts import block, document, paper, store
from tests.unit.search.telling import Shelf

SENTENCES = [
    f"Probe {n} of the series reads the activation of layer {n} in a model." for n in range(60)
]


@pytest.fixture
def long(shelf: Shelf) -> Shelf:
    """A shelf with one more paper, "long", whose section 2.1 is many passages of running text."""
    store(shelf.papers, paper("long", title="Long"), document(extra=" ".join(SENTENCES)))
    scope = Scope(papers=("long",), section="2.1")
    shelf.ids["long"] = TextStore(shelf.database).within(scope)
    assert len(shelf.ids["long"]) > 4
    return shelf


def assert_whole(hit: Hit) -> None:
    """Highlights and regions of a hit lie in it, in order, and the text is that of its pieces."""
    text = hit.passage.text
    assert all(0 <= start < end <= len(text) for start, end in hit.highlights)
    assert all(a[1] <= b[0] for a, b in pairwise(hit.highlights))
    made = document(extra=" ".join(SENTENCES))
    pieces = [made.blocks[p.block].text[p.start : p.end] for p in hit.passage.pieces]
    assert " ".join(pieces) == text
    assert hit.regions == hit.passage.regions(dict(enumerate(made.blocks)))


def test_neighbours_are_one_hit(long: Shelf) -> None:
    """Two passages that follow each other come as one, with the score of the better."""
    first, second, *_ = long.ids["long"]
    texts = [long.papers.passages([i])[i].passage.text for i in (first, second)]
    (hit,) = long.find(Query("probe 3"), dense=[(second, 0.9), (first, 0.5)])
    assert hit.passage.text == " ".join(texts)
    assert len(hit.passage.pieces) <= 2
    assert_whole(hit)
    parts = {"index": long.index, "embedder": long.embedder, "papers": long.papers}
    assert hit.score == ranking(Query("probe 3"), **parts)[0].score
    assert len(hit.regions) > 0


def test_what_stands_apart_stays_apart(long: Shelf) -> None:
    """A passage between two that were found parts them; so does a section's border."""
    first, _, third, *_ = long.ids["long"]
    assert len(long.find(Query("x"), dense=[(first, 0.9), (third, 0.8)])) == 2
    a = long.ids["a"]
    assert len(long.find(Query("x"), dense=[(i, 0.9) for i in a[:3]])) == 3


def test_a_caption_does_not_part_neighbours(shelf: Shelf) -> None:
    """A float that stands between two paragraphs is passed over, and is a hit of its own."""
    made = document()
    text = " ".join(SENTENCES[:8])
    blocks = (
        block(text, 0),
        block("Figure 2: In between.", 0, BlockKind.CAPTION),
        block(text, 0),
    )
    from dataclasses import replace

    store(shelf.papers, paper("f"), replace(made, blocks=blocks))
    ids = TextStore(shelf.database).within(Scope(papers=("f",)))
    kinds = [shelf.papers.passages([i])[i].passage.block_kind for i in ids]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]
    one, other = shelf.find(Query("x"), dense=[(i, 0.9) for i in ids])
    assert one.passage.text == f"{text} {text}"
    assert other.passage.block_kind is BlockKind.CAPTION


def test_a_hit_never_grows_into_a_section(long: Shelf) -> None:
    """Of many passages in a row at most three are joined, in reading order, and none is lost."""
    ids = long.ids["long"][:7]
    scope = Scope(papers=("long",))
    hits = long.find(
        Query("probes", 7, scope), dense=[(i, 0.9 - n / 50) for n, i in enumerate(ids)]
    )
    parts = [long.papers.passages([i])[i].passage for i in ids]
    assert sorted(" ".join(h.passage.text for h in hits).split()) == sorted(
        " ".join(p.text for p in parts).split()
    )
    assert len(hits) == -(-len(ids) // MOST)
    for hit in hits:
        assert_whole(hit)


def test_only_what_is_among_the_best_is_joined(long: Shelf) -> None:
    """A neighbour far down the list does not make a hit longer."""
    first, second, *_ = long.ids["long"]
    everything = [*long.ids["a"], *long.ids["b"], *long.ids["c"]]
    dense = [(first, 0.9), *((i, 0.8) for i in everything), (second, 0.3)]
    hit = long.find(Query("probe", 5), dense=dense)[0]
    assert hit.passage.text == long.papers.passages([first])[first].passage.text


def test_what_a_paper_has_beyond_its_share_is_counted(shelf: Shelf) -> None:
    """Its last hit says how many of the best had to give way; other hits say nothing."""
    a, b = shelf.ids["a"], shelf.ids["b"]
    dense = [(i, 0.9 - n / 100) for n, i in enumerate([*a, b[0]])]
    hits = shelf.find(Query("x", per_paper=2), dense=dense)
    assert [(h.paper, h.more) for h in hits] == [("a", 0), ("a", 2), ("b", 0)]
    everything = shelf.find(Query("x", per_paper=0), dense=dense)
    assert [h.more for h in everything] == [0] * 5


def test_a_hit_tells_why_it_was_found(shelf: Shelf) -> None:
    """Which words it says, in any inflection, and whether its meaning is near."""
    i = shelf.ids["a"][1]
    query = Query("which feature packs", phrases=("packs more",))
    (both,) = shelf.find(query, dense=[(i, 0.8)], lexical=[(i, 2.0)])
    assert (both.matched, both.words) == ("both", ("packs more", "feature"))
    (meaning,) = shelf.find(Query("polysemantic units"), dense=[(i, 0.8)])
    assert (meaning.matched, meaning.words) == ("meaning", ())
    (words,) = shelf.find(Query("superposition"), dense=[(i, 0.1)], lexical=[(i, 2.0)])
    assert (words.matched, words.words) == ("words", ("superposition",))


def test_where_no_word_is_shared_the_nearest_sentence_is_bold(long: Shelf) -> None:
    """The sentence with the best cosine; sentences of all such hits are embedded in one go."""
    i = long.ids["long"][0]
    (hit,) = long.find(Query("xylophones"), dense=[(i, 0.8)])
    (start, end), *rest = hit.highlights
    sentences = long.embedder.sentences
    assert rest == []
    assert hit.passage.text[start:end] == min(sentences, key=len)
    assert len(sentences) <= MOST_SENTENCES
    assert 0 < len(hit.marks) <= len(hit.regions)


def test_where_words_decide_no_sentence_is_embedded(long: Shelf) -> None:
    """A shared word, or one of its family, costs no call of the model."""
    i = long.ids["long"][0]
    (hit,) = long.find(Query("probe 3"), dense=[(i, 0.8)])
    assert "Probe 3 " in hit.passage.text[slice(*hit.highlights[0])]
    assert long.embedder.sentences == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("how is it explained", "An explanation follows."),
        ("layer 12", "It is layer 12."),
        ("interpretable units", "Interpretability is hard."),
        ("naive probing", "We use naïve probes."),
        ("pizza", None),
    ],
)
def test_words_of_a_family_and_numbers_count(query: str, sentence: str | None) -> None:
    """Related words decide where no word is the same; numbers tell sentences apart."""
    text = (
        "An explanation follows. It is layer 11. It is layer 12."
        " Interpretability is hard. We use naïve probes."
    )
    found = [text[start:end] for start, end in highlights(text, query)]
    assert found == ([sentence] if sentence else [])


def test_a_second_sentence_says_what_the_first_does_not() -> None:
    """Two sentences are bold where each holds another word, one where both hold the same."""
    text = "Probes read layers. Sparse codes overlap. Probes read neurons."
    both = [text[a:b] for a, b in highlights(text, "probes and codes")]
    assert both == ["Probes read layers.", "Sparse codes overlap."]
    assert [text[a:b] for a, b in highlights(text, "probes")] == ["Probes read layers."]


def test_a_quoted_phrase_decides() -> None:
    """The sentence that says it verbatim wins over one with more of the other words."""
    text = "Sparse codes help probes to read models. Codes that are sparse, in toy models, help."
    query = 'do sparse codes help probes to read "toy models"'
    (span,) = highlights(text, query, ("toy models",))
    assert "toy models" in text[slice(*span)]


WORDS = st.lists(st.sampled_from(["a", "bb", "ccc."]), min_size=1, max_size=12).map(" ".join)


@st.composite
def overlapping(draw: st.DrawFn) -> tuple[list[str], Passage, Passage]:
    """Blocks, and two passages cut from them; the second begins within, at the end of or behind the first."""
    blocks = draw(st.lists(WORDS, min_size=1, max_size=4))
    words = [
        (n, start, start + len(word))
        for n, text in enumerate(blocks)
        for start, word in _words(text)
    ]
    ends = sorted(draw(st.lists(st.integers(1, len(words)), min_size=2, max_size=2)))
    begin = draw(st.integers(0, ends[0] - 1))
    again = draw(st.integers(begin, min(ends[0], ends[1] - 1)))
    return (
        blocks,
        _passage(blocks, words[begin : ends[0]]),
        _passage(blocks, words[again : ends[1]]),
    )


def _words(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for word in text.split(" "):
        found.append((at, word))
        at += len(word) + 1
    return found


def _passage(blocks: Sequence[str], words: Sequence[tuple[int, int, int]]) -> Passage:
    pieces: list[Piece] = []
    for n, start, end in words:
        if pieces and pieces[-1].block == n:
            pieces[-1] = Piece(n, pieces[-1].start, end)
        else:
            pieces.append(Piece(n, start, end))
    text = " ".join(blocks[p.block][p.start : p.end] for p in pieces)
    return Passage(0, text, 0, "", SectionKind.OTHER, BlockKind.PARAGRAPH, 1, tuple(pieces))


@given(overlapping())
def test_joined_passages_hold_each_word_once(made: tuple[list[str], Passage, Passage]) -> None:
    """However much both share, the text is that of the joined pieces, which follow each other."""
    blocks, first, second = made
    one = merged(first, second)
    assert one.text == " ".join(blocks[p.block][p.start : p.end] for p in one.pieces)
    ends = [(p.block, p.start, p.end) for p in one.pieces]
    assert all(a[:1] + a[2:] < b[:2] for a, b in pairwise(ends))
    assert (one.pieces[0].block, one.pieces[0].start) == (
        first.pieces[0].block,
        first.pieces[0].start,
    )
    last = max((p.block, p.end) for p in (first.pieces[-1], second.pieces[-1]))
    assert (one.pieces[-1].block, one.pieces[-1].end) == last


@given(st.sets(st.integers(0, 40)), st.integers(1, 4))
def test_runs_hold_every_number_once(numbers: set[int], most: int) -> None:
    """Runs rise by one, none is too long, and together they are all numbers."""
    found = list(runs(numbers, most))
    assert [n for run in found for n in run] == sorted(numbers)
    assert all(1 <= len(run) <= most and run[-1] - run[0] == len(run) - 1 for run in found)


@given(st.text(max_size=200), st.text(max_size=60), st.lists(st.text(max_size=10), max_size=2))
def test_highlights_are_parts_of_the_text(text: str, query: str, phrases: list[str]) -> None:
    """Whatever is asked of whatever text: at most two parts, in order, none empty."""
    found = highlights(text, query, phrases)
    assert len(found) <= 2
    flat = [offset for pair in found for offset in pair]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in found)


@given(st.lists(WORDS, min_size=1, max_size=30), st.integers(1, 200), st.data())
def test_an_excerpt_shows_what_is_highlighted(
    words: list[str], most: int, data: st.DataObject
) -> None:
    """Highlights are whole and in place, all else is whole words of the text, not many."""
    text = " ".join(words)
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=4)))
    spans = tuple(zip(ends[::2], ends[1::2], strict=False))
    shown, found = excerpt(text, spans, most)
    assert [shown[a:b] for a, b in found] == [text[a:b] for a, b in spans]
    assert shown.removeprefix("… ").removesuffix(" …") in text
    needed = spans[-1][1] - spans[0][0] if spans else 0
    assert len(shown) <= max(most, needed) + len("…  …")
