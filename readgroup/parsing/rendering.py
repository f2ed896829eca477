"""A page as a PNG, with rectangles marked as by a highlighter. Runs in the worker."""

from __future__ import annotations

import ctypes
import struct
import zlib
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as c

from readgroup.errors import UnreadablePdf
from readgroup.model.document import BBox

_POINTS = 72.0
_YELLOW = (255, 235, 80)  # red, green, blue; multiplied, so that black text stays black
_COMPRESSION = 1  # level 6 takes four times as long for files a third smaller


@dataclass(frozen=True, slots=True)
class View:
    """What to draw of a page: all of it or `crop`, and which boxes to mark; at most `pixels`."""

    dpi: float
    pixels: int
    highlight: tuple[BBox, ...] = ()
    crop: BBox | None = None


def render(page: Any, size: tuple[float, float], view: View) -> bytes:
    """The page of `size` points as a PNG; its resolution is lowered where it has too many pixels.

    Raises UnreadablePdf.
    """
    left, top, right, bottom = _clip(view.crop or (0.0, 0.0, *size), size)
    scale = min(view.dpi / _POINTS, (view.pixels / ((right - left) * (bottom - top))) ** 0.5)
    width, height = max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale))
    bitmap = c.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        raise UnreadablePdf("The page is too large to be drawn.", "Ask for a lower resolution.")
    try:
        c.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        c.FPDF_RenderPageBitmap(
            bitmap, page, round(-left * scale), round(-top * scale), round(size[0] * scale), round(size[1] * scale), 0,
            c.FPDF_ANNOT | c.FPDF_REVERSE_BYTE_ORDER,
        )  # fmt: skip
        stride = c.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(
            c.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte * (stride * height))
        )
        raw = bytearray(buffer.contents)
    finally:
        c.FPDFBitmap_Destroy(bitmap)
    image = _rgb(raw, width, height, stride)
    for x0, y0, x1, y1 in view.highlight:
        box = ((x0 - left) * scale, (y0 - top) * scale, (x1 - left) * scale, (y1 - top) * scale)
        _mark(image, width, height, box)
    return _png(image, width, height)


def _clip(box: BBox, size: tuple[float, float]) -> BBox:
    left, top = max(0.0, min(box[0], size[0] - 1)), max(0.0, min(box[1], size[1] - 1))
    return left, top, max(left + 1, min(box[2], size[0])), max(top + 1, min(box[3], size[1]))


def _rgb(raw: bytearray, width: int, height: int, stride: int) -> bytearray:
    """Three bytes a pixel out of four, rows without padding."""
    if stride != 4 * width:
        raw = bytearray(
            b"".join(raw[row * stride : row * stride + 4 * width] for row in range(height))
        )
    image = bytearray(3 * width * height)
    for channel in range(3):
        image[channel::3] = raw[channel::4]
    return image


def _mark(image: bytearray, width: int, height: int, box: BBox) -> None:
    """Multiply the rectangle with marker yellow."""
    x0, x1 = max(0, int(box[0])), min(width, int(box[2]) + 1)
    tables = [bytes(value * colour // 255 for value in range(256)) for colour in _YELLOW]
    for y in range(max(0, int(box[1])), min(height, int(box[3]) + 1)):
        for channel, table in enumerate(tables):
            part = slice(3 * (y * width + x0) + channel, 3 * (y * width + x1) + channel, 3)
            image[part] = image[part].translate(table)


def _png(image: bytearray, width: int, height: int) -> bytes:
    """The pixels as a PNG file (https://www.w3.org/TR/png/), rows unfiltered."""
    rows = memoryview(image)
    packer = zlib.compressobj(_COMPRESSION)
    packed = b"".join(
        part
        for y in range(height)
        for part in (
            packer.compress(b"\x00"),
            packer.compress(rows[3 * y * width : 3 * (y + 1) * width]),
        )
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", packed + packer.flush()), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
