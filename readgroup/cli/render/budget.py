"""What a language model will cost, told before it is asked."""

from __future__ import annotations

from readgroup.cli import terminal
from readgroup.model.guide import Budget


def announce(budget: Budget) -> None:
    """Say on stderr which model is asked, how often, and how many tokens that takes."""
    terminal.say(f"Asking {terminal.one_line(budget.model)}, {budget.told}.")
