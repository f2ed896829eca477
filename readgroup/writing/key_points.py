"""The few things to know of a paper, by what its sentences do and by its kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from readgroup.model.document import Document, Figure, SectionKind
from readgroup.model.guide import KeyPoint, Statement, TopicPart
from readgroup.text.tokens import stems
from readgroup.writing.defects import Defect
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Judge, Verdict
from readgroup.writing.paper_types import paper_type
from readgroup.writing.points import NUMBER, TAXONOMY, Point, points_of
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.salience import Salience, ranked
from readgroup.writing.selection import diverse, in_reading_order
from readgroup.writing.taxonomy import agenda_parts, taxonomy
from readgroup.writing.voice import Voice, voice

_TELLING = 5
"""Content words that a sentence must have to be worth a key point."""
_FLOOR = 0.35
"""Weight under which a sentence says too little for a key point."""
_LOOKED_AT = 40
_LOOKS, _BORNE = 3, 0.35
"""Sentences that are looked at closely for one that is told, and how likely a reader may stumble over one."""
_LIKELY = 0.2
"""Chance that a sentence does what the point is about."""
_A_PART = 3
"""Sentences of one top-level section where a point is to be spread."""
_RUN_UP = 2
"""Sentences at most that are shown before one that leans on them."""
_UNREAD = (SectionKind.ACKNOWLEDGEMENTS, SectionKind.APPENDIX, SectionKind.RELATED_WORK)
_FLOAT = re.compile(r"\b(Table|Tab\.|Figure|Fig\.)\s?(\d+)")

Found = tuple[str, list[Sentence]]


def key_sentences(reading: Reading, salience: Salience, judge: Judge) -> list[Found]:
    """For each point of the paper's kind that is found, its sentences in reading order."""
    points: list[Found] = []
    taken: list[Sentence] = []
    sections = reading.document.sections
    titles = frozenset(stem for s in sections if s.level <= 2 for stem in stems(s.title))
    scales = _Scales(reading, salience, judge, titles)
    for point in _points(reading):
        chosen = _chosen(point, scales, taken)
        taken.extend(chosen)
        if chosen:
            points.append((point.kind, in_reading_order(chosen)))
    return points


def key_points(reading: Reading, found: Sequence[Found]) -> tuple[KeyPoint, ...]:
    """The points as they are shown: numbers with their table or figure, a review with its parts.

    A review's taxonomy and open problems are told by its headings too, with no sentence if need be.
    """
    document, said = reading.document, dict(found)
    parts: dict[str, tuple[TopicPart, ...]] = {}
    if reading.genre is Genre.REVIEW:
        parts = {"taxonomy": taxonomy(document), "open problem": agenda_parts(document)}
    made = (
        KeyPoint(
            point.kind,
            tuple(_statement(reading, s, point) for s in said.get(point.kind, ())),
            parts.get(point.kind, ()),
        )
        for point in _points(reading)
    )
    return tuple(point for point in made if point.statements or point.parts)


def _points(reading: Reading) -> tuple[Point, ...]:
    return points_of(reading.genre, paper_type(reading.document).type)


@dataclass(frozen=True, slots=True)
class _Scales:
    """What the sentences of one paper are weighed by; `titles` are stems of its chief headings."""

    reading: Reading
    salience: Salience
    judge: Judge
    titles: frozenset[str]


def _chosen(point: Point, scales: _Scales, taken: Sequence[Sentence]) -> list[Sentence]:
    reading, salience = scales.reading, scales.salience
    weigh = partial(_weight, point=point, reading=reading, salience=salience, titles=scales.titles)
    own = voice(reading.document)
    home = _home(point, reading)
    open_to = (s for s in reading.sentences if s.kind in home and _may_stand(s, point))
    proved = [s for s in open_to if _is_proved(s, point, own)]
    before = _led_up_to(proved, reading) if point.led_up_to else {}
    pool = [s for s in proved if _can_stand(s, point) or s.ordinal in before]
    heavy = [pair for pair in ranked(pool, weigh) if pair[0] > _FLOOR][:_LOOKED_AT]
    scales.judge.look_at([s for _, s in heavy[: _LOOKS * point.length]])
    candidates = [
        (w, s)
        for w, s in heavy[: _LOOKS * point.length]
        if _is_likely(scales.judge.closely(s), point, leans=bool(before.get(s.ordinal)))
    ]
    if point.spread:
        candidates = list(_spread(candidates, reading.document))
    chosen = diverse(candidates, point.length, salience.similarity, taken=taken)
    if chosen:
        return _with_those_before(chosen, before, point.length)
    return _in_any_case(proved, point, reading, weigh)


def _home(point: Point, reading: Reading) -> frozenset[SectionKind]:
    """Where it may stand: letters without parts are all text, and everything stands in that."""
    if not point.only_at_home:
        return frozenset(SectionKind)
    opens = SectionKind.INTRODUCTION in point.home
    parted = any(s.kind is SectionKind.INTRODUCTION for s in reading.sentences)
    return point.home | {SectionKind.OTHER} if opens and not parted else point.home


def _led_up_to(proved: Sequence[Sentence], reading: Reading) -> Mapping[int, tuple[Sentence, ...]]:
    """The sentences that each proved one leans on, by its ordinal; it alone where none must stand before.

    They follow each other in one paragraph, from one that can be told first; a sentence without
    such a beginning is left out.
    """
    found: dict[int, tuple[Sentence, ...]] = {}
    for sentence in proved:
        run = [sentence]
        while run[0].defects == {Defect.DANGLING} and run[0].ordinal and len(run) <= _RUN_UP:
            run.insert(0, reading.sentences[run[0].ordinal - 1])
        if run[0].is_sound and run[0].block == sentence.block:
            found[sentence.ordinal] = tuple(run[:-1])
    return found


