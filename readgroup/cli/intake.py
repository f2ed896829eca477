"""What `fetch` and `add` say while papers come in, one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from readgroup.cli.render.papers import count
from readgroup.cli.terminal import emit, one_line, print_json, say

if TYPE_CHECKING:
    from readgroup.cli.render.progress import Meter
    from readgroup.model.holding import Holding, Intake


def tell(outcomes: Iterable[Intake], meter: Meter, *, as_json: bool) -> int:
    """Report each outcome as it arrives, then the counts; the exit code of the first failure."""
    done: list[Intake] = []
    try:
        for outcome in outcomes:
            meter.clear()
            done.append(outcome)
            if not as_json:
                _tell_one(outcome)
    finally:
        meter.clear()
    if as_json:
        from readgroup.cli import shapes

        print_json(shapes.intakes(done))
    else:
        _tell_counts(done)
    return next((outcome.error.exit_code for outcome in done if outcome.error), 0)


def _tell_one(outcome: Intake) -> None:
    if outcome.holding is not None:
        emit(f"{outcome.status} {line(outcome.holding)}")
        for warning in outcome.holding.warnings:
            say(f"  note: {warning}")
    if outcome.error is not None:
        problem, hint = one_line(outcome.error.problem), one_line(outcome.error.hint)
        say(problem if outcome.asked in problem else f"{outcome.asked}: {problem}")
        if hint:
            say(f"  {hint}")


def line(holding: Holding) -> str:
    """A paper in one line: id with version, title, pages."""
    paper = holding.paper
    return f"{paper.arxiv_id or paper.id}  {paper.title} ({count(holding.pages, 'page')})"


def _tell_counts(done: list[Intake]) -> None:
    if len(done) > 1:
        counts = Counter(outcome.status for outcome in done)
        parts = ", ".join(f"{number} {status}" for status, number in counts.items())
        say(f"{count(len(done), 'paper')}: {parts}.")
    if not done:
        say("No PDF was found there.")
    held = [outcome.holding for outcome in done if outcome.holding]
    if held:
        say(f"Next: readgroup summarize {held[-1].id}")
