"""Occasions of whole sections: their titles are names that the authors chose, whatever their sentences do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from readgroup.model.document import Document, SectionKind
from readgroup.writing.judging import Judge
from readgroup.writing.occasions import Occasion, heading_quote
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import is_cited
from readgroup.writing.salience import Salience
from readgroup.writing.vocabulary import is_plain_noun, word_set

SECTION, ORIGIN = "section", "origin"
"""Cues of sections: any, and those that cite."""

_KINDS = (SectionKind.OTHER, SectionKind.METHOD, SectionKind.RESULTS)
"""Kinds of sections whose title may name something of the paper."""
_TITLE = re.compile(r"[A-Z][\w’'/-]+(?:,? [(]?[\w’'/-]+[)]?){0,8}")
_NUMBERED = re.compile(r"\b(?:Case|Step|Task|Experiment|Part|Phase|Example|Remark) #?\d")
_COMMON = word_set(
    "introduction background related work works method methods methodology approach approaches result results evaluation evaluations "
    "experiment experiments experimental setup set-up settings setting details detail implementation analysis discussion "
    "conclusion conclusions conclusive remarks data dataset datasets model models training baselines baseline metrics metric overview "
    "preliminaries notation definitions definition formulation problem statement motivation summary additional "
    "main our own contributions contribution findings finding observations observation applications application examples example "
    "case cases study studies general some other others outline procedure protocol description materials design optimization "
    "parameters hyperparameters architecture architectures system systems framework theory proof proofs tasks task text texts comparison comparisons "
    "extension extensions future directions open problems questions research performance and of the a an on in for with to from"
)
"""Words that a title of any paper may be made of."""
_OUTSIDE = re.compile(
    r"\b(?:related|previous|prior|future|open|limitations?|caveats?|glossary|reproducibility|ethic\w*|statements?|impact|disclosure|"
    r"contributions?|credits?|author\w*|checklist|prompts?|samples?|examples|notation|acknowledge?ments?|availability|licen[cs]e|data ?sets?|"
    r"histor(?:y|ical)|remarks?|outlook|validations?)\b",
    re.IGNORECASE,
)
"""Titles of sections that are no part of the argument, or speak of what is not done in it."""
_SHORTEST = 60
"""Characters of a passage that is worth quoting beside a title."""
_READABLE, _BORNE = 0.17, 0.35
"""Chance to stumble up to which a sentence is quoted beside a title, and where a top-level section has no such sentence."""
_DISCUSSED = 1.5
"""What the chance counts for that a talk could start with a sentence, in the unit of `Salience`."""
_FEWEST = 4
"""Sentences of a section that is worth a question of its own."""
_WEIGHT = 0.6


def section_occasions(
    reading: Reading, salience: Salience, judge: Judge, *, inside: frozenset[int]
) -> Iterator[Occasion]:
    """Sections whose title says what they are about, each with the passage that tells most of it, if one reads well."""
    document = reading.document
    told: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.section in inside and document.kind_of(sentence.section) in _KINDS:
            told[sentence.section].append(sentence)
    readable = {document.path(o)[0] for o, own in told.items() if _telling(own, salience, judge)}
    for ordinal, sentences in told.items():
        title = _title(document, ordinal)
        heading = heading_quote(document, ordinal) if title else None
        bar = _READABLE if document.path(ordinal)[0] in readable else _BORNE
        chosen = _telling(sentences, salience, judge, bar)
        if heading is None or len(sentences) < _FEWEST:
            continue
        slots = {"heading": title}
        if chosen is None:
            yield Occasion((heading,), 0.0, {SECTION: slots})
            continue
        cites = any(is_cited(s.exact) for s in sentences)
        yield Occasion(
            (heading, reading.quote(chosen)),
            _WEIGHT + 0.2 * salience.in_paper(chosen),
            {SECTION: slots} | ({ORIGIN: slots} if cites else {}),
            chosen,
            judge.verdict(chosen),
        )


def _title(document: Document, ordinal: int) -> str:
    """The section's title, "" where it could stand in any paper or is no plain name."""
    title = document.sections[ordinal].title.strip().rstrip(".:")
    words = re.findall(r"[\w’'-]+", title.lower())
    telling = [w for w in words if w not in _COMMON and not is_plain_noun(w) and len(w) > 2]
    path = " ".join(s.title for s in document.path(ordinal))
    fits = _TITLE.fullmatch(title) and not _NUMBERED.search(title) and not _OUTSIDE.search(path)
    named = len(words) > 1 and not title.isupper()
    return title if fits and telling and named else ""


def _telling(
    sentences: list[Sentence], salience: Salience, judge: Judge, bar: float = _READABLE
) -> Sentence | None:
    """The sentence that weighs and promises most of those that read well alone: their chance to make a reader stumble is at most `bar`."""
    fit = [
        s
        for s in sentences
        if s.is_passable and len(s.exact) >= _SHORTEST and judge.stumbles(s) <= bar
    ]
    return max(
        fit,
        key=lambda s: salience.in_section(s) + _DISCUSSED * judge.verdict(s).discussable,
        default=None,
    )
