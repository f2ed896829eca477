"""The order that a reranker gives."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from readgroup.search.reranking import DEPTH, reranked


class ByLength:
    """Prefers long passages; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[Sequence[str]] = []

    def scores(self, question: str, passages: Sequence[str]) -> list[float]:
        self.asked.append(passages)
        return [float(len(passage)) for passage in passages]


def candidate(text: str) -> Any:
    return SimpleNamespace(stored=SimpleNamespace(passage=SimpleNamespace(text=text)))


def texts(found: Any) -> list[str]:
    return [c.stored.passage.text for c in found]


def test_the_best_come_in_its_order_and_ties_as_they_were() -> None:
    """By score, equal ones in the order in which they came."""
    found = reranked(map(candidate, ["b", "a", "long", "c"]), "?", ByLength())
    assert texts(found) == ["long", "b", "a", "c"]


def test_only_the_first_are_read_again() -> None:
    """Beyond the depth nothing is scored, and the order stays."""
    many = [f"{n:03d}" + "x" * n for n in range(DEPTH + 5)]
    reranker = ByLength()
    found = texts(reranked(map(candidate, many), "?", reranker))
    assert found == [*reversed(many[:DEPTH]), *many[DEPTH:]]
    assert [len(asked) for asked in reranker.asked] == [DEPTH]


def test_nothing_found_asks_nothing() -> None:
    """No model is loaded for an empty list."""
    reranker = ByLength()
    assert texts(reranked([], "?", reranker)) == []
    assert reranker.asked == []
