"""Sentences that count their subject off: each leans on the one before, together they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readgroup.writing.defects import Defect
from readgroup.writing.reading import Sentence

LONGEST = 5
"""Members that a summary of one section can show."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_COUNTED = re.compile(rf"The ({'|'.join(_ORDINALS)}) ([a-z-]+)")


def series(sentences: Sequence[Sentence]) -> list[Sentence]:
    """All of "The first thread ...", "The second thread ...", in reading order; [] for none.

    The same noun is counted from the first on, without a gap, three times or more, in sentences
    that lack nothing but each other.
    """
    noun = ""
    found: list[Sentence] = []
    for sentence in sentences:
        said = _COUNTED.match(sentence.text)
        if not said or sentence.defects - {Defect.DANGLING, Defect.LONG}:
            continue
        if said[1] == _ORDINALS[0] and not found:
            noun = said[2]
        if len(found) < LONGEST and said[1] == _ORDINALS[len(found)] and said[2] == noun:
            found.append(sentence)
    return found if len(found) >= 3 else []
