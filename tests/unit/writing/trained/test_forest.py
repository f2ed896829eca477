"""Boosted trees as flat arrays."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from readgroup.writing.trained.forest import LEAF, Forest

STUMPS = Forest(
    feature=np.array([0, LEAF, LEAF, 1, LEAF, 0, LEAF, LEAF], np.uint8),
    threshold=np.array([0.5, 0, 0, 2.0, 0, -1.0, 0, 0], np.float32),
    left=np.array([1, 0, 0, 4, 0, 6, 0, 0], np.int32),
    right=np.array([2, 0, 0, 5, 0, 7, 0, 0], np.int32),
    value=np.array([0, 1, 2, 0, 10, 0, 20, 40], np.float32),
    roots=np.array([0, 3], np.int32),
    baseline=100.0,
)


def by_hand(x: float, y: float) -> float:
    """The two trees of STUMPS, spelled out."""
    first = 1 if x <= 0.5 else 2
    second = 10 if y <= 2 else 20 if x <= -1 else 40
    return 100.0 + first + second


NUMBERS = st.floats(-5, 5, width=32)


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=8))
def test_every_row_falls_into_its_leaves(rows: list[tuple[float, float]]) -> None:
    """The sum of the leaves of all trees and the baseline, for any number of rows."""
    table = np.array(rows, np.float32).reshape(len(rows), 2)
    found = STUMPS.predict(table)
    assert found.dtype == np.float32
    assert found.tolist() == [by_hand(float(x), float(y)) for x, y in table]
