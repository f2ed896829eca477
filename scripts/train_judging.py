"""Train what readgroup knows of single sentences from people's judgements of them.

    python scripts/train_judging.py FOLDER_OF_PDFS [--folds-only]

scripts/judgements has the judgements: paper, hash of the sentence, label; no text of the papers. The PDFs
are read anew, and the sentences found in them by hash. Writes readgroup/writing/trained/judging.npz and prints
what held-out papers give. Needs the extra `dev` (scikit-learn).
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import logging
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from readgroup.parsing.parser import parse_pdf
from readgroup.writing.judging import HEADS, WEIGHTS, Act
from readgroup.writing.reading import Reading, read
from readgroup.writing.sentence_features import Frames
from readgroup.writing.tagging import tagged
from readgroup.writing.trained.weights import packed

JUDGEMENTS = Path(__file__).parent / "judgements"
OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained" / WEIGHTS
FOLDS = 8
FEWEST_PAPERS, FEWEST_SENTENCES = 8, 3
"""Papers that share a word that keeps its form; judged sentences that have a feature."""
PRIOR, EVEN = 0.03, 0.3
"""Strength of the evidence against the prior of small weights; spread of counted features."""
LETTERS = dict(zip("FCDSALPOTBEX", Act, strict=True))
"""The letters of the acts in the judgements."""
_COUNTED = ("gram ", "opening ", "verb ", "heading ")
"""Features that are there or not; the others are brought to one spread."""
Table = np.ndarray[Any, Any]
log = logging.getLogger("train_judging")


@dataclass(frozen=True)
class Judged:
    """Judged sentences: where they stand, and what was said of them."""

    papers: list[str]
    features: list[dict[str, float]]
    labels: list[str]

    def without(self, papers: set[str]) -> Judged:
        """Those of other papers."""
        kept = [
            row
            for row in zip(self.papers, self.features, self.labels, strict=True)
            if row[0] not in papers
        ]
        own, features, labels = (list(column) for column in zip(*kept, strict=True))
        return Judged(own, features, labels)

    @property
    def matrix(self) -> tuple[Table, list[str]]:
        """The features that are not too rare: float[sentences, features], and their names."""
        vectorizer = DictVectorizer()
        found = vectorizer.fit_transform(self.features)
        kept = np.asarray((found != 0).sum(axis=0)).ravel() >= FEWEST_SENTENCES
        names = vectorizer.get_feature_names_out()[kept].tolist()
        return found[:, kept].toarray(), names


def hash_of(exact: str) -> str:
    """What a sentence is known by in the judgements."""
    return hashlib.sha256(" ".join(exact.split()).encode()).hexdigest()[:12]


def judgements(name: str) -> dict[str, dict[str, str]]:
    """Labels by hash, by paper."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with (JUDGEMENTS / name).open(newline="") as stream:
        for paper, key, label in csv.reader(stream, delimiter="\t"):
            found[paper][key] = label
    return found


def readings(folder: Path, papers: set[str]) -> dict[str, Reading]:
    """The judged papers, read from their PDFs."""
    return {
        pdf.stem: read(parse_pdf(pdf)) for pdf in sorted(folder.glob("*.pdf")) if pdf.stem in papers
    }


def shared_words(
    read_papers: dict[str, Reading], labels: list[dict[str, dict[str, str]]]
) -> set[str]:
    """Words that stand in judged sentences of many papers."""
    papers: dict[str, set[str]] = defaultdict(set)
    for paper, reading in read_papers.items():
        judged = {key for found in labels for key in found.get(paper, ())}
        for sentence in reading.sentences:
            if hash_of(sentence.exact) in judged:
                for word in tagged(sentence.text):
                    papers[word.low].add(paper)
    return {w for w, found in papers.items() if len(found) >= FEWEST_PAPERS and w.isalpha()}


def judged(
    read_papers: dict[str, Reading], labels: dict[str, dict[str, str]], common: set[str]
) -> Judged:
    """The judged sentences that are found in the papers, with their features."""
    rows = [
        (paper, frames.features(sentence), labels[paper][key])
        for paper, reading in read_papers.items()
        for frames in (Frames(reading, common),)
        for key, sentence in {hash_of(s.exact): s for s in reading.sentences}.items()
        if key in labels.get(paper, ())
    ]
    wanted = sum(map(len, labels.values()))
    log.info("%d of %d judged sentences found", len(rows), wanted)
    papers, features, said = (list(column) for column in zip(*rows, strict=True))
    return Judged(papers, features, said)


