"""Boosted regression trees, applied by following all of them at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAF = 255
"""In place of a feature's number: the node ends its tree."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as flat arrays, one entry a node: `x[feature] <= threshold` goes `left`, else `right`.

    feature uint8[n], threshold and value float32[n], left and right int32[n], roots int32[trees].
    Method: gradient boosting (Friedman, 2001, https://doi.org/10.1214/aos/1013203451).
    """

    feature: NDArray[np.uint8]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]
    baseline: float

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Forest:
        """The forest that was stored under `name`."""
        parts = ("feature", "threshold", "left", "right", "value", "roots")
        trees = {part: arrays[f"{name}.{part}"] for part in parts}
        return cls(**trees, baseline=float(arrays[f"{name}.baseline"]))

    def predict(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """Sum of the leaves that each row of float32[n, features] falls into: float32[n]."""
        import numpy as np

        at: NDArray[np.int32] = np.tile(self.roots, (len(rows), 1))
        each = np.arange(len(rows))[:, None]
        while True:
            feature = self.feature[at]
            ended = feature == LEAF
            if ended.all():
                return np.asarray(self.baseline + self.value[at].sum(axis=1), np.float32)
            seen = rows[each, np.where(ended, 0, feature)]
            beyond = np.where(seen <= self.threshold[at], self.left[at], self.right[at])
            at = np.where(ended, at, beyond)
