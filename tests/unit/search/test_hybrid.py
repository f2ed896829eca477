"""Which passages answer a query, and in which order."""

import pytest

from readgroup.model.document import Region
from readgroup.model.search import Query, Scope
from readgroup.search.hybrid import QUERY_CHARACTERS
from readgroup.store.texts import TextStore
from tests.library_parts import document, paper, store
from tests.unit.search.telling import Shelf


def test_a_hit_says_where_it_was_found(shelf: Shelf) -> None:
    """Paper, title, passage, highlighted sentence, rectangles and what found it."""
    i = shelf.ids["b"][1]
    (hit,) = shelf.find(Query("superposition"), dense=[(i, 0.8)], lexical=[(i, 3.0)])
    assert (hit.paper, hit.version, hit.title, hit.matched) == ("b", 1, "Title b", "both")
    assert hit.passage.text.startswith("Superposition packs")
    assert hit.passage.section_label == "2 Superposition"
    assert hit.highlights == ((0, len(hit.passage.text)),)
    assert hit.regions == (Region(1, (50.0, 100.0, 350.0, 110.0)),)


def test_nothing_is_found_when_nothing_is_near(shelf: Shelf) -> None:
    """Below the floor there are no hits; above it there are."""
    i = shelf.ids["a"][0]
    assert shelf.find(Query("best pizza"), dense=[(i, 0.3)], lexical=[(i, 0.1)]) == []
    assert shelf.find(Query("best pizza"), dense=[(i, 0.45)], lexical=[(i, 0.1)])


def test_a_passage_that_says_every_word_is_found(shelf: Shelf) -> None:
    """A name that the model does not know is found where it stands, and only there."""
    says, says_not = shelf.ids["a"][3], shelf.ids["a"][0]
    scores = [(says, 0.1), (says_not, 0.2)]
    hits = shelf.find(Query("GPT-2 probe"), dense=scores, lexical=scores)
    assert [h.passage.section_label for h in hits] == ["2 Superposition › 2.1 GPT-2 probes"]
    assert shelf.find(Query("LLaMA lattices"), dense=scores, lexical=scores) == []


def test_a_passage_that_introduces_the_term_comes_first(shelf: Shelf) -> None:
    """Of two that are about as good, the one that begins with what is asked about wins."""
    a = shelf.ids["a"]
    dense = [(a[0], 0.60), (a[1], 0.58), (a[3], 0.3)]
    assert shelf.find(Query("what is life"), dense=dense)[0].passage.ordinal == 0
    first = shelf.find(Query("what is superposition"), dense=dense)[0]
    assert first.passage.text.startswith("Superposition packs")


def test_a_passage_that_says_a_quoted_phrase_comes_first(shelf: Shelf) -> None:
    """Verbatim, though neither among the nearest nor among the best by all the words."""
    a = shelf.ids["a"]
    says = next(i for i, held in shelf.papers.passages(a).items() if "packs" in held.passage.text)
    others = [i for i in a if i != says]
    dense, lexical = [(i, 0.6) for i in others], [(i, 4.0) for i in others]
    query = Query(
        'does it pack "more features than neurons"', phrases=("more features than neurons",)
    )
    hits = shelf.find(
        query, dense=dense, lexical=lexical, by_words={"features neurons": [(says, 1.0)]}
    )
    assert hits[0].passage.text.startswith("Superposition packs")
    assert len(hits) == 3
    unquoted = shelf.find(Query(query.text), dense=dense, lexical=lexical)
    assert all(not hit.passage.text.startswith("Superposition packs") for hit in unquoted)


def test_an_excluded_word_leaves_out_its_passages(shelf: Shelf) -> None:
    """In any inflection, in the text or the section's title; nothing else falls out."""
    a = shelf.ids["a"]
    dense = [(i, 0.9) for i in a]
    texts = [h.passage.text for h in shelf.find(Query("x", per_paper=0), dense=dense)]
    for word in ("neuron", "probing", "gpt-2 probe", "designs by anyone"):
        hits = shelf.find(Query("x", per_paper=0, without=(word,)), dense=dense)
        left = [h.passage.text for h in hits]
        assert len(left) == len(texts) - 1
        assert [text for text in texts if text in left] == left


