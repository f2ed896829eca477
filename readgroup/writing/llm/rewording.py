"""Discussion questions in a model's words, held to the same checks as the framed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readgroup.errors import ModelFailed
from readgroup.model.document import Document
from readgroup.model.guide import Budget, DiscussionGuide, Question
from readgroup.writing.checks import Bench, fault
from readgroup.writing.llm import prompts
from readgroup.writing.llm.endpoint import Endpoint
from readgroup.writing.llm.material import Line, fenced, tokens
from readgroup.writing.llm.support import numbers
from readgroup.writing.writer import Announce

AT_ONCE = 4
"""Questions of one call: few enough for a small model to keep apart."""


@dataclass(frozen=True, slots=True)
class _Call:
    """Some questions that are reworded together, by the keys that the model knows them by."""

    framed: dict[str, Question]
    material: str

    @property
    def most(self) -> int:
        """Tokens of the answer at most."""
        return len(self.framed) * prompts.QUESTION_TOKENS


def reworded(
    guide: DiscussionGuide, document: Document, endpoint: Endpoint, announce: Announce
) -> DiscussionGuide:
    """The guide with each question in the model's words where these pass every check.

    A question that does not stays as it was framed. `remarks` say where the model failed.
    """
    calls = list(_calls(guide.questions))
    if calls:
        announce(_budget(calls, endpoint.model))
    bench = Bench.of(document)
    found: dict[str, Question] = {}
    faults: list[str] = []
    failure = ""
    for call in calls:
        try:
            answers = endpoint.ask(
                prompts.QUESTIONS,
                call.material,
                prompts.rewordings([*call.framed]),
                tokens=call.most,
            )
        except ModelFailed as error:
            failure = error.problem
            break
        for written in answers["questions"]:
            framed = call.framed.get(written.source)
            if framed is None:
                continue
            question = _in_its_words(framed, written, endpoint.model)
            broken = fault(question, bench)
            if broken or _adds_numbers(question):
                faults.append(broken.value if broken else "a number that its anchor does not have")
            else:
                found[framed.id] = question
    remarks = (failure, "The questions are framed without a model.") if failure else ()
    return replace(
        guide,
        questions=tuple(found.get(q.id, q) for q in guide.questions),
        dropped=_with(guide.dropped, faults),
        remarks=(*guide.remarks, *remarks),
    )


def _calls(questions: Sequence[Question]) -> Iterator[_Call]:
    for start in range(0, len(questions), AT_ONCE):
        framed = {f"q{n}": q for n, q in enumerate(questions[start : start + AT_ONCE], 1)}
        yield _Call(framed, _material(framed))


def _budget(calls: Sequence[_Call], model: str) -> Budget:
    return Budget(
        model=model,
        calls=len(calls),
        sent=sum(tokens(prompts.QUESTIONS) + tokens(call.material) for call in calls),
        received=sum(call.most for call in calls),
    )


def _material(framed: dict[str, Question]) -> str:
    quoted = [
        Line(key, " [...] ".join(a.exact for a in q.anchors), q.anchors[0])
        for key, q in framed.items()
    ]
    drafts = "\n".join(
        f"{key}: to {q.level.value} ({q.type.value}). Draft: {q.text}" for key, q in framed.items()
    )
    return f"{fenced('Passages', quoted)}\n\nDrafts:\n{drafts}"


def _in_its_words(framed: Question, written: prompts.Reworded, model: str) -> Question:
    text = " ".join(written.text.split())
    why = " ".join(written.why.split())
    return replace(framed, text=text, why=why or framed.why, origin=model)


def _adds_numbers(question: Question) -> bool:
    quoted = " ".join(a.exact for a in question.anchors)
    return not numbers(f"{question.text} {question.why}") <= numbers(quoted)


def _with(dropped: Sequence[tuple[str, int]], faults: Sequence[str]) -> tuple[tuple[str, int], ...]:
    counts = dict(dropped)
    for fault_found in faults:
        counts[fault_found] = counts.get(fault_found, 0) + 1
    return tuple(sorted(counts.items()))
