"""Whether readers would reject a question, by MiniLM, adapted to questions that were judged beside their sentences."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.writing.trained.minilm import told_each

WEIGHTS = "asking_encoder.npz"
FEATURES: tuple[str, ...] = (
    "mean of the question",
    "its separator",
    "mean of the sentence",
    "its separator",
)
HEADS = ("bad", "good")


def unwelcome(asked: Sequence[tuple[str, str]]) -> list[float | None]:
    """Log odds that readers reject each question on a sentence: the mean of those that it is bad and that it is not good.

    None for all where MiniLM's files are not on this machine.
    """
    return [
        None if told is None else float(told[0] - told[1]) / 2
        for told in told_each(asked, WEIGHTS, FEATURES)
    ]
