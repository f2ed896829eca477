"""Where the clause of a sentence ends, and whether a run of its words reads by itself."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.writing.tagging import Word
from readgroup.writing.vocabulary import word_set

NOUN = ("NN", "NP", "ZZ", "UN")
BE, HAVE = ("VBZ", "VBB", "VBD"), ("VHZ", "VHB", "VHD")
DO = ("VDZ", "VDB", "VDD")
MAIN = ("VVZ", "VVB", "VVD", "VVI")
FINITE = (*BE, *HAVE, *DO, *MAIN, "VM0")
"""Tags of nouns, and of finite verbs: of be, have, do and all others (CLAWS5)."""
LEANING = word_set(
    """
    this these those that such they them it he she his her i we us you your my former latter
    above below following here there aforementioned respectively same another others one
    ones latter's both former's else either neither itself themselves ours theirs previous
    next mentioned remaining second third fourth last instead eg ie etc al figure fig table
    section appendix eq equation footnote step
    """
)
"""Words that lean on what stands elsewhere."""
_OFF = word_set(
    """
    which where whereas while although though but since because suggesting indicating
    implying making leading allowing including meaning resulting showing demonstrating
    thereby thus hence so as e.g i.e whose who even especially particularly namely
    """
)
"""After a comma these open what can be left out."""
_CUTTING = word_set("because since whereas while although though but")


def clause_end(words: Sequence[Word], at: int) -> int:
    """Index after the last word of the clause that `at` lies in; `at` where it has no safe end."""
    for i in range(at, len(words)):
        word = words[i]
        following = words[i + 1] if i + 1 < len(words) else None
        if word.text in (";", ":", "–", "—"):
            return i
        if word.text == ",":
            if following is None or following.low in _OFF or following.tag in ("DTQ", "VVG"):
                return i
            joins = following.low in ("and", "or") and i + 2 < len(words)
            if joins and words[i + 2].tag.startswith(("VV", "VM", "VB", "PNP")):
                return i
            return at
        if word.low in _CUTTING and word.tag in ("CJS", "CJC") and i > at:
            return i
        if word.low in ("and", "or") and following and following.tag in (*FINITE, "PNP"):
            return i if i > at + 1 and not _joins_nouns(words, i) else at
    return len(words)


def _joins_nouns(words: Sequence[Word], at: int) -> bool:
    """Whether what looks like a verb after "and" is a noun in the plural ("of sines and cosines at")."""
    after = words[at + 2].tag if at + 2 < len(words) else "PRP"
    return (
        words[at - 1].tag == "NN2"
        and words[at + 1].tag == "VVZ"
        and (after in ("PRP", "PRF") or after.startswith("PU"))
    )


def reads_alone(words: Sequence[Word], *, opening: bool = False) -> bool:
    """Whether the words name what they speak of, and do not break off."""
    if not words:
        return not opening
    if words[-1].low in (*_CUTTING, "only", "not", "even") or words[0].low == "not":
        return False
    if words[-1].tag in ("AT0", "PRP", "PRF", "CJC", "CJS", "CJT", "TO0", "DPS", "AJ0", "VM0"):
        return words[-1].tag == "AJ0" and not opening
    return not any(
        w.low in LEANING
        or w.tag in ("PNP", "PNX", "EX0")
        or w.text in ",;:"
        or (w.low == "our" and not (opening and i == 0))
        for i, w in enumerate(words)
        if not (w.low == "that" and w.tag == "CJT" and not opening)
    )
