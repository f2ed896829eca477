"""Where sentences begin and end, in the English of papers."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_ABBREVIATIONS = frozenset(
    """
    al approx app apps assoc aug ave bull ca cf ch chap chaps coeff comm comput conf corp def defs
    dec dept dr ed eds eg e.g eq eqn eqns eqs esp est et etc ex exp ext feb fig figs govt ibid i.e
    ie inc incl jan jr lem ltd max min misc mr mrs ms mt no nos nov oct op pg ph.d phys pp prob proc
    prof prop props ref refs rem rep resp rev sci sec secs sect sep sept ser sr st suppl symp tab
    tabs tech thm thms trans univ viz vol vols vs a.k.a a.s i.i.d s.t u.s u.k w.h.p w.l.o.g w.r.t
    a.e n.b p.m a.m
    """.split()  # noqa: SIM905 - a list of 120 strings reads worse
)
_NEVER_FINAL = re.compile(
    r"(?:^|[\s(\[])(?:et al|figs?|eqs?|eqns?|secs?|sects?|tabs?|refs?|thms?|defs?|props?|lem|chaps?"
    r"|apps?|i\.e|e\.g|cf|vs|viz|approx|resp|ca|w\.r\.t|w\.l\.o\.g|s\.t|dr|prof|mr|mrs|ms|st|nos?"
    r"|vols?|pp|eds?|proc|phys|rev|univ)\.$",
    re.IGNORECASE,
)
# These close a sentence often enough ("the answer is no.") unless a number follows.
_FINAL_WITHOUT_NUMBER = re.compile(
    r"(?:^|[\s(\[])(?:no|app|prop|ref|def|rev|ed|et al)\.$", re.IGNORECASE
)
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]\.$")
_STARTER = re.compile(
    r"(?:The|This|These|That|Those|We|Our|In|It|Its|For|However|Moreover|Furthermore|If|When|Then|A|An|"
    r"As|At|By|On|To|Thus|Hence|Since|While|Here|There|Note|Let|Each|Both|All|And|But|Similarly|Finally|"
    r"First|Second|Next|With|From|One|Such|Although|Because|They|He|She|I|You|Given|Consider|Suppose|"
    r"v\d+\.\d+(?:\.\d+)?)\b"
)
# Punkt takes "of factor k." and "etc." for abbreviations.
_BEFORE_STARTER = re.compile(rf"\S[.?!][”\"’)]?(?=\s+{_STARTER.pattern}\s)")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]\.?$")
_BREAK = re.compile(r"\n\s*\n")
_INSIDE_BRACKETS = 220


def split(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of `text`, in order, without surrounding white space.

    Every character that is not white space lies in exactly one sentence. An empty line always
    ends a sentence. Method: Punkt (Kiss and Strunk, 2006, https://aclanthology.org/J06-4003/)
    with the abbreviations of papers, then joined where a break cannot be meant.

    >>> text = "As shown by Elhage et al. (2021, Fig. 3), it is 3.1 times larger. We agree."
    >>> [text[a:b] for a, b in split(text)]
    ['As shown by Elhage et al. (2021, Fig. 3), it is 3.1 times larger.', 'We agree.']
    """
    spans: list[tuple[int, int]] = []
    offset = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        spans.extend(_paragraph(text, offset, end))
        offset = gap.end() if gap else end
    return spans


def sentences(text: str) -> list[str]:
    """The sentences of `text` themselves.

    >>> sentences("One ends here. Two follows. v1.0 is the third.")
    ['One ends here.', 'Two follows.', 'v1.0 is the third.']
    """
    return [text[start:end] for start, end in split(text)]


def _paragraph(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = {start + cut for _, cut in _punkt().spans(text[start:end])}
    missed = {m.end() for m in _BEFORE_STARTER.finditer(text, start, end)}
    spans: list[tuple[int, int]] = []
    opened = start
    for cut in [*sorted(c for c in found | missed if c < end), end]:
        if cut < end and _continues(text, opened, cut, end):
            continue
        low, high = _trimmed(text, opened, cut)
        if low < high:
            spans.append((low, high))
        opened = cut
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _continues(text: str, opened: int, cut: int, end: int) -> bool:
    """Whether the sentence that began at `opened` goes on after `cut`."""
    low, high = _trimmed(text, cut, end)
    if low == high:
        return False
    before, after = text[opened:cut].strip(), text[low : low + 24]
    return (
        not _can_begin(after, glued=low == cut)
        or not any(c.isalpha() for c in before)
        or _ENUMERATOR.fullmatch(before) is not None
        or _abbreviated(before[-16:], after)
        or _in_brackets(text, opened, cut, end)
    )


def _can_begin(after: str, *, glued: bool) -> bool:
    """Whether a sentence can begin with `after`; `glued`: no space stands before it."""
    first = after[0]
    if first.isalnum():
        return not glued and (not first.islower() or _STARTER.match(after) is not None)
    return first in "“\"'‘([{•–—-∎□$\\|" or first > "\u2100"


def _abbreviated(tail: str, after: str) -> bool:
    """Whether the full stop that ends `tail` belongs to an abbreviation before `after`."""
    if _FINAL_WITHOUT_NUMBER.search(tail):
        return after[0].isdigit() or (after[0] == "(" and tail.endswith("al."))
    if _INITIAL.search(tail) and after[0].isupper():
        return not _STARTER.match(after)
    return _NEVER_FINAL.search(tail) is not None


def _in_brackets(text: str, opened: int, cut: int, end: int) -> bool:
    """Whether `cut` lies in brackets that were opened shortly before and are closed soon."""
    stack: list[str] = []
    for character in text[max(opened, cut - _INSIDE_BRACKETS) : cut]:
        if character in "([":
            stack.append(character)
        elif character in ")]" and stack:
            stack.pop()
    if not stack:
        return False
    closing = {"(": ")", "[": "]"}[stack[-1]]
    rest = text[cut : min(end, cut + _INSIDE_BRACKETS)]
    at = rest.find(closing)
    return at >= 0 and stack[-1] not in rest[:at]


@functools.cache
def _punkt() -> PunktSentenceTokenizer:
    """The default model with our abbreviations: its own list has thousands of plain words."""
    from nupunkt import PunktParameters, PunktSentenceTokenizer, load

    learned = load("default")._params
    parameters = PunktParameters(
        abbrev_types=set(_ABBREVIATIONS),
        collocations=set(learned.collocations),
        sent_starters=set(learned.sent_starters),
        ortho_context=learned.ortho_context,
    )
    return PunktSentenceTokenizer(parameters, include_common_abbrevs=False)