def test_more_is_looked_through_when_an_excluded_word_takes_much(shelf: Shelf) -> None:
    """A word that the first hundreds of candidates say does not hide what comes behind them."""
    a = shelf.ids["a"]
    store(shelf.papers, paper("long"), document(extra=" ".join(["We probe. It probes."] * 5000)))
    saying = TextStore(shelf.database).within(Scope(papers=("long",), section="2.1"))
    assert len(saying) > 100
    dense = [(i, 0.9) for i in saying] + [(a[0], 0.5)]
    (hit,) = shelf.find(Query("x", without=("probe",)), dense=dense)
    assert hit.passage.text.startswith("Neural networks")
    assert shelf.index.asked[-1][1] > shelf.index.asked[0][1]


def test_words_alone_decide_on_references(shelf: Shelf) -> None:
    """The bibliography has no vectors; its best match by words is not behind for that."""
    everything = TextStore(shelf.database).within(Scope(papers=("a",), references=True))
    (entry,) = set(everything) - set(shelf.ids["a"])
    query = Query("Elhage toy models", scope=Scope(references=True))
    dense = [(i, 0.5 - n / 10) for n, i in enumerate(shelf.ids["a"])]
    first = shelf.find(query, dense=dense, lexical=[(entry, 20.0), (dense[1][0], 1.0)])[0]
    assert first.passage.text.startswith("Elhage et al.")
    assert first.matched == "words"


def test_words_alone_decide_while_there_are_no_vectors(shelf: Shelf) -> None:
    """A library that is not embedded yet is searched without loading the model."""
    first, second = shelf.ids["a"][:2]
    hits = shelf.find(Query("probes", per_paper=0), lexical=[(second, 2.0), (first, 1.0)])
    assert [h.passage.ordinal for h in hits] == [1, 0]
    assert {h.matched for h in hits} == {"words"}
    assert shelf.embedder.queries == []


def test_one_paper_does_not_take_all_places(shelf: Shelf) -> None:
    """Three hits a paper, unless the search is in one paper or asks for another number."""
    a, b = shelf.ids["a"], shelf.ids["b"]
    dense = [(i, 0.9 - n / 100) for n, i in enumerate([*a, *b])]
    assert sorted(h.paper for h in shelf.find(Query("x"), dense=dense)) == list("aaabbb")
    everything = shelf.find(Query("x", per_paper=0), dense=dense)
    assert sorted(h.paper for h in everything) == list("aaaabbbb")
    inside = shelf.find(Query("x", scope=Scope(papers=("a",))), dense=dense[:4])
    assert len(inside) == 4


@pytest.mark.parametrize(("limit", "expected"), [(0, 0), (-1, 0), (1, 1), (2, 2), (99, 6)])
def test_the_limit_is_kept(shelf: Shelf, limit: int, expected: int) -> None:
    """Never more hits than asked for, and all there are when more are asked for."""
    dense = [(i, 0.9) for i in [*shelf.ids["a"], *shelf.ids["b"]]]
    assert len(shelf.find(Query("x", limit), dense=dense)) == expected


def test_the_scope_reaches_both_sides(shelf: Shelf) -> None:
    """Where to look is the index's to keep, so it is told."""
    scope = Scope(papers=("a",), section="2", references=True)
    shelf.find(Query("some words", scope=scope), dense=[], lexical=[])
    assert [asked[2] for asked in shelf.index.asked] == [scope, scope]


def test_passages_that_are_gone_are_left_out(shelf: Shelf) -> None:
    """An index that still names a removed passage gives no hit for it, and no error."""
    i = shelf.ids["a"][0]
    hits = shelf.find(Query("x"), dense=[(10**9, 0.9), (i, 0.8)])
    assert [h.paper for h in hits] == ["a"]


def test_a_long_query_is_cut(shelf: Shelf) -> None:
    """White space is collapsed, and only the beginning of a very long query is used."""
    shelf.find(Query("abc  de\n" * 5000), dense=[(1, 0.9)])
    assert shelf.embedder.queries[0].startswith("abc de abc")
    assert len(shelf.embedder.queries[0]) == QUERY_CHARACTERS


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_an_empty_query_asks_nobody(shelf: Shelf, text: str) -> None:
    """No text, no hits, and neither side is asked."""
    assert shelf.find(Query(text), dense=[(1, 0.9)]) == []
    assert shelf.index.asked == []
