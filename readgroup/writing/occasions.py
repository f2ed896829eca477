"""Occasions for questions: passages, what they do, and the things in them that can be named."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from readgroup.model.document import BlockKind, Document, SectionKind
from readgroup.model.passage import Quote
from readgroup.text.normalise import find_verbatim
from readgroup.text.sentences import split
from readgroup.writing.asserted import stated
from readgroup.writing.cleaning import shown
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Act, Judge, Verdict
from readgroup.writing.phrases import nameable
from readgroup.writing.quotes import quote
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole, is_cited
from readgroup.writing.salience import Salience
from readgroup.writing.sayings import asked
from readgroup.writing.slots import asked_slots, slots_of, step_slots
from readgroup.writing.terms import Terminology
from readgroup.writing.vocabulary import has_verb

FIGURE, HEADINGS, PROBLEM_HEADINGS = "figure", "headings", "problem headings"
"""Cues of passages that are no running text."""

_R = SentenceRole
_NO_BODY = (SectionKind.APPENDIX, SectionKind.REFERENCES)
_UNASKED = (SectionKind.REFERENCES, SectionKind.ABSTRACT, SectionKind.ACKNOWLEDGEMENTS)
_CLOSING = (SectionKind.DISCUSSION, SectionKind.CONCLUSION, SectionKind.LIMITATIONS)
"""Kinds of sections where what is asked is left open."""
_LEANING = 0.35
"""What each mild defect of the quoted sentence costs; what is asked of it stands alone anyway."""
_LOOKED_AT = 2
"""Sentences looked at for one that is asked about."""
_DISCUSSED, _STUMBLED, _SAID_NOTHING = 3.0, 2.0, 1.0
"""What the learned chances count for, in the unit of `Salience`."""
_NOTHING = 0.35
"""Chance of saying nothing, or of being an example, from which a sentence is not asked about."""
_SUMMARIZED = 0.2
_WORTH = {
    _R.CLAIM: 0.3,
    _R.RESULT: 0.2,
    _R.ASSUMPTION: 0.3,
    _R.LIMITATION: 0.4,
    _R.DISAGREEMENT: 0.5,
    _R.OPEN_QUESTION: 0.4,
    _R.FUTURE_WORK: 0.2,
    _R.CONTRAST: 0.2,
    _R.CAUSE: 0.2,
    _R.DEFINITION: 0.2,
    _R.APPLICATION: 0.2,
}
_EXAMPLE = re.compile(
    r"\b(?:for (?:example|instance)|e\.g\.|such as|as an example|i\.e\.)", re.IGNORECASE
)
_POINTED = re.compile(
    r"\b(?:interesting|surprising|notabl|crucial|important|remarkabl|unexpected|counter-?intuitive|strik|curious|"
    r"contrary|despite|even though|unlike|only when|regardless|at the cost|trade-?off)\w*",
    re.IGNORECASE,
)
"""Words by which authors themselves say that something is worth a thought."""
_POSITIONS = frozenset({_R.DISAGREEMENT, _R.OPEN_QUESTION, _R.LIMITATION, _R.CLAIM})
_ABOUT_PEOPLE = re.compile(
    r"\b(?:contributions?|acknowledg\w+|disclosures?|checklist|glossary|^(?:a |the )?(?:brief |short )?histor(?:y|ical)\b.*)\b",
    re.IGNORECASE,
)
_ABOUT_THE_TEXT = re.compile(
    r"\b(?:publicly|freely|openly) available\b|\b(?:open[- ]sourced?|released|distributed|licensed|available) (?:\w+ ){0,3}(?:under|on|at|from|via|through) (?:the |an? )?(?:\w+[- ]){0,3}(?:licen[sc]e|GitHub|https?|website|repository|request)|"
    r"^(?:Our|This) (?:\w+ )?(?:work|approach|method|paper|study) (?:differs?|is (?:most |closely )?(?:similar|related|close))\b|^The \w+ (?:shown|displayed|plotted|listed) (?:here |below )?(?:are|is)\b|"
    r"\b(?:page|column) (?:width|limits?)\b|\b(?:lack|limits?|limitations?|constraints?|reasons?) (?:of|on) space\b|\bspace (?:limits?|limitations?|constraints?)\b|"
    r"^We (?:next|now|first|then|begin|start|conclude)\b|\b(?:(?:main |our )contributions (?:are|include)|is (?:organi[sz]ed|structured)|we (?:organi[sz]e|structure) th|the reader|readers? (?:is|are|may|can)|"
    r"we (?:refer|point|direct) (?:the |interested )?readers?|(?:sub)?sections? [\d.]+ (?:and [\d.]+ )?\w+s?\b|"
    r"the answer (?:NA|Yes|No)\b|structure of (?:this|the) (?:paper|article|review|survey)|"
    r"we (?:review|describe|present|discuss|introduce|outline|summari[sz]e)\b.{0,160}\bin (?:Section|Sec\.|§|Appendix)|"
    r"(?:wrote|edited|co-led|contributed to|led|helped with) (?:\w+ ){0,4}(?:paper|manuscript|codebase|draft|sections?|writing|experiments|project)\b|"
    r"(?:feedback|comments) on (?:\w+ ){0,3}(?:draft|manuscript|paper|writing)s?\b)",
    re.IGNORECASE,
)
_TITLE = re.compile(r"[A-Z][\w’'/–, -]{12,90}\.?")
_TELLING_TITLE = 5
"""Words of a figure's title that says what is shown though it names no term."""
_OF_ANY_PAPER = re.compile(
    r"(?:An? |The )?(?:[\w-]+ )?(?:overview|illustration|summary|schematic|diagram|examples?|samples?|details?|results?)\b"
)
"""How titles begin that say what kind of figure it is, not what it shows."""
_PROBLEMS = re.compile(
    r"\b(?:open|problems?|challenges?|future|directions?|questions?|opportunities)\b", re.IGNORECASE
)
_PROOF = re.compile(
    r"\b[Pp]roofs? of\b|(?:^|[.:] )Proofs?\b|\b(?:[Ii]nductive step|[Bb]ase case)\b"
)
_LEFT_OPEN = re.compile(r"\b(?:open|future|challenges?|directions?|opportunities)\b", re.IGNORECASE)
_NO_PART = re.compile(
    r"^(?:from|to|what|how|why|where|when|who|is|are|towards?|on|the|an?|\w+ing|choosing|conclusions?|summary|"
    r"discussion|overview|limitations|background|introduction|results|examples?)\b(?! \w+s$)|[?:!“”]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A passage to ask about: its quotes, what it does (`cues`) and what fills the slots.

    `slots` by cue: a clause that is assumed is no clause that is found. `weight` says how much
    the passage matters; `sentence` and `verdict` are None where the anchor is no running
    text.
    """

    quotes: tuple[Quote, ...]
    weight: float
    slots: Mapping[str, Mapping[str, str]]
    sentence: Sentence | None = None
    verdict: Verdict | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What tells occasions apart."""
        return tuple(q.exact for q in self.quotes)


def occasions(
    reading: Reading,
    salience: Salience,
    judge: Judge,
    terms: Terminology,
    summarized: frozenset[str],
    *,
    inside: frozenset[int],
    per_section: int,
) -> Iterator[Occasion]:
    """Passages of the sections `inside` that something can be asked about.

    Of the running text of each section `per_section` heavy ones. `summarized` are the quotes that
    the summary rests on: what weighs much and is not there weighs more here.
    """
    figures = frozenset(f.label for f in reading.document.figures if f.label)
    weighed: dict[int, list[tuple[float, Sentence]]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.section in inside and _is_askable(sentence, reading.document):
            weight = (
                salience.in_section(sentence)
                + 0.4 * salience.in_paper(sentence)
                + _body(sentence)
                + _worth(sentence)
                - _LEANING * len(sentence.defects)
                - _SUMMARIZED * (sentence.exact in summarized)
            )
            weighed[sentence.section].append((weight, sentence))
    for found in weighed.values():
        heaviest = sorted(found, key=lambda pair: -pair[0])[: _LOOKED_AT * per_section]
        asked = [
            Occasion(
                (reading.quote(sentence),), weight + _promise(verdict), slots, sentence, verdict
            )
            for weight, sentence in heaviest
            for verdict in (judge.verdict(sentence),)
            if verdict.acts[Act.NONE] + verdict.acts[Act.EXAMPLE] < _NOTHING
            if (slots := _slots(sentence, verdict, terms, reading.document, figures))
        ]
        yield from sorted(asked, key=lambda o: -o.weight)[:per_section]
    rest = itertools.chain(
        _figures(reading, terms),
        _headings(reading) if reading.genre is Genre.REVIEW else (),
    )
    yield from (o for o in rest if o.quotes[0].section_ordinal in inside)


def _slots(
    sentence: Sentence,
    verdict: Verdict,
    terms: Terminology,
    document: Document,
    figures: frozenset[str],
) -> dict[str, dict[str, str]]:
    titles = " ".join(s.title for s in document.path(sentence.section))
    if _PROOF.search(titles):
        return step_slots(sentence, terms)
    if not asked(sentence):
        return slots_of(sentence, terms, verdict.acts, figures)
    closing = sentence.kind in _CLOSING or _LEFT_OPEN.search(titles) is not None
    return asked_slots(sentence, terms, closing=closing)


def _promise(verdict: Verdict) -> float:
    """How likely a talk about it is to get going: readers want to discuss it, and do not stumble."""
    return (
        _DISCUSSED * verdict.discussable
        - _STUMBLED * verdict.stumbles
        - _SAID_NOTHING * (verdict.acts[Act.NONE] + verdict.acts[Act.EXAMPLE])
    )


def _is_askable(sentence: Sentence, document: Document) -> bool:
    asks = sentence.kind is not SectionKind.APPENDIX and asked(sentence)
    return (
        bool(sentence.is_passable or asks)
        and sentence.kind not in _UNASKED
        and _R.FUNDING not in sentence.roles
        and not _ABOUT_THE_TEXT.search(sentence.text)
        and not any(_ABOUT_PEOPLE.search(s.title) for s in document.path(sentence.section))
    )


def _worth(sentence: Sentence) -> float:
    """How much there is to discuss: positions, limits and open ends more than examples."""
    taken = sum(_WORTH.get(role, 0.0) for role in sentence.roles)
    example = _EXAMPLE.search(sentence.text) is not None
    pointed = _POINTED.search(sentence.exact) is not None
    foreign = is_cited(sentence.exact) and not sentence.roles & _POSITIONS
    return (
        min(0.8, taken)
        - (0.3 if example else 0.0)
        + (0.4 if pointed else 0.0)
        - (0.3 if foreign else 0.0)
    )


def _body(sentence: Sentence) -> float:
    """Questions belong to the body of the paper more than to its frame."""
    if sentence.kind is SectionKind.APPENDIX:
        return -1.5
    if sentence.kind is SectionKind.RELATED_WORK:
        return -0.2
    return 0.0 if sentence.kind in (SectionKind.INTRODUCTION, SectionKind.CONCLUSION) else 0.2


def _figures(reading: Reading, terms: Terminology) -> Iterator[Occasion]:
    """Captions of figures and tables that say what is to be seen there."""
    document = reading.document
    labels = {f.label for f in document.figures if f.label}
    for index, block in enumerate(document.blocks):
        if block.kind is not BlockKind.CAPTION:
            continue
        label = next(
            (x for x in sorted(labels, key=len, reverse=True) if block.text.startswith(x)), ""
        )
        spans = split(block.text)
        if not label or not spans:
            continue
        end = spans[1][1] if len(spans) > 1 and spans[0][1] < len(label) + 12 else spans[0][1]
        said = shown(block.text[len(label) : end].lstrip(" :.|"))
        if sum(c.isupper() for c in said) > len(said) / 2:
            continue  # Printed in capitals, a title hides which words are names.
        name = next(iter(terms.topics(nameable(said))), "")
        titled = not label.startswith("Tab") and _TITLE.fullmatch(said) and not has_verb(said)
        slots = (
            {FIGURE: {"figure": label, "shown": said.rstrip("."), "term": name}}
            if titled and (name or _tells(said))
            else {}
        )
        slots |= stated(said, terms, label)
        if slots and document.kind_of(block.section) not in _NO_BODY:
            yield Occasion((quote(document, index, spans[0][0], end),), 1.0, slots)


def _tells(title: str) -> bool:
    return len(title.split()) >= _TELLING_TITLE and not _OF_ANY_PAPER.match(title)


def _headings(reading: Reading) -> Iterator[Occasion]:
    """Sections that divide their subject: the headings of two neighbours and the one above."""
    document = reading.document
    blocks = {b.section: i for i, b in enumerate(document.blocks) if b.kind is BlockKind.HEADING}
    for section in document.sections:
        children = [
            c
            for c in document.children(section.ordinal)
            if c.ordinal in blocks and c.number.startswith(section.number)
        ]
        if (
            document.kind_of(section.ordinal) is not SectionKind.OTHER
            or len(children) < 2
            or section.level > 2
        ):
            continue
        path = " ".join(s.title for s in document.path(section.ordinal))
        for first, second in itertools.pairwise(children):
            parts = (section, first, second)
            quotes = tuple(heading_quote(document, p.ordinal) for p in parts)
            if len(quotes) == 3 and all(quotes) and _are_parallel(first.title, second.title):
                titles = (p.title.rstrip(".") for p in parts)
                slots = dict(zip(("whole", "first", "second"), titles, strict=True))
                anchors = tuple(q for q in quotes if q)
                cue = PROBLEM_HEADINGS if _PROBLEMS.search(path) else HEADINGS
                yield Occasion(anchors, 1.0 + 0.1 * len(children), {cue: slots})


def _are_parallel(first: str, second: str) -> bool:
    """Whether two headings name two parts of one subject, rather than steps of a text."""
    lengths = [len(t.split()) for t in (first, second)]
    return (
        max(lengths) <= 5
        and abs(lengths[0] - lengths[1]) <= 2
        and not any(_NO_PART.search(t) for t in (first, second))
    )


def heading_quote(document: Document, section: int) -> Quote | None:
    """Where the title of a section is printed, without its number; None where it is not found."""
    title = document.sections[section].title
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.HEADING and block.section == section:
            place = find_verbatim(title, block.text)
            return quote(document, index, *place) if place else None
    return None