def spread(table: Table, names: list[str]) -> tuple[Table, Table]:
    """Middle and width of each feature; what is only there or not stays as it is."""
    even = np.array([not name.startswith(_COUNTED) for name in names])
    return table.mean(axis=0) * even, np.where(even, (table.std(axis=0) + 1e-6) / EVEN, 1.0)


def fitted(table: Table, goal: Table, names: list[str], prior: float) -> tuple[Table, Table]:
    """Weights and biases for the features as they come: float[features, heads], float[heads]."""
    middle, width = spread(table, names)
    model = LogisticRegression(C=prior, max_iter=600)
    model.fit((table - middle) / width, goal)
    weights = model.coef_.T / width[:, None]
    return weights, model.intercept_ - middle @ weights


def held_out(found: Judged, goal: Table, prior: float) -> Table:
    """Scores for each sentence by weights that were fitted without its paper."""
    table, names = found.matrix
    heads = 1 if goal.dtype == bool else len(np.unique(goal))
    scores = np.zeros((len(goal), heads))
    for train, test in GroupKFold(FOLDS).split(table, goal, found.papers):
        weights, bias = fitted(table[train], goal[train], names, prior)
        scores[test] = table[test] @ weights + bias
    return scores


def report(alone: Judged, acts: Judged) -> None:
    """Print what held-out papers give."""
    broken, letters, worth = goals(alone, acts)
    odds = held_out(alone, broken, PRIOR)[:, 0]
    order = np.argsort(odds)
    shares = [broken[order[: len(order) * n // 4]].mean() for n in (1, 2, 3, 4)]
    log.info(
        "stumbles: AUC %.3f; broken of the best quarters %s",
        roc_auc_score(broken, odds),
        np.round(shares, 3),
    )
    log.info("discussable: AUC %.3f", roc_auc_score(worth, held_out(acts, worth, PRIOR / 2)[:, 0]))
    scores = held_out(acts, letters, PRIOR)
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    classes = np.unique(letters)
    log.info("acts: accuracy %.3f", (classes[chances.argmax(axis=1)] == letters).mean())
    for n, letter in enumerate(classes):
        sure = chances[:, n] > 0.5
        right = (letters[sure] == letter).mean() if sure.any() else float("nan")
        log.info(
            "  %-10s %4d judged, %3d told with > .5, right %.2f",
            LETTERS[letter],
            (letters == letter).sum(),
            sure.sum(),
            right,
        )


def goals(alone: Judged, acts: Judged) -> tuple[Table, Table, Table]:
    """Whether each is broken; the letter of its act; whether it is worth a discussion."""
    return (
        np.array([label.startswith("B") for label in alone.labels]),
        np.array([label[0] for label in acts.labels]),
        np.array([label.endswith("!") for label in acts.labels]),
    )


def joined(parts: list[tuple[list[str], Table, Table]], order: list[int]) -> dict[str, Table]:
    """The weights of all heads under one list of names."""
    names = sorted({name for own, _, _ in parts for name in own})
    row = {name: n for n, name in enumerate(names)}
    columns = []
    for own, weights, _ in parts:
        column = np.zeros((len(names), weights.shape[1]))
        column[[row[name] for name in own]] = weights
        columns.append(column)
    weights = np.hstack(columns)[:, order]
    bias = np.concatenate([bias for _, _, bias in parts])[order]
    return {
        "names": np.array(names),
        "weights": weights.astype(np.float16),
        "bias": bias.astype(np.float32),
    }


def learned(alone: Judged, acts: Judged) -> dict[str, Table]:
    """Weights and biases of all heads, as `joined` gives them."""
    broken, letters, worth = goals(alone, acts)
    parts = []
    for found, goal, prior in (
        (alone, broken, PRIOR),
        (acts, worth, PRIOR / 2),
        (acts, letters, PRIOR),
    ):
        table, names = found.matrix
        parts.append((names, *fitted(table, goal, names, prior)))
    classes = np.unique(letters).tolist()
    return joined(parts, [0, 1, *(2 + classes.index(letter) for letter in LETTERS)])


def main() -> None:
    """Train, report, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds-only", action="store_true", help="report and write nothing")
    options = parser.parse_args()
    labels = [judgements("alone.tsv"), judgements("acts.tsv")]
    papers = readings(options.folder, {paper for found in labels for paper in found})
    common = shared_words(papers, labels)
    alone, acts = (judged(papers, found, common) for found in labels)
    report(alone, acts)
    if options.folds_only:
        return
    arrays = {**learned(alone, acts), "common": np.array(sorted(common))}
    content = packed(
        arrays, data="scripts/judgements", licence="Apache-2.0", seed=0, features=HEADS
    )
    OUT.write_bytes(content)
    log.info("%s: %d bytes", OUT.name, len(content))


if __name__ == "__main__":
    main()
