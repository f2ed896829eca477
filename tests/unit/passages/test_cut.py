"""A document cut into passages: nothing lost, nothing twice, nothing too long."""

from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.document import Block, BlockKind, Document, Section, SectionKind
from readgroup.model.passage import Passage
from readgroup.passages import Sizes, cut, is_reference
from readgroup.text.sentences import split

SMALL = Sizes(target=12, most=16, least=4)


def count_words(texts: Sequence[str]) -> list[int]:
    """A tokenizer to which words are tokens, and long words several."""
    return [sum(-(-len(word) // 12) for word in text.split()) for text in texts]


def section(ordinal: int, title: str, parent: int | None = None, **more: SectionKind) -> Section:
    level = 1 if parent is None else 2
    kind = more.get("kind", SectionKind.OTHER)
    return Section(ordinal, str(ordinal + 1), title, level, kind, 1, parent)


def paper(*blocks: tuple[BlockKind, int, str], sections: int = 3) -> Document:
    made = tuple(section(n, f"Part {n}", n - 1 if n == 2 else None) for n in range(sections))
    return Document(
        "T", (), "", ((612.0, 792.0),), made, tuple(Block(k, t, s) for k, s, t in blocks)
    )


def cut_small(document: Document) -> list[Passage]:
    return cut(document, "The Title", count_words, SMALL)


def text_of(*numbers: int) -> str:
    return " ".join(f"This is sentence number {n} of it." for n in numbers)


PARAGRAPH, REFERENCE = BlockKind.PARAGRAPH, BlockKind.REFERENCE

words = st.text("abcdefgh", min_size=1, max_size=9) | st.just("e.g.") | st.just("x" * 40)
sentences = st.lists(words, min_size=1, max_size=30).map(lambda w: " ".join(w).capitalize() + ".")
paragraphs = st.lists(sentences, max_size=5).map(" ".join)
made_blocks = st.tuples(st.sampled_from(BlockKind), st.integers(-1, 2), paragraphs)
papers = st.lists(made_blocks, max_size=8).map(lambda blocks: paper(*blocks))


@given(papers)
def test_every_character_of_the_running_text_is_covered_once(document: Document) -> None:
    """Of each block that is searched, every character but white space lies in exactly one piece."""
    covered: defaultdict[int, list[int]] = defaultdict(list)
    for passage in cut_small(document):
        for piece in passage.pieces:
            covered[piece.block] += range(piece.start, piece.end)
    alone = (
        BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.ALGORITHM, BlockKind.TABLE, REFERENCE,
    )  # fmt: skip
    for n, block in enumerate(document.blocks):
        searched = block.kind.is_text or block.kind in alone
        visible = {i for i, c in enumerate(block.text) if not c.isspace()} if searched else set()
        assert len(covered[n]) == len(set(covered[n]))
        assert visible <= set(covered[n])


@given(papers)
def test_a_passage_is_its_pieces_joined_by_spaces(document: Document) -> None:
    """Its text can always be led back to the blocks it was cut from."""
    for passage in cut_small(document):
        slices = (document.blocks[p.block].text[p.start : p.end] for p in passage.pieces)
        assert passage.text == " ".join(slices)
        assert passage.text.strip()


@given(papers)
def test_a_passage_stays_in_its_section_and_kind(document: Document) -> None:
    """Pieces of one passage share their section; floats and references are never mixed in."""
    for passage in cut_small(document):
        blocks = [document.blocks[p.block] for p in passage.pieces]
        assert {b.section for b in blocks} == {passage.section}
        if passage.block_kind is PARAGRAPH:
            assert all(b.kind.is_text for b in blocks)
        else:
            assert {b.kind for b in blocks} == {passage.block_kind}
            assert len(blocks) == 1


@given(papers)
def test_no_passage_is_longer_than_allowed(document: Document) -> None:
    """Whatever the sentences are like, no passage has more than `most` tokens."""
    assert all(n <= SMALL.most for n in count_words([p.text for p in cut_small(document)]))


@given(papers)
def test_only_a_sentence_that_is_too_long_is_parted(document: Document) -> None:
    """Pieces begin and end where sentences do, unless the sentence alone exceeds `most`."""
    for passage in cut_small(document):
        for piece in passage.pieces:
            text = document.blocks[piece.block].text
            bounds = split(text)
            if passage.block_kind is REFERENCE:
                bounds = [(0, len(text))]
            short = [(a, b) for a, b in bounds if count_words([text[a:b]])[0] <= SMALL.most]
            for low, high in short:
                assert not low < piece.start < high
                assert not low < piece.end < high


@given(papers)
def test_passages_are_numbered_in_reading_order(document: Document) -> None:
    """Ordinals count from 0, and each passage begins behind the one before it."""
    passages = cut_small(document)
    assert [p.ordinal for p in passages] == list(range(len(passages)))
    starts = [(p.pieces[0].block, p.pieces[0].start) for p in passages]
    assert starts == sorted(starts)


def test_paragraphs_of_a_section_are_gathered() -> None:
    """Short paragraphs share a passage; it ends where it is nearly full and a paragraph ends."""
    document = paper(
        (PARAGRAPH, 0, "One two three."),
        (BlockKind.CAPTION, 0, "Figure 1: A picture."),
        (BlockKind.LIST_ITEM, 0, "Four five six seven eight nine."),
        (PARAGRAPH, 0, "Ten eleven twelve thirteen."),
    )
    assert [p.text for p in cut_small(document)] == [
        "One two three. Four five six seven eight nine.",
        "Figure 1: A picture.",
        "Ten eleven twelve thirteen.",
    ]


def test_a_short_rest_joins_the_passage_before_it() -> None:
    """No passage of a word or two is left over where the one before it has room."""
    document = paper((PARAGRAPH, 0, "One two three four five six seven eight nine ten. Yes."))
    assert len(cut_small(document)) == 1


def test_a_long_sentence_is_parted_at_spaces() -> None:
    """A sentence of 40 words becomes passages of whole words, together the sentence."""
    long = " ".join(f"word{n}" for n in range(40)) + "."
    passages = cut_small(paper((PARAGRAPH, 0, long)))
    assert " ".join(p.text for p in passages) == long
    assert len(passages) == 4


def test_text_without_spaces_is_parted_too() -> None:
    """Scripts that write no spaces are cut within the model's reach as well."""
    passages = cut_small(paper((PARAGRAPH, 0, "超位置" * 200)))
    assert "".join(p.text for p in passages) == "超位置" * 200
    assert len(passages) > 1


def test_the_context_is_title_and_section_path() -> None:
    """What is embedded before a passage names paper and section; the label has the numbers."""
    (passage,) = cut_small(paper((PARAGRAPH, 2, "Words.")))
    assert passage.context == "The Title › Part 1 › Part 2"
    assert passage.section_label == "2 Part 1 › 3 Part 2"
    (caption,) = cut_small(paper((BlockKind.CAPTION, 2, "Figure 1.")))
    assert (caption.context, caption.section_label) == ("The Title", "2 Part 1 › 3 Part 2")
    (before,) = cut_small(paper((PARAGRAPH, -1, "Words.")))
    assert (before.context, before.section_label) == ("The Title", "")


@pytest.mark.parametrize(
    ("kind", "section_kind", "expected"),
    [
        (REFERENCE, SectionKind.OTHER, True),
        (PARAGRAPH, SectionKind.REFERENCES, True),
        (PARAGRAPH, SectionKind.METHOD, False),
    ],
)
def test_a_bibliography_is_told_by_block_or_section(
    kind: BlockKind, section_kind: SectionKind, expected: bool
) -> None:
    """Entries count as bibliography wherever they stand, and so does all text below its heading."""
    document = Document(
        "T", (), "", (), (section(0, "S", kind=section_kind),), (Block(kind, "Words.", 0),)
    )
    (passage,) = cut_small(document)
    assert is_reference(passage) is expected


def test_an_entry_of_the_bibliography_stays_whole() -> None:
    """Initials and titles in an entry are no sentence ends."""
    entry = "C. Olah. Zoom in. Distill, 2020."
    assert [p.text for p in cut_small(paper((REFERENCE, 1, entry)))] == [entry]


def test_a_document_without_text_has_no_passages() -> None:
    """Nothing to cut, nothing cut, and the tokenizer may be asked for nothing."""
    assert cut_small(paper()) == []
    assert cut_small(paper((PARAGRAPH, 0, " \n "))) == []
