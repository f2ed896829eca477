"""The edge to pdfium: words with boxes and fonts, drawings, and the size of each page.

Only worker processes import this module: pdfium can hang or abort on a hostile file.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as c

from readgroup.errors import UnreadablePdf
from readgroup.model.document import BBox
from readgroup.parsing.accents import with_accents
from readgroup.parsing.fonts import font_from
from readgroup.parsing.glyphs import Ligatures
from readgroup.parsing.links import Link
from readgroup.parsing.page import Font, RawPage, Word, clamped
from readgroup.parsing.pdfium_links import Drawn, drawn_links, shown_links
from readgroup.parsing.rendering import View, render
from readgroup.parsing.spelling import clean_word
from readgroup.parsing.tex_codes import CODES, NAMELESS, names_a_ligature, with_letters

_MAX_OBJECTS = 20_000
_SPACE = 0.15  # of the font size: a wider gap between two letters parts words
_DRAWN_SPACE = 0.06  # the same where pdfium itself saw a space
_BACK = 2.0  # of the font size: further back is another line
_RULE_HEIGHT = 2.0
_RULE_WIDTH = 30.0
_LETTER = (612.0, 792.0)  # the size of a page that does not tell a sensible one
_LARGEST = 1e6
_LEVEL = 0.2  # slope up to which writing counts as horizontal
_BLANK = 0x20
_NO_BREAK_SPACE = 0xA0
_HYPHEN_CODES = (0x02, 0xFFFE)  # how pdfium marks a hyphen before a line's end
_SOFT_HYPHEN = "\xad"

_NONE: Ligatures = {}

_PROBLEMS = {
    c.FPDF_ERR_PASSWORD: (
        "is protected by a password",
        "Save a copy without the password and add that.",
    ),
    c.FPDF_ERR_SECURITY: (
        "uses a kind of encryption that cannot be read",
        "Save a copy without it.",
    ),
}
_MEND = "Download it again, or open it in a PDF viewer and save a fresh copy."

Point = Callable[[float, float], tuple[float, float]]


class Damaged(UnreadablePdf):
    """Pdfium cannot make sense of the file; another reader perhaps can."""


class PdfiumDocument:
    """An open PDF. `pages()` reads one page after the other."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the bytes of a PDF; `name` is used in messages.

        Raises UnreadablePdf, Damaged among them.
        """
        c.FPDF_InitLibrary()
        self._name = name
        self._data = data  # pdfium reads from it for as long as the document is open
        self._doc = c.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._doc:
            what, hint = _PROBLEMS.get(c.FPDF_GetLastError(), ("", ""))
            if what:
                raise UnreadablePdf(f"{name} {what}.", hint)
            raise Damaged(f"{name} is damaged: it is not a complete PDF.", _MEND)
        if not len(self):
            raise Damaged(f"{name} is damaged: no page of it can be found.", _MEND)
        self._fonts: dict[int, Font] = {}
        self._points: dict[int, Point] = {}
        self._links: list[Drawn] = []

    def __len__(self) -> int:
        """Number of pages."""
        return int(c.FPDF_GetPageCount(self._doc))

    def page(self, index: int, max_chars: int, ligatures: Ligatures = _NONE) -> RawPage:
        """Page `index` (from 0); characters past `max_chars` are left out.

        `ligatures` are read where the PDF has no text for a character.
        """
        page = c.FPDF_LoadPage(self._doc, index)
        if not page:
            return RawPage(index + 1, *_LETTER, ())
        text = c.FPDFText_LoadPage(page)
        try:
            width, height, point = _frame(page)
            found = self._words(text, point, max_chars, ligatures) if text else ([], [])
            straight, turned = found
            pictures, strokes, rules = _drawings(page, point)
            self._points[index] = point
            self._links += drawn_links(self._doc, page, index, point)
        finally:
            if text:
                c.FPDFText_ClosePage(text)
            c.FPDF_ClosePage(page)
        inside = [clamped(word, width, height) for word in with_accents(straight)]
        return RawPage(
            index + 1, width, height, tuple(word for word in inside if word and word.text), tuple(turned),
            tuple(pictures), tuple(strokes), tuple(rules),
            unreadable=sum(not word.text for word in straight),
        )  # fmt: skip

    def links(self) -> tuple[Link, ...]:
        """The links of all pages read so far."""
        return shown_links(self._links, self._points)

    def render(self, number: int, view: View) -> bytes:
        """Page `number` (from 1) as a PNG. Raises UnreadablePdf."""
        page = c.FPDF_LoadPage(self._doc, number - 1) if 1 <= number <= len(self) else None
        if not page:
            raise UnreadablePdf(
                f"{self._name} has no page {number} that can be drawn.",
                f"It has {len(self)} pages.",
            )
        try:
            width, height, _ = _frame(page)
            return render(page, (width, height), view)
        finally:
            c.FPDF_ClosePage(page)

    def _words(
        self, text: Any, point: Point, max_chars: int, ligatures: Ligatures
    ) -> tuple[list[Word], list[Word]]:
        straight: list[Word] = []
        turned: list[Word] = []
        styles: dict[int | None, _Style] = {}
        for run in _runs(text, min(c.FPDFText_CountChars(text), max_chars), ligatures):
            style = styles.get(run.shape)
            if style is None:
                style = styles[run.shape] = self._style(text, run.first, point)
            (ax, ay), (bx, by) = point(run.left, run.bottom), point(run.right, run.top)
            read = run.text if style.font.math else with_letters(run.text)
            if max(read) < " ":  # codes of a font for large brackets
                continue
            word = Word(
                clean_word(read), min(ax, bx), min(ay, by), max(ax, bx), max(ay, by),
                style.baseline, style.size, style.font, run.glued,
            )  # fmt: skip
            (straight if style.level else turned).append(word)
        return straight, turned

    def _style(self, text: Any, index: int, point: Point) -> _Style:
        matrix, x, y = c.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        c.FPDFText_GetMatrix(text, index, matrix)
        c.FPDFText_GetCharOrigin(text, index, x, y)
        start, ahead = point(x.value, y.value), point(x.value + matrix.a, y.value + matrix.b)
        along, across = ahead[0] - start[0], ahead[1] - start[1]
        scale = math.hypot(matrix.c, matrix.d) or math.hypot(matrix.a, matrix.b) or 1.0
        shape = c.FPDFText_GetTextObject(text, index)
        return _Style(
            self._font(c.FPDFTextObj_GetFont(shape) if shape else None),
            round(c.FPDFText_GetFontSize(text, index) * scale, 2),
            start[1],
            level=along >= 0 and abs(across) <= _LEVEL * abs(along),
        )

    def _font(self, font: Any) -> Font:
        address = _address(font)
        if address is None:
            return Font("")
        if address not in self._fonts:
            angle = ctypes.c_int()
            c.FPDFFont_GetItalicAngle(font, angle)
            self._fonts[address] = font_from(
                _base_name(font), c.FPDFFont_GetWeight(font), angle.value
            )
        return self._fonts[address]


class _Style(NamedTuple):
    font: Font
    size: float
    baseline: float
    level: bool


@dataclass(slots=True)
class _Run:
    """Characters of one text object without a space between them, in the PDF's own coordinates."""

    first: int
    shape: int | None
    glued: bool
    text: str
    left: float
    bottom: float
    right: float
    top: float


