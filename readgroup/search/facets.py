"""Which papers are meant: by name, author, year, category or reading list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from readgroup.errors import EmptyScope, MalformedId, NotFound, UnknownPaper, UsageError
from readgroup.model.paper import ArxivId, Paper
from readgroup.model.search import Filters
from readgroup.sources.lists import list_names, load_list
from readgroup.text.normalise import folded

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_YEARS = re.compile(r"(\d{4})?\s*(-|–|\.\.)?\s*(\d{4})?", re.ASCII)
_NO_NAME = frozenset({"et", "al"})


@dataclass(frozen=True, slots=True)
class Facet:
    """A property that papers are chosen by: how to say it, what fits, and what there is instead."""

    says: str
    fits: Callable[[Paper], bool]
    instead: Callable[[Sequence[Paper]], str]


def chosen(filters: Filters, shelf: Sequence[Paper]) -> tuple[str, ...]:
    """Ids of the papers that fit all filters about papers; () for an empty shelf.

    Raises UnknownPaper, NotFound (no such list), UsageError (not a year), and EmptyScope where
    no paper fits.
    """
    facets = list(_facets(filters, shelf))
    for facet in facets if shelf else ():
        if not any(map(facet.fits, shelf)):
            raise EmptyScope(f"No paper of the library is {facet.says}.", facet.instead(shelf))
    left = tuple(paper.id for paper in shelf if all(facet.fits(paper) for facet in facets))
    if shelf and not left:
        all_of_it = " and ".join(facet.says for facet in facets)
        raise EmptyScope(f"No paper of the library is {all_of_it}.", "Take off one of the filters.")
    return left


def _facets(filters: Filters, shelf: Sequence[Paper]) -> Iterator[Facet]:
    if filters.papers:
        ids = {i for name in filters.papers for i in _named(name, shelf)}
        yield Facet(f"called {listed(filters.papers, 'or')}", lambda p: p.id in ids, lambda _: "")
    if filters.lists:
        yield _on_list(filters.lists)
    if filters.authors:
        names = [_name(author) for author in filters.authors]
        yield Facet(
            f"by {listed(filters.authors, 'or')}",
            lambda p: any(_is_of(name, a.name) for name in names for a in p.authors),
            lambda papers: _there_are("authors", (a.name for p in papers for a in p.authors)),
        )
    if filters.years:
        ranges = [_years(text) for text in filters.years]
        yield Facet(
            f"from {listed(filters.years, 'or')}",
            lambda p: p.year is not None and any(low <= p.year <= high for low, high in ranges),
            lambda papers: _there_are("years", sorted({str(p.year) for p in papers if p.year})),
        )
    if filters.categories:
        wanted = [category.strip().casefold().removesuffix(".*") for category in filters.categories]
        yield Facet(
            f"in {listed(filters.categories, 'or')}",
            lambda p: any(_is_below(own, name) for own in p.categories for name in wanted),
            lambda papers: _there_are(
                "categories", sorted({own for p in papers for own in p.categories})
            ),
        )


def _named(name: str, shelf: Sequence[Paper]) -> list[str]:
    """Ids of the papers of that id, in any form, or else with those words in their title."""
    wanted = name.strip()
    held = {paper.id.casefold(): paper.id for paper in shelf}
    try:
        wanted = ArxivId.parse(wanted).number
        hint = f"Fetch it: readgroup fetch {wanted}"
    except MalformedId:
        hint = _there_are("papers", held.values())
    if wanted.casefold() in held:
        return [held[wanted.casefold()]]
    words = set(_words(name))
    found = [p.id for p in shelf if words and words <= {*_words(p.title), *_words(p.id)}]
    if not found:
        raise UnknownPaper(f"The library has no paper {name.strip()!r}.", hint)
    return found


def _on_list(names: Sequence[str]) -> Facet:
    unknown = [name for name in names if name not in list_names()]
    if unknown:
        raise NotFound(
            f"There is no reading list {unknown[0]!r}.",
            f"Reading lists: {', '.join(list_names()) or 'none'}.",
        )
    ids = {entry.id.number for name in names for entry in load_list(name).entries}
    return Facet(
        f"on the reading list {listed(names, 'or')}",
        lambda p: p.id in ids,
        lambda _: f"Fetch it: readgroup fetch --list {names[0]}",
    )


def _name(author: str) -> list[str]:
    return [word for word in _words(author) if word not in _NO_NAME]


def _is_of(wanted: Sequence[str], author: str) -> bool:
    """Whether a name has all wanted parts, one of them whole, others perhaps as an initial.

    >>> _is_of(["olah"], "Chris Olah"), _is_of(["c", "olah"], "Chris Olah")
    (True, True)
    >>> _is_of(["chris", "olah"], "C. Olah"), _is_of(["ola"], "Chris Olah")
    (True, False)
    """
    parts = _words(author)
    named = any(len(word) > 1 and word in parts for word in wanted)
    return named and all(any(_is_part(word, part) for part in parts) for word in wanted)


def _is_part(word: str, part: str) -> bool:
    return word == part or (1 in (len(word), len(part)) and word[0] == part[0])


def _is_below(category: str, wanted: str) -> bool:
    """Whether a category is the wanted one, or one of that archive.

    >>> _is_below("cs.LG", "cs"), _is_below("cs.LG", "cs.lg"), _is_below("cs.LG", "c")
    (True, True, False)
    """
    own = category.casefold()
    return own == wanted or own.startswith(f"{wanted}.")


def _years(text: str) -> tuple[int, int]:
    """First and last year.

    >>> _years("2023"), _years("2020-2024"), _years("2020-")
    ((2023, 2023), (2020, 2024), (2020, 9999))

    Raises UsageError.
    """
    match = _YEARS.fullmatch(text.strip())
    first, dash, last = match.groups() if match else (None, None, None)
    if not (first or last) or (last and not dash):
        raise UsageError(f"{text!r} is not a year.", "Write 2023, 2020-2024, 2020- or -2020.")
    low, high = int(first or 0), int(last or (9999 if dash else first or 0))
    return min(low, high), max(low, high)


def _there_are(what: str, names: Iterable[str]) -> str:
    there = list(dict.fromkeys(names))
    return f"Its {what}: {listed(there)}." if there else f"Its papers name no {what}."


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def listed(names: Sequence[str], last: str = "and", most: int = 12) -> str:
    """Names in a sentence; beyond `most` they are counted.

    >>> listed(["a", "b", "c"]), listed(["a", "b", "c"], most=1)
    ('a, b and c', 'a and 2 more')
    """
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
        last = "and"
    return f" {last} ".join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""
