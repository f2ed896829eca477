"""Who paid for a work, as its acknowledgements name them."""

from __future__ import annotations

import re

FUNDER = re.compile(
    r"\b(?:supported|funded|sponsored)(?: in part)? by (?:an? |the )?"
    r"((?:[A-Z][\w&.-]*)(?: (?:[A-Z][\w&.-]*|of|for|and|the))*)"
)
"""Says that somebody paid, and who."""
_INSTITUTION = re.compile(
    r"\b(?:Foundation|Council|Funds?|Institutes?|University|Agency|Office|Cent(?:er|re)|Society|Ministry|"
    r"Department|Fellowship|Grant|Pro(?:gram|ject)\w*|Academy|Commission|Union|Association)\b"
)


def funder(text: str) -> str:
    """Who paid, as it reads after "of"; "" where nobody is named.

    >>> funder("This work was supported by the Sloan Foundation.")
    'the Sloan Foundation'
    """
    found = FUNDER.search(text)
    if not found:
        return ""
    name = re.sub(r"(?: (?:of|for|and|the))+$", "", found[1].rstrip(".,"))
    return f"the {name}" if _INSTITUTION.search(name) else name
