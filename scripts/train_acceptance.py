"""Train what readgroup knows of questions that readers reject, from questions that they judged.

    python scripts/train_acceptance.py [--folds-only]

scripts/judgements/questions.jsonl.gz has, of each judged question, the paper, the label and the numbers that
`acceptance.features` gives; no text of the papers. Writes readgroup/writing/trained/acceptance.npz and prints what
held-out papers give. Needs the extra `dev` (scikit-learn).
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from readgroup.writing.acceptance import HEADS, WEIGHTS
from readgroup.writing.frames import frames
from readgroup.writing.trained.weights import packed

JUDGEMENTS = Path(__file__).parent / "judgements" / "questions.jsonl.gz"
OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained" / WEIGHTS
PRIOR, FOLDS = 0.05, 10
SOUND, OFTEN, WORST = 0.25, 12, 12
"""Chance up to which a question counts as sound; such questions of an ask that is reported; asks that are."""
DULL = 0.2
"""How far a question that is merely dull counts as a bad one."""
Table = np.ndarray[Any, Any]
log = logging.getLogger("train_acceptance")


def questions() -> list[dict[str, Any]]:
    """All judged questions."""
    return [json.loads(line) for line in gzip.decompress(JUDGEMENTS.read_bytes()).splitlines()]


def still_asked(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those whose ask the bank still has: others tell little of these."""
    bank = {f"ask {frame.ask}" for frame in frames()}
    return [row for row in rows if not bank.isdisjoint(row["features"])]


def fitted(table: Table, labels: Table) -> LogisticRegression:
    """A model of the chance to be called bad, where a dull question counts as partly bad."""
    blame = np.array([{"B": 1.0, "W": DULL, "G": 0.0}[label] for label in labels])
    twice = np.vstack([table, table])
    outcome = np.repeat([True, False], len(table))
    return LogisticRegression(C=PRIOR, max_iter=800).fit(
        twice, outcome, sample_weight=np.concatenate([blame, 1 - blame])
    )


def report_asks(rows: list[dict[str, Any]], bad: Table, chances: Table) -> None:
    """Print the asks of which most are bad though they count as sound: what strong priors hide."""
    by_ask: dict[str, list[tuple[bool, float]]] = defaultdict(list)
    for row, rejected, chance in zip(rows, bad, chances, strict=True):
        if chance <= SOUND:
            ask = next(name for name in row["features"] if name.startswith("ask "))
            by_ask[ask].append((rejected, chance))
    often = {ask: np.mean(found, axis=0) for ask, found in by_ask.items() if len(found) >= OFTEN}
    for ask, (share, expected) in sorted(often.items(), key=lambda pair: -pair[1][0])[:WORST]:
        log.info("%.2f bad of %3d (%.2f expected): %s", share, len(by_ask[ask]), expected, ask)


def main() -> None:
    """Train, report, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds-only", action="store_true", help="report and write nothing")
    options = parser.parse_args()
    rows = still_asked(questions())
    vectorizer = DictVectorizer(sparse=False)
    table = vectorizer.fit_transform([row["features"] for row in rows])
    labels = np.array([row["label"] for row in rows])
    bad = labels == "B"
    odds = np.zeros(len(bad))
    for train, test in GroupKFold(FOLDS).split(table, bad, [row["paper"] for row in rows]):
        odds[test] = fitted(table[train], labels[train]).decision_function(table[test])
    order = np.argsort(odds)
    for name in ("B", "G"):
        quarters = [(labels == name)[order[: len(order) * n // 4]].mean() for n in (1, 2, 3, 4)]
        log.info("%s of the best quarters %s", name, np.round(quarters, 3))
    log.info("AUC of B %.3f", roc_auc_score(bad, odds))
    report_asks(rows, bad, 1 / (1 + np.exp(-odds)))
    if options.folds_only:
        return
    model = fitted(table, labels)
    arrays = {
        "names": vectorizer.get_feature_names_out().astype(str),
        "weights": model.coef_[0].astype(np.float32),
        "bias": model.intercept_[0].astype(np.float32),
    }
    content = packed(
        arrays, data="scripts/judgements", licence="Apache-2.0", seed=0, features=HEADS
    )
    OUT.write_bytes(content)
    log.info("%s: %d bytes", OUT.name, len(content))


if __name__ == "__main__":
    main()
