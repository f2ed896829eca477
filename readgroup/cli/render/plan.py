"""Plans on a terminal: a way through a paper, and meetings."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, Printout
from readgroup.model.plan import PlannedMeeting, Prerequisite, ReadingPlan, Stop


def route(out: Printout, title: str, plan: ReadingPlan) -> None:
    """The pages in the order to read them, then what to know before."""
    out.prose((title, HEAD))
    out.blank()
    number = len(plan.stops)
    pages = "page" if number == 1 else "pages"
    out.line((f"{number} {pages} in about {plan.total} of {plan.minutes} minutes", LABEL))
    for stop in plan.stops:
        _stop(out, stop)
    if plan.before:
        out.blank()
        out.line(("To know before", LABEL))
    for term in plan.before:
        out.prose((term.term, HEAD), (f"  {_source(term)}", FAINT), indent=2)


def _stop(out: Printout, stop: Stop) -> None:
    out.blank()
    where = f"  {stop.section}" if stop.section else ""
    out.prose((f"p. {stop.page}", HEAD), f"  {stop.minutes} min", (where, FAINT), indent=2)
    for reason in stop.reasons:
        out.prose(reason.statement.text, indent=4, label=(f"{reason.what}: ", LABEL))


def _source(term: Prerequisite) -> str:
    used = f"used {term.count} times, first seen on p. {term.where.page}"
    if term.reference is None:
        return f"{used}; not explained in the paper"
    year = f" ({term.reference.year})" if term.reference.year else ""
    return f"{used}; see {term.reference.title or term.reference.raw}{year}"


def meetings(out: Printout, title: str, planned: Sequence[PlannedMeeting]) -> None:
    """Each meeting with its sections, pages, and how long they take to read."""
    out.prose((title, HEAD))
    for meeting in planned:
        first, last = meeting.pages
        out.blank()
        pages = f"p. {first}" if first == last else f"p. {first} to {last}"
        times = f"  {pages}, about {meeting.reading_minutes} min to read, {meeting.minutes} to talk"
        out.prose((f"Meeting {meeting.number}", HEAD), times)
        for section in meeting.sections:
            label = f"{section.number} {section.title}".strip()
            out.prose(label, (f"  p. {section.page}", FAINT), indent=2)
        out.prose((f'--section "{meeting.scope}"', FAINT), indent=2)
