"""Errors as people should meet them: what is wrong, what to do next, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from readgroup.errors import ReadgroupError
from readgroup.ui.components.markup import label

_LOG = logging.getLogger(__name__)


def show_error(error: ReadgroupError, asked: str = "") -> None:
    """One box: what was asked, the problem, and the hint below it."""
    problem = f"**{label(error.problem)}**"
    if asked and asked not in error.problem:
        problem = f"{label(asked)}: {problem}"
    st.error(
        f"{problem}\n\n{label(error.hint)}" if error.hint else problem, icon=":material/error:"
    )


@contextmanager
def told() -> Iterator[None]:
    """Show what goes wrong inside instead of ending the page; also a decorator.

    Streamlit's own signals (rerun, stop) are no `Exception` and pass through.
    """
    try:
        yield
    except ReadgroupError as error:
        show_error(error)
    except Exception:
        _LOG.exception("The page could not be drawn")
        st.error(
            "**This part of the page could not be drawn.**\n\n"
            "Nothing that you wrote is lost. Reload the page; the terminal in which the app runs"
            " says more.",
            icon=":material/error:",
        )
