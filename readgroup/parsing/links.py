"""Links of a PDF, as its pages show them."""

from __future__ import annotations

from typing import NamedTuple

from readgroup.model.document import BBox


class Link(NamedTuple):
    """A rectangle that leads somewhere: to `uri`, or to a place in this PDF.

    `target` is that place's page, 0 for none; `x` and `top` say where on it, None where the link
    leaves it open.
    """

    page: int
    box: BBox
    uri: str = ""
    target: int = 0
    x: float | None = None
    top: float | None = None
