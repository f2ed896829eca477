"""The doctor's report."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.cli.checks import Check
from readgroup.cli.render.printout import FAIL, FAINT, LABEL, WARN, Printout

STYLES = {"ok": LABEL, "warn": WARN, "fail": FAIL}


def checks(out: Printout, found: Sequence[Check]) -> None:
    """A line for each check, and what to do under those that are not well."""
    wide = max(len(check.name) for check in found)
    for check in found:
        before = f"{check.state:<4}  {check.name:<{wide}}  "
        out.prose(check.detail, label=(before, STYLES[check.state]))
        if check.hint:
            out.prose((check.hint, FAINT), indent=len(before), label=("→ ", FAINT))
