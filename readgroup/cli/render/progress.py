"""Progress of work on stderr: one moving line on a terminal, a line for each step elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readgroup.cli.terminal import ACCENT, clean, console, say

if TYPE_CHECKING:
    from rich.progress import Progress

    from readgroup.model.progress import Step

DOING = {"download": "downloading", "parse": "reading", "embed": "indexing"}


class Meter:
    """Takes the steps that a library reports; `clear` before anything else is written."""

    def __init__(self) -> None:
        self._console = console(stderr=True)
        self._bar: Progress | None = None
        self._last = ("", "")

    def __call__(self, step: Step) -> None:
        """Show where the work is."""
        doing = clean(f"{step.paper}: {DOING.get(step.stage, step.stage)}")
        if self._console.is_terminal:
            self._move(doing, step)
        elif (step.paper, step.stage) != self._last:
            say(doing)
        self._last = (step.paper, step.stage)

    def clear(self) -> None:
        """Take the moving line off the terminal."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _move(self, doing: str, step: Step) -> None:
        if self._bar is None:
            self._bar = self._start()
            self._bar.add_task(doing, total=step.total, amount="")
        task = self._bar.tasks[0].id
        if (step.paper, step.stage) != self._last:
            self._bar.reset(task, total=step.total, description=doing)
        self._bar.update(
            task, completed=step.done, total=step.total, amount=amount(step), refresh=True
        )

    def _start(self) -> Progress:
        from rich.progress import BarColumn, Progress, TextColumn

        bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(24, complete_style=ACCENT, finished_style=ACCENT, pulse_style=ACCENT),
            TextColumn("{task.fields[amount]}", markup=False),
            console=self._console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        bar.start()
        return bar


def amount(step: Step) -> str:
    """How far a step is, in its own unit.

    >>> from readgroup.model.progress import Step
    >>> amount(Step("2404.14082", "parse", 12, 55))
    '12/55 pages'
    """
    if step.stage == "download":
        done = f"{step.done / 1e6:.1f}"
        return f"{done}/{step.total / 1e6:.1f} MB" if step.total else f"{done} MB"
    unit = {"parse": "pages", "embed": "passages"}.get(step.stage, "")
    of = f"/{step.total}" if step.total else ""
    return f"{step.done}{of} {unit}".strip()
