"""Paper text on its way to the browser."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from readgroup.ui.components.markup import emphasised, escape, label, shortened

texts = st.text(max_size=80)
offsets = st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=5)


class Reader(HTMLParser):
    """Collects the tags and the text of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


@given(texts, offsets)
def test_emphasis_keeps_every_character_and_adds_marks_only(
    text: str, highlights: list[tuple[int, int]]
) -> None:
    """Whatever the offsets, the reader sees the text itself, and no element but `mark`."""
    plain = text.replace("\r", " ").replace("\0", " ")
    page = read(emphasised(plain, highlights))
    assert page.text == plain
    assert page.tags <= {"mark"}


@given(texts)
def test_escaped_text_holds_no_element(text: str) -> None:
    """Escaped text is text: no element and no attribute can begin in it."""
    assert not read(escape(text)).tags
    assert not set("<>\"'") & set(escape(text))


@given(texts)
def test_a_label_holds_no_unescaped_markdown(text: str) -> None:
    """Each character that Markdown could read has its backslash, and lines become one."""
    shown = label(text)
    assert "\n" not in shown
    unescaped = shown.replace("\\\\", "")
    for mark in "*_`[]$<:":
        assert unescaped.count(mark) == unescaped.count("\\" + mark)


@given(texts, st.integers(3, 60))
def test_shortened_text_fits(text: str, limit: int) -> None:
    """Never longer than asked for, and whole where it fits."""
    assert len(shortened(text, limit)) <= limit + 1
