"""What is drawn around words: a figure's own labels, text shown in a frame, or the authors' words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from readgroup.model.document import BBox
from readgroup.parsing.columns import Row
from readgroup.parsing.drawings import drawn_areas
from readgroup.parsing.geometry import share_inside
from readgroup.parsing.page import RawPage
from readgroup.parsing.style import Body, is_prose, is_sentence_like

_INSIDE = 0.6  # of a row that must lie in the area
_FRAMED = 0.85  # of an area that one shape fills: a frame, or a coloured ground
_PARAGRAPH = 3  # lines of the running text: the area is no drawing
_SHOWN = 3  # lines that read like sentences: the area shows a text
_AROUND = 1.5  # of the text's size: how far beyond the axes their labels stand
_LABEL_WORDS = 8
_TITLE = 1.25  # of the text's size: larger words are a title on a coloured ground


@dataclass(frozen=True, slots=True)
class Marked:
    """The areas of a page that hold no running text: `drawings`, and `shown` texts.

    Shown are prompts, transcripts, outputs of models: in a frame, and in another look than the
    running text's. The authors' own boxes (definitions, findings) have its look, and are in neither.
    """

    drawings: tuple[BBox, ...] = ()
    shown: tuple[BBox, ...] = ()


def marked_areas(page: RawPage, rows: Sequence[Row], body: Body) -> Marked:
    """Tell what the page's drawn areas are, by the rows of the page that stand in them."""
    drawings: list[BBox] = []
    shown: list[BBox] = []
    for area in drawn_areas(page):
        inside = [row for row in rows if share_inside(row.line.bbox, area) > _INSIDE]
        own = sum(is_prose(r, body) and r.line.font.name == body.font for r in inside)
        sentences = sum(is_sentence_like(r.line) or r.line.font.mono for r in inside)
        framed = any(share_inside(area, box) > _FRAMED for box in (*page.strokes, *page.pictures))
        if own >= (1 if framed else _PARAGRAPH):
            continue
        (shown if framed and sentences >= _SHOWN else drawings).append(area)
    return Marked(tuple(drawings), tuple(shown))


def is_inside(row: Row, areas: Sequence[BBox]) -> bool:
    """Whether most of the row lies in one of the areas."""
    return any(share_inside(row.line.bbox, area) > _INSIDE for area in areas)


def is_label(row: Row, drawings: Sequence[BBox], body: Body) -> bool:
    """Whether the row stands in a drawing, or is a short label at one's edge."""
    if row.line.look.size > _TITLE * body.size:
        return False
    if is_inside(row, drawings):
        return True
    if len(row.line.words) > _LABEL_WORDS or row.line.look.bold:
        return False
    return any(_distance(row.line.bbox, area) <= _AROUND * body.size for area in drawings)


def _distance(box: BBox, area: BBox) -> float:
    """Points between a box and an area beside or above which it stands, infinite at a corner."""
    across = max(area[0] - box[2], box[0] - area[2], 0.0)
    along = max(area[1] - box[3], box[1] - area[3], 0.0)
    wide = box[2] - box[0] > area[2] - area[0]
    return math.inf if (across and along) or wide else max(across, along)
