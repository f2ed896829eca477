"""Pages of duty on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.render import guide
from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Printout
from readgroup.model.duty import Duty, Preparation
from readgroup.model.guide import DiscussionGuide, Statement


def overview(out: Printout, duties: Sequence[Duty]) -> None:
    """Each role with its task in a line."""
    for duty in duties:
        out.prose((duty.role.value, HEAD), f"  {duty.task}")


def page(out: Printout, duty: Duty) -> None:
    """The whole page of one role."""
    out.prose((duty.role.value.capitalize(), HEAD), (f"  about {duty.minutes} minutes", FAINT))
    out.prose(duty.task)
    out.blank()
    out.prose(duty.aim)
    _steps(out, "Before the meeting", duty.do, numbered=True)
    _steps(out, "Bring along", duty.bring)
    out.blank()
    out.line(("At the meeting", LABEL))
    out.prose(duty.say, indent=2)
    _steps(out, "Beware of", duty.beware)


def preparation(out: Printout, title: str, found: Preparation, asked: DiscussionGuide) -> None:
    """The page, where to look in the paper, and the role's questions."""
    page(out, found.duty)
    out.blank()
    out.prose(("Where to look in: ", LABEL), (title, HEAD))
    for place in found.places:
        out.blank()
        out.prose((place.what, HEAD), indent=2)
        for statement in place.statements:
            _place(out, statement)
    if asked.questions:
        out.blank()
        out.blank()
        guide.questions(out, "Questions for this role", asked, explain=False)


def _steps(out: Printout, head: str, steps: Sequence[str], *, numbered: bool = False) -> None:
    out.blank()
    out.line((head, LABEL))
    for number, step in enumerate(steps, 1):
        out.prose(step, indent=2, label=f"{number}. " if numbered else "- ")


def _place(out: Printout, statement: Statement) -> None:
    if statement.see:
        out.prose((statement.see, FAINT), indent=4)
    out.prose(statement.text, (f" [p.{statement.quote.page}]", FAINT), indent=4)
