"""Ids of papers, from stamps, names of files and links."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.model.paper import ArxivId
from readgroup.sources.naming import is_arxiv, paper_id, slug

new_style = st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{4,5}", fullmatch=True)
old_style = st.from_regex(
    r"[a-z]{2,8}(-[a-z]{2,3})?/[0-9]{2}(0[1-9]|1[0-2])[0-9]{3}", fullmatch=True
)
arxiv_ids = st.builds(ArxivId, new_style | old_style, st.none() | st.integers(1, 99))

FORMS = [
    "{}", "arXiv:{}", "arxiv: {}", "https://arxiv.org/abs/{}", "http://www.arxiv.org/pdf/{}.pdf",
    "arxiv.org/abs/{}", "arxiv.org/pdf/{}.pdf", "https://arxiv.org/html/{}", "https://doi.org/10.48550/arXiv.{}",
    "10.48550/arXiv.{}", "https://export.arxiv.org/abs/{}?context=cs", "  {}  ",
]  # fmt: skip


@given(arxiv_ids, st.sampled_from(FORMS))
def test_every_form_of_an_id_is_read(arxiv_id: ArxivId, form: str) -> None:
    """Whatever people paste gives the id back, and is known to mean arXiv."""
    text = form.format(arxiv_id)
    assert ArxivId.parse(text) == arxiv_id
    assert is_arxiv(text)


@given(arxiv_ids)
def test_file_named_by_an_id(arxiv_id: ArxivId) -> None:
    """A file named by an id, the slash written as underscore, has that id and is not arXiv itself."""
    name = f"{str(arxiv_id).replace('/', '_')}.pdf"
    assert paper_id(f"/some/where/{name}") == (arxiv_id.number, arxiv_id.version or 1)
    assert not is_arxiv(name)


@given(
    st.builds(ArxivId, new_style | old_style, st.integers(1, 99)), st.sampled_from(["[cs.AI] ", ""])
)
def test_stamp_wins(arxiv_id: ArxivId, category: str) -> None:
    """The stamp tells the id and version, whatever the file is called."""
    stamp = f"arXiv:{arxiv_id} {category} 23 Aug 2024"
    assert paper_id("1706.03762v5.pdf", stamp) == (arxiv_id.number, arxiv_id.version)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "arXiv preprint arXiv:1706.03762, 2017",
        "arXiv:nonsense v1 [cs.AI] 23 Aug 2024",
        "see 2404.14082v3",
    ],
)
def test_what_is_no_stamp(text: str) -> None:
    """A reference to a paper, or nonsense, is not the stamp of this one."""
    assert paper_id("My Notes.pdf", text) == ("my-notes", 1)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("0807.3577.pdf", ("0807.3577", 1)),
        ("2012.00058v2.pdf", ("2012.00058", 2)),
        ("quant-ph_9508027v2.pdf", ("quant-ph/9508027", 2)),
        ("2012.00058v2(1).PDF", ("2012.00058", 2)),
        ("2012.00058 with my notes.pdf", ("2012-00058-with-my-notes", 1)),
        ("2013.00058.pdf", ("2013-00058", 1)),
        ("https://openreview.net/pdf?id=F76bwRSLeK", ("openreview-f76bwrslek", 1)),
        ("https://openreview.net/attachment?id=AbC&name=pdf", ("openreview-abc", 1)),
        ("https://aclanthology.org/2020.acl-main.1.pdf", ("2020-acl-main-1", 1)),
        (
            "https://proceedings.mlr.press/v70/sundararajan17a/sundararajan17a.pdf",
            ("sundararajan17a", 1),
        ),
        ("https://example.org/papers/superposition/paper.pdf", ("superposition", 1)),
        ("https://www.example.org/", ("example", 1)),
        ("https://arxiv.org/pdf/hep-th/9901001v2", ("hep-th/9901001", 2)),
        ("https://mirror.example.org/2404.14082v3.pdf?download=1", ("2404.14082", 3)),
    ],
)
def test_names(what: str, expected: tuple[str, int]) -> None:
    """Files and links as people have them."""
    assert paper_id(what) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "２５０１.16496",
        "paper.pdf",
        "./2501.16496.pdf",
        "corpus/pdf",
        "https://openreview.net/pdf?id=x",
    ],
)
def test_what_does_not_mean_arxiv(text: str) -> None:
    """Files, folders and other sites are not arXiv."""
    assert not is_arxiv(text)


@given(st.text(max_size=300))
def test_slug_is_safe_and_stable(name: str) -> None:
    """Any name gives a short name of plain characters, which stays as it is when slugged again."""
    made = slug(name)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 60
    assert slug(made) == made
