"""Letters of TeX's fonts that come as bare codes, where a PDF names no glyphs (bitmap fonts).

The codes are those of TeX's text encodings: OT1 (Knuth, The TeXbook, appendix F) puts the
ligatures at 0x0B to 0x0F, T1 (Cork, 1990) at 0x1B to 0x1F, with dashes and quotes below them.
"""

from __future__ import annotations

import re

_LETTERS = {
    "\x0b": "ff", "\x0c": "fi", "\x0d": "fl", "\x0e": "ffi", "\x0f": "ffl",
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl",
    "\x10": "“", "\x11": "”", "\x15": "–", "\x16": "—",
}  # fmt: skip
CODES = frozenset(map(ord, _LETTERS))
_LIGATURE = re.compile(r"(?<=[A-Za-z])[\x0b-\x0f\x1b-\x1f]|[\x0b-\x0f\x1b-\x1f](?=[a-z]{2})")
_MARK = re.compile(r"^\x10(?=\w)|(?<=[\w.,!?])\x11(?=\W|$)|(?<=\w)[\x15\x16](?=\w)|^[\x15\x16]$")


def with_letters(text: str) -> str:
    r"""The word with its codes as letters, where the letters beside them bear it out.

    >>> with_letters("e\x1ecient"), with_letters("\x0cnd"), with_letters("\x0cx")
    ('efficient', 'find', '\x0cx')
    """
    if text.isprintable():
        return text
    text = _LIGATURE.sub(lambda match: _LETTERS[match[0]], text)
    return _MARK.sub(lambda match: _LETTERS[match[0]], text)
