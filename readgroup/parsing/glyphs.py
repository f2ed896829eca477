"""Names of glyphs that say which letters are drawn (Adobe Glyph List Specification, section 2)."""

from __future__ import annotations

import re
from collections.abc import Mapping

Ligatures = Mapping[tuple[str, int], str]
"""Letters by a font's name, without the mark of a subset, and a code."""
_LIGATURE = re.compile(r"([A-Za-z](?:_[A-Za-z]){1,3})(?:\.\w+)?")


def ligature(glyph: str) -> str:
    """The letters of a glyph that is named by them, "" for any other.

    >>> ligature("f_f_i"), ligature("T_h.alt"), ligature("asteriskmath")
    ('ffi', 'Th', '')
    """
    match = _LIGATURE.fullmatch(glyph)
    return match[1].replace("_", "") if match else ""
