"""Summaries and questions, each with the page it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Part, Printout
from readgroup.model.guide import DiscussionGuide, KeyPoint, Question, Statement, Summary
from readgroup.model.passage import excerpts


def summary(out: Printout, title: str, value: Summary) -> None:
    """In one sentence, in short or in a paragraph, by key points, by section."""
    out.prose((title, HEAD))
    _part(out, "In one sentence", value.tldr)
    if value.medium:
        _part(out, "In a paragraph", value.medium)
    else:
        _part(out, "In short", value.short)
    if value.key_points:
        out.blank()
        out.line(("Key points", LABEL))
        for point in value.key_points:
            _key_point(out, point)
    if value.sections:
        out.blank()
        out.line(("By section", LABEL))
    for section in value.sections:
        label = f"{section.number} {section.title}".strip()
        out.blank()
        out.prose((label, HEAD), (f"  p. {section.page}", FAINT), indent=2)
        out.prose(*_sentences(section.statements), indent=2)


def _key_point(out: Printout, point: KeyPoint) -> None:
    out.prose((f"{point.kind}: ", HEAD), *_sentences(point.statements), indent=2)
    for part in point.parts:
        label = f"{part.number} {part.title}".strip()
        out.prose(label, (f" [p.{part.page}]", FAINT), indent=4)
        if part.below:
            out.prose(("; ".join(part.below), FAINT), indent=6)


def _part(out: Printout, name: str, statements: tuple[Statement, ...]) -> None:
    if statements:
        out.blank()
        out.line((name, LABEL))
        out.prose(*_sentences(statements), indent=2)


def _sentences(statements: Iterable[Statement]) -> list[Part]:
    parts: list[Part] = []
    for statement in statements:
        place = f" [{statement.see}, p.{statement.quote.page}]".replace("[, ", "[")
        parts += [" " if parts else "", statement.text, (place, FAINT)]
    return parts


def questions(out: Printout, title: str, guide: DiscussionGuide, *, explain: bool) -> None:
    """Questions in the order to ask them; `explain` adds answer sketches and what fell out."""
    out.prose((title, HEAD))
    for number, question in enumerate(guide.questions, 1):
        out.blank()
        _question(out, number, question, explain=explain)
    if explain and guide.made:
        out.blank()
        out.prose((_account(guide), FAINT))


def _question(out: Printout, number: int, question: Question, *, explain: bool) -> None:
    out.prose((question.text, HEAD), label=(f"{number:>2}  ", FAINT))
    tags = [question.type.value, question.role.value, question.level.value]
    marks = ["starred"] if question.starred else []
    tags = [*tags, f"{question.minutes} min", *marks, question.id]
    out.prose((" · ".join(tags), LABEL), indent=4)
    for excerpt in excerpts(question.anchors):
        quote = excerpt.quote
        place = ", ".join(filter(None, [quote.section, f"p. {quote.page}"]))
        out.prose(f"{excerpt.text}”", (f"  {place}", FAINT), indent=4, label="“")
    if question.why:
        out.prose(question.why, indent=4, label=("Why: ", LABEL))
    for follow_up in question.follow_ups:
        out.prose(follow_up, indent=4, label=("Then: ", LABEL))
    if question.hint:
        out.prose(question.hint, indent=4, label=("If the talk strays: ", LABEL))
    if explain:
        for claim in question.answer_sketch:
            place = f" [p.{claim.anchor.page}]" if claim.anchor else " [beyond the paper]"
            out.prose(claim.text, (place, FAINT), indent=4, label=("Answer: ", LABEL))


def _account(guide: DiscussionGuide) -> str:
    dropped = "; ".join(f"{number} {reason}" for reason, number in guide.dropped)
    made = f"{guide.made} questions were framed, {len(guide.questions)} are shown."
    return f"{made} Left out: {dropped}." if dropped else made
