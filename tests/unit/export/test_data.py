"""JSON and BibTeX: data that other programs read."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from export_hostile import hostile
from export_prepared import PAPER, prepared
from hypothesis import given
from hypothesis import strategies as st

from readgroup.export.bibtex import Bibtex, key, latex
from readgroup.export.json_data import Json
from readgroup.model.codec import decode
from readgroup.model.paper import Author
from readgroup.model.prepared import PreparedPaper


@pytest.mark.parametrize("value", [prepared(), hostile()], ids=["plain", "hostile"])
def test_json_gives_the_prepared_paper_back(value):
    """What was exported decodes to the same value, notes and rectangles included."""
    data = json.loads(Json().export(value))
    assert decode(PreparedPaper, data["prepared"]) == value
    assert (data["format"], data["schema"]) == ("readgroup.prepared", 1)


def entry(**changes: object) -> str:
    """The BibTeX entry of a paper with these changes."""
    return Bibtex().export(prepared(paper=dataclasses.replace(PAPER, **changes)))  # type: ignore[arg-type]


def test_accents_and_arxiv_fields_are_as_bibtex_wants_them():
    """Accents become commands; eprint has no version; the url has it."""
    text = entry()
    assert r"Jos{\'{e}} {\'{A}}lvarez-N{\'{u}}{\~{n}}ez" in text
    assert "@misc{lindqvist2022sparse," in text
    for field in ("eprint = {2203.04567}", "archivePrefix = {arXiv}", "primaryClass = {cs.LG}"):
        assert field in text
    assert "url = {https://arxiv.org/abs/2203.04567v2}" in text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Towards Circuits in GPT-4", "Towards Circuits in {GPT-4}"),
        (
            "Attention in nets: what Bayes would say of ImageNet",
            "Attention in nets: what {Bayes} would say of {ImageNet}",
        ),
        ("50% more & better_{x}", r"50\% more \& better\_{\textbraceleft}x{\textbraceright}"),
    ],
)
def test_capitals_that_matter_are_protected(title, shown):
    """Acronyms always; names in titles that are written as sentences."""
    assert f"title = {{{shown}}}" in entry(title=title)


def test_a_collaboration_is_one_author():
    """Names of groups are not taken apart into given and family names."""
    text = entry(authors=(Author("Dictionary Learning Team"), Author("Ada Lovelace")))
    assert "author = {{Dictionary Learning Team} and Ada Lovelace}" in text


def test_a_paper_that_is_not_on_arxiv_has_no_eprint():
    """Only what is known is written."""
    text = entry(id="draft", source_url="", authors=(), published=None, doi="", categories=())
    assert "eprint" not in text
    assert "author" not in text
    assert re.search(r"@misc\{anonymoussparse,", text)


@given(st.text(st.characters(codec="utf-8")))
def test_braces_always_balance(text):
    """No text can end its field early or leave a command unescaped."""
    shown = latex(text)
    bare = re.sub(r"\\[{}\\%&$#_]", "", shown)
    assert bare.count("{") == bare.count("}")
    assert not re.search(r"(?<!\\)[%&#_$]", shown)
    assert not set("{}\\,% ") & set(
        key(dataclasses.replace(PAPER, title=text, authors=(Author(text),)))
    )
