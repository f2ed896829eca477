"""Paper text in Markdown, Liquid and front matter shows as it is and does nothing."""

from __future__ import annotations

import re

import pytest
import yaml
from export_hostile import EVIL, hostile
from export_prepared import prepared
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from readgroup.export.frontmatter import Entry, block, fingerprint, merge, split
from readgroup.export.jekyll import Jekyll
from readgroup.export.links import web_url
from readgroup.export.markdown import Markdown
from readgroup.export.markup import (
    comment_text,
    from_comment,
    literal,
    one_line,
    without_liquid,
    yaml_text,
)

ANY = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        EVIL,
        "# x",
        "1. x",
        "- x",
        "+ x",
        "> x",
        "| a | b |",
        "***",
        "---",
        "===",
        "&lt;",
        "&#123;",
        "[a]: b",
        "~~x~~",
    ]
)


@given(ANY)
def test_literal_text_is_one_plain_paragraph(text):
    """Markdown shows the text itself: no heading, list, link, emphasis or HTML comes out of it."""
    paragraph, *rest = MarkdownIt("gfm-like", {"linkify": False}).parse(f"x {literal(text)} y")[1:]
    assert {child.type for child in paragraph.children} <= {"text", "text_special"}
    assert "".join(c.content for c in paragraph.children) == f"x {one_line(text)} y"
    assert len(rest) == 1


@pytest.mark.parametrize(
    "text", ["# x", "1. x", "12) x", "- x", "+ x", "> x", "---", "===", "#tag", "* x"]
)
def test_a_line_that_begins_like_markup_is_text(text):
    """A sentence may begin with any mark of Markdown."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(literal(text))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(c.content for c in tokens[1].children) == text


@given(ANY)
def test_liquid_finds_nothing_to_run_but_braces(text):
    """All that is left for the template language are quoted braces."""
    safe = without_liquid(text)
    left = re.sub(r'\{\{ "\{[{%]" \}\}', "", safe)
    assert "{{" not in left.replace("}{", "")
    assert "{%" not in left
    assert re.sub(r'\{\{ "(\{[{%])" \}\}', r"\1", safe) == text or '{{ "' in text


@given(ANY)
def test_comments_cannot_be_closed_by_their_text(text):
    """No label ends the comment or the quotes that it stands in, and it reads back."""
    shown = comment_text(text)
    assert not set('<>"{}\n') & set(shown)
    assert "--" not in shown
    assert from_comment(shown) == one_line(text)


@given(ANY)
def test_front_matter_reads_back(text):
    """A title of any text is the same text in YAML."""
    assert yaml.safe_load(f"title: {yaml_text(text)}")["title"] == one_line(text)


@pytest.mark.parametrize("exporter", [Markdown(), Jekyll()], ids=lambda e: e.name)
def test_a_hostile_paper_makes_only_text_and_web_links(exporter):
    """No HTML but our comments, no link but to the web, no template to run."""
    quiet = [n for n in hostile().notes if n.kind == "never"]
    text = exporter.export(
        prepared(
            **{f: getattr(hostile(), f) for f in ("paper", "document", "summary", "guide")},
            notes=tuple(quiet),
        )
    )
    body = text.split("---\n", 2)[2]
    tokens = MarkdownIt("commonmark").parse(body)
    assert all(t.content.startswith("<!-- ") for t in tokens if t.type == "html_block")
    inline = [c for t in tokens if t.children for c in t.children]
    assert not [c for c in inline if c.type in ("html_inline", "image")]
    assert all(c.attrs["href"].startswith("https://") for c in inline if c.type == "link_open")
    if exporter.name == "jekyll":
        assert "{%" not in body.replace('"{%"', "")


def test_the_front_matter_of_a_post_has_the_four_keys():
    """What a Jekyll theme expects."""
    front = yaml.safe_load(Jekyll().export(prepared()).split("---\n")[1])
    assert list(front) == ["layout", "title", "comments", "categories"]
    assert (front["layout"], front["comments"]) == ("post", True)


def test_the_front_matter_of_notes_is_complete():
    """The keys that notes are sorted and found by."""
    front = yaml.safe_load(Markdown().export(prepared()).split("---\n")[1])
    assert list(front) == ["title", "authors", "arxiv", "version", "url", "tags", "date"]
    assert front["arxiv"] == "2203.04567"


def test_changed_front_matter_stays_and_the_rest_is_renewed():
    """Own keys, changed values and removed keys are a person's; untouched values follow the paper."""
    first = Markdown().export(prepared())
    edited = first.replace('  - "cs-CL"\n', '  - "cs-CL"\n  - circuits\n').replace(
        "---\n", "---\nstatus: read\n# mine\n", 1
    )
    edited = re.sub(r"date: .*\n", "", edited)
    import dataclasses

    newer = prepared(paper=dataclasses.replace(prepared().paper, version=3))
    text = Markdown().export(newer, edited)
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["status"] == "read"
    assert "# mine\n" in text
    assert "circuits" in front["tags"]
    assert "date" not in front
    assert front["version"] == 3
    assert Markdown().export(newer, text) == text


def test_an_editor_that_rewrites_quotes_changed_nothing():
    """Front matter whose quotes and indentation an editor changed is still readgroup's."""
    ours = Entry("authors", 'authors:\n  - "A"\n  - "B"\n')
    theirs = Entry("authors", "authors:\n- A\n- B\n")
    assert fingerprint(ours) == fingerprint(theirs)
    merged, _ = merge((ours,), (theirs,), {"authors": fingerprint(ours)})
    assert merged == (ours,)


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12)))
def test_front_matter_taken_apart_and_put_together_is_the_same(lines):
    """No line of a front matter is lost, whatever it is."""
    text = "---\n" + "".join(f"{line}\n" for line in lines if line.strip() != "---") + "---\nText"
    entries, rest = split(text)
    assert (block(entries) or "---\n---\n") + rest == text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "https://a b",
        'https://a"',
        "https://[",
        "",
    ],
)
def test_only_web_addresses_become_links(url):
    """Other schemes, and addresses that could end an attribute, are no links."""
    assert web_url(url) == ""
