"""Adapt MiniLM to telling which questions readers reject, from people's judgements.

    python scripts/train_asking_encoder.py FOLDER_OF_PDFS [--check]

The judgements are those of `train_acceptance.py`. No text of a paper is kept with them: of a question there are the words
of its own, and for words of the paper the places in the sentence that it was asked of, which is found in the PDFs by hash.
Writes readgroup/writing/trained/asking_encoder.npz. With --check nothing is written: three times one is
trained on two thirds of the papers, and what is said of all questions is measured, by it alone, by the numbers of
`train_acceptance.py` alone, and by both. Needs the extras `dev` and `offline`: eight minutes of one core, twenty to check.
On another machine the last digits may differ.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from adapting import HeadedMiniLM, asked, classes, pooled, small, trained, write
from sklearn.feature_extraction import DictVectorizer
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn
from torch.nn import functional
from train_acceptance import Table, fitted, questions
from train_judging import hash_of, readings

from readgroup.writing.reading import Reading
from readgroup.writing.trained.asking_encoder import FEATURES, HEADS, WEIGHTS
from readgroup.writing.trained.minilm import packed

SEED, EPOCHS = 0, 3
RATES = 7e-4, 2e-3
DROPPED_LATE = 0.2
AIMS = {"B": (1.0, 0.0), "W": (0.2, 0.2), "G": (0.0, 1.0)}
"""By label, what the heads are to tell."""
FOLDS = 3
SHARES = (0.0, 0.3, 0.4, 0.5, 0.7, 1.0)
"""Of the log odds by MiniLM beside those by numbers, measured by --check."""
PARTS = (1 / 16, 1 / 8, 1 / 4)
_PLACE = re.compile(r"\{(\d+):(\d+)\}")
log = logging.getLogger("train_asking_encoder")


@dataclass(frozen=True, slots=True)
class Example:
    """A judged question of a paper, with its sentence: their tokens, what was said, and the numbers that describe it."""

    paper: str
    ids: Tensor
    spans: tuple[tuple[int, int], ...]
    label: str
    features: Mapping[str, float]


def examples(papers: Mapping[str, Reading]) -> list[Example]:
    """All judged questions whose sentence is found in the papers."""
    known = {
        (paper, hash_of(s.exact)): s.exact
        for paper, reading in papers.items()
        for s in reading.sentences
    }
    found = []
    for row in questions():
        exact = known.get((row["paper"], row.get("sentence")))
        if exact is not None:
            text = packed([said(row["text"], exact), exact])
            ids = torch.tensor(text.ids)
            found.append(Example(row["paper"], ids, text.spans, row["label"], row["features"]))
    return found


def said(text: str, exact: str) -> str:
    """The question, with the words of the sentence put in.

    >>> said("Why do {0:6} fail?", "Probes fail.")
    'Why do Probes fail?'
    """
    return _PLACE.sub(lambda place: exact[int(place[1]) : int(place[2])], text)


class Reader(HeadedMiniLM):
    """MiniLM with adapters, and log odds of `HEADS`."""

    def __init__(self) -> None:
        super().__init__()
        self.out = classes(4 * self.width, len(HEADS))
        self.drop_late = nn.Dropout(DROPPED_LATE)

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """float[questions, heads]."""
        states = zip(self.states(batch), batch, strict=True)
        return torch.stack(
            [self.out(self.drop_late(pooled(own, e.spans).flatten())) for own, e in states]
        )

    def loss(self, batch: list[Example]) -> Tensor:
        """Of what was judged."""
        aimed_at = torch.tensor([AIMS[e.label] for e in batch])
        return functional.binary_cross_entropy_with_logits(self(batch), aimed_at)

    @torch.no_grad()
    def told(self, found: Sequence[Example]) -> Table:
        """Log odds that questions are rejected: float64[questions]."""
        heads = np.concatenate([self([e]).numpy() for e in found]).astype(float)
        return (heads[:, 0] - heads[:, 1]) / 2


taught = partial(trained, Reader, epochs=EPOCHS, rates=RATES, seed=SEED)


def check(found: Sequence[Example]) -> None:
    """Print how well questions are told that were asked of papers that were not learned from."""
    labels = np.array([e.label for e in found])
    table = DictVectorizer(sparse=False).fit_transform([e.features for e in found])
    read, counted = np.zeros(len(found)), np.zeros(len(found))
    order = np.random.RandomState(SEED).permutation(sorted({e.paper for e in found}))
    for fold in range(FOLDS):
        held_out = np.isin([e.paper for e in found], order[fold::FOLDS])
        reader = taught([e for e, out in zip(found, held_out, strict=True) if not out])
        read[held_out] = reader.told([e for e, out in zip(found, held_out, strict=True) if out])
        model = fitted(table[~held_out], labels[~held_out])
        counted[held_out] = model.decision_function(table[held_out])
    for share in SHARES:
        odds = share * read + (1 - share) * counted
        best = [labels[np.argsort(odds)][: round(len(odds) * part)] for part in PARTS]
        log.info(
            "%.1f of MiniLM: AUC of bad %.3f, of good %.3f; of the best sixteenth, eighth, quarter bad %s, good %s",
            share,
            roc_auc_score(labels == "B", odds),
            roc_auc_score(labels == "G", -odds),
            [f"{(some == 'B').mean():.3f}" for some in best],
            [f"{(some == 'G').mean():.3f}" for some in best],
        )


def main() -> None:
    """Train, write; or check."""
    options = asked(__doc__)
    found = examples(readings(options.data, {row["paper"] for row in questions()}))
    log.info("%d of %d judged questions found", len(found), len(questions()))
    if options.check:
        check(found)
        return
    reader = taught(found)
    write(WEIGHTS, small(reader), data="scripts/judgements", seed=SEED, features=FEATURES)


if __name__ == "__main__":
    main()
