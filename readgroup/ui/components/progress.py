"""How far the papers being added have come."""

from __future__ import annotations

import streamlit as st

from readgroup.model.progress import Step
from readgroup.ui import state
from readgroup.ui.components.errors import show_error, told
from readgroup.ui.components.intake import fetch
from readgroup.ui.components.markup import label, shortened
from readgroup.ui.jobs import Job

_DISMISSED = "dismissed-jobs"
_SEEN_DONE = "jobs-seen-done"
_STAGES = {"download": "Downloading", "parse": "Reading", "embed": "Learning its meaning"}
_UNITS = {"parse": "pages", "embed": "passages"}


def jobs_under_way() -> None:
    """Each job that still runs, with its progress, and each that failed, with the reason."""
    active = any(job.state != "done" for job in state.intakes().jobs())
    st.fragment(_jobs, run_every=0.5 if active else None)()


@told()
def _jobs() -> None:
    jobs = state.intakes().jobs()
    dismissed: set[int] = st.session_state.setdefault(_DISMISSED, set())
    for job in jobs:
        if job.state != "done":
            _running(job)
        elif job.number not in dismissed and (job.error or job.failures):
            _failed(job, dismissed)
    outcomes = sum(len(job.outcomes) for job in jobs) + sum(job.state == "done" for job in jobs)
    if st.session_state.setdefault(_SEEN_DONE, outcomes) != outcomes:
        st.session_state[_SEEN_DONE] = outcomes
        st.rerun()


def _running(job: Job) -> None:
    share, text = described(job)
    st.progress(share, text=label(text))


def described(job: Job) -> tuple[float, str]:
    """Share done (0 to 1) of the paper at hand, and a line that says what happens to it."""
    if job.state == "waiting":
        return 0.0, f"Waiting: {job.what}"
    if job.step is None:
        return 0.0, f"Adding {job.what} …"
    of = f" ({len(job.outcomes) + 1} of {job.expected})" if job.expected > 1 else ""
    paper = shortened(job.step.paper or job.what, 80)
    return _share(
        job.step
    ), f"{_STAGES.get(job.step.stage, job.step.stage)}: {paper}{of}{_amount(job.step)}"


def _share(step: Step) -> float:
    return min(step.done / step.total, 1.0) if step.total else 0.0


def _amount(step: Step) -> str:
    """How much is done, for people.

    >>> _amount(Step("2404.14082", "parse", 12, 55))
    ', 12 of 55 pages'
    """
    if step.stage not in _UNITS:
        return f", {step.done / 1e6:.1f} MB" if step.done else ""
    return f", {step.done} of {step.total} {_UNITS[step.stage]}" if step.total else ""


def _failed(job: Job, dismissed: set[int]) -> None:
    with st.container(key=f"failed-{job.number}", gap="small"):
        if job.error:
            show_error(job.error, job.what)
        for outcome in job.failures:
            if outcome.error:
                show_error(outcome.error, outcome.asked)
        with st.container(horizontal=True):
            again = job.worth_another_try
            if again and st.button("Try again", key=f"again-{job.number}"):
                fetch(again)
                dismissed.add(job.number)
                st.rerun()
            if st.button("Dismiss", key=f"dismiss-{job.number}", type="tertiary"):
                dismissed.add(job.number)
                st.rerun()
