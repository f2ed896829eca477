"""How much a sentence weighs: plain features and what was learned, the same result every time."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from readgroup.model.document import SectionKind
from readgroup.text.tokens import stems
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.trained.usefulness import usefulness
from readgroup.writing.trained.worth import worth

Weights = Mapping[str, float]

_ROLE_WEIGHTS = {
    SentenceRole.OBJECTIVE: 0.5,
    SentenceRole.CLAIM: 0.5,
    SentenceRole.RESULT: 0.2,
    SentenceRole.DEFINITION: 0.3,
    SentenceRole.LIMITATION: 0.2,
    SentenceRole.OPEN_QUESTION: 0.25,
    SentenceRole.TAXONOMY: 0.25,
    SentenceRole.PROBLEM: 0.15,
    SentenceRole.CITATIONS: -0.2,
    SentenceRole.SETUP: -0.15,
}
_KIND_WEIGHTS = {
    SectionKind.ABSTRACT: 0.4,
    SectionKind.CONCLUSION: 0.25,
    SectionKind.INTRODUCTION: 0.15,
    SectionKind.DISCUSSION: 0.1,
    SectionKind.RELATED_WORK: -0.2,
    SectionKind.APPENDIX: -0.3,
    SectionKind.ACKNOWLEDGEMENTS: -3.0,
}
_R, _K = SentenceRole, SectionKind
_PART = {
    _K.INTRODUCTION: frozenset({_R.OBJECTIVE, _R.CLAIM, _R.PROBLEM}),
    _K.RELATED_WORK: frozenset({_R.CONTRAST, _R.LIMITATION, _R.DISAGREEMENT}),
    _K.METHOD: frozenset({_R.METHOD, _R.DESIGN, _R.DEFINITION}),
    _K.RESULTS: frozenset({_R.RESULT, _R.CLAIM, _R.NUMBER}),
    _K.DISCUSSION: frozenset({_R.CLAIM, _R.CAUSE, _R.LIMITATION, _R.OPEN_QUESTION}),
    _K.LIMITATIONS: frozenset({_R.LIMITATION, _R.OPEN_QUESTION}),
    _K.CONCLUSION: frozenset({_R.CLAIM, _R.RESULT, _R.LIMITATION, _R.FUTURE_WORK}),
}
"""What the sentences do that a section of that kind is there for."""
_OF_ITS_PART = 0.35
_IDEAL_WORDS = 26
_STATEMENT = re.compile(
    r"\bauthors?[’']? contributions?\b|\bstatement$|\bavailability\b|^(?:disclosures?|funding|ethics|reproducibility|checklist)\b|"
    r"\b(?:conflicts?|competing) (?:of )?interests?\b",
    re.IGNORECASE,
)
"""Titles of sections that speak of the paper and its authors."""
_OPENING, _CLOSING = 25, 15
"""Sentences that tell what a paper without an abstract is about."""


class Salience:
    """Scores for the sentences of one paper, in its sections and as a whole.

    Centrality is the cosine of a sentence's tf-idf vector with the sum of those around it
    (Radev et al., 2004, https://doi.org/10.1016/j.ipm.2003.10.006); usefulness is learned
    (`readgroup.writing.trained`), from the words that the abstract makes likely, or the opening
    and the end where there is none.
    """

    def __init__(self, reading: Reading) -> None:
        sentences = reading.sentences
        self._idf = _inverse_frequencies(s.stems for s in sentences)
        self._paper = _centroid(sentences, self._idf)
        self._title = frozenset(stems(reading.document.title))
        abstract = [s for s in sentences if s.kind is SectionKind.ABSTRACT]
        self._abstract = _centroid(abstract, self._idf)
        self._length = len(sentences)
        self._end = _last_section(reading)
        self._useful = _usefulness(reading, abstract or _opening_and_end(reading, self._end))
        self._parts = {
            s.ordinal: _PART.get(_part(reading, s.ordinal), frozenset())
            for s in reading.document.sections
        }
        self._sections = {
            section: _centroid((s for s in sentences if s.section == section), self._idf)
            for section in {s.section for s in sentences}
        }

    def idf(self, stem: str) -> float:
        """How rare the stem is among the paper's sentences; 0 where it does not occur."""
        return self._idf.get(stem, 0.0)

    def in_section(self, sentence: Sentence) -> float:
        """Weight for a summary of the sentence's own section."""
        around = self._sections[sentence.section]
        position = 0.35 if sentence.index == 0 else 0.15 if sentence.opens else 0.0
        closing = 0.1 if sentence.count > 3 and sentence.index == sentence.count - 1 else 0.0
        part = self._parts.get(sentence.section, frozenset())
        return (
            1.2 * self._cosine(sentence, around)
            + 0.5 * self._cosine(sentence, self._paper)
            + 1.5 * self._useful[sentence.ordinal]
            + (_OF_ITS_PART if sentence.roles & part else 0.0)
            + position
            + closing
            + self._common(sentence)
        )

    def in_paper(self, sentence: Sentence) -> float:
        """Weight for a summary of the whole paper.

        The numbers are those of a ridge regression, rounded: bigrams that a sentence shares with the
        abstract that was withheld, on papers of many kinds.
        """
        early = (1 - sentence.ordinal / self._length) ** 4
        closing = sentence.kind is SectionKind.CONCLUSION or sentence.section == self._end
        return (
            1.9 * self._useful[sentence.ordinal]
            + 0.9 * self._cosine(sentence, self._paper)
            + 0.5 * self._cosine(sentence, self._abstract)
            + 0.18 * early
            + 0.45 * closing / (1 + sentence.index)
            + _KIND_WEIGHTS.get(sentence.kind, 0.0)
            + self._common(sentence)
        )

    def similarity(self, a: Sentence, b: Sentence) -> float:
        """Cosine of the two sentences' tf-idf vectors, 0 to 1."""
        shared = sum(self._idf[s] ** 2 for s in a.stems & b.stems)
        norm = _norm(a.stems, self._idf) * _norm(b.stems, self._idf)
        return shared / norm if norm else 0.0

    def _cosine(self, sentence: Sentence, centroid: Weights) -> float:
        norm = _norm(sentence.stems, self._idf)
        return (
            sum(self._idf[s] * centroid.get(s, 0.0) for s in sentence.stems) / norm if norm else 0.0
        )

    def _common(self, sentence: Sentence) -> float:
        words = len(sentence.text.split())
        title = len(self._title & sentence.stems) / max(1, len(self._title))
        cues = sum(_ROLE_WEIGHTS.get(role, 0.0) for role in sentence.roles)
        length = -0.02 * max(0, _IDEAL_WORDS - words) - 0.01 * max(0, words - _IDEAL_WORDS)
        symbols = sum(any(c.isdigit() for c in w) for w in sentence.text.split())
        parentheses = sentence.text.count("(")
        empty = -0.4 if len(sentence.stems) < 5 else 0.0
        return (
            empty
            + 0.2 * title
            + max(-0.4, min(0.5, cues))
            + length
            - 0.02 * symbols
            - 0.04 * parentheses
        )


def _usefulness(reading: Reading, told: Sequence[Sentence]) -> list[float]:
    """The learned usefulness of every sentence, 0 to 1; `told` says what the paper is about."""
    title = reading.document.title
    chances = worth(title, [s.text for s in told])
    found = usefulness(title, [(s.text, s.roles) for s in reading.sentences], chances)
    return [float(value) for value in found]


def _opening_and_end(reading: Reading, end: int) -> list[Sentence]:
    opening = [s for s in reading.sentences if s.kind is SectionKind.INTRODUCTION]
    closing = [s for s in reading.sentences if s.section == end]
    return (opening or list(reading.sentences))[:_OPENING] + closing[:_CLOSING]


def _last_section(reading: Reading) -> int:
    """The section that the paper's running text ends with, before statements and appendices; -1 for none."""
    kept = (s.section for s in reversed(reading.sentences) if not is_aside(s, reading))
    return next(kept, -1)


def is_aside(sentence: Sentence, reading: Reading) -> bool:
    """Whether the sentence stands in an appendix, in thanks or in a statement about the paper."""
    if sentence.kind in (SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX):
        return True
    path = reading.document.path(sentence.section)
    return any(_STATEMENT.search(section.title) for section in path)


def _part(reading: Reading, section: int) -> SectionKind:
    """The kind of the section, or of the nearest one above it that has one."""
    for above in reversed(reading.document.path(section)):
        if above.kind is not SectionKind.OTHER:
            return above.kind
    return SectionKind.OTHER


def ranked(
    sentences: Iterable[Sentence], weight: Callable[[Sentence], float]
) -> list[tuple[float, Sentence]]:
    """The sentences with their weights, heaviest first; ties in reading order."""
    weighted = [(weight(s), s) for s in sentences]
    return sorted(weighted, key=lambda pair: (-pair[0], pair[1].ordinal))


def _inverse_frequencies(bags: Iterable[frozenset[str]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        counts.update(bag)
        total += 1
    return {stem: math.log((total + 1) / count) for stem, count in counts.items()}


def _centroid(sentences: Iterable[Sentence], idf: Weights) -> dict[str, float]:
    """The normalised sum of the sentences' vectors."""
    total: Counter[str] = Counter()
    for sentence in sentences:
        total.update(sentence.stems)
    weights = {stem: count * idf[stem] for stem, count in total.items()}
    norm = math.sqrt(sum(w * w for w in weights.values()))
    return {stem: w / norm for stem, w in weights.items()} if norm else {}


def _norm(bag: frozenset[str], idf: Weights) -> float:
    return math.sqrt(sum(idf[s] ** 2 for s in bag))
