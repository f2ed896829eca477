"""Theorems, definitions and their like, whole: from the label to where the statement ends.

A statement runs over several blocks: its displayed formulas are blocks of their own, and so is
the text between and after them. How a block begins tells whether it belongs to the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.passage import Form, Quote
from readgroup.text.sentences import split
from readgroup.writing.quotes import quote

LONGEST = 900
"""Characters of a statement that can be read in a meeting."""
_SHORTEST, _FEWEST_WORDS = 40, 5
_MOST_BLOCKS = 12
FORMULA = "□"
"""What stands for a displayed formula in the words of a statement."""

_KINDS = "Theorem|Lemma|Proposition|Corollary|Definition|Conjecture|Assumption"
_PRINTED = f"{_KINDS}|{_KINDS.upper()}"
_LABEL = re.compile(
    rf"(?P<kind>{_PRINTED}) (?P<number>[A-Z]?\.?\d+(?:\.\d+)*)"
    r"(?: ?\((?P<name>[^()]{3,80})\))?(?: ?\[[^\]]+\])?[.:]?(?: ?\[[^\]]+\])? (?=[A-Z]|\d-)"
)
_ANEW = re.compile(
    rf"(?:{_PRINTED}|Remark|Example|Claim|Question|Exercise|Note|Observation|Fact|Notation) ?[A-Z]?\.?\d|"
    r"(?:Proof|Remark|Example|Note)\b|[∎□■]"
)
"""How a block begins that is no part of the statement before it."""
_WITHIN = re.compile(
    rf"(?<=\S) (?:Proof(?: of [^.]{{3,40}})?\. |(?:{_KINDS}) \d[\d.]*\. (?=[A-Z]))"
)
"""The same inside a block, where the parser saw no new paragraph."""
_PREMISE = re.compile(
    r"(?:And |Further(?:more)?,? |Also,? )?(?:[Ll]et|[Ss]et|[Ss]uppose|[Aa]ssume|[Dd]efine|[Dd]enote|[Ff]ix|"
    r"[Cc]onsider|[Pp]ut|[Cc]hoose|[Tt]ake|[Rr]ecall|[Ww]rite|[Ii]f)\b"
)
_CONCLUDES = re.compile(
    r"\b[Tt]hen\b|\b[Ii]f\b[^,]+, (?:we|there|with|it|the)\b|\bif and only if\b"
)
_GOES_ON = re.compile(
    r"(?:Moreover|Furthermore|Further|Conversely|In addition|Additionally|Also|Then|Equivalently)\b"
)
_CLOSED = re.compile(r"[.!?][)”\"’]?$")
_LOWER = re.compile(r"[a-z]|[^\w\s]{0,2}[a-z]+ ")
_UPPER = re.compile(r"(?:[A-Z][a-z]+|A|In|I)\b[,:]? ")
_NEW_HEADING = re.compile(r"[A-Z][a-z]|[A-Z0-9][\d.]*\.? |[A-Z]{3}")
_TITLE = re.compile(r"[A-Z][\w’-]*(?: [\w’()-]+){0,6}")
"""What stands alone behind a label, the statement below it."""
_SYMBOL = re.compile(r"[=<>|^]|[\u0370-\u03ff\u2100-\u22ff]|(?<![\w’'.-])[B-HJ-Zb-z](?![\w’'.-])")
"""A sign of mathematics: an operator, a Greek letter, a letter that stands alone."""
_WORD = re.compile(r"\b[a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class FormalStatement:
    """A theorem or definition as it stands in the paper.

    `label` is printed ("Theorem 3"), `name` what stands in brackets after it; `words` its text
    without the label, `FORMULA` for each displayed formula. `is_symbolic` tells whether it has symbols at all, `is_proved` whether a proof
    is in the paper.
    """

    kind: str
    label: str
    name: str
    words: str
    quotes: tuple[Quote, ...]
    is_symbolic: bool = True
    is_proved: bool = False


def formal_statements(document: Document) -> Iterator[FormalStatement]:
    """The statements whose ends can be told, in reading order."""
    for index, block in enumerate(document.blocks):
        if block.kind.is_text and document.kind_of(block.section) is not SectionKind.REFERENCES:
            found = formal_statement(document, index)
            if found:
                yield found


def formal_statement(document: Document, index: int) -> FormalStatement | None:
    """The statement that the block opens; None where it opens none, or its end cannot be told."""
    block = document.blocks[index]
    label = _LABEL.match(block.text)
    if not label:
        return None
    title = _TITLE.fullmatch(block.text, label.end())
    begun = len(block.text) if title else label.end()
    pieces = _pieces(document, index, begun)
    words = " ".join(_said(document.blocks[i], end) for i, end in pieces)[begun:].strip()
    kind = label["kind"].capitalize()
    if (
        not _SHORTEST <= len(words) <= LONGEST
        or len(_WORD.findall(words)) < _FEWEST_WORDS
        or not (kind == "Assumption" or _is_concluded(words))
    ):
        return None
    name = f"{kind} {label['number']}"
    is_symbolic = FORMULA in words or _SYMBOL.search(words) is not None
    return FormalStatement(
        kind,
        name,
        title[0] if title else (label["name"] or "").strip(),
        words,
        tuple(_quoted(document, i, end, is_symbolic) for i, end in pieces),
        is_symbolic,
        _is_proved(document, pieces[-1], name),
    )


def _pieces(document: Document, index: int, begun: int) -> list[tuple[int, int]]:
    """The blocks of the statement, each with the offset where it ends there; [] if that is unclear.

    Its words begin at `begun` in the first one.
    """
    block = document.blocks[index]
    end, is_cut = _end(block)
    pieces = [(index, end)]
    words = _said(block, end)[begun:].lstrip()
    while not is_cut:
        last = pieces[-1][0]
        following = next(_later(document, last), None)
        after = None if following is None else document.blocks[following]
        step = _belongs(words, document.blocks[last].kind, after)
        if step is None or (step and len(pieces) == _MOST_BLOCKS):
            return []
        if not step or after is None or following is None:
            return pieces
        end, is_cut = _end(after)
        pieces.append((following, end))
        words = f"{words} {_said(after, end)}".lstrip()
    return pieces if _CLOSED.search(words) or words.endswith(FORMULA) else []


def _later(document: Document, index: int) -> Iterator[int]:
    """The blocks that follow, without what stands at the foot of a page."""
    return (
        i
        for i in range(index + 1, len(document.blocks))
        if document.blocks[i].kind is not BlockKind.FOOTNOTE
    )


def _belongs(words: str, last: BlockKind, after: Block | None) -> bool | None:
    """Whether a statement of these words goes on with the block; None where that cannot be told."""
    is_closed = bool(_CLOSED.search(words))
    is_formula = last is BlockKind.EQUATION
    if not words:
        return True if after and after.kind.is_text else None
    if after is None:
        return False if is_closed or is_formula else None
    if after.kind is BlockKind.HEADING:
        is_end = (is_closed or is_formula) and _NEW_HEADING.match(after.text)
        return False if is_end else None
    if after.kind is BlockKind.EQUATION:
        return None if is_closed else True
    if not after.kind.is_text:
        return False if is_closed else None
    if _ANEW.match(after.text):
        return False if is_closed or is_formula else None
    if after.kind is BlockKind.LIST_ITEM:
        return not is_closed or words.endswith(":")
    if not is_closed and not is_formula:
        return True if _LOWER.match(after.text) else None
    if is_formula and not _UPPER.match(after.text):
        return True
    if _GOES_ON.match(after.text) or (_PREMISE.match(after.text) and not _is_concluded(words)):
        return True
    return False if _UPPER.match(after.text) else None


def _is_concluded(words: str) -> bool:
    """Whether the last sentence says what follows, and not only what else is given.

    >>> _is_concluded("Let A be a set."), _is_concluded("Let A be a set. Then A has a basis.")
    (False, True)
    """
    last = next((words[a:b] for a, b in reversed(split(words)) if words[a:b] != FORMULA), "")
    return bool(last and (not _PREMISE.match(last) or _CONCLUDES.search(last)))


def _end(block: Block) -> tuple[int, bool]:
    """Where the statement ends at the latest in a block, and whether something else begins there."""
    found = _WITHIN.search(block.text)
    return (found.start(), True) if found else (len(block.text), False)


def _said(block: Block, end: int) -> str:
    return FORMULA if block.kind is BlockKind.EQUATION else block.text[:end].rstrip()


def _quoted(document: Document, index: int, end: int, is_symbolic: bool) -> Quote:
    is_formula = document.blocks[index].kind is BlockKind.EQUATION
    form = Form.FORMULA if is_formula else Form.STATEMENT if is_symbolic else Form.PROSE
    return replace(quote(document, index, 0, end), form=form)


def _is_proved(document: Document, last: tuple[int, int], label: str) -> bool:
    index, end = last
    rest = document.blocks[index].text[end:]
    after = next((document.blocks[i].text for i in _later(document, index)), "")
    told = re.compile(rf"Proof of (?:the )?{re.escape(label)}(?!\.?\d)")
    return (
        rest.lstrip().startswith("Proof")
        or after.startswith("Proof")
        or any(told.search(b.text) for b in document.blocks)
    )
