"""Train the linear tagger of abstracts' sentences from CSAbstruct.

    python scripts/train_abstract_words.py CSABSTRUCT/train.jsonl SCITLDR/train.jsonl

CSAbstruct (Cohan et al., 2019, https://github.com/allenai/sequential_sentence_classification,
Apache-2.0) has abstracts with a role for each sentence and how many annotators agreed on it. The adapted
encoder that readgroup ships (scripts/train_abstract_encoder.py) reads them and those of SciTLDR
(https://github.com/allenai/scitldr, Apache-2.0): half of what is learned here is what people said, half
what it says (Hinton et al., 2015, https://arxiv.org/abs/1503.02531). Writes
readgroup/writing/trained/abstract_words.npz: a linear model over words, pairs of words, cues and
places. Needs the extras `dev` (scikit-learn) and `offline`; a quarter of an hour of one core, most of it
for the encoder's reading.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from readgroup.writing.trained.abstract_encoder import log_odds
from readgroup.writing.trained.abstract_features import CUES, FEATURES, PLACES, features
from readgroup.writing.trained.abstract_roles import AbstractRole
from readgroup.writing.trained.abstract_words import NEAR, WEIGHTS, grams
from readgroup.writing.trained.minilm import MOST_SENTENCES
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
Array = np.ndarray[Any, Any]
Part = tuple[Table, Array, Array]
log = logging.getLogger("train_abstract_words")


@dataclass(frozen=True, slots=True)
class Abstract:
    """Sentences, and for each the number of its class and the share of annotators who agreed on it."""

    sentences: list[str]
    gold: list[int]
    agreed: list[float]


def read(path: Path) -> list[Abstract]:
    """The abstracts of CSAbstruct."""
    entries = map(json.loads, path.read_text().splitlines())
    return [
        Abstract(e["sentences"], [CLASSES.index(label) for label in e["labels"]], e["confs"])
        for e in entries
    ]


@dataclass(frozen=True, slots=True)
class Model:
    """The linear model as it is trained, before anything is left out or rounded."""

    known: list[str]
    rarity: Array
    regression: LogisticRegression

    def odds(self, abstracts: Sequence[list[str]]) -> Array:
        """float[sentences of all abstracts, classes], each row of sum 1."""
        rows: Array = self.regression.predict_proba(table(abstracts, self.known, self.rarity))
        return rows


def fitted(
    named: list[Abstract], others: Sequence[list[str]] = (), said: Array | None = None
) -> Model:
    """The model by what people said of `named`, and as much by the odds `said` of both, if any."""
    told = [abstract.sentences for abstract in named]
    counts = Counter(gram for sentences in told for s in sentences for gram in grams(s))
    known = sorted(gram for gram, n in counts.items() if n >= FEWEST)
    gold = np.array([n for abstract in named for n in abstract.gold])
    agreed = np.array([share for abstract in named for share in abstract.agreed])
    rarity = np.array([math.log((1 + len(gold)) / (1 + counts[gram])) + 1 for gram in known])
    rows = table(told, known, rarity)
    parts: list[Part] = [(rows, gold, agreed)]
    if said is not None:
        both = vstack([rows, table(others, known, rarity)]).tocsr()
        parts = [(rows, gold, agreed / 2), softly(both, said)]
    regression = LogisticRegression(C=2, max_iter=80, tol=1e-3)
    regression.fit(
        vstack([part[0] for part in parts]).tocsr(),
        np.concatenate([part[1] for part in parts]),
        sample_weight=np.concatenate([part[2] for part in parts]),
    )
    return Model(known, rarity, regression)


def table(abstracts: Sequence[list[str]], known: list[str], rarity: Array) -> Table:
    """Sparse rows of all sentences: grams of their own, before and behind, then the features."""
    index = {gram: n for n, gram in enumerate(known)}
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


def shifted(rows: Table, first: Array, by: int) -> Table:
    """For each sentence the row of the one `by` places on in its abstract; empty where there is none."""
    count = rows.shape[0]
    at = np.arange(count)
    inside = (at + by >= 0) & (at + by < count)
    same = np.zeros(count, bool)
    same[inside] = first[at[inside]] == first[at[inside] + by]
    here = at[same]
    move = csr_matrix((np.ones(len(here)), (here, here + by)), shape=(count, count))
    return move @ rows


def softly(rows: Table, odds: Array) -> Part:
    """Each row once for each class that is likely enough, weighed by half its odds."""
    likely = np.where(odds < 0.08, 0, odds)
    likely = likely / likely.sum(axis=1, keepdims=True)
    at, classes = np.nonzero(likely)
    return rows[at], classes, likely[at, classes] / 2


def encoded(abstracts: Sequence[list[str]]) -> Array:
    """The odds that the shipped encoder gives all sentences."""
    found = [log_odds(sentences) for sentences in abstracts]
    return np.exp(np.concatenate([odds for odds in found if odds is not None]))


def small(model: Model) -> dict[str, Array]:
    """The model without the grams that weigh little, its words' weights in bytes."""
    count, fit = len(model.known), model.regression
    words = np.stack([fit.coef_[:, k * count : (k + 1) * count].T for k in range(3)])
    kept = np.flatnonzero(abs(words).max(axis=(0, 2)) >= SLIGHT)
    step = float(abs(words).max()) / STEPS
    bias = fit.intercept_.copy()
    bias[CLASSES.index(AbstractRole.OBJECTIVE.value)] += OBJECTIVE_BIAS
    return {
        "grams": np.array([model.known[n] for n in kept]),
        "rarity": model.rarity[kept].astype(np.float32),
        "words": np.round(words[:, kept] / step).astype(np.int8),
        "step": np.array(step, np.float32),
        "features": (fit.coef_[:, 3 * count :] * SCALE).T.astype(np.float32),
        "bias": bias.astype(np.float32),
    }


def main() -> None:
    """Fit, leave out what weighs little, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csabstruct", type=Path)
    parser.add_argument("scitldr", type=Path)
    options = parser.parse_args()
    named = read(options.csabstruct)
    sources = (json.loads(line)["source"] for line in options.scitldr.read_text().splitlines())
    kept = ([s for s in source if len(s.split()) > 2] for source in sources)
    others = [sentences for sentences in kept if 0 < len(sentences) <= MOST_SENTENCES]
    said = encoded([*(abstract.sentences for abstract in named), *others])
    arrays = small(fitted(named, others, said))
    content = packed(
        arrays,
        data="CSAbstruct, train; SciTLDR-A, train (abstracts)",
        licence="Apache-2.0",
        seed=0,
        features=FEATURES,
    )
    OUT.write_bytes(content)
    log.info("%s: %d grams, %d bytes", WEIGHTS, len(arrays["grams"]), len(content))


if __name__ == "__main__":
    main()
