"""Papers and passages in the database."""

import json
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from readgroup.errors import UnknownPaper
from readgroup.model.document import Block, BlockKind, Figure, Mention, Span
from readgroup.model.search import Scope
from readgroup.store.database import Database
from readgroup.store.papers import PaperStore
from readgroup.store.spans import pack, unpack
from readgroup.store.texts import TextStore
from readgroup.store.vectors import VectorStore
from readgroup.store.writings import WritingStore
from tests.library_parts import WordEmbedder, document, marked, paper, store
from tests.unit.model.strategies import regions


def saying(word: str, database: Database) -> int:
    """How many passages, bibliographies among them, say a word."""
    return sum(word in text.text.lower() for batch in TextStore(database).all() for text in batch)


def test_a_paper_comes_back_as_it_was(papers: PaperStore) -> None:
    """Metadata and the whole document, sections, words and figures included, are as saved."""
    made = document()
    key = store(papers, paper(), made)
    assert papers.document(key) == made
    held = papers.version("2501.16496")
    assert held is not None
    assert (held.key, held.paper, held.file) == (key, paper(), "pdfs/2501.16496v1.pdf")
    (holding,) = papers.holdings()
    assert (holding.versions, holding.pages, holding.ready) == ((1,), 2, "words")
    assert holding.warnings == made.warnings
    assert holding.added.utcoffset() is not None


def test_figures_of_an_earlier_version_have_mentions(papers: PaperStore) -> None:
    """What was stored before mentions were kept tells where its figures are named all the same."""
    said = Block(BlockKind.PARAGRAPH, "As Figure 1 shows, it turns.", 0)
    made = replace(document(), figures=(Figure("Figure 1", "", 1),))
    made = replace(made, blocks=(*made.blocks, said))
    (figure,) = papers.document(store(papers, paper(), made)).figures
    assert figure.mentions == (Mention(len(made.blocks) - 1, 3, 11),)


@given(st.lists(st.builds(Span, st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1), regions)))
def test_word_rectangles_are_packed_without_loss(spans: list[Span]) -> None:
    """Spans come out of the database as they went in."""
    assert unpack(pack(spans)) == tuple(spans)


def test_passages_are_found_by_their_id(papers: PaperStore, database: Database) -> None:
    """Stored passages equal the cut ones and know their paper; ids that are gone are left out."""
    key = store(papers, paper(), document())
    ids = TextStore(database).within(Scope(references=True))
    found = papers.passages([*ids, 10**9])
    expected = [p for p, _ in marked(document())]
    assert sorted((s.passage for s in found.values()), key=lambda p: p.ordinal) == expected
    assert {(s.paper, s.version_key) for s in found.values()} == {(paper(), key)}


def test_many_ids_can_be_asked_for_at_once(papers: PaperStore) -> None:
    """More ids than a statement takes are asked for in several."""
    store(papers, paper(), document())
    assert len(papers.passages(range(1, 100_000))) == 5


def test_the_newest_version_is_current(papers: PaperStore, database: Database) -> None:
    """Whatever the order in which they come, the highest version is shown and searched."""
    store(papers, paper(version=2), document(extra="Only the second tells of grokking."))
    store(papers, paper(version=1), document(extra="Only the first tells of pruning."))
    current = papers.version("2501.16496")
    assert current is not None
    assert current.paper.version == 2
    assert papers.holdings()[0].versions == (1, 2)
    assert saying("pruning", database) == 0
    assert saying("grokking", database) == 1
    store(papers, paper(version=3), document(extra="The third tells of distillation."))
    assert saying("grokking", database) == 0
    assert saying("distillation", database) == 1
    first = papers.version("2501.16496", 1)
    assert first is not None
    assert "pruning" in papers.document(first.key).section_text(2)


def test_saving_a_version_again_replaces_it(papers: PaperStore, database: Database) -> None:
    """No passage of the former reading stays behind."""
    store(papers, paper(), document(extra="It told of grokking."))
    store(papers, paper(), document())
    assert saying("grokking", database) == 0
    assert papers.holdings()[0].passages == 4
    assert len(papers.all_versions()) == 1