def _runs(text: Any, count: int, ligatures: Ligatures) -> Iterator[_Run]:
    """Cut a page's characters at spaces, at gaps as wide as spaces and at changes of style."""
    rect = c.FS_RECTF()
    box = ctypes.byref(rect)
    unicode_at, box_at = c.FPDFText_GetUnicode, c.FPDFText_GetLooseCharBox
    run: _Run | None = None
    spaced = drawn = False
    of_ligatures = {code for _, code in ligatures}
    for index in range(count):
        code = unicode_at(text, index)
        letters = chr(code)
        if code in of_ligatures and (named := _ligature(text, index, code, ligatures)):
            letters = named
        elif code in _HYPHEN_CODES:
            letters = _SOFT_HYPHEN
        elif code <= _BLANK or code == _NO_BREAK_SPACE:
            made_up = c.FPDFText_IsGenerated(text, index)
            letter = code in CODES or (
                code == NAMELESS
                and 0 < index < count - 1
                and names_a_ligature(unicode_at(text, index - 1), unicode_at(text, index + 1))
            )
            if made_up or not letter:
                spaced = True
                drawn = drawn or not made_up
                continue
        box_at(text, index, box)
        left, right, top, bottom = rect.left, rect.right, rect.top, rect.bottom
        apart = level = False
        if run is not None:
            high, gap = top - bottom, left - run.right
            level = abs(bottom - run.bottom) < 0.5 * high
            wide = gap > _SPACE * high or (spaced and gap > _DRAWN_SPACE * high)
            apart = drawn or not level or wide or gap < -_BACK * high
            if not apart and top == run.top and bottom == run.bottom:
                run.text += letters
                run.right = max(run.right, right)
                run.left = min(run.left, left)
                spaced = drawn = False
                continue
        shape = _address(c.FPDFText_GetTextObject(text, index))
        if run is not None and shape == run.shape and not spaced and not (apart and level):
            run.text += letters
            run.left, run.right = min(run.left, left), max(run.right, right)
            run.bottom, run.top = min(run.bottom, bottom), max(run.top, top)
            continue
        if run is not None:
            yield run
        run = _Run(index, shape, run is not None and not apart, letters, left, bottom, right, top)
        spaced = drawn = False
    if run is not None:
        yield run


