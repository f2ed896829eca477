"""What goes with each chosen question: why it matters, and what to ask when the talk stalls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from readgroup.model.document import SectionKind
from readgroup.model.guide import Question
from readgroup.text.tokens import stems
from readgroup.writing.choice import Draft, rotation
from readgroup.writing.frames import company, fill, slots_in
from readgroup.writing.reading import Reading

_FOLLOW_UPS = 2
_PLACES = 3
_ELSEWHERE = (
    SectionKind.ABSTRACT,
    SectionKind.APPENDIX,
    SectionKind.ACKNOWLEDGEMENTS,
    SectionKind.REFERENCES,
)


def reasoned(drafts: Iterable[Draft], reading: Reading) -> list[Question]:
    """The drafts' questions with a reason and follow-ups, no template twice while others are left."""
    used: Counter[str] = Counter()
    questions: list[Question] = []
    for draft in drafts:
        question = draft.question
        named = _named(draft, reading)
        with_it = company()[question.type]
        why = _picked(with_it.why, 1, named, used, question.id)
        follow_ups = _picked(with_it.follow_ups, _FOLLOW_UPS, named, used, question.id)
        hint = _picked(with_it.hint, 1, named, used, question.id)
        questions.append(
            replace(question, why="".join(why), follow_ups=tuple(follow_ups), hint="".join(hint))
        )
    return questions


def _picked(
    templates: Sequence[str], count: int, named: Mapping[str, str], used: Counter[str], seed: str
) -> list[str]:
    """At most `count` of the templates that can be filled: least used first, then most particular."""
    fitting = [t for t in templates if fill(t, named)]
    fitting.sort(key=lambda t: (used[t], -len(slots_in(t)), rotation(seed, t)))
    used.update(fitting[:count])
    filled = (fill(t, named) or "" for t in fitting[:count])
    return [text[0].upper() + text[1:] for text in filled]


def _named(draft: Draft, reading: Reading) -> dict[str, str]:
    places = elsewhere(reading, draft.term, draft.question.anchors[0].section_ordinal)
    anchor = draft.question.anchors[0]
    number = next(
        (s.number for s in reading.document.path(anchor.section_ordinal)[::-1] if s.number), ""
    )
    kind = reading.document.kind_of(anchor.section_ordinal)
    word = "appendix" if kind is SectionKind.APPENDIX else "section"
    return {
        "term": draft.term,
        "places": places,
        "section": f"{word} {number}" if number else "",
        "page": str(anchor.page),
    }


def elsewhere(reading: Reading, term: str, ordinal: int) -> str:
    """Other numbered sections that speak of `term` most, as "sections 2.1, 5 and 8.3".

    Only the first two levels, in reading order; "" where there are fewer than two of them.
    """
    wanted = frozenset(stems(term))
    document = reading.document
    counts: Counter[int] = Counter()
    for sentence in reading.sentences:
        if (
            wanted
            and wanted <= sentence.stems
            and document.kind_of(sentence.section) not in _ELSEWHERE
        ):
            path = document.path(sentence.section)[:2]
            if path and path[-1].number and ordinal not in document.subtree(path[-1].ordinal):
                counts[path[-1].ordinal] += 1
    chosen = sorted(o for o, _ in counts.most_common(_PLACES))
    numbers = [document.sections[o].number for o in chosen]
    return f"sections {', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else ""
