"""Where to look: a row of choices, and what was chosen as chips that can be taken off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from readgroup.model.document import BlockKind, SectionKind
from readgroup.model.holding import Holding
from readgroup.model.search import Filters
from readgroup.search.filters import KINDS
from readgroup.sources.lists import ReadingList, list_names, load_list
from readgroup.ui import state
from readgroup.ui.components.markup import label, shortened

_CHOSEN = "search-filters"
_NAMES: dict[BlockKind, str] = {
    BlockKind.PARAGRAPH: "Running text",
    BlockKind.REFERENCE: "Bibliography",
    **{kind: f"{kind.value.capitalize()}s" for kind in KINDS if kind is not BlockKind.PARAGRAPH},
}
_SECTIONS = [kind for kind in SectionKind if kind is not SectionKind.OTHER]


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of the row: the field it sets, its name, and what is offered, by value.

    `free`: other values may be typed.
    """

    field: str
    name: str
    offered: Mapping[str, str]
    free: bool = False

    def named(self, value: str) -> str:
        """A value as the box says it."""
        return self.offered.get(value, value)


def chosen() -> Filters:
    """The filters in force."""
    filters: Filters = st.session_state.get(_CHOSEN, Filters())
    return filters


def choose(filters: Filters) -> None:
    """Put filters in force instead of those that were."""
    st.session_state[_CHOSEN] = filters


def filter_row(shelf: Sequence[Holding]) -> None:
    """The boxes, of what the shelf has; a choice becomes a chip, and its box is empty again."""
    with st.container(key="filter-row"):
        for choice in _choices(shelf):
            if not choice.offered:
                continue
            key = f"filter-{choice.field}"
            st.selectbox(
                choice.name,
                list(choice.offered),
                index=None,
                key=key,
                placeholder=choice.name,
                format_func=choice.named,
                label_visibility="collapsed",
                accept_new_options=choice.free,
                on_change=_take,
                args=(choice.field, key),
            )


def chips(shelf: Sequence[Holding]) -> None:
    """What is chosen, each with a cross that takes it off."""
    filters = chosen()
    if not filters:
        return
    with st.container(key="filter-chips", horizontal=True, gap="small"):
        for number, (text, without_it) in enumerate(_taken(filters, shelf)):
            st.button(
                text,
                key=f"filter-off-{number}",
                icon=":material/close:",
                icon_position="right",
                help="Take this filter off",
                on_click=choose,
                args=(without_it,),
            )
        st.button("Clear", key="filter-clear", type="tertiary", on_click=choose, args=(Filters(),))


def _take(field: str, key: str) -> None:
    value = st.session_state[key]
    st.session_state[key] = None
    if value and value.strip():
        given: dict[str, Any] = {field: value if field == "section" else (value.strip(),)}
        choose(chosen() | Filters(**given))


def _choices(shelf: Sequence[Holding]) -> list[Choice]:
    papers = [held.paper for held in shelf]
    years = sorted({str(p.year) for p in papers if p.year}, reverse=True)
    categories = sorted({c for p in papers for c in (*p.categories, *map(_archive, p.categories))})
    return [
        Choice("papers", "Paper", {p.id: shortened(p.title, 60) for p in papers}),
        Choice(
            "authors", "Author", _same(sorted({a.name for p in papers for a in p.authors})), True
        ),
        Choice("years", "Year", _same(years), True),
        Choice("section", "Section", _sections(shelf), True),
        Choice("kinds", "Kind", {kind.value: _NAMES[kind] for kind in KINDS}),
        Choice("categories", "Category", _same(categories)),
        Choice("lists", "List", {name: it.title for name, it in _lists(shelf).items()}),
    ]


def _same(names: Iterable[str]) -> dict[str, str]:
    return {name: name for name in names}


def _archive(category: str) -> str:
    return category.partition(".")[0]


def _lists(shelf: Sequence[Holding]) -> dict[str, ReadingList]:
    """The reading lists of which a paper is held."""
    held = {holding.id for holding in shelf}
    lists = {name: load_list(name) for name in list_names()}
    return {
        name: it for name, it in lists.items() if held & {entry.id.number for entry in it.entries}
    }


def _sections(shelf: Sequence[Holding]) -> dict[str, str]:
    """The parts of any paper, or the sections of the only one that is chosen."""
    papers = chosen().papers
    only = next((held for held in shelf if (held.id,) == papers), None)
    if only is None:
        return {kind.value: kind.value.capitalize() for kind in _SECTIONS}
    return {
        section.number or section.title: shortened(section.label, 60)
        for section in state.document(only).sections
        if section.level <= 2
    }


def _taken(filters: Filters, shelf: Sequence[Holding]) -> list[tuple[str, Filters]]:
    """Each filter as its chip says it, and the filters without it."""
    titles = {held.id: shortened(held.paper.title, 40) for held in shelf}
    says: dict[str, Callable[[str], str]] = {
        "papers": lambda value: titles.get(value, value),
        "authors": lambda value: f"by {value}",
        "years": lambda value: value.replace("-", "–"),
        "categories": str,
        "lists": lambda value: f"on list {value}",
        "kinds": lambda value: value,
        "without": lambda value: f"not “{value}”",
    }
    found = []
    for field, say in says.items():
        values: tuple[str, ...] = getattr(filters, field)
        for value in values:
            rest: dict[str, Any] = {field: tuple(other for other in values if other != value)}
            found.append((label(say(value)), replace(filters, **rest)))
    if filters.section:
        sign = "§ " if filters.section[0].isdigit() else ""
        found.append((label(f"in {sign}{filters.section}"), replace(filters, section="")))
    return found
