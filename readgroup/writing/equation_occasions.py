"""Occasions at numbered equations that the text introduces by name: "The loss is given by ... (4)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.passage import Form, Quote
from readgroup.text.sentences import split
from readgroup.writing.occasions import Occasion
from readgroup.writing.quotes import quote

EQUATION, MODELLED = "equation", "modelled equation"
TUNED, WEIGHED = "tuned equation", "weighed equation"
"""Cues of equations: any, one that stands for something it may fail to be, one with a quantity that
somebody has to choose, one with a coefficient."""

_NUMBER = re.compile(r"(?<!\S)\(([A-Z]?\.?\d{1,3}(?:\.\d{1,3})?[a-z]?)\)(?!\S)")
_NAME = (
    r"(?P<term>(?:[Tt]he|[Oo]ur|[Aa]n?) (?:[A-Za-z][A-Za-z0-9’-]+ ){0,6}?[A-Za-z][A-Za-z0-9’-]+)"
)
_SYMBOL = r"(?:,? (?!is\b|are\b|as\b|by\b|to\b|of\b|with\b)(?:[^\s,]{1,2}|[^\s,:]*[^\sA-Za-z,:-][^\s,:]*(?:, [^\s,]{1,3}\))?),?)?"
_OPENS = r"(?:^|[,:;] |\b(?:[Tt]hen|[Ss]o|[Tt]hus|[Hh]ence|[Tt]herefore|that|and) )"
_GIVEN = (
    r"(?:defined|given|computed|calculated|written|expressed|formulated|obtained|updated|modell?ed|described|"
    r"represented|estimated|approximated|parametri[sz]ed|parameteri[sz]ed|derived|determined)"
)
_HOW = (
    r"(?: (?:as|by|via|using|through|with|from|of|in the form|to be|the following|follows|below))*"
)
_INTRODUCED = (
    re.compile(
        rf"{_OPENS}{_NAME}{_SYMBOL} (?:is|are|can be|may be|was|will be) "
        rf"(?:(?:then|thus|hence|therefore|formally|simply|now|also) )?{_GIVEN}{_HOW}\s*:?$"
    ),
    re.compile(rf"{_OPENS}{_NAME}{_SYMBOL} (?:is|reads|becomes)(?: (?:then|thus))?\s*:?$"),
    re.compile(
        rf"\b(?:define|compute|calculate|measure|write|express|minimi[sz]e|maximi[sz]e|optimi[sz]e|estimate|"
        rf"approximate|model|update|formulate|obtain|use|get|propose|consider|adopt|apply|employ|solve) "
        rf"{_NAME}{_SYMBOL}(?: {_GIVEN})?{_HOW}\s*:?$"
    ),
)
_COINED = re.compile(r"\b(?:define|propose|consider|adopt) an? |\bdefined\b")
"""Sentences that make of "a norm" the norm that is spoken of from there on."""
_MODELLED = re.compile(
    r"\b(?:estimat|approximat|model+ed\b|parametri|parameteri|described|represented)"
)
"""Sentences that say that an equation stands for something it may fail to be."""
_TEXTBOOK = re.compile(
    r"\b(?:correlation coefficient|cross.entropy|(?:mean )?squared error|KL divergence|perplexity|accuracy|precision|"
    r"recall|variance|standard deviation|softmax|sigmoid|logistic function|norm|distance|cosine similarity)\b|RMSE",
    re.IGNORECASE,
)
"""Quantities that everybody computes by the same formula: nothing in it was decided by the authors."""
_VERBAL = re.compile(
    r"\b(?:relation|inequality|equality|identity|notation|fact|is|are|was|were|be|has|have|can|we|which|that|by|as|where|if|when|following|equations?|formula|expression|"
    r"last|first|second|latter|former|above|same|condition|case|result|form|result\w*)\b",
    re.IGNORECASE,
)
"""Words after which a phrase is no name of a quantity."""
_DANGLING = re.compile(r" (?:on|in|for|over|at)$")
_NO_END = ("of", "to", "with", "from", "the", "a", "an", "and")
_SENTENCE = re.compile(r"(?:\d{1,2} )?[A-Z](?:[a-z]+[ ,]| )")
_EXPLAINS = re.compile(r"[Ww]here\b|[Hh]ere,? |[Ww]ith \S{1,8} ")
_WEIGHTS = "coefficient|weight"
_TUNABLE = re.compile(
    rf"\b(?:an?|the) (?P<knob>(?:[A-Za-z0-9-]+ ){{1,2}}(?:{_WEIGHTS}|hyper-?parameter|parameter|threshold|temperature|"
    r"learning rate|margin))\b(?! (?:matrix|matrices|vector|space|of (?:the )?model))"
)
_CONTROLLING = re.compile(
    rf"\b(?:an?|the) (?P<knob>(?:{_WEIGHTS}|hyper-?parameter|parameter) (?:controlling|weighing|balancing) "
    r"(?:[a-z-]+ ){1,5}[a-z-]+)(?=[.,;])"
)
_PLAIN = re.compile(
    r"^(?:same|following|other|new|first|second|free|single|constant)\b|\b(?:is|are|of|and|for|correlation)\b"
)
_LONGEST_INTRODUCTION, _LONGEST_EXPLANATION, _LONGEST_EQUATION = 420, 420, 240
_OVERLAP, _GAP = 30.0, 30.0  # points between the boxes of text and equation, which may overlap
_SHORTEST, _MOST_WORDS = 10, 7


@dataclass(frozen=True, slots=True)
class NamedEquation:
    """A numbered equation: `term` is what the text says it gives, `knob` a quantity to be chosen.

    `is_model` tells whether it stands for something that it may fail to be. `quotes` are the text before, the equation, and what the text explains after it.
    """

    number: str
    term: str
    knob: str
    is_model: bool
    quotes: tuple[Quote, ...]


def equation_occasions(document: Document, *, inside: frozenset[int]) -> Iterator[Occasion]:
    """Equations of the sections `inside`."""
    for found in named_equations(document):
        section = found.quotes[0].section_ordinal
        if section not in inside or document.kind_of(section) is SectionKind.APPENDIX:
            continue
        slots = {"equation": f"equation ({found.number})", "term": found.term}
        cues = {EQUATION: slots}
        if found.is_model:
            cues[MODELLED] = slots
        if found.knob:
            tuned = slots | {"knob": found.knob}
            cues[TUNED] = tuned
            if re.search(rf"\b(?:{_WEIGHTS})\b", found.knob):
                cues[WEIGHED] = tuned
        yield Occasion(found.quotes, 1.0 + 0.4 * (len(found.quotes) > 2), cues)


def named_equations(document: Document) -> Iterator[NamedEquation]:
    """Numbered equations with a sentence before them that names what they give."""
    for index, block in enumerate(document.blocks):
        numbers = _NUMBER.findall(block.text)
        before = document.blocks[index - 1] if index else None
        if (
            block.kind is not BlockKind.EQUATION
            or len(numbers) != 1
            or not _SHORTEST <= len(block.text) <= _LONGEST_EQUATION
            or before is None
            or not before.kind.is_text
            or before.section != block.section
            or document.kind_of(block.section) is SectionKind.REFERENCES
        ):
            continue
        spans = split(before.text)
        start, end = spans[-1] if spans else (0, 0)
        said = before.text[start:end]
        term = introduced(said)
        if not term or not _SENTENCE.match(said) or not _follows(before, block):
            continue
        explained = _explanation(document, index + 1)
        if explained is None and len(spans) > 1 and _SENTENCE.match(before.text, spans[-2][0]):
            earlier = spans[-2][0]
            start = earlier if end - earlier <= _LONGEST_INTRODUCTION else start
        if end - start <= _LONGEST_INTRODUCTION:
            words = f"{said} {explained.exact if explained else ''}"
            quotes = (
                replace(quote(document, index - 1, start, end), form=Form.STATEMENT),
                replace(quote(document, index, 0, len(block.text)), form=Form.FORMULA),
                *([explained] if explained else ()),
            )
            is_model = _MODELLED.search(said) is not None
            yield NamedEquation(numbers[0], term, _knob(words), is_model, quotes)


def _follows(before: Block, equation: Block) -> bool:
    """Whether the equation stands right below the text, where nothing can be lost in between."""
    above, below = before.regions(), equation.regions()
    if not above or not below or above[-1].page != below[0].page:
        return False
    gap = min(line.bbox[1] for line in below) - above[-1].bbox[3]
    return -_OVERLAP <= gap <= _GAP


def introduced(sentence: str) -> str:
    """What the equation after this sentence gives, by name; "" where the sentence does not say.

    >>> introduced("Balancing both terms, the loss used to train the model is given by")
    'the loss used to train the model'
    >>> introduced("We compute the matrix of outputs as:")
    'the matrix of outputs'
    >>> introduced("It follows that")
    ''
    """
    found = next((m for p in _INTRODUCED if (m := p.search(sentence))), None)
    if found is None:
        return ""
    article, _, rest = found["term"].partition(" ")
    if article.lower() in ("a", "an") and not _COINED.search(found[0]):
        return ""
    rest = _DANGLING.sub("", rest)
    words = rest.split()
    if (
        _VERBAL.search(rest)
        or _TEXTBOOK.search(rest)
        or len(rest) < 4
        or len(words) > _MOST_WORDS
        or words[-1] in _NO_END
    ):
        return ""
    return f"the {rest}"


def _knob(words: str) -> str:
    """A quantity in these words that somebody has to choose, "" where there is none."""
    told = _CONTROLLING.search(words)
    named = [told["knob"]] if told else [m["knob"] for m in _TUNABLE.finditer(words)]
    return next((f"the {name}" for name in named if told or not _PLAIN.search(name)), "")


def _explanation(document: Document, index: int) -> Quote | None:
    """The sentence after an equation that tells what its symbols mean."""
    after: Block | None = document.blocks[index] if index < len(document.blocks) else None
    if after is None or not after.kind.is_text or not _EXPLAINS.match(after.text):
        return None
    start, end = next(iter(split(after.text)), (0, 0))
    if end - start > _LONGEST_EXPLANATION or not after.text[start:end].endswith("."):
        return None
    return replace(quote(document, index, start, end), form=Form.STATEMENT)
