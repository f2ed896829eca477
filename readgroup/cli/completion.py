"""What a shell offers for the value of an option."""

from __future__ import annotations


def kinds(typed: str) -> list[str]:
    """Kinds of passage that begin with what is typed."""
    from readgroup.search.filters import KINDS

    return [kind.value for kind in KINDS if kind.value.startswith(typed)]


def sections(typed: str) -> list[str]:
    """Kinds of section that begin with what is typed."""
    from readgroup.model.document import SectionKind

    named = (kind.value for kind in SectionKind if kind is not SectionKind.OTHER)
    return [name for name in named if name.startswith(typed)]


def lists(typed: str) -> list[str]:
    """Reading lists that begin with what is typed."""
    from readgroup.sources.lists import list_names

    return [name for name in list_names() if name.startswith(typed)]
