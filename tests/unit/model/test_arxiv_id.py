"""arXiv identifiers in every form that people paste."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.errors import MalformedId
from readgroup.model.paper import ArxivId, Paper

NEW = ArxivId("2501.16496")
NEW_V2 = ArxivId("2501.16496", 2)
OLD = ArxivId("hep-th/9901001")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2501.16496", NEW),
        (" 2501.16496\n", NEW),
        ("2501.16496v2", NEW_V2),
        ("2501.16496V2", NEW_V2),
        ("0704.0001", ArxivId("0704.0001")),
        ("arXiv:2501.16496", NEW),
        ("ARXIV: 2501.16496v2", NEW_V2),
        ("arXiv 2501.16496v2", NEW_V2),
        ("arXiv:2501.16496v2 [cs.LG]", NEW_V2),
        ("arXiv:2501.16496v2 [cs.LG] 27 Jan 2025", NEW_V2),
        ("<https://arxiv.org/abs/2501.16496>", NEW),
        ("(arXiv:2501.16496).", NEW),
        ("https://arxiv.org/abs/2501.16496v2", NEW_V2),
        ("http://arxiv.org/abs/2501.16496/", NEW),
        ("arxiv.org/abs/2501.16496", NEW),
        ("www.arxiv.org/pdf/2501.16496", NEW),
        ("https://arxiv.org/pdf/2501.16496v2.pdf", NEW_V2),
        ("https://arxiv.org/pdf/2501.16496v2.pdf#page=7", NEW_V2),
        ("https://arxiv.org/abs/2501.16496?context=cs.AI", NEW),
        ("https://arxiv.org/html/2501.16496v2#S3", NEW_V2),
        ("https://export.arxiv.org/abs/2501.16496", NEW),
        ("https://ar5iv.labs.arxiv.org/html/2501.16496", NEW),
        ("https://ar5iv.org/abs/2501.16496", NEW),
        ("https://www.alphaxiv.org/abs/2501.16496v2", NEW_V2),
        ("https://huggingface.co/papers/2501.16496", NEW),
        ("10.48550/arXiv.2501.16496", NEW),
        ("doi:10.48550/arXiv.2501.16496", NEW),
        ("https://doi.org/10.48550/arXiv.2501.16496", NEW),
        ("https://dx.doi.org/10.48550/ARXIV.2501.16496", NEW),
        ("hep-th/9901001", OLD),
        ("hep-th/9901001v1", ArxivId("hep-th/9901001", 1)),
        ("https://arxiv.org/abs/hep-th/9901001", OLD),
        ("https://arxiv.org/pdf/hep-th/9901001.pdf", OLD),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", OLD),
        ("math.GT/0309136", ArxivId("math/0309136")),
    ],
)
def test_every_pasted_form_is_read(text: str, expected: ArxivId) -> None:
    """Bare ids, prefixes, stamps, links with what clings to them, and DOIs all mean the paper."""
    assert ArxivId.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "superposition",
        "2501.164",
        "2513.16496",
        "2501.00000v0",
        "2501.16496v",
        "2501.16496v9999",
        "2501.16496 2404.14082",
        "٢٥٠١.١٦٤٩٦",
        "https://example.org/abs/2501.16496",
        "https://arxiv.org.example.org/abs/2501.16496",
        "https://arxiv.org/list/cs.LG/recent",
        "10.1145/3442188.3445922",
        "../../2501.16496",
        "a" * 10_000,
    ],
)
def test_anything_else_is_malformed_and_says_what_an_id_looks_like(text: str) -> None:
    """Other text raises MalformedId, a usage error, with examples to go by."""
    with pytest.raises(MalformedId, match="is not an arXiv id") as caught:
        ArxivId.parse(text)
    assert "2501.16496" in caught.value.hint


versions = st.none() | st.integers(1, 999)
months = st.integers(1, 12).map(lambda m: f"{m:02}")
new_numbers = st.builds(
    "{:02}{}.{}".format,
    st.integers(7, 99),
    months,
    st.integers(1, 99_999).map(lambda n: f"{n:05}")
    | st.integers(1, 9_999).map(lambda n: f"{n:04}"),
)
old_numbers = st.builds(
    "{}/{:02}{}{:03}".format,
    st.sampled_from(["hep-th", "math", "cond-mat", "cs", "quant-ph"]),
    st.integers(0, 99),
    months,
    st.integers(1, 999),
)
ids = st.builds(ArxivId, new_numbers | old_numbers, versions)


@given(ids, st.sampled_from(["{}", "arXiv:{}", "https://arxiv.org/abs/{}", "arxiv.org/pdf/{}.pdf"]))
def test_what_an_id_prints_is_read_back(arxiv_id: ArxivId, form: str) -> None:
    """Printing an id, bare or within a link, and reading it again gives the same id."""
    assert ArxivId.parse(form.format(arxiv_id)) == arxiv_id


@given(st.text())
def test_no_text_does_worse_than_being_malformed(text: str) -> None:
    """For any text at all, parsing gives an id or raises MalformedId."""
    try:
        found = ArxivId.parse(text)
    except MalformedId:
        return
    assert ArxivId.parse(str(found)) == found


def test_a_paper_knows_its_arxiv_id_and_page() -> None:
    """A paper from arXiv links to its abs page in its version, others to where they came from."""
    paper = Paper("2501.16496", 2, "Open Problems")
    assert paper.arxiv_id == NEW_V2
    assert paper.page_url == "https://arxiv.org/abs/2501.16496v2"
    other = Paper("primer", 1, "Primer", source="url", source_url="https://example.org/p.pdf")
    assert other.arxiv_id is None
    assert other.page_url == "https://example.org/p.pdf"
    assert Paper("primer", 1, "Primer").page_url == ""
