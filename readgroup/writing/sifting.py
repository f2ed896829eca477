"""The set of a guide out of all drafts: looked at closely, read, held against other papers, chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readgroup.model.guide import QuestionType
from readgroup.writing.acceptance import rejected
from readgroup.writing.background import Meanings, Unlearned
from readgroup.writing.choice import Draft, choose, shortlist
from readgroup.writing.frames import Frame
from readgroup.writing.judging import Judge
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.section_occasions import ORIGIN, SECTION
from readgroup.writing.slots import INFERENCE, STATEMENT, is_sure

_LOOKED_AT, _READ, _FILLING, _ROUNDS = 8, 3, 4, 3
"""Drafts whose sentences are looked at closely, drafts that are read, and drafts of each rank (`_rank`) that are to fill a set, for one that is wanted; how often the first is done."""
_DISCUSSABLE, _UNDERSTOOD = 0.15, 0.4
"""Least chance that a talk could start with a sentence, greatest that a reader stumbles over it, for it to be asked about."""
_CARRIES: Mapping[str, float] = {STATEMENT: 0.4, INFERENCE: 0.5}
"""The least chance where nothing but the sentence carries the talk: of statements below it readers called 16 in 100 questions bad, 5 of those above."""
_OF_MORE, _EXEMPLARY = (SECTION, ORIGIN, SentenceRole.CITATIONS), 0.1
"""Cues of asks that do not hang on what the quoted sentence says, and the least chance that a talk could start with it."""
_RANKS = range(4)
"""Of drafts that only fill a set, see `_rank`."""
_ARGUING = (QuestionType.DISAGREEMENT, QuestionType.EVIDENCE)
"""What is asked in vain where nothing is claimed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How many questions at most, how many even if some are poor, and how many top-level sections they are to touch."""

    most: int
    least: int
    sections: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """The set, and how many of those that were held against other papers fit these as well."""

    chosen: list[Draft]
    unfitting: int


def sifted(
    drafts: Sequence[Draft], wanted: Wanted, judge: Judge, meanings: Meanings | Unlearned
) -> Sifted:
    """The set, chosen of what passes the swap test.

    Only a shortlist is read and embedded, which is what takes the time; another one where too few pass, or
    too few sections are touched. Where still too few pass, those that miss by little fill the set,
    and the sections that are left, if need be with what can at least be explained; where there are not even
    `wanted.least`, what readers would likely reject.
    """
    most, sections = wanted.most, wanted.sections
    chosen: list[Draft] = []
    passed: list[Draft] = []
    missed: list[Draft] = []
    failed: list[Draft] = []
    unfit: list[Draft] = []
    rest = list(drafts)
    for _ in range(_ROUNDS):
        is_full = len(chosen) == most
        tops = {d.top for d in chosen} if is_full else set()
        many = sections - touched(chosen) if is_full else most
        open_to = [d for d in rest if d.top not in tops]
        sound, unsound = _closely(shortlist(open_to, _LOOKED_AT * many), judge)
        meanings.learn([d.question for d in sound])
        sound = [replace(d, margin=meanings.margin(d.question)) for d in sound]
        failing = [d for d in sound if meanings.fits_others(d.question)]
        fitting = [d for d in sound if not meanings.fits_others(d.question)]
        read = _read(shortlist(fitting, _READ * many), judge)
        passed += read
        missed += [d for d in failing if meanings.is_near_miss(d.question)]
        failed += failing
        unfit += unsound
        rest = _without(rest, (*read, *failing, *unsound))
        chosen = choose(passed, most, sections, meanings.are_alike)
        if not rest or (len(chosen) == most and touched(chosen) >= sections):
            break
    for fillers in (missed, failed):
        if len(chosen) < most and fillers:
            passed += [d for d in fillers if d not in passed]
            chosen = choose(passed, most, sections, meanings.are_alike)
    if len(chosen) < wanted.least:
        poor = _poor(unfit, wanted.least - len(chosen), judge, meanings)
        chosen = choose([*passed, *poor], wanted.least, sections, meanings.are_alike)
    if touched(chosen) < sections:
        tops = {d.top for d in chosen}
        plain = [d for d in unfit if d.frame.type not in _ARGUING and d.top not in tops]
        poor = _poor(plain, sections - touched(chosen), judge, meanings)
        fillers = [*(d for d in failed if d.top not in tops), *poor]
        passed += [d for d in chosen if d not in passed]
        chosen = choose([*passed, *fillers], len(chosen), sections, meanings.are_alike)
    return Sifted(chosen, len(failed))


def touched(chosen: Sequence[Draft]) -> int:
    """How many top-level sections the chosen touch."""
    return len({d.top for d in chosen} - {-1})


def _without(drafts: Iterable[Draft], others: Iterable[Draft]) -> list[Draft]:
    seen = {d.question.id for d in others}
    return [d for d in drafts if d.question.id not in seen]


def _closely(drafts: Sequence[Draft], judge: Judge) -> tuple[list[Draft], list[Draft]]:
    """The drafts with what a closer look tells of their sentences: those that it speaks for, those that it speaks against."""
    judge.look_at([d.occasion.sentence for d in drafts if d.occasion.sentence is not None])
    sound: list[Draft] = []
    unsound: list[Draft] = []
    for draft in drafts:
        sentence = draft.occasion.sentence
        if sentence is None:
            # A section of which only the title can be quoted is asked about where nothing better is left.
            (unsound if draft.frame.cue == SECTION else sound).append(draft)
            continue
        occasion = replace(draft.occasion, verdict=judge.closely(sentence))
        known = _weighed(replace(draft, occasion=occasion), None)
        (sound if _is_sound(draft.frame, judge, sentence) else unsound).append(known)
    return sound, unsound


def _is_sound(frame: Frame, judge: Judge, sentence: Sentence) -> bool:
    """Whether, looked at closely, the sentence does what is asked about and can be talked about."""
    verdict = judge.closely(sentence)
    least = _CARRIES.get(frame.cue, _DISCUSSABLE)
    fit = verdict.discussable >= least and verdict.stumbles <= _UNDERSTOOD
    of_more = frame.cue in _OF_MORE and frame.type not in _ARGUING
    speaks = of_more and verdict.discussable >= _EXEMPLARY
    return is_sure(frame.cue, verdict.acts) and (fit or speaks)


def _read(drafts: Sequence[Draft], judge: Judge) -> list[Draft]:
    """The drafts with the chance that readers reject them, by the words of question and sentence too."""
    asked = [(d.question.text, s) for d in drafts if (s := d.occasion.sentence) is not None]
    told = dict(zip(asked, judge.unwelcome(asked), strict=True))
    return [
        draft
        if draft.occasion.sentence is None
        else _weighed(draft, told[draft.question.text, draft.occasion.sentence])
        for draft in drafts
    ]


def _poor(
    drafts: Sequence[Draft], missing: int, judge: Judge, meanings: Meanings | Unlearned
) -> list[Draft]:
    """Drafts that a closer look speaks against, for so many that are missing: worse than all others, the best of them first; of each rank only a shortlist."""
    by_rank = ([d for d in drafts if _rank(d) == rank] for rank in _RANKS)
    short = [d for same in by_rank for d in shortlist(same, _FILLING * missing)]
    meanings.learn([d.question for d in short])
    # From two fifths on, `choice` takes a draft only where no sound one is left.
    return [replace(d, rejected=(3 + d.rejected + _rank(d)) / 7) for d in _read(short, judge)]


def _rank(draft: Draft) -> int:
    """0 to 3: whole sections come first, then bare titles, then what is said, and arguments last."""
    if draft.frame.type in _ARGUING:
        return 3
    if draft.occasion.sentence is None:
        return 1
    return 0 if draft.frame.cue in _OF_MORE else 2


def _weighed(draft: Draft, read: float | None) -> Draft:
    occasion, frame = draft.occasion, draft.frame
    slots = occasion.slots[frame.cue]
    chance = rejected(frame, slots, occasion.sentence, occasion.verdict, read)
    return replace(draft, rejected=chance)
