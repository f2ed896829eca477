"""Word rectangles packed for the database: 4 bytes a number, compressed."""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Sequence

from readgroup.model.document import Region, Span

_RECORD = struct.Struct("<IIHffff")


def pack(spans: Sequence[Span]) -> bytes:
    """Spans as bytes; coordinates keep a hundredth of a point and better."""
    data = b"".join(_RECORD.pack(s.start, s.end, s.region.page, *s.region.bbox) for s in spans)
    return zlib.compress(data, 1)


@functools.lru_cache(maxsize=512)
def unpack(data: bytes) -> tuple[Span, ...]:
    """The spans that `pack` was given."""
    return tuple(
        Span(start, end, Region(page, (left, top, right, bottom)))
        for start, end, page, left, top, right, bottom in _RECORD.iter_unpack(zlib.decompress(data))
    )
