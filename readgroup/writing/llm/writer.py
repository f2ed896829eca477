"""The writer that has a language model: the extractive one's work, in the model's words."""

from __future__ import annotations

from readgroup.model.document import Document
from readgroup.model.guide import Budget, DiscussionGuide, Level, Role, Summary
from readgroup.writing.llm import prompts
from readgroup.writing.llm.drafting import Pen
from readgroup.writing.llm.rewording import reworded
from readgroup.writing.llm.summary import parts, summary
from readgroup.writing.spelling_out import long_forms, with_long_forms
from readgroup.writing.study import study
from readgroup.writing.writer import Announce, Hear, Writer, deaf


class ModelWriter:
    """Writes with a model where it answers as asked, and as `base` does where it does not.

    What failed is told in `remarks`: no failure of the model is ever an error of the summary.
    """

    def __init__(self, base: Writer, pen: Pen) -> None:
        self._base = base
        self._pen = pen

    @property
    def name(self) -> str:
        """Model, version of the prompts, and the writer that chooses what they are about."""
        return f"{self._pen.endpoint.model} {prompts.VERSION} {self._base.name}"

    def budget(self, document: Document) -> Budget:
        """About what a summary of the document costs."""
        planned = [p.tokens for p in parts(document, self._base.summarize(document))]
        return Budget(
            model=self._pen.endpoint.model,
            calls=len(planned),
            sent=sum(sent for sent, _ in planned),
            received=sum(received for _, received in planned),
        )

    def summarize(self, document: Document, *, hear: Hear = deaf) -> Summary:
        """See `readgroup.writing.llm.summary.summary`; abbreviations are spelled out."""
        extract = self._base.summarize(document)
        written = summary(document, extract, self._pen, hear)
        return with_long_forms(written, long_forms(study(document).reading))

    def guide(
        self,
        document: Document,
        summary: Summary,
        *,
        count: int = 12,
        section: str = "",
        role: Role | None = None,
        level: Level | None = None,
        announce: Announce = deaf,
    ) -> DiscussionGuide:
        """See `readgroup.writing.llm.rewording.reworded`."""
        framed = self._base.guide(
            document, summary, count=count, section=section, role=role, level=level
        )
        return reworded(framed, document, self._pen.endpoint, announce)
