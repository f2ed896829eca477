"""Snapshots of vectors: whatever was added and dropped, the nearest are exactly those."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.index.blocks import WIDTH
from readgroup.index.snapshot import Snapshot
from readgroup.store.changes import ORIGIN, Stamp

DIMENSION = 16
IDS = st.integers(1, 40).map(lambda n: n * WIDTH // 7)  # on both sides of five blocks' borders
STEPS = st.lists(st.tuples(st.sets(IDS, max_size=12), st.sets(IDS, max_size=12)), max_size=6)


def vector(seed: int) -> np.ndarray:
    row = np.random.default_rng(seed).standard_normal(DIMENSION)
    return (row / np.linalg.norm(row)).astype(np.float32)


def rows(ids: list[int], salt: int) -> tuple[np.ndarray, np.ndarray]:
    made = [vector(i * 31 + salt) for i in ids]
    return np.array(ids, np.int64), np.array(made, np.float32).reshape(-1, DIMENSION)


@settings(max_examples=60, deadline=None)
@given(steps=STEPS, batch=st.integers(1, 5), k=st.integers(1, 50))
def test_the_nearest_are_those_of_a_plain_comparison(
    steps: list[tuple[set[int], set[int]]], batch: int, k: int
) -> None:
    """After any changes, in any batches: the same ids and cosines as comparing one by one."""
    snapshot, held = Snapshot(DIMENSION), {}
    for n, (dropped, added) in enumerate(steps):
        ids = sorted(added)
        parts = [rows(ids[i : i + batch], n) for i in range(0, len(ids), batch)]
        snapshot = snapshot.with_changes(Stamp(n, n), sorted(dropped | added), parts)
        for i in dropped:
            held.pop(i, None)
        held |= {i: row for part in parts for i, row in zip(*part, strict=True)}
    assert len(snapshot) == len(held)
    query = vector(0)
    cosines = {int(i): float(row.astype(np.float16) @ query) for i, row in held.items()}
    found = snapshot.nearest(query, k)
    best = sorted(cosines, key=lambda i: -cosines[i])[:k]
    assert {i for i, _ in found} == set(best)
    assert [score for _, score in found] == pytest.approx([cosines[i] for i in best], abs=1e-5)
    allowed = sorted(held)[::2]
    within = snapshot.nearest(query, k, [*allowed, 10**9])
    assert {i for i, _ in within} == set(sorted(allowed, key=lambda i: -cosines[i])[:k])


def test_a_change_leaves_other_blocks_and_the_former_snapshot_alone() -> None:
    """Only blocks that a change concerns are replaced, and a search in progress sees none of it."""
    before = Snapshot(DIMENSION).with_changes(Stamp(1, 1), (), [rows([1, 2, WIDTH, 5 * WIDTH], 0)])
    after = before.with_changes(Stamp(2, 2), [WIDTH, 2], [rows([2], 1)])
    assert len(before) == 4
    assert before.stamp == Stamp(1, 1)
    assert after.blocks[5] is before.blocks[5]
    assert set(after.blocks) == {0, 5}
    assert [i for i, _ in after.nearest(vector(2 * 31 + 1), 1)] == [2]


def test_among_equals_the_lower_id_comes_first() -> None:
    """Which block a passage is in decides nothing."""
    same = np.tile(vector(1), (3, 1))
    ids = np.array([3, 5, 2 * WIDTH + 1])
    snapshot = Snapshot(DIMENSION).with_changes(ORIGIN, (), [(ids, same)])
    assert [i for i, _ in snapshot.nearest(vector(1), 3)] == ids.tolist()


def test_nothing_is_found_in_nothing() -> None:
    """No vectors, none asked for, or none allowed: an empty list."""
    assert Snapshot(DIMENSION).nearest(vector(1), 5) == []
    one = Snapshot(DIMENSION).with_changes(ORIGIN, (), [rows([1], 0)])
    assert one.nearest(vector(1), 0) == []
    assert one.nearest(vector(1), 5, []) == []
    assert one.nearest(vector(1), 5, [2, 10**12]) == []