def _ligature(text: Any, index: int, code: int, ligatures: Ligatures) -> str:
    """What a character without text stands for by its font's name for it; "" for one that has text."""
    if c.FPDFText_HasUnicodeMapError(text, index) != 1:
        return ""
    shape = c.FPDFText_GetTextObject(text, index)
    name = _base_name(c.FPDFTextObj_GetFont(shape)) if shape else ""
    return ligatures.get((name, code), "")


def _base_name(font: Any) -> str:
    name = ctypes.create_string_buffer(256)
    c.FPDFFont_GetBaseFontName(font, name, 256)
    return name.value.decode("utf-8", "replace")


def _address(handle: Any) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value if handle else None


def _frame(page: Any) -> tuple[float, float, Point]:
    """Width and height of the page as shown, and the way from PDF points to it."""
    if not c.FPDF_GetPageBoundingBox(page, rect := c.FS_RECTF()):
        rect.right = rect.left
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    if not (1 <= right - left <= _LARGEST and 1 <= top - bottom <= _LARGEST):
        left, bottom, right, top = 0.0, 0.0, *_LETTER
    turns = c.FPDFPage_GetRotation(page) % 4
    ways: tuple[Point, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    width, height = right - left, top - bottom
    return (height, width, ways[turns]) if turns % 2 else (width, height, ways[turns])


def _drawings(page: Any, point: Point) -> tuple[list[BBox], list[BBox], list[BBox]]:
    """Pictures (images and forms), other strokes, and thin horizontal rules."""
    pictures: list[BBox] = []
    strokes: list[BBox] = []
    rules: list[BBox] = []
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(c.FPDFPage_CountObjects(page), _MAX_OBJECTS)):
        shape = c.FPDFPage_GetObject(page, index)
        kind = c.FPDFPageObj_GetType(shape)
        if kind == c.FPDF_PAGEOBJ_TEXT or not c.FPDFPageObj_GetBounds(
            shape, left, bottom, right, top
        ):
            continue
        (ax, ay), (bx, by) = point(left.value, bottom.value), point(right.value, top.value)
        box = (min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        if kind in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM):
            pictures.append(box)
        elif box[3] - box[1] <= _RULE_HEIGHT and box[2] - box[0] >= _RULE_WIDTH:
            rules.append(box)
        else:
            strokes.append(box)
    return pictures, strokes, rules
