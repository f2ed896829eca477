"""Letters of TeX's fonts that come as bare codes, where a PDF names no glyphs (bitmap fonts).

The codes are those of TeX's text encodings: OT1 (Knuth, The TeXbook, appendix F) puts the
ligatures at 0x0B to 0x0F, T1 (Cork, 1990) at 0x1B to 0x1F, with dashes and quotes below them.
PDFs that passed through the print dialogue of macOS draw the OT1 codes as signs of its own: a return
key for "ff", a pencil for "ffl", and nothing at all for "ffi".
"""

from __future__ import annotations

import re

_LETTERS = {
    "\x0b": "ff", "\x0c": "fi", "\x0d": "fl", "\x0e": "ffi", "\x0f": "ffl",
    "\x1b": "ff", "\x1c": "fi", "\x1d": "fl", "\x1e": "ffi", "\x1f": "ffl",
    "\x10": "“", "\x11": "”", "\x15": "–", "\x16": "—",
}  # fmt: skip
CODES = frozenset(map(ord, _LETTERS))
_SIGNS = {"\u21b5": "ff", "\u270f": "ffl", "\x00": "ffi"}
NAMELESS = 0x00
"""What stands for a letter only within a word; pdfium also tells a gap by it."""
_SIGN = re.compile(
    r"(?<=[A-Za-z])[\u21b5\x00](?=[a-z])|(?<=[aiou])\u21b5|(?<=[a-z])\u270f(?=[a-z])"
)
"""At the end of a word only behind a vowel, as in "off": behind others it may be the key itself."""
_LIGATURE = re.compile(
    r"(?<=[A-Za-z])[\x0b-\x0f\x1b-\x1f]|[\x0b-\x0f\x1b-\x1f](?=[a-z]{2})|\x1c(?=[tx]\b)"
)
"""At the beginning of a word two letters must follow: one may be the index of a Greek letter; "fit" and "fix" are words."""
_MARK = re.compile(r"^\x10(?=\w)|(?<=[\w.,!?])\x11(?=\W|$)|(?<=\w)[\x15\x16](?=\w)|^[\x15\x16]$")


def with_letters(text: str) -> str:
    r"""The word with its codes as letters, where the letters beside them bear it out.

    >>> with_letters("e\x1ecient"), with_letters("\x0cnd"), with_letters("\x0cx")
    ('efficient', 'find', '\x0cx')
    >>> with_letters("\x1ct,")
    'fit,'
    >>> with_letters("e\u21b5ort"), with_letters("di\x00cult"), with_letters("\u21b5")
    ('effort', 'difficult', '\u21b5')
    """
    text = _SIGN.sub(lambda match: _SIGNS[match[0]], text)
    if text.isprintable():
        return text
    text = _LIGATURE.sub(lambda match: _LETTERS[match[0]], text)
    return _MARK.sub(lambda match: _LETTERS[match[0]], text)


def names_a_ligature(before: int, after: int) -> bool:
    """Whether a character that pdfium cannot name stands within a word; neighbours as code points.

    >>> names_a_ligature(ord("i"), ord("c")), names_a_ligature(ord("x"), ord("P"))
    (True, False)
    """
    return chr(before).isalpha() and chr(after).isalpha() and chr(after).islower()