def test_a_removed_paper_leaves_nothing(
    papers: PaperStore, vectors: VectorStore, database: Database
) -> None:
    """All rows of all its versions go, vectors too; its files are named."""
    embedder = WordEmbedder()
    store(papers, paper(version=1), document())
    key = store(papers, paper(version=2), document())
    waiting = vectors.missing(key)
    vectors.put([i for i, _ in waiting], embedder.embed_passages([t for _, t in waiting]))
    WritingStore(database).put(key, "summary", "me", "{}")
    files = papers.remove("2501.16496")
    assert sorted(files) == ["pdfs/2501.16496v1.pdf", "pdfs/2501.16496v2.pdf"]
    assert papers.holdings() == []
    assert saying("superposition", database) == 0
    with database.reading() as connection:
        for table in (
            "papers",
            "versions",
            "sections",
            "blocks",
            "passages",
            "vectors",
            "writings",
        ):
            assert connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_a_file_is_known_by_its_hash(papers: PaperStore) -> None:
    """The same bytes under another name are the same version."""
    key = store(papers, paper(), document())
    found = papers.version_of_file("2501.164961")
    assert found is not None
    assert found.key == key
    assert papers.version_of_file("other") is None


def test_what_a_program_wrote_is_kept_per_writer(papers: PaperStore, database: Database) -> None:
    """A summary is given back to the writer that made it, until another takes its place."""
    key = store(papers, paper(), document())
    writings = WritingStore(database)
    assert writings.get(key, "summary", "a 1") is None
    writings.put(key, "summary", "a 1", json.dumps({"n": 1}))
    assert writings.get(key, "summary", "a 1") == '{"n": 1}'
    writings.put(key, "summary", "a 2", "{}")
    assert writings.get(key, "summary", "a 1") is None


def test_what_was_written_about_a_removed_version_is_dropped(
    papers: PaperStore, database: Database
) -> None:
    """A summary that is ready when its paper was removed meanwhile is no error."""
    key = store(papers, paper(), document())
    papers.remove("2501.16496")
    WritingStore(database).put(key, "summary", "a 1", "{}")
    assert WritingStore(database).get(key, "summary", "a 1") is None


@pytest.mark.parametrize(
    ("section", "labels"),
    [
        ("", {"1 Introduction", "2 Superposition", "2 Superposition › 2.1 GPT-2 probes"}),
        ("2", {"2 Superposition", "2 Superposition › 2.1 GPT-2 probes"}),
        ("§2", {"2 Superposition", "2 Superposition › 2.1 GPT-2 probes"}),
        ("Section 2.1", {"2 Superposition › 2.1 GPT-2 probes"}),
        ("2.1", {"2 Superposition › 2.1 GPT-2 probes"}),
        ("2.1.", {"2 Superposition › 2.1 GPT-2 probes"}),
        ("2.1 GPT-2 probes", {"2 Superposition › 2.1 GPT-2 probes"}),
        ("gpt-2", {"2 Superposition › 2.1 GPT-2 probes"}),
        ("introduction", {"1 Introduction"}),
        ("method", {"2 Superposition", "2 Superposition › 2.1 GPT-2 probes"}),
        ("7", set()),
        ("%", set()),
        ("_", set()),
    ],
)
def test_a_section_is_meant_by_number_words_or_kind(
    papers: PaperStore, database: Database, section: str, labels: set[str]
) -> None:
    """Numbers take their subsections along; signs that SQL reads as patterns are only signs."""
    store(papers, paper(), document())
    ids = TextStore(database).within(Scope(section=section))
    assert {s.passage.section_label for s in papers.passages(ids).values()} == labels


def test_a_version_stored_again_keeps_its_key(papers: PaperStore) -> None:
    """Who is reading a paper while it is read anew goes on with the new text."""
    key = store(papers, paper(), document())
    old = papers.passages(range(1, 100))
    store(papers, paper("2404.14082"), document())
    assert store(papers, paper(), document("Another Title")) == key
    assert papers.document(key).title == "Another Title"
    assert not papers.passages(list(old)).keys() & set(old)


def test_a_removed_paper_is_not_renewed(papers: PaperStore) -> None:
    """Reading a paper anew brings it back only where nobody has removed it meanwhile."""
    store(papers, paper(), document())
    held = papers.version("2501.16496")
    assert held is not None
    made = document("Another Title")
    assert papers.renew(held, made, marked(made))
    assert papers.document(held.key).title == "Another Title"
    papers.remove("2501.16496")
    assert not papers.renew(held, made, marked(made))
    assert papers.holdings() == []
    with pytest.raises(UnknownPaper, match="removed"):
        papers.document(held.key)
