"""The life of papers in a library: added, added again, in versions, removed, rebuilt, shared."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from readgroup.embedding import Embedder
from readgroup.embedding.weights import bundled
from readgroup.errors import EmbedderMismatch, UnknownPaper, UnreadablePdf
from readgroup.library import Library
from readgroup.model.progress import Step
from readgroup.settings import DEFAULT_EMBEDDER, Settings
from tests.integration.library.conftest import OpenLibrary

pytestmark = pytest.mark.model

Excerpt = Callable[..., Path]
QUERY = "concept bottleneck models"
SECTION = "3.2 Concept bottleneck models"
SMALL = "two-pages"


@pytest.fixture(scope="module")
def small_pdf(excerpt: Excerpt) -> Path:
    """The first two pages of the sample, a paper of its own."""
    return excerpt(f"{SMALL}.pdf", 2)


@pytest.fixture(scope="module")
def _small_home(
    small_pdf: Path, minilm: Embedder, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    home = tmp_path_factory.mktemp("small-library")
    with Library(Settings(home=home)) as library:
        library._steps.embedder = minilm
        (intake,) = library.add([small_pdf])
    assert intake.status == "added", intake.error
    return home


@pytest.fixture
def home(_small_home: Path, tmp_path: Path) -> Path:
    """A copy of a library that holds the two pages."""
    return Path(shutil.copytree(_small_home, tmp_path / "home"))


def test_adding_a_paper_again_does_nothing(
    home: Path, small_pdf: Path, opened: OpenLibrary, tmp_path: Path
) -> None:
    """The same file, under its own or another name, is present: not read, stored or embedded."""
    library = opened(home)
    before = library.papers()
    database = (home / "library.db").read_bytes()
    copy = tmp_path / "renamed (1).pdf"
    copy.write_bytes(small_pdf.read_bytes())
    steps: list[Step] = []
    intakes = list(library.add([small_pdf, copy], progress=steps.append))
    assert [i.status for i in intakes] == ["present", "present"]
    assert library.papers() == before
    assert steps == []
    assert (home / "library.db").read_bytes() == database


def test_progress_tells_each_step(small_pdf: Path, tmp_path: Path, opened: OpenLibrary) -> None:
    """Pages are parsed and passages embedded, counted up to their number."""
    steps: list[Step] = []
    list(opened(tmp_path).add([small_pdf], progress=steps.append))
    parsed = [s for s in steps if s.stage == "parse"]
    embedded = [s for s in steps if s.stage == "embed"]
    assert (parsed[-1].done, parsed[-1].total) == (2, 2)
    assert embedded
    assert embedded[-1].done == embedded[-1].total
    assert [s.done for s in embedded] == sorted(s.done for s in embedded)


def test_a_lost_pdf_comes_back_with_the_file(
    home: Path, small_pdf: Path, opened: OpenLibrary
) -> None:
    """A PDF deleted from the library is put back by adding the paper; nothing is read again."""
    library = opened(home)
    library.pdf(SMALL).unlink()
    (intake,) = library.add([small_pdf])
    assert intake.status == "present"
    assert library.pdf(SMALL).read_bytes() == small_pdf.read_bytes()


def test_a_new_version_stands_beside_the_old(
    excerpt: Excerpt, tmp_path: Path, opened: OpenLibrary
) -> None:
    """Both can be read, the newest is shown and searched, and an older one changes nothing."""
    library = opened(tmp_path)
    second, first = excerpt("2501.16496v2.pdf", 2), excerpt("2501.16496v1.pdf", 1)
    assert [i.status for i in library.add([second, first])] == ["added", "new version"]
    (holding,) = library.papers()
    assert (holding.id, holding.paper.version, holding.versions) == ("2501.16496", 2, (1, 2))
    assert library.document("arXiv:2501.16496").pages == 2
    assert library.document("2501.16496v1").pages == 1
    assert library.pdf("2501.16496v1").read_bytes() == first.read_bytes()
    hits = library.search(QUERY, paper="https://arxiv.org/abs/2501.16496")
    assert {h.version for h in hits} == {2}
    assert hits[0].passage.page > 1


def test_files_of_one_name_and_other_titles_are_other_papers(
    excerpt: Excerpt, sample_pdf: Path, tmp_path: Path, opened: OpenLibrary
) -> None:
    """The same name and title is a new version; the same name and another title another paper."""
    from pypdf import PdfReader, PdfWriter

    library = opened(tmp_path / "home")
    writer = PdfWriter()
    for page in PdfReader(sample_pdf).pages[7:9]:  # No title on these.
        writer.add_page(page)
    writer.write(tmp_path / "main.pdf")
    made = [excerpt("main.pdf", 1), excerpt("main.pdf", 2), tmp_path / "main.pdf"]
    assert [i.status for i in library.add(made)] == ["added", "new version", "added"]
    assert {h.id: h.versions for h in library.papers()} == {"main": (1, 2), "main-2": (1,)}


def test_a_folder_with_a_broken_file_is_added_all_the_same(
    excerpt: Excerpt, tmp_path: Path, opened: OpenLibrary
) -> None:
    """One file's error is one failed outcome; the others are taken in, and nothing else is left."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a-broken.pdf").write_bytes(b"%PDF-1.7\nnot much of a paper")
    (folder / "b-good.pdf").write_bytes(excerpt("b-good.pdf", 1).read_bytes())
    library = opened(tmp_path / "home")
    broken, good = library.add([folder])
    assert broken.status == "failed"
    assert isinstance(broken.error, UnreadablePdf)
    assert good.status == "added"
    assert [p.name for p in (tmp_path / "home" / "pdfs").iterdir()] == ["b-goodv1.pdf"]


