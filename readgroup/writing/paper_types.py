"""What kind of paper it is: cue words of title and abstract, then what the pages hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from readgroup.model.document import BlockKind, Document, SectionKind
from readgroup.model.paper_type import PaperType, TypeReading
from readgroup.model.passage import Quote
from readgroup.text.sentences import split
from readgroup.writing.quotes import quote

_OPENING = 5  # paragraphs that stand for an abstract where there is none
_MOST_EVIDENCE = 3
_MADE = r"(?:propose|introduce|present|develop|describe|design|devise|build|implement|create)"
_THING = (
    r"(?:method|model|approach|algorithm|architecture|framework|technique|system|toolkit|library|optimi[sz]er"
    r"|procedure|operator|scheme|construction|strategy|extension|tool)s?"
)
_RESOURCE = r"(?:benchmark|data ?set|corpus|test ?bed|collection|suite|repository|leaderboard)s?"
_STATEMENT = re.compile(r"\b(?:Theorem|Lemma|Proposition|Corollary)\s+\d")


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that speak for a kind: how much in the title, and how much in the abstract."""

    type: PaperType
    title: float
    abstract: float
    pattern: re.Pattern[str]


def _cue(type: PaperType, title: float, abstract: float, pattern: str) -> _Cue:
    return _Cue(type, title, abstract, re.compile(pattern, re.IGNORECASE))


_CUES = (
    _cue(PaperType.REVIEW, 6, 0, r"\b(?:survey|review|overview|tutorial|primer|an? introduction to|^introduction to|explained|"
         r"open (?:problems|questions|challenges)|roadmap|taxonomy of|handbook|a guide to|lecture notes|history of)\b"),
    _cue(PaperType.REVIEW, 0, 5, r"\bthis (?:review|survey|primer|overview|tutorial)\b|\bwe (?:\w+ly )?(?:review|survey)\b"
         r"|\b(?:paper|article|work|note) (?:\w+ly )?(?:reviews|surveys|gives an? (?:\w+ )?overview)\b|\bexpository\b"
         r"|\b(?:comprehensive|systematic|literature) (?:review|survey)\b|\ban overview of\b|\bthis note provides\b"),
    _cue(PaperType.POSITION, 4, 5, r"\bposition paper\b|\bthis essay\b|\b(?:perspective|viewpoint|manifesto|opinion|essay)\b"),
    _cue(PaperType.POSITION, 0, 3, r"\bwe (?:\w+ly )?(?:argue|contend|advocate|call (?:for|on)|envision)\b|\bthis (?:paper|article) argues\b"),
    _cue(PaperType.POSITION, 3, 0, r"^on \w+|\bshould\b|\btowards? a science of\b|\bconsidered harmful\b|^why\b|\bbeyond \w+:"),
    _cue(PaperType.THEORY, 2, 3, r"\bwe (?:\w+ly )?(?:prove|derive|formali[sz]e)\b|\btheorems?\b|\b(?:upper|lower) bounds?\b|\bproofs? (?:of|that)\b"),
    _cue(PaperType.THEORY, 3, 1, r"\b(?:theory|hypothesis|geometry|complexity|convergence|polynomial[- ]time|conjecture|unified theory)\b"),
    _cue(PaperType.THEORY, 0, 2, r"\b(?:quantum|cosmolog\w+|spacetime|metric|hamiltonian|manifold|universe|phase transition)\b"),
    _cue(PaperType.BENCHMARK, 5, 0, rf"\b{_RESOURCE}\b|\bopen[- ](?:source|sparse|access)? ?data\b"),
    _cue(PaperType.BENCHMARK, 0, 4, rf"\bwe (?:\w+ly )?(?:{_MADE}|release|provide|collect|publish|curate)[^.]{{0,40}}\b(?:{_RESOURCE})\b"),
    _cue(PaperType.BENCHMARK, 0, 3, r"\b(?:open[- ]?)?(?:suite|collection) of\b|\bmade (?:openly|publicly|freely) available\b[^.]*\bcommunity\b"),
    _cue(PaperType.METHOD, 0, 3, rf"\b(?:we|paper|work|study|article) (?:\w+ly )?{_MADE}s?[^.]{{0,80}}\b{_THING}\b"),
    _cue(PaperType.METHOD, 0, 2, rf"\b(?:we|paper|work|study) (?:\w+ly )?(?:then |also |further )?{_MADE}s?\b|\b(?:novel|new) (?:\w+ ){{0,3}}{_THING}\b"),
    _cue(PaperType.METHOD, 0, 2, r"\boutperform\w*|\bstate[- ]of[- ]the[- ]art\b|\b(?:faster|better|more efficient|more accurate) than\b|\bachieves?\b|\bbest (?:reported|published|known)\b"),
    _cue(PaperType.METHOD, 2, 0, r"^[A-Z][\w.+-]*[A-Z][\w.+-]*: |\b(?:improving|learning|network|framework|toolkit|report|via|using)\b"),
    _cue(PaperType.EMPIRICAL, 0, 3, r"\bwe (?:\w+ly )?(?:study|investigate|examine|analy[sz]e|interview|measure|explore|reverse[- ]engineer|characteri[sz]e)\b"),
    _cue(PaperType.EMPIRICAL, 0, 2, r"\bwe (?:\w+ly )?(?:find|found|show|discover|observe|demonstrate|uncover|identify|explain|report) (?:that |the |how |a |an |evidence)?"),
    _cue(PaperType.EMPIRICAL, 3, 2, r"\bcase study\b|\bempirical(?:ly)?\b|\bin the wild\b|\bevidence (?:that|for|of)\b|\binterviewed\b|\bunderstanding of\b"),
    _cue(PaperType.EMPIRICAL, 2, 0, r"\b(?:best practices|decomposing|understanding|is mediated by|how \w+ (?:learn|work|process)|build \w+ by)\b"),
)  # fmt: skip


