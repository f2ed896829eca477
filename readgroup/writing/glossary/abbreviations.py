"""Abbreviations with their long forms, wherever in a sentence the two stand side by side.

Method: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003, https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf), with
long forms in the brackets too, and "X, short for Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SHORT = r"[A-Za-z0-9][\w&/+.–-]{1,11}"
_BRACKETS = re.compile(
    rf"[(\[](?:(?:henceforth|hereafter|abbreviated(?: as)?|or|in short|short) ?,? ?)?[“\"‘']?(?P<short>{_SHORT})[”\"’']?"
    r"(?:[;,] [^()\[\]]{1,60})?[)\]]"
)
_REVERSED = re.compile(rf"(?<![\w-])(?P<short>{_SHORT}) \((?P<long>[A-Za-z][^()\d;:]{{6,90}})\)")
_SAID = re.compile(
    rf"(?<![\w-])(?P<short>{_SHORT}),? (?:which |that )?(?:is |are )?(?:stands? for|short for|an? (?:acronym|abbreviation) (?:of|for)) (?P<long>[^.;:()]{{6,90}})"
)
_ITEM = re.compile(
    r"(?:Figs?|Tabs?|Eqs?|Secs?|App|Thm|Def|Prop|Cor|Lem|Alg|Refs?|Nos?|pp?|vs|cf|Ch)\.?"
)
_CITED = re.compile(r"[A-Z][A-Za-z+]*\d\d[a-z]?")
_WORD = re.compile(r"\S+")
_DEBRIS = re.compile(r"[=<>≤≥∈{}|\\^_†‡•∗*]|\d{3,}")
_CLAUSE = re.compile(r"[\[\]“”\"]|\b(?:is|are|be|if|not|it|that|which|such)\b")
_SMALL = frozenset("a an the of for to in on by and or as with from at into via".split())  # noqa: SIM905
_OPENERS = frozenset(
    "a an the of for to in on by and or as with our their its we is are this that these using called via from be into where which".split()  # noqa: SIM905
)


def abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """(short form, long form) of each pair that the sentence gives, as they are spelled there.

    >>> list(abbreviations("We train sparse autoencoders (SAEs) on the residual stream."))
    [('SAE', 'sparse autoencoders')]
    >>> list(abbreviations("BERT (Bidirectional Encoder Representations from Transformers) is deep."))
    [('BERT', 'Bidirectional Encoder Representations from Transformers')]
    >>> list(abbreviations("Accuracy falls (see Fig. 3), as Elhage (2021) found."))
    []
    """
    for found in _BRACKETS.finditer(text):
        short = _singular(found["short"])
        long = _long_form(short, text[: found.start()]) if is_short_form(short) else ""
        if long:
            yield short, long
    for pattern in (_REVERSED, _SAID):
        for found in pattern.finditer(text):
            short = _singular(found["short"])
            long = _spelled_out(short, found["long"]) if is_short_form(short) else ""
            if long:
                yield short, long


def is_short_form(text: str) -> bool:
    """Whether `text` looks like an abbreviation: two capitals or more, or one with a digit.

    >>> [is_short_form(s) for s in ("SAE", "k-NN", "GPT-2", "Right", "top", "2B")]
    [True, True, True, False, False, False]
    """
    capitals = sum(c.isupper() for c in text)
    letters = sum(c.isalpha() for c in text)
    return (
        2 <= letters <= 10
        and capitals >= 2
        and capitals * 3 >= letters
        and not _ITEM.fullmatch(text)
        and not _CITED.fullmatch(text)
        and not text.endswith(".")
    )


def _singular(short: str) -> str:
    return short[:-1] if len(short) > 2 and short.endswith("s") and short[-2].isupper() else short


def _long_form(short: str, before: str) -> str:
    """The words right before the brackets that the short form stands for, "" for none.

    Words whose initials it is are looked for first: the letters alone would begin "interchange
    intervention training" at its second word.
    """
    most = min(len(short) + 5, 2 * len(short))
    words = list(_WORD.finditer(before))[-most:]
    starts = [w.start() for w in reversed(words)]
    for at in starts:
        if _letters(short) == _initials(before[at:]):
            return _checked(before[at:], short)
    found = _matched(short, before)
    if found is None or not words or found < words[0].start():
        return ""
    long = _checked(before[found:], short)
    initials = _initials(long)
    tight = len(initials) <= sum(c.isupper() for c in short)
    return long if tight and (len(initials) != len(short) or initials == _letters(short)) else ""


def _checked(text: str, short: str) -> str:
    long = text.strip(" ,“”\"‘’'")
    return long if _is_long_form(long, short) else ""


def _matched(short: str, before: str) -> int | None:
    """Where the long form begins: the short form's letters are found from the right to the left.

    Its first letter must begin a word.
    """
    at = len(before)
    wanted = [c.lower() for c in short if c.isalnum()]
    for number, character in enumerate(reversed(wanted)):
        first = number == len(wanted) - 1
        at -= 1
        while at >= 0 and (
            before[at].lower() != character or (first and at > 0 and before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
    return at


def _spelled_out(short: str, after: str) -> str:
    """The words from the start of `after` that the short form takes its letters from."""
    words = after.replace("’", "'").split()
    for end in range(1, min(len(words), 2 * len(short)) + 1):
        long = _checked(" ".join(words[:end]), short)
        if long and _letters(short) in (_initials(long), _initials(long, small=True)):
            return long
    return ""


def _letters(short: str) -> str:
    return "".join(c.lower() for c in short if c.isalpha())


def _initials(long: str, *, small: bool = False) -> str:
    """First letters of the words, parts of hyphenated ones too, `small` words on request.

    >>> _initials("center for mixed-context learning")
    'cmcl'
    """
    parts = re.findall(r"[^\W\d_]+", long)
    return "".join(p[0].lower() for p in parts if small or p.lower() not in _SMALL)


def _is_long_form(long: str, short: str) -> bool:
    words = long.split()
    return (
        len(words) >= (1 if "-" in long else 2)
        and len(words) <= min(len(short) + 5, 2 * len(short))
        and words[0].lower() not in _OPENERS
        and words[-1].lower() not in _OPENERS
        and short.lower() not in long.lower()
        and not _CLAUSE.search(long)
        and not _DEBRIS.search(long)
        and long.count("(") == long.count(")")
        and sum(c.isalpha() for c in long) >= 2 * len(short)
        and not any(w.endswith((".", ";", ":")) for w in words)
    )