def test_notes_come_back_with_their_paper(home: Path, small_pdf: Path, opened: OpenLibrary) -> None:
    """A removed paper is gone from shelf, search and disk; its notes are kept and found again."""
    library = opened(home)
    note = library.add_note(SMALL, "Ask about the *threads*.", section="2.2", author="Ada")
    library.save_section_note(SMALL, SECTION, "Concepts first.")
    pdf = library.pdf(SMALL)
    library.remove(SMALL)
    assert not pdf.exists()
    assert library.papers() == []
    assert library.search(QUERY) == []
    with pytest.raises(UnknownPaper, match="no paper"):
        library.document(SMALL)
    assert library.notes(SMALL) == [note]
    (intake,) = library.add([small_pdf])
    assert intake.status == "added"
    assert library.notes(SMALL) == [note]
    kept = library.section_note(SMALL, SECTION)
    assert kept is not None
    assert kept.text == "Concepts first."
    assert library.search(QUERY)


def test_another_embedder_is_refused_until_rebuilt(home: Path, small_pdf: Path) -> None:
    """Vectors of two models are never mixed; the error names the way out, and it works."""
    folder = bundled(DEFAULT_EMBEDDER)
    if folder is None:
        pytest.skip("the extra `offline` is not installed")
    with Library(Settings(home=home, embedder=str(folder))) as library:
        with pytest.raises(EmbedderMismatch) as caught:
            library.search(QUERY)
        assert "readgroup rebuild" in caught.value.hint
        with pytest.raises(EmbedderMismatch):
            next(library.add([small_pdf]))
        note = library.add_note(SMALL, "kept")
        library.rebuild()
        assert library.search(QUERY)[0].passage.section_label.endswith(SECTION)
        assert library.notes(SMALL) == [note]
    with Library(Settings(home=home)) as library, pytest.raises(EmbedderMismatch):
        library.search(QUERY)


def test_rebuilding_goes_on_past_a_lost_pdf(
    home: Path, excerpt: Excerpt, opened: OpenLibrary
) -> None:
    """A paper whose PDF is gone keeps its text and is found; the others are read anew."""
    library = opened(home)
    list(library.add([excerpt("second.pdf", 1)]))
    before = library.document(SMALL)
    library.pdf(SMALL).unlink()
    with pytest.raises(UnreadablePdf, match="1 of 2 PDFs"):
        library.rebuild()
    assert library.document(SMALL) == before
    assert {h.ready for h in library.papers()} == {"meaning"}
    assert library.search(QUERY, paper=SMALL)