def _with_those_before(
    chosen: Sequence[Sentence], before: Mapping[int, tuple[Sentence, ...]], room: int
) -> list[Sentence]:
    """The chosen, heaviest first, each after what it leans on, none twice, while there is room."""
    told: dict[int, Sentence] = {}
    for sentence in chosen:
        more = told | {s.ordinal: s for s in (*before.get(sentence.ordinal, ()), sentence)}
        told = more if len(more) <= room else told
    return list(told.values())


def _in_any_case(
    proved: Sequence[Sentence], point: Point, reading: Reading, weigh: partial[float]
) -> list[Sentence]:
    """The best under the point's own heading: one that reads after those before it, or less well by itself."""
    titled = [s for s in proved if _is_titled(s, point, reading.document)]
    before = _led_up_to(titled, reading)
    told = [s for s in titled if s.ordinal in before] or [s for s in titled if s.is_passable]
    best = [sentence for _, sentence in ranked(told, weigh)[:1]]
    return _with_those_before(best, before, 1 + _RUN_UP)


def _spread(
    candidates: Sequence[tuple[float, Sentence]], document: Document
) -> Iterator[tuple[float, Sentence]]:
    """At most three sentences of each top-level section, the heaviest of it."""
    given: Counter[int] = Counter()
    for weight, sentence in candidates:
        path = document.path(sentence.section)
        top = path[0].ordinal if path else -1
        given[top] += 1
        if given[top] <= _A_PART:
            yield weight, sentence


def _is_proved(sentence: Sentence, point: Point, own: Voice) -> bool:
    """Whether its words make it one, and nothing rules it out."""
    return (
        len(sentence.stems) >= _TELLING
        and not sentence.roles & point.without
        and sentence.kind not in _UNREAD
        and not point.against.search(sentence.text)
        and point.proof(sentence, own)
    )


def _is_likely(verdict: Verdict, point: Point, *, leans: bool) -> bool:
    """Whether readers would likely take it for one, and not stumble; alone they would where it `leans`."""
    reads = leans or verdict.stumbles <= _BORNE
    return reads and sum(verdict.acts[act] for act in point.acts) >= _LIKELY


def _may_stand(sentence: Sentence, point: Point) -> bool:
    """Whether any of the ways to be shown is open to it: alone, after what it leans on, or where nothing is better."""
    leans = sentence.defects == {Defect.DANGLING}
    return leans or _can_stand(sentence, point) or sentence.is_passable


def _can_stand(sentence: Sentence, point: Point) -> bool:
    return sentence.is_sound or (point is NUMBER and _only_points(sentence))


def _is_cued(sentence: Sentence, point: Point) -> bool:
    """Told by what is in the text, connective and all: "However, ..."."""
    return bool(point.cue.search(sentence.exact))


def _only_points(sentence: Sentence) -> bool:
    """Whether it lacks nothing but the table or figure that it points to, which stands beside it."""
    pointing = sentence.defects == {Defect.POINTING}
    return pointing and bool(_FLOAT.search(sentence.text)) and len(sentence.text) < 200


def _is_titled(sentence: Sentence, point: Point, document: Document) -> bool:
    return any(point.titles.search(s.title) for s in document.path(sentence.section))


def _weight(
    sentence: Sentence,
    point: Point,
    reading: Reading,
    salience: Salience,
    titles: frozenset[str],
) -> float:
    """Weight as that point; a taxonomy names what the sections are called."""
    titled = _is_titled(sentence, point, reading.document)
    at_home = sentence.kind in point.home
    cued = _is_cued(sentence, point)
    spoken = len(sentence.roles & point.roles)
    named = len(sentence.stems & titles) if point is TAXONOMY else 0
    floats = point is NUMBER and bool(_FLOAT.search(sentence.exact))
    return (
        salience.in_paper(sentence)
        + 0.6 * at_home
        + 0.15 * spoken
        + 0.5 * cued
        + 0.5 * titled
        + 0.2 * (titled and bool(spoken))
        + 0.08 * named
        + 0.4 * floats
        - 0.5 * (SentenceRole.CITATIONS in sentence.roles)
    )


def _statement(reading: Reading, sentence: Sentence, point: Point) -> Statement:
    told = reading.statement(sentence)
    return replace(told, see=_float(reading, sentence)) if point is NUMBER else told


def _float(reading: Reading, sentence: Sentence) -> str:
    """The table or figure that a sentence's numbers stand in: named by it, or on its page.

    One that is not named must speak of the same things.
    """
    figures = reading.document.figures
    named = _FLOAT.search(sentence.exact)
    if named:
        label = f"{'Table' if named[1].startswith('Tab') else 'Figure'} {named[2]}"
        return next((f.label for f in figures if f.label == label), "")
    page = reading.quote(sentence).page
    near = [f for f in figures if f.page == page and _shared(f, sentence) >= _TELLING]
    return max(near, key=lambda f: _shared(f, sentence)).label if near else ""


def _shared(figure: Figure, sentence: Sentence) -> int:
    return len(sentence.stems & frozenset(stems(figure.caption)))
