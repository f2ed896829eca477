"""The edge to pdfium: links of a page, and where they lead.

Only worker processes import this module. pdfium tells a link's destination whether it was written
out or named, so that citations lead to their entries without the names being read.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pypdfium2.raw as c

from readgroup.model.document import BBox
from readgroup.parsing.links import Link

_MOST = 5_000  # on one page
_LONGEST = 2_000  # bytes of an address

Point = Callable[[float, float], tuple[float, float]]


class Drawn(NamedTuple):
    """A link as the page draws it; its target in the PDF's own coordinates of another page."""

    page: int
    box: BBox
    uri: str
    target: int
    x: float | None
    y: float | None


def drawn_links(doc: Any, page: Any, index: int, point: Point) -> list[Drawn]:
    """The links of the page at `index` (from 0); those that lead nowhere are left out."""
    found: list[Drawn] = []
    for link in _annotations(page):
        rect = c.FS_RECTF()
        if not c.FPDFLink_GetAnnotRect(link, rect):
            continue
        (ax, ay), (bx, by) = point(rect.left, rect.bottom), point(rect.right, rect.top)
        box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        action = c.FPDFLink_GetAction(link)
        destination = c.FPDFLink_GetDest(doc, link)
        if not destination and action and c.FPDFAction_GetType(action) == c.PDFACTION_GOTO:
            destination = c.FPDFAction_GetDest(doc, action)
        if destination:
            x, y = _location(destination)
            target = c.FPDFDest_GetDestPageIndex(doc, destination)
            found.append(Drawn(index, box, "", target, x, y))
        elif action and c.FPDFAction_GetType(action) == c.PDFACTION_URI:
            found.append(Drawn(index, box, _uri(doc, action), -1, None, None))
    return found


def shown_links(drawn: list[Drawn], points: Mapping[int, Point]) -> tuple[Link, ...]:
    """The links with targets as their pages are shown; `points` are those pages', by index."""
    return tuple(_shown(link, points.get(link.target)) for link in drawn)


def _shown(link: Drawn, point: Point | None) -> Link:
    if point is None:
        return Link(link.page + 1, link.box, link.uri)
    x, top = point(link.x or 0.0, link.y or 0.0)
    return Link(
        link.page + 1, link.box, "", link.target + 1,
        None if link.x is None else x, None if link.y is None else top,
    )  # fmt: skip


def _annotations(page: Any) -> Iterator[Any]:
    position, link = ctypes.c_int(0), c.FPDF_LINK()
    for _ in range(_MOST):
        if not c.FPDFLink_Enumerate(page, position, link):
            return
        yield link


def _location(destination: Any) -> tuple[float | None, float | None]:
    """(x, y) of a destination; None for what it leaves open."""
    has_x, has_y, has_zoom = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
    x, y, zoom = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    if c.FPDFDest_GetLocationInPage(destination, has_x, has_y, has_zoom, x, y, zoom):
        return (x.value if has_x.value else None, y.value if has_y.value else None)
    count, values = ctypes.c_ulong(), (ctypes.c_float * 4)()
    view = c.FPDFDest_GetView(destination, count, values)
    if view in (c.PDFDEST_VIEW_FITH, c.PDFDEST_VIEW_FITBH) and count.value:
        return None, values[0]
    return None, None


def _uri(doc: Any, action: Any) -> str:
    size = min(c.FPDFAction_GetURIPath(doc, action, None, 0), _LONGEST)
    buffer = ctypes.create_string_buffer(size + 1)
    c.FPDFAction_GetURIPath(doc, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
