"""Seals: how a file that readgroup writes as a whole shows that nobody changed it since.

A seal is a fingerprint of the text that contains it, in any format that has a place for it: a
comment, a field. An exporter writes `BLANK` there and calls `sealed` on the whole text.
"""

from __future__ import annotations

import hashlib
import re

BLANK = "readgroup-seal:0000000000000000"
_SEAL = re.compile(r"readgroup-seal:[0-9a-f]{16}")


def sealed(text: str) -> str:
    """The text with its `BLANK` replaced by its seal; the text must contain `BLANK` once.

    >>> sealed("% readgroup-seal:0000000000000000")
    '% readgroup-seal:b893ade611cf73e0'
    """
    writable = text.encode("utf-8", "replace").decode()
    return writable.replace(BLANK, _seal(writable), 1)


def is_sealed(text: str) -> bool:
    """Whether the text carries a seal, whole or broken."""
    return _SEAL.search(text) is not None


def is_intact(text: str) -> bool:
    """Whether the text is as it was sealed; line ends may differ."""
    found = _SEAL.search(text)
    return found is not None and _seal(text.replace(found[0], BLANK, 1)) == found[0]


def _seal(text: str) -> str:
    digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()
    return f"readgroup-seal:{digest[:16]}"
