"""Sections as things to ask about, by the titles that their authors gave them."""

from papers import paper

from readgroup.writing.judging import Judge
from readgroup.writing.occasions import Occasion
from readgroup.writing.quotes import stands_in
from readgroup.writing.reading import read
from readgroup.writing.salience import Salience
from readgroup.writing.section_occasions import ORIGIN, SECTION, section_occasions

TEXT = """

We find that sparse probes outperform dense probes on language models of every size that we tried.
Their accuracy rises with the number of layers of the language model.
Dense probes need ten times as much training data for the same accuracy as sparse probes.
The difference between sparse and dense probes is largest in the middle layers.
"""


def asked_about(heading: str, text: str = TEXT) -> list[Occasion]:
    """What is found in a paper of one section."""
    reading = read(paper(f"# {heading}{text}", title="Probing Language Models"))
    inside = frozenset(s.section for s in reading.sentences)
    return list(section_occasions(reading, Salience(reading), Judge(reading), inside=inside))


def test_a_section_is_named_by_its_title() -> None:
    """The title stands as it is printed, and is quoted with a sentence of the section."""
    (found,) = asked_about("3 Sparse probes in middle layers")
    assert found.slots == {SECTION: {"heading": "Sparse probes in middle layers"}}
    title, passage = found.quotes
    assert title.exact == "Sparse probes in middle layers"
    assert passage.exact in TEXT.replace("\n", " ") or passage.exact in TEXT
    document = paper(f"# 3 Sparse probes in middle layers{TEXT}", title="Probing Language Models")
    assert all(stands_in(document, q) for q in found.quotes)


def test_titles_of_any_paper_name_nothing() -> None:
    """Nor do those of what is no part of the argument, questions, labels and single words."""
    for heading in (
        "3 Experimental setup",
        "3 Main results",
        "3 Future probes of language models",
        "3 Author contributions to probing",
        "3 Do sparse probes work?",
        "3 Case 2 of sparse probes",
        "3 Probes",
        "3 SPARSE PROBES",
    ):
        assert not asked_about(heading), heading


def test_only_sections_that_cite_are_asked_for_their_origin() -> None:
    """Where nothing is cited, what is owed to others is not to be seen."""
    cites = TEXT + "\nSparse probes were proposed for images before (Doe et al., 2019).\n"
    (found,) = asked_about("3 Sparse probes in middle layers", cites)
    assert set(found.slots) == {SECTION, ORIGIN}


def test_a_short_section_is_not_asked_about() -> None:
    """Two sentences are asked about as sentences."""
    assert not asked_about(
        "3 Sparse probes in middle layers",
        "\n\nWe find that sparse probes outperform dense probes on language models of every size.\n",
    )


def test_where_nothing_reads_well_the_title_alone_is_quoted() -> None:
    """A section of steps and symbols can still be asked about; nothing broken stands beside its title."""
    steps = "\n\n" + "\n".join(
        f"Then set x_{n} = f(y_{n}) + b_{n} (see (3.{n})) and so on for these as before in ({n})."
        for n in range(1, 6)
    )
    (found,) = asked_about("3 Sparse probes in middle layers", steps + "\n")
    assert [quote.exact for quote in found.quotes] == ["Sparse probes in middle layers"]
    assert found.sentence is None
