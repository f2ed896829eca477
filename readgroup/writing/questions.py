"""Discussion questions: framed from what passages do, checked, then chosen for coverage."""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readgroup.model.document import Document, SectionKind
from readgroup.model.guide import DiscussionGuide, Level, Question, Role, Summary
from readgroup.text.tokens import stems
from readgroup.writing.acceptance import rejected
from readgroup.writing.answers import Answers
from readgroup.writing.background import Meanings
from readgroup.writing.checks import Bench, Fault, fault
from readgroup.writing.choice import Draft, choose, shortlist, wanted_sections
from readgroup.writing.equation_occasions import equation_occasions
from readgroup.writing.formal_occasions import formal_occasions
from readgroup.writing.frames import MINUTES, Frame, fill, frames
from readgroup.writing.genres import Genre
from readgroup.writing.judging import Judge
from readgroup.writing.occasions import Occasion, occasions
from readgroup.writing.reading import Sentence
from readgroup.writing.reasons import reasoned
from readgroup.writing.roles import SentenceRole
from readgroup.writing.scope import sections_named
from readgroup.writing.section_occasions import ORIGIN, SECTION, section_occasions
from readgroup.writing.slots import is_sure
from readgroup.writing.study import study
from readgroup.writing.terms import Terminology

_SENTENCES, _MOST, _LEAST = 240, 14, 5
"""Sentences that are asked about: of a paper, at most and at least of a section. More cost time."""


_SHORT, _LISTS = 8, 3
"""Questions of a shortlist for one that is wanted, and the most shortlists."""
_DISCUSSABLE, _UNDERSTOOD = 0.15, 0.4
"""Least chance that a talk could start with a sentence, greatest that a reader stumbles over it, for it to be asked about."""
_OF_MORE = (SECTION, ORIGIN, SentenceRole.CITATIONS)
"""Cues of asks that do not hang on what the quoted sentence says."""
_LONG = 8
"""Pages from which a paper has as many questions as are wanted, whatever they are; a shorter one rather has fewer."""
_APART = (SectionKind.ABSTRACT, SectionKind.APPENDIX, SectionKind.ACKNOWLEDGEMENTS)