def paper_type(document: Document) -> TypeReading:
    """The kind of paper, by weighed cues of its title and abstract, theorems and sections.

    Each cue counts once. Theorems (3 and more, 1 in 1,500 words) speak for theory, and a bare
    essay (no figure, no results) for a position; where nothing speaks, it is an empirical study.
    """
    scores = dict.fromkeys(PaperType, 0.0)
    found: list[tuple[float, PaperType, Quote]] = []
    sentences = list(_abstract(document))
    for cue in _CUES:
        if cue.title and cue.pattern.search(document.title):
            scores[cue.type] += cue.title
            found.append((cue.title, cue.type, Quote(document.title, 1, "")))
        said = next((s for s in sentences if cue.pattern.search(s.exact)), None)
        if cue.abstract and said is not None:
            scores[cue.type] += cue.abstract
            found.append((cue.abstract, cue.type, said))
    for type, weight in _structure(document):
        scores[type] += weight
    best = (
        max(PaperType, key=lambda type: scores[type])
        if any(scores.values())
        else PaperType.EMPIRICAL
    )
    strongest = sorted((f for f in found if f[1] is best), key=lambda f: -f[0])
    return TypeReading(best, tuple(dict.fromkeys(q for _, _, q in strongest))[:_MOST_EVIDENCE])


def _abstract(document: Document) -> Iterator[Quote]:
    """The sentences of the abstract; of the first paragraphs, where there is none."""
    texts = [n for n, block in enumerate(document.blocks) if block.kind.is_text]
    abstract = [
        n for n in texts if document.kind_of(document.blocks[n].section) is SectionKind.ABSTRACT
    ]
    for n in abstract or texts[:_OPENING]:
        for start, end in split(document.blocks[n].text):
            yield quote(document, n, start, end)


def _structure(document: Document) -> Iterator[tuple[PaperType, float]]:
    """What the pages hold: statements that are proved, headings of methods, or nothing but text."""
    text = [b.text for b in document.blocks if b.kind is not BlockKind.REFERENCE]
    stated = sum(len(_STATEMENT.findall(words)) for words in text)
    if stated >= 3 and stated * 1500 >= sum(words.count(" ") for words in text):
        yield PaperType.THEORY, 3 + 3 * (stated >= 25)
    if not document.figures and not _has(document, SectionKind.RESULTS):
        yield PaperType.POSITION, 1.5
    if _has(document, SectionKind.METHOD):
        yield PaperType.METHOD, 0.5


def _has(document: Document, kind: SectionKind) -> bool:
    return any(section.kind is kind for section in document.sections)
