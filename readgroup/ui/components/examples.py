"""What one could search for, in the words of the library's own papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, zip_longest

from readgroup.model.document import Document, Section, SectionKind

_LEAST = 3
_WORDS = re.compile(r"[^\W\d_][\w’'-]*(?: [^\W\d_][\w’'-]*){1,3}")


def examples(documents: Sequence[Document], most: int = 6) -> list[str]:
    """Titles of sections that name a subject, from each paper in turn, each once."""
    turns = zip_longest(*(_subjects(document) for document in documents))
    found: dict[str, str] = {}
    for title in (title for turn in turns for title in turn if title):
        found.setdefault(title.casefold(), title)
    return list(islice(found.values(), most))


def _subjects(document: Document) -> list[str]:
    """Titles of two to four words that the text says time and again, most often first."""
    text = "\n".join(block.text for block in document.blocks if block.kind.is_text).casefold()
    titles = {s.title: text.count(s.title.casefold()) for s in document.sections if _is_plain(s)}
    often = (title for title, count in titles.items() if count >= _LEAST)
    return sorted(often, key=lambda title: -titles[title])


def _is_plain(section: Section) -> bool:
    """Whether a title is words alone, and not those that any paper has.

    >>> def titled(title, kind=SectionKind.OTHER):
    ...     return _is_plain(Section(0, "3.1", title, 2, kind, 4))
    >>> titled("Activation Patching"), titled("GPT-2: setup"), titled("Data")
    (True, False, False)
    """
    telling = section.kind in (SectionKind.OTHER, SectionKind.METHOD)
    return telling and _WORDS.fullmatch(section.title) is not None
