"""Parts of a paper that are shown as pictures, by their printed name: figures, tables, equations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce

from readgroup.errors import NotFound
from readgroup.model.document import Block, BlockKind, Document, Figure, Region
from readgroup.parsing.labels import name_of

_EQUATION = re.compile(
    r"(?:eqs?|eqns?|equations?)?\.?\s*\(?([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)?", re.IGNORECASE
)
_NUMBER = re.compile(r"\(([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)")
_MARGIN = 6.0  # points around an equation


def figure_of(document: Document, name: str | int) -> Figure:
    """The figure or table of that label ("Figure 3", "tab. 2") or place in `Document.figures`.

    Raises NotFound.
    """
    if isinstance(name, int):
        if 0 <= name < len(document.figures):
            return document.figures[name]
    else:
        wanted = name_of(name)
        for figure in document.figures:
            if wanted is not None and name_of(figure.label) == wanted:
                return figure
    labels = ", ".join(figure.label for figure in document.figures)
    hint = f"It has {labels}." if labels else "No figure or table was found in it."
    raise NotFound(f"The paper has no figure or table {name!r}.", hint)


def shown_region(document: Document, name: str | int) -> Region:
    """Where a figure, a table or a numbered equation ("Eq. (3)") stands. Raises NotFound."""
    equation = _EQUATION.fullmatch(name.strip()) if isinstance(name, str) else None
    if equation is not None:
        for number, region in equations(document):
            if number == equation[1]:
                return region
        raise NotFound(
            f"No equation ({equation[1]}) was found in the paper.",
            "Figures and tables are named as printed: Figure 3.",
        )
    figure = figure_of(document, name)
    width, height = document.page_sizes[figure.page - 1]
    return figure.region or Region(figure.page, (0.0, 0.0, width, height))


def equations(document: Document) -> Iterator[tuple[str, Region]]:
    """The numbered equations that were found: number without brackets, and place."""
    for block in document.blocks:
        if block.kind is not BlockKind.EQUATION:
            continue
        start = 0
        for match in _NUMBER.finditer(block.text):
            if _ends_line(block, match.end()):
                region = _around(block, start, match.end())
                if region is not None:
                    yield match[1], region
                start = match.end()


def _ends_line(block: Block, offset: int) -> bool:
    """Whether nothing stands to the right of what ends at `offset`."""
    ends = [span.region for span in block.spans if span.end == offset]
    after = [span.region for span in block.spans if span.start >= offset][:1]
    return bool(ends) and (not after or after[0].bbox[0] < ends[0].bbox[2])


def _around(block: Block, start: int, end: int) -> Region | None:
    lines = block.regions(start, end)
    page = lines[-1].page if lines else 0
    here = [line for line in lines if line.page == page]
    if not here:
        return None
    left, top, right, bottom = reduce(Region.union, here).bbox
    return Region(page, (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN))
