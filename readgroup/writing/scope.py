"""Which sections a group means: "3", "2, 3.1", "related work"."""

from __future__ import annotations

import re

from readgroup.errors import NotFound
from readgroup.model.document import Document

_NUMBERS = re.compile(r"\s*(?:\d+|[A-Z]|[IVX]+)(?:\.\w+)*\.?\s*")
SEPARATOR = "; "
"""Between sections where one is named by words, for a title may have a comma."""


def names_in(scope: str) -> tuple[str, ...]:
    """The sections that a scope names, one by one.

    >>> names_in("2, 3.1"), names_in("Scope, aims and limits; 4"), names_in(" ")
    (('2', '3.1'), ('Scope, aims and limits', '4'), ())
    """
    found: list[str] = []
    for part in scope.split(";"):
        numbers = part.split(",")
        several = all(_NUMBERS.fullmatch(number) for number in numbers)
        found += numbers if several else [part]
    return tuple(name.strip() for name in found if name.strip())


def sections_named(document: Document, scope: str) -> frozenset[int]:
    """Ordinals of the sections that `scope` means, with all below them; every one for "".

    A section is named by its number, or by words of its label or kind. Raises NotFound where a
    name means none.
    """
    if not names_in(scope):
        return frozenset(range(-1, len(document.sections)))
    return frozenset(o for name in names_in(scope) for o in _named(document, name))


def _named(document: Document, name: str) -> frozenset[int]:
    wanted = name.lower().removesuffix(".")
    exact = [s for s in document.sections if wanted in (s.number.lower(), s.title.lower())]
    matching = exact or [
        s for s in document.sections if wanted in s.label.lower() or wanted in s.kind.value
    ]
    if not matching:
        labels = ", ".join(s.label for s in document.sections if s.level == 1)
        raise NotFound(f"The paper has no section {name!r}.", f"Its sections are: {labels}.")
    return frozenset(o for s in matching for o in document.subtree(s.ordinal))