def guide(
    document: Document,
    summary: Summary,
    *,
    count: int = 12,
    section: str = "",
    role: Role | None = None,
    level: Level | None = None,
    meanings: Meanings | None = None,
) -> DiscussionGuide:
    """At most `count` questions, in the order to ask them.

    `section` limits them to sections with that number, or whose label or kind contains it, and
    what is below them; `role` and `level` to one of each. `made` counts the questions framed,
    `dropped` what failed which check. With `meanings`, questions that would fit other papers as well fall
    out, and so does one of two that mean the same. Raises NotFound where no section matches.
    """
    inside = sections_named(document, section)
    reading, salience, judge = study(document)
    terms = Terminology((s.text for s in reading.sentences), _lead(document))
    sections = len({s.section for s in reading.sentences if s.section in inside})
    share = max(_LEAST, min(_MOST, _SENTENCES // max(1, sections)))
    found = itertools.chain(
        occasions(
            reading,
            salience,
            judge,
            terms,
            _shown(summary),
            inside=inside,
            per_section=share,
        ),
        formal_occasions(reading, terms, inside=inside),
        equation_occasions(document, inside=inside),
        section_occasions(reading, salience, judge, inside=inside),
    )
    wanted = [f for f in frames() if role in (None, f.role) and level in (None, f.level)]
    bench = Bench.of(document)
    faults: Counter[str] = Counter()
    drafts: list[Draft] = []
    for occasion, frame, question in _framed(found, wanted, reading.genre):
        broken = fault(question, bench)
        if broken:
            faults[broken.value] += 1
        else:
            bag = frozenset(stems(question.text))
            slots = occasion.slots[frame.cue]
            chance = rejected(frame, slots, occasion.sentence, occasion.verdict)
            top = _top(document, question)
            drafts.append(Draft(question, frame, occasion, top, bag, chance))
    made = len(drafts) + faults.total()
    tops = {_top_of(document, s.section) for s in reading.sentences if s.section in inside}
    covered = wanted_sections(drafts, len(tops - {-1}))
    least = count if document.pages >= _LONG else count // 4
    chosen = _chosen(drafts, Wanted(count, least, covered), judge, meanings, faults)
    answers = Answers(reading, salience)
    return DiscussionGuide(
        questions=tuple(
            replace(question, answer_sketch=answers.sketch(question, draft.occasion.sentence))
            for draft, question in zip(chosen, reasoned(chosen, reading), strict=True)
        ),
        made=made,
        dropped=tuple(sorted((+faults).items())),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many questions at most, how many even if some are poor, and how many top-level sections they are to touch."""

    most: int
    least: int
    sections: int


def _chosen(
    drafts: Sequence[Draft],
    wanted: Wanted,
    judge: Judge,
    meanings: Meanings | None,
    faults: Counter[str],
) -> list[Draft]:
    """The set, chosen of what passes the swap test.

    Only a shortlist is embedded, which is what takes the time; another one where too few pass, or
    too few sections are touched. Where still too few pass, those that miss by little fill the set,
    and the sections that are left; where there are not even `wanted.least`, what readers would likely reject.
    """
    count, least, sections = wanted.most, wanted.least, wanted.sections
    if meanings is None:
        listed = _closely(shortlist(drafts, _SHORT * count), judge)
        passed = [d for d in listed if d.rejected < 1]
        unfit = [d for d in listed if d.rejected >= 1]
        chosen = choose(passed, count, sections)
        if len(chosen) < least:
            chosen = choose([*passed, *_poor(unfit, judge)], least, sections)
        return chosen
    passed = []
    missed: list[Draft] = []
    failed: list[Draft] = []
    unfit = []
    chosen = []
    rest = list(drafts)
    for _ in range(_LISTS):
        tops = {d.top for d in chosen}
        is_full = len(chosen) == count
        lacking = [d for d in rest if d.top not in tops] if is_full else rest
        listed = shortlist(lacking, _SHORT * (sections - _touched(chosen) if is_full else count))
        judged = _closely(listed, judge)
        looked_at = [d for d in judged if d.rejected < 1]
        unfit += [d for d in judged if d.rejected >= 1]
        meanings.learn([d.question for d in looked_at])
        looked_at = [replace(d, margin=meanings.margin(d.question)) for d in looked_at]
        fitting = [d for d in looked_at if not meanings.fits_others(d.question)]
        faults[Fault.SWAP.value] += len(looked_at) - len(fitting)
        passed += fitting
        missed += [d for d in looked_at if meanings.is_near_miss(d.question)]
        failed += [d for d in looked_at if meanings.fits_others(d.question)]
        seen = {d.question.id for d in listed}
        rest = [d for d in rest if d.question.id not in seen]
        chosen = choose(passed, count, sections, meanings.are_alike)
        if not rest or (len(chosen) == count and _touched(chosen) >= sections):
            break
    for fillers in (missed, failed):
        if len(chosen) < count and fillers:
            passed += [d for d in fillers if d not in passed]
            chosen = choose(passed, count, sections, meanings.are_alike)
    if len(chosen) < least:
        meanings.learn([d.question for d in unfit])
        chosen = choose([*passed, *_poor(unfit, judge)], least, sections, meanings.are_alike)
    if _touched(chosen) < sections:
        tops = {d.top for d in chosen}
        fillers = [d for d in failed if d.top not in tops]
        passed += [d for d in chosen if d not in passed]
        chosen = choose([*passed, *fillers], len(chosen), sections, meanings.are_alike)
    return chosen


def _closely(drafts: Sequence[Draft], judge: Judge) -> list[Draft]:
    """The drafts with what a closer look tells of their sentences; those that it speaks against are as good as rejected."""
    judge.look_at([d.occasion.sentence for d in drafts if d.occasion.sentence is not None])
    found = []
    for draft in drafts:
        sentence = draft.occasion.sentence
        if sentence is None:
            found.append(draft)
            continue
        occasion = replace(draft.occasion, verdict=judge.closely(sentence))
        unsound = not _is_sound(draft.frame.cue, judge, sentence)
        found.append(replace(draft, occasion=occasion, rejected=1.0 if unsound else 0.0))
    sound = {d.question.id: d for d in _read([d for d in found if d.rejected < 1], judge)}
    return [sound.get(d.question.id, d) for d in found]


def _poor(drafts: Sequence[Draft], judge: Judge) -> list[Draft]:
    """Drafts whose sentences a closer look speaks against: worse than the others, and best first among themselves."""
    return [replace(d, rejected=(1 + d.rejected) / 2) for d in _read(drafts, judge)]


def _read(drafts: Sequence[Draft], judge: Judge) -> list[Draft]:
    """The drafts with the chance that readers reject them, by numbers and by the words of question and sentence."""
    asked = [(d.question.text, s) for d in drafts if (s := d.occasion.sentence) is not None]
    words = dict(zip(asked, judge.unwelcome(asked), strict=True))
    found = []
    for draft in drafts:
        occasion, sentence = draft.occasion, draft.occasion.sentence
        if sentence is not None:
            told = words[draft.question.text, sentence]
            slots = occasion.slots[draft.frame.cue]
            chance = rejected(draft.frame, slots, sentence, occasion.verdict, told)
            draft = replace(draft, rejected=chance)
        found.append(draft)
    return found


def _is_sound(cue: str, judge: Judge, sentence: Sentence) -> bool:
    """Whether, looked at closely, the sentence does what is asked about and can be talked about."""
    verdict = judge.closely(sentence)
    fit = verdict.discussable >= _DISCUSSABLE and verdict.stumbles <= _UNDERSTOOD
    return is_sure(cue, verdict.acts) and (fit or cue in _OF_MORE)


def _touched(chosen: Sequence[Draft]) -> int:
    """How many top-level sections the chosen touch."""
    return len({d.top for d in chosen} - {-1})


def _lead(document: Document) -> str:
    """Title, abstract and headings, each a sentence."""
    headings = (s.title for s in document.sections)
    return ". ".join((document.title, *headings, document.abstract))


def _shown(summary: Summary) -> frozenset[str]:
    """What the summary of the whole paper shows, as it stands in the paper."""
    points = [s for p in summary.key_points for s in p.statements]
    return frozenset(s.quote.exact for s in (*summary.tldr, *summary.short, *points))


def _top(document: Document, question: Question) -> int:
    """The top-level section that a question touches; -1 for appendices and acknowledgements."""
    return _top_of(document, question.anchors[0].section_ordinal)


def _top_of(document: Document, ordinal: int) -> int:
    """The top-level section of a section; -1 for what is no part of the body."""
    if ordinal < 0 or document.kind_of(ordinal) in _APART:
        return -1
    return document.path(ordinal)[0].ordinal


def _framed(
    found: Iterator[Occasion], wanted: Sequence[Frame], genre: Genre
) -> Iterator[tuple[Occasion, Frame, Question]]:
    for occasion in found:
        for frame in wanted:
            slots = occasion.slots.get(frame.cue)
            text = fill(frame.ask, slots) if slots and genre in frame.genres else None
            if slots and text:
                yield occasion, frame, _question(occasion, frame, text)


def _question(occasion: Occasion, frame: Frame, text: str) -> Question:
    return Question(
        id=_id(text, occasion.quotes[0].exact),
        text=text[0].upper() + text[1:],
        type=frame.type,
        role=frame.role,
        level=frame.level,
        minutes=MINUTES[frame.level],
        why="",
        anchors=occasion.quotes,
    )


def _id(text: str, exact: str) -> str:
    return hashlib.sha256(f"{text}\n{exact}".encode()).hexdigest()[:10]
