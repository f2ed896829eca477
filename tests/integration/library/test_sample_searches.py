"""What a reader asks of the sample paper, and what has to come first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readgroup.embedding import Embedder
from readgroup.library import Library
from readgroup.model.document import BlockKind
from readgroup.model.search import Hit, Query, Scope
from readgroup.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def library(sample_home: Path, minilm: Embedder) -> Iterator[Library]:
    with Library(Settings(home=sample_home)) as made:
        made._steps.embedder = minilm
        yield made


def section(hit: Hit) -> str:
    return hit.passage.section_label.rpartition(" › ")[2]


def test_what_the_field_is_gives_its_definition(library: Library) -> None:
    """The definition comes first, with its page."""
    first = library.search("what is mechanistic interpretability")[0]
    assert section(first) == "2.1 A working definition"
    assert "is the study of the computational mechanisms" in first.passage.text
    assert first.passage.page == 1
    assert first.regions[0].page == 1


def test_what_a_term_means_gives_the_section_that_explains_it(library: Library) -> None:
    """Superposition is explained where it is introduced."""
    first = library.search("what is superposition")[0]
    assert section(first) == "5.4 Superposition"
    assert "representation of more features than" in first.passage.text


def test_the_paragraph_that_lists_the_threads_comes_first(library: Library) -> None:
    """All three threads are named in the first hit."""
    first = library.search("three threads of interpretability")[0]
    assert section(first) == "2.2 Three threads of interpretability"
    for words in ("interpretable by design", "local attribution", "mechanisms behind"):
        assert words in first.passage.text


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("linear models", "Linear models"),
        ("concept bottleneck models", "Concept bottleneck models"),
        ("Kolmogorov-Arnold networks", "Kolmogorov–Arnold networks"),
        ("KAN", "Kolmogorov–Arnold networks"),
        ("Grad-CAM", "Grad-CAM"),
        ("integrated gradients", "Integrated gradients"),
        ("SHAP", "SHAP"),
        ("Shapley values", "SHAP"),
        ("LIME", "LIME"),
        ("sparse autoencoders", "Sparse autoencoders"),
        ("what is a sparse autoencoder?", "Sparse autoencoders"),
        ("induction heads", "Induction heads"),
        ("activation patching", "Activation patching"),
        ("how does activation patching work", "Activation patching"),
        ("causal abstraction", "Causal abstraction"),
        ("interpretability illusions", "Interpretability illusions"),
        ("dual use", "Risks and dual use"),
    ],
)
def test_a_methods_name_gives_its_own_section(library: Library, query: str, title: str) -> None:
    """The first hit stands in the section that is about it, not in a table, list or glossary."""
    assert section(library.search(query)[0]).lstrip("0123456789. ") == title


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("why should we look inside a model", "Why look inside?"),
        ("what makes a description an explanation", "What counts as an explanation"),
        ("what share of the behaviour does a circuit restore", "Faithfulness"),
        ("which component copies what followed an earlier token", "Induction heads"),
        ("how did a network learn addition modulo a prime", "Modular addition and grokking"),
        ("what should be read before the meeting", "Before the meeting"),
        ("why are neurons hard to interpret", "Features and Superposition"),
        ("what does a probe not show", "Probing for features"),
        ("what would safety gain from interpretability", "What interpretability could offer"),
        ("do different networks learn the same mechanisms", "Are mechanisms universal?"),
        ("how many features fit into a layer", "Superposition"),
        ("difference between faithfulness and completeness", "Completeness and minimality"),
        ("negative effects of a patch", "Activation patching"),
        ("limitations", "Limitations"),
    ],
)
def test_a_question_in_other_words_is_answered(library: Library, query: str, title: str) -> None:
    """The section that answers is among the first three, and running text stands before notes."""
    hits = library.search(query)[:3]
    assert title in {section(hit).lstrip("0123456789. ") for hit in hits}
    assert hits[0].passage.block_kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    "query",
    [
        "best pizza in town",
        "how to repair a bicycle tyre",
        "weather tomorrow",
        "cheap flights to Rome",
    ],
)
def test_what_no_paper_tells_is_not_found(library: Library, query: str) -> None:
    """A query about something else gives no hits, rather than the least bad ones."""
    assert library.search(query) == []


def test_every_hit_can_be_shown_on_its_page(library: Library) -> None:
    """Rectangles lie within pages that the paper has, and begin where the passage does."""
    document = library.document(library.papers()[0].id)
    for query in ("superposition", "table of checks", "what are the open problems"):
        for hit in library.search(Query(query, per_paper=0)):
            assert hit.regions
            assert hit.regions[0].page == hit.passage.page
            for region in hit.regions:
                width, height = document.page_sizes[region.page - 1]
                left, top, right, bottom = region.bbox
                assert -1 <= left < right <= width + 1
                assert -1 <= top < bottom <= height + 1


def test_a_search_can_be_kept_to_a_section(library: Library, sample_id: str) -> None:
    """By number with what is below it, and by words of its title; only those passages are found."""
    inside = library.search("features", section="5", paper=sample_id)
    assert inside
    assert all(h.passage.section_label.startswith("5 Features and Superposition") for h in inside)
    named = library.search("refusal direction", section="risks and dual use")
    assert {section(h) for h in named} == {"10.2 Risks and dual use"}


def test_references_answer_only_when_asked_for(library: Library) -> None:
    """An entry of the bibliography is found by its authors, in a search that wants references."""
    query = Query("Sundararajan Taly Yan axiomatic attribution", per_paper=0)
    assert all("Sundararajan, A" not in h.passage.text for h in library.search(query))
    wanted = Query(query.text, scope=Scope(references=True), per_paper=0)
    assert "Sundararajan, A" in library.search(wanted)[0].passage.text


def test_a_real_review_explains_superposition(
    testdata: Path, tmp_path: Path, minilm: Embedder
) -> None:
    """In a review of 55 pages, the first hit explains the term, with page and section."""
    with Library(Settings(home=tmp_path)) as library:
        library._steps.embedder = minilm
        (intake,) = library.add([testdata / "corpus" / "pdf" / "2404.14082v3.pdf"])
        assert intake.status == "added", intake.error
        first = library.search("what is superposition")[0]
    assert "uperposition" in first.passage.text
    assert "more features than" in first.passage.text
    assert first.passage.section_label
    assert first.passage.page > 1
