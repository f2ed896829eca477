"""Train what readgroup knows of salience from SciTLDR (https://github.com/allenai/scitldr, Apache-2.0).

    python scripts/train_salience.py SCITLDR/train.jsonl [--folds-only]

Writes readgroup/writing/trained/worth.npz, how likely words of an abstract are to stand in its
one-sentence summary, and usefulness.npz, how much of one a sentence would give, in an abstract and
in any part of a paper. Prints the ROUGE-1 that held-out fifths reach with the product's own choice.
Needs the extra `dev` (scikit-learn, rouge-score); set OMP_NUM_THREADS=1 where others use the machine.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from nltk.stem.porter import PorterStemmer
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenize import tokenize
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from readgroup.writing.cleaning import shown
from readgroup.writing.lead import best
from readgroup.writing.shortening import shortenings
from readgroup.writing.trained import usefulness, worth
from readgroup.writing.trained.forest import LEAF, Forest
from readgroup.writing.trained.weights import packed

OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained"
SEED = 20261122
FOLDS = 5
Table = np.ndarray[Any, Any]
log = logging.getLogger("train_salience")


class _Tokens:
    """ROUGE's own words, each stemmed once: most of the time goes into stemming."""

    def __init__(self) -> None:
        self._stem = cache(PorterStemmer().stem)

    def tokenize(self, text: str) -> list[str]:
        plain = tokenize(text, None)
        return [self._stem(word) if len(word) > 3 else word for word in plain]


_rouge = RougeScorer(["rouge1"], tokenizer=_Tokens())


class Abstract:
    """An abstract with its summaries and everything that does not change between folds."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.title: str = entry["title"]
        self.sentences = [text for text in map(shown, entry["source"]) if text]
        self.targets: list[str] = entry["target"]
        self.kept = frozenset(form for t in self.targets for form in worth.forms(t))
        self.forms = [[form.text for form in shortenings(s)] for s in self.sentences]
        self.rouge = [self.score(sentence) for sentence in self.sentences]

    def score(self, text: str) -> float:
        """ROUGE-1 F1 with stemming against the nearest summary."""
        return float(max(_rouge.score(t, text)["rouge1"].fmeasure for t in self.targets))


def counted(abstracts: list[Abstract]) -> tuple[Counter[str], Counter[str]]:
    """In how many abstracts each stem stands, and in how many of those the summary has it."""
    seen: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for abstract in abstracts:
        stems = {form for s in abstract.sentences for form in worth.forms(s)}
        seen.update(stems)
        kept.update(stems & abstract.kept)
    return seen, kept


def forest(model: Any) -> Forest:
    """A fitted scikit-learn model as flat arrays."""
    parts: dict[str, list[Table]] = {
        k: [] for k in ("feature", "threshold", "left", "right", "value")
    }
    roots, offset = [], 0
    for (tree,) in model._predictors:
        nodes = tree.nodes
        ends = nodes["is_leaf"].astype(bool)
        roots.append(offset)
        parts["feature"].append(np.where(ends, LEAF, nodes["feature_idx"]))
        parts["threshold"].append(np.where(ends, 0, nodes["num_threshold"]))
        parts["left"].append(np.where(ends, 0, nodes["left"] + offset))
        parts["right"].append(np.where(ends, 0, nodes["right"] + offset))
        parts["value"].append(np.where(ends, nodes["value"], 0))
        offset += len(nodes)
    types = (np.uint8, np.float32, np.int32, np.int32, np.float32)
    arrays = [np.concatenate(p).astype(t) for p, t in zip(parts.values(), types, strict=True)]
    return Forest(
        *arrays,
        roots=np.array(roots, np.int32),
        baseline=float(np.ravel(model._baseline_prediction)[0]),
    )


def folds(count: int, seed: int) -> Table:
    """The fold of each of `count` abstracts."""
    return np.random.default_rng(seed).permutation(count) * FOLDS // count


def worth_forest(abstracts: list[Abstract]) -> Forest:
    """The chance of a word.

    Its rate is counted on other folds: counted on its own abstract, even with that left out again,
    it would give the answer away.
    """
    fold = folds(len(abstracts), SEED + 2)
    rows, kept = [], []
    for n in range(FOLDS):
        rest = [a for a, f in zip(abstracts, fold, strict=True) if f != n]
        rates = worth.Rates(*counted(rest), len(rest))
        for i in np.flatnonzero(fold == n):
            found, table = worth.features(abstracts[i].title, abstracts[i].sentences, rates)
            rows.append(table)
            kept += [form in abstracts[i].kept for form in found]
    model = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=12, min_samples_leaf=60,
        l2_regularization=5, random_state=SEED, early_stopping=False,
    )  # fmt: skip
    return forest(model.fit(np.vstack(rows), kept))


def worth_of(abstract: Abstract, trees: Forest, rates: worth.Rates) -> dict[str, float]:
    """The chances of the words of an abstract that the trees have not seen."""
    found, rows = worth.features(abstract.title, abstract.sentences, rates)
    chances = 1 / (1 + np.exp(-trees.predict(rows)))
    return dict(zip(found, chances.tolist(), strict=True))


def sentence_forests(
    abstracts: list[Abstract], worths: list[dict[str, float]]
) -> tuple[Forest, Forest]:
    """How good sentences are as the lead; how useful they are anywhere.

    Whole ones only: their shorter forms, which are nearly the same, made held-out figures worse.
    """
    rows, goal, weights = [], [], []
    for a, w in zip(abstracts, worths, strict=True):
        rows.append(usefulness.features(a.title, [[s] for s in a.sentences], w))
        goal += a.rouge
        weights += [len(a.sentences) ** -0.5] * len(a.sentences)
    table = np.vstack(rows)
    settings = {
        "max_iter": 120, "learning_rate": 0.05, "max_leaf_nodes": 8, "min_samples_leaf": 60,
        "l2_regularization": 10, "max_features": 0.4, "random_state": SEED, "early_stopping": False,
    }  # fmt: skip
    own = table[:, : len(usefulness.OF_ITSELF)]
    fitted = [
        HistGradientBoostingRegressor(**settings).fit(part, goal, sample_weight=weights)
        for part in (table, own)
    ]
    return forest(fitted[0]), forest(fitted[1])


def held_out(abstracts: list[Abstract]) -> list[dict[str, float]]:
    """Each abstract's chances of words, by trees that were fitted without it."""
    fold = folds(len(abstracts), SEED)
    found: list[dict[str, float]] = [{} for _ in abstracts]
    for n in range(FOLDS):
        rest = [a for a, f in zip(abstracts, fold, strict=True) if f != n]
        trees, rates = worth_forest(rest), worth.Rates(*counted(rest), len(rest))
        for i in np.flatnonzero(fold == n):
            found[i] = worth_of(abstracts[i], trees, rates)
    return found


