"""Discussion questions in a model's words, held to the same checks as the framed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from readgroup.errors import ModelFailed
from readgroup.model.document import Document
from readgroup.model.guide import DiscussionGuide, Question
from readgroup.writing.checks import Bench, fault
from readgroup.writing.llm import prompts
from readgroup.writing.llm.endpoint import Endpoint
from readgroup.writing.llm.material import Line, fenced
from readgroup.writing.llm.support import numbers

AT_ONCE = 4
"""Questions of one call: few enough for a small model to keep apart."""


def reworded(guide: DiscussionGuide, document: Document, endpoint: Endpoint) -> DiscussionGuide:
    """The guide with each question in the model's words where these pass every check.

    A question that does not stays as it was framed. `remarks` say where the model failed.
    """
    bench = Bench.of(document)
    found: dict[str, Question] = {}
    faults: list[str] = []
    failure = ""
    for batch in _batches(guide.questions):
        try:
            answers = endpoint.ask(
                prompts.QUESTIONS,
                _material(batch),
                prompts.rewordings([*batch]),
                tokens=len(batch) * prompts.QUESTION_TOKENS,
            )
        except ModelFailed as error:
            failure = error.problem
            break
        for written in answers["questions"]:
            framed = batch.get(written.source)
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


def _batches(questions: Sequence[Question]) -> Iterator[dict[str, Question]]:
    for start in range(0, len(questions), AT_ONCE):
        yield {f"q{n}": q for n, q in enumerate(questions[start : start + AT_ONCE], 1)}


def _material(batch: dict[str, Question]) -> str:
    quoted = [
        Line(key, " [...] ".join(a.exact for a in q.anchors), q.anchors[0])
        for key, q in batch.items()
    ]
    drafts = "\n".join(
        f"{key}: to {q.level.value} ({q.type.value}). Draft: {q.text}" for key, q in batch.items()
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
