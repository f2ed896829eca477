"""Train the tagger of abstracts' sentences from CSAbstruct.

    python scripts/train_abstract_roles.py CSABSTRUCT/train.jsonl SCITLDR/train.jsonl soft.npz

CSAbstruct (Cohan et al., 2019, https://github.com/allenai/sequential_sentence_classification,
Apache-2.0) has abstracts with a role for each sentence and how many annotators agreed on it. A larger
model, taught by scripts/teach_abstract_roles.py, has read them and those of SciTLDR
(https://github.com/allenai/scitldr, Apache-2.0) and gives its odds in soft.npz: half of what is
learned here is what people said, half what it says (Hinton et al., 2015,
https://arxiv.org/abs/1503.02531). Writes readgroup/writing/trained/abstract_roles.npz: a linear model
over words, pairs of words, cues and places. Needs the extra `dev` (scikit-learn); half a minute.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from readgroup.writing.trained.abstract_roles import (
    CUES,
    FEATURES,
    NEAR,
    PLACES,
    WEIGHTS,
    AbstractRole,
    features,
    grams,
)
from readgroup.writing.trained.weights import packed

OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained" / WEIGHTS
CLASSES = [role.value for role in AbstractRole]
FEWEST = 3
"""Sentences that a gram must stand in."""
SLIGHT = 0.12
"""Weight under which a gram is left out."""
STEPS = 127
OBJECTIVE_BIAS = 0.3
"""Added to the rare class that people miss most where it is not found."""
SCALE = np.array([1.0] * len(PLACES) + [0.5] * len(CUES) + [0.3] * 2 * len(CUES))
Table = Any
log = logging.getLogger("train_abstract_roles")


def lines(path: Path) -> list[dict[str, Any]]:
    """The entries of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text().splitlines()]


def shifted(rows: Table, first: np.ndarray[Any, Any], by: int) -> Table:
    """For each sentence the row of the one `by` places on in its abstract; empty where there is none."""
    count = rows.shape[0]
    at = np.arange(count)
    inside = (at + by >= 0) & (at + by < count)
    same = np.zeros(count, bool)
    same[inside] = first[at[inside]] == first[at[inside] + by]
    here = at[same]
    move = csr_matrix((np.ones(len(here)), (here, here + by)), shape=(count, count))
    return move @ rows


def table(abstracts: list[list[str]], index: dict[str, int], rarity: np.ndarray[Any, Any]) -> Table:
    """Sparse rows of all sentences: grams of their own, before and behind, then the features."""
    told = [s for abstract in abstracts for s in abstract]
    first = np.repeat(np.arange(len(abstracts)), [len(a) for a in abstracts])
    found = [sorted(index[g] for g in grams(s) if g in index) for s in told]
    at = np.repeat(np.arange(len(told)), [len(f) for f in found])
    columns = np.concatenate([np.array(f, int) for f in found])
    own = csr_matrix((rarity[columns], (at, columns)), shape=(len(told), len(index)))
    norm = np.maximum(1e-9, np.sqrt(np.asarray(own.multiply(own).sum(axis=1)).ravel()))
    own = csr_matrix(own.multiply(1 / norm[:, None]))
    near = [NEAR * shifted(own, first, by) for by in (-1, 1)]
    plain = np.vstack([features(a) for a in abstracts]) * SCALE
    return hstack([own, *near, csr_matrix(plain)]).tocsr()


def softly(rows: Table, odds: np.ndarray[Any, Any], weight: float) -> tuple[Table, Table, Table]:
    """Each row once for each class that is likely enough, weighed by its odds."""
    likely = np.where(odds < 0.08, 0, odds)
    likely = likely / likely.sum(axis=1, keepdims=True)
    at, classes = np.nonzero(likely)
    return rows[at], classes, likely[at, classes] * weight


def main() -> None:
    """Fit, leave out what weighs little, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csabstruct", type=Path)
    parser.add_argument("scitldr", type=Path)
    parser.add_argument("soft", type=Path)
    options = parser.parse_args()
    entries = lines(options.csabstruct)
    named = [entry["sentences"] for entry in entries]
    other = [[s for s in e["source"] if len(s.split()) > 2] for e in lines(options.scitldr)]
    other = [abstract for abstract in other if abstract]
    gold = np.array([CLASSES.index(label) for entry in entries for label in entry["labels"]])
    agreed = np.array([share for entry in entries for share in entry["confs"]])
    odds = np.load(options.soft)

    counts = Counter(gram for abstract in named for s in abstract for gram in grams(s))
    known = sorted(gram for gram, n in counts.items() if n >= FEWEST)
    index = {gram: n for n, gram in enumerate(known)}
    rarity = np.array([math.log((1 + len(gold)) / (1 + counts[gram])) + 1 for gram in known])
    rows, others = table(named, index, rarity), table(other, index, rarity)
    parts = [
        (rows, gold, agreed / 2),
        softly(rows, odds["csabstruct"], 0.5),
        softly(others, odds["scitldr"], 0.5),
    ]
    model = LogisticRegression(C=2, max_iter=80, tol=1e-3)
    model.fit(
        vstack([p[0] for p in parts]).tocsr(),
        np.concatenate([p[1] for p in parts]),
        sample_weight=np.concatenate([p[2] for p in parts]),
    )
    count = len(known)
    words = np.stack([model.coef_[:, k * count : (k + 1) * count].T for k in range(3)])
    kept = np.flatnonzero(abs(words).max(axis=(0, 2)) >= SLIGHT)
    step = float(abs(words).max()) / STEPS
    bias = model.intercept_.copy()
    bias[CLASSES.index(AbstractRole.OBJECTIVE.value)] += OBJECTIVE_BIAS
    arrays = {
        "grams": np.array([known[n] for n in kept]),
        "rarity": rarity[kept].astype(np.float32),
        "words": np.round(words[:, kept] / step).astype(np.int8),
        "step": np.array(step, np.float32),
        "features": (model.coef_[:, 3 * count :] * SCALE).T.astype(np.float32),
        "bias": bias.astype(np.float32),
    }
    content = packed(
        arrays,
        data="CSAbstruct, train; SciTLDR-A, train (abstracts)",
        licence="Apache-2.0",
        seed=0,
        features=FEATURES,
    )
    OUT.write_bytes(content)
    log.info("%s: %d of %d grams, %d bytes", WEIGHTS, len(kept), count, len(content))


if __name__ == "__main__":
    main()
