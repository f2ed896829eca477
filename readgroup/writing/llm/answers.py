"""An answer in a model's words, each sentence resting on words that a paper says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from readgroup.errors import ModelFailed
from readgroup.model.answer import Answer, Cited
from readgroup.writing.llm import prompts
from readgroup.writing.llm.drafting import Pen, draft
from readgroup.writing.llm.material import lines
from readgroup.writing.writer import Hear

SENTENCES = 4
UNANSWERED = "The model finds no answer in what the papers say; these sentences come nearest."
KEPT = "These are the papers' own sentences."


def written(quoted: Answer, material: Sequence[Cited], pen: Pen, hear: Hear) -> Answer:
    """The answer in the model's words where `quoted` has one and they are supported.

    The model reads the `material`, and no more. Where it fails, or nothing that it wrote holds,
    the answer stays as it was quoted, and says so.
    """
    if not quoted.answered:
        return quoted
    sources = {cited.quote: cited for cited in material}
    read = lines([(cited.text, cited.quote) for cited in material])
    asked = f"Question: {quoted.question}"
    try:
        drafted = draft(pen, prompts.ANSWER, asked, read, count=SENTENCES, hear=hear)
    except ModelFailed as error:
        return replace(quoted, reason=_joined(quoted.reason, error.problem, KEPT))
    dropped = drafted.dropped.total()
    if not drafted.statements:
        said = KEPT if dropped else UNANSWERED
        lost = f"Nothing that the model wrote could be verified ({dropped} dropped)."
        reason = _joined(quoted.reason, lost if dropped else "", said)
        return replace(quoted, reason=reason, dropped=dropped)
    return replace(
        quoted,
        sentences=tuple(replace(sources[s.quote], text=s.text) for s in drafted.statements),
        origin=pen.endpoint.model,
        dropped=dropped,
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
