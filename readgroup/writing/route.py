"""A way through a paper for those who have little time: the pages that tell most, and why.

The order follows the first two passes of Keshav, "How to read a paper" (2007,
https://doi.org/10.1145/1273445.1273458): what it is about, what is claimed, how, what supports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import Statement, Summary
from readgroup.model.plan import Reason, Stop
from readgroup.writing.quotes import quote

WORDS_A_MINUTE = 180
"""Of a paper that is read to be discussed."""
_LONGEST = 6
"""Minutes of one page at most: what stands in small print is not read line by line."""
_WHAT = {
    "problem": "why it was needed",
    "scope": "what it covers",
    "claim": "what it claims",
    "taxonomy": "how it parts the field",
    "definition": "what the chief term means",
    "method": "what was done",
    "evidence": "what was found",
    "key number": "the numbers that carry it",
    "disagreement": "where views differ",
    "limitation": "what it cannot say",
    "open problem": "what is left open",
}
_FIRST = (
    "claim", "scope", "taxonomy", "key number", "evidence", "method", "limitation",
    "open problem", "disagreement", "problem", "definition",
)  # fmt: skip
"""Which points a short time is spent on first."""
_OPENING = "what it says of itself"


def route(document: Document, summary: Summary, minutes: int) -> tuple[Stop, ...]:
    """Pages to read in `minutes`, in the order in which to read them; at least one.

    The page of the abstract comes first. Other pages come in as long as time is left, those first
    that tell the points of the paper's kind, then those that most points stand on.
    """
    reasons = _reasons(document, summary)
    words = _words(document)
    chosen: list[int] = []
    left = minutes
    for page in _by_worth(reasons):
        takes = _minutes(words[page])
        if takes <= left or not chosen:
            chosen.append(page)
            left -= takes
    return tuple(_stop(document, page, reasons[page], words[page]) for page in _in_order(chosen))


def _reasons(document: Document, summary: Summary) -> dict[int, list[Reason]]:
    """What stands on each page, in the order of the points."""
    found: dict[int, list[Reason]] = defaultdict(list)
    opening = _opening(document, summary)
    if opening:
        found[opening.quote.page].append(Reason(_OPENING, opening))
    for point in summary.key_points:
        for statement in point.statements:
            reason = Reason(_WHAT.get(point.kind, point.kind), statement)
            found[statement.quote.page].append(reason)
        for part in point.parts[:1]:
            heading = _heading(document, part.ordinal)
            if heading and not point.statements:
                found[heading.quote.page].append(Reason(_WHAT.get(point.kind, point.kind), heading))
    return found


def _opening(document: Document, summary: Summary) -> Statement | None:
    """The first sentence of the abstract, else the one that tells the paper."""
    for index, block in enumerate(document.blocks):
        if block.kind.is_text and document.kind_of(block.section) is SectionKind.ABSTRACT:
            return summary.tldr[0] if summary.tldr else _whole(document, index)
    return summary.tldr[0] if summary.tldr else None


def _heading(document: Document, ordinal: int) -> Statement | None:
    for index, block in enumerate(document.blocks):
        if block.section == ordinal and block.kind.value == "heading":
            return _whole(document, index)
    return None


def _whole(document: Document, index: int) -> Statement:
    text = document.blocks[index].text
    return Statement(text, quote(document, index, 0, len(text)))


def _by_worth(reasons: dict[int, list[Reason]]) -> list[int]:
    """Pages, the opening first, then for each kind of point the page that tells most, then the rest."""
    order: list[int] = [page for page, told in reasons.items() if told[0].what == _OPENING]
    for kind in _FIRST:
        telling = [p for p, told in reasons.items() if any(r.what == _WHAT[kind] for r in told)]
        covered = any(page in order for page in telling)
        if telling and not covered:
            order.append(max(telling, key=lambda p: (len(reasons[p]), -p)))
    rest = sorted(reasons, key=lambda p: (-len(reasons[p]), p))
    return list(dict.fromkeys([*order, *rest]))


def _in_order(pages: Sequence[int]) -> list[int]:
    """The opening, then as the paper goes on."""
    return [*pages[:1], *sorted(pages[1:])]


def _words(document: Document) -> dict[int, int]:
    """Words of running text and captions on each page."""
    count: dict[int, int] = defaultdict(int)
    for block in document.blocks:
        if block.kind.is_text or block.kind.value == "caption":
            for span in block.spans:
                count[span.region.page] += block.text[span.start : span.end].count(" ") + 1
    return count


def _minutes(words: int) -> int:
    return max(1, min(_LONGEST, round(words / WORDS_A_MINUTE)))


def _stop(document: Document, page: int, reasons: Sequence[Reason], words: int) -> Stop:
    first: dict[str, Reason] = {}
    for reason in reasons:
        if all(
            reason.statement.quote.exact != other.statement.quote.exact for other in first.values()
        ):
            first.setdefault(reason.what, reason)
    return Stop(page, _minutes(words), reasons[0].statement.quote.section, tuple(first.values()))