def report(abstracts: list[Abstract], worths: list[dict[str, float]]) -> None:
    """Print what held-out fifths reach with `best`, the product's choice."""
    fold = folds(len(abstracts), SEED)
    reached: list[float] = []
    whole: list[float] = []
    for n in range(FOLDS):
        rest = [i for i, f in enumerate(fold) if f != n]
        trees, _ = sentence_forests([abstracts[i] for i in rest], [worths[i] for i in rest])
        for i in np.flatnonzero(fold == n):
            a = abstracts[i]
            scores = usefulness.leading(a.title, a.forms, worths[i], trees=trees)
            reached.append(a.score(best(a.forms, scores)[1]))
            firsts = [own[0] for own in scores]
            whole.append(a.rouge[firsts.index(max(firsts))])
    log.info(
        "held out: ROUGE-1 %.2f; whole sentences, any %.2f", 100 * mean(reached), 100 * mean(whole)
    )


def write(name: str, arrays: dict[str, Table], features: tuple[str, ...]) -> None:
    """One weights file with its header."""
    content = packed(
        arrays, data="SciTLDR-A, train", licence="Apache-2.0", seed=SEED, features=features
    )
    (OUT / name).write_bytes(content)
    log.info("%s: %d bytes", name, len(content))


def stored(name: str, trees: Forest) -> dict[str, Table]:
    """A forest as named arrays."""
    parts = ("feature", "threshold", "left", "right", "value", "roots")
    arrays = {f"{name}.{part}": getattr(trees, part) for part in parts}
    return {**arrays, f"{name}.baseline": np.array(trees.baseline, np.float32)}


def main() -> None:
    """Train, report, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("--folds-only", action="store_true", help="report and write nothing")
    options = parser.parse_args()
    abstracts = [Abstract(json.loads(line)) for line in options.train.read_text().splitlines()]
    abstracts = [a for a in abstracts if a.sentences]
    worths = held_out(abstracts)
    report(abstracts, worths)
    if options.folds_only:
        return
    seen, kept = counted(abstracts)
    names = sorted(form for form, n in seen.items() if n >= worth.FEWEST_SEEN)
    rates = {
        "rates.form": np.array(names),
        "rates.seen": np.array([seen[n] for n in names], np.int32),
        "rates.kept": np.array([kept[n] for n in names], np.int32),
        "rates.abstracts": np.array(len(abstracts), np.int32),
    }
    write(worth.WEIGHTS, {**rates, **stored("worth", worth_forest(abstracts))}, worth.FEATURES)
    lead, useful = sentence_forests(abstracts, worths)
    write(
        usefulness.WEIGHTS,
        {**stored("lead", lead), **stored("useful", useful)},
        usefulness.FEATURES,
    )


if __name__ == "__main__":
    main()
