"""Abbreviations in summaries are spelled out at their first use, and only there."""

from hypothesis import given
from hypothesis import strategies as st
from papers import paper

from readgroup.model.guide import KeyPoint, SectionSummary, Statement, Summary
from readgroup.model.passage import Quote
from readgroup.writing.reading import read
from readgroup.writing.spelling_out import LongForm, long_forms, spelled_out, with_long_forms

SAE = {"SAE": LongForm("sparse autoencoders", plural=True)}


def told(*texts: str) -> list[Statement]:
    """Statements that say the texts, each its own quote."""
    return [Statement(text, Quote(text, 1, "")) for text in texts]


def shown(*texts: str) -> list[str]:
    """The texts with SAE spelled out."""
    return [s.text for s in spelled_out(told(*texts), SAE)]


def test_the_first_use_carries_the_long_form() -> None:
    """Later uses stay as they are, whatever their number."""
    assert shown("We train SAEs.", "An SAE has features; SAEs are wide.") == [
        "We train SAEs [sparse autoencoders].",
        "An SAE has features; SAEs are wide.",
    ]


def test_the_number_follows_the_use() -> None:
    """One of them is told in the singular."""
    assert shown("An SAE is wide.") == ["An SAE [sparse autoencoder] is wide."]


def test_what_is_spelled_out_already_stays() -> None:
    """A sentence that gives the long form itself is shown as it stands, and so is what follows."""
    texts = ["We train Sparse Autoencoders (SAEs).", "An SAE is wide."]
    assert shown(*texts) == texts


def test_words_tied_by_a_hyphen_are_not_parted() -> None:
    """The abbreviation is named again where more words than it stand before the bracket."""
    assert shown("We use SAE-based probes.") == [
        "We use SAE-based [SAE: sparse autoencoder] probes."
    ]


def test_parts_of_other_names_are_left_alone() -> None:
    """What only begins or ends like an abbreviation, or stands beside a stroke, is none."""
    texts = ["We use MSAE, SAEX, SAE-2 and SAE/PCA."]
    assert shown(*texts) == texts


def test_each_part_of_a_summary_is_read_by_itself() -> None:
    """The one sentence, the short text and every section spell out; the key points do so once."""
    (one,) = told("We train SAEs.")
    (other,) = told("An SAE is wide.")
    section = SectionSummary(0, "1", "Results", 1, 1, (other,))
    points = (KeyPoint("claim", (one,)), KeyPoint("method", (other,)))
    summary = with_long_forms(Summary((one,), (other, one), points, (section,)), SAE)
    assert summary.tldr[0].inserted == ("sparse autoencoders",)
    assert [s.inserted for s in summary.short] == [("sparse autoencoder",), ()]
    assert [s.inserted for p in summary.key_points for s in p.statements] == [
        ("sparse autoencoders",),
        (),
    ]
    assert summary.sections[0].statements[0].inserted == ("sparse autoencoder",)


def test_the_paper_tells_the_long_forms() -> None:
    """As it spells them within a sentence; what it never spells out has none."""
    reading = read(
        paper(
            "## 1 Introduction\n\nSparse Autoencoders (SAEs) help. We like sparse autoencoders and PCA."
        )
    )
    assert long_forms(reading) == SAE


WORDS = ("SAE", "SAEs", "SAE-like", "sparse autoencoders", "(SAE)", "learn", "[3]", "MSE.", "MSEs")
FORMS = {**SAE, "MSE": LongForm("mean squared error", plural=False)}


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), max_size=4))
def test_nothing_but_what_is_named_is_put_in(texts: list[str]) -> None:
    """Without the words in brackets each text is what it was, and no long form is put in twice."""
    spelled = spelled_out(told(*texts), FORMS)
    for text, statement in zip(texts, spelled, strict=True):
        plain = statement.text
        for words in statement.inserted:
            plain = plain.replace(f" [{words}]", "", 1)
        assert plain == text == statement.quote.exact
    assert sum(len(s.inserted) for s in spelled) <= len(FORMS)


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join), max_size=4))
def test_spelling_out_twice_changes_nothing(texts: list[str]) -> None:
    """What is spelled out needs no more."""
    once = spelled_out(told(*texts), FORMS)
    assert spelled_out(once, FORMS) == once
