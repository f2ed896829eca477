"""Adapt MiniLM to telling the roles of abstracts' sentences.

    python scripts/train_abstract_encoder.py CSABSTRUCT/train.jsonl [--check]

CSAbstruct (Cohan et al., 2019, https://github.com/allenai/sequential_sentence_classification,
Apache-2.0) has abstracts with a role for each sentence and how many annotators agreed on it: a third of
them less than half. So what is learned of a sentence is its role as far as they agreed, and for the rest
what the linear model over words says that has not seen the abstract. Every linear part of MiniLM gets a
low-rank adapter (Hu et al., 2022, https://arxiv.org/abs/2106.09685). Writes them to
readgroup/writing/trained/abstract_encoder.npz; with --check one is trained on three quarters of the
abstracts and measured on the rest, and nothing is written. Needs the extras `dev` and `offline`: twelve
minutes of one core. On another machine the last digits may differ.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from adapting import HeadedMiniLM, asked, classes, learn, pooled, small, write
from torch import Tensor, nn
from torch.nn import functional
from train_abstract_words import Abstract, fitted, read

from readgroup.writing.trained.abstract_encoder import WEIGHTS
from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.abstract_roles import AbstractRole
from readgroup.writing.trained.minilm import packed

CLASSES = len(AbstractRole)
SEED, EPOCHS = 0, 3
RATES = 1e-3, 2e-3
DROPPED_BEFORE_CLASSES = 0.2
FOLDS, SHARE = 5, 0.75
LIFTED = {AbstractRole.OBJECTIVE: 0.3, AbstractRole.OTHER: 0.3}
"""Added to the rare classes, which else are told less often than people do."""
LIFT = np.array([LIFTED.get(role, 0) for role in AbstractRole], np.float32)
log = logging.getLogger("train_abstract_encoder")


@dataclass(frozen=True, slots=True)
class Example:
    """An abstract as it is learned from: tokens, places and cues, and for each sentence the odds to tell."""

    ids: Tensor
    spans: tuple[tuple[int, int], ...]
    told: Tensor
    odds: Tensor
    gold: Tensor

    @classmethod
    def of(cls, abstract: Abstract, said: np.ndarray[Any, Any]) -> Example:
        """`said` are the odds by a model that has not seen the abstract."""
        text = packed(abstract.sentences)
        agreed = np.array(abstract.agreed)[:, None]
        odds = agreed * np.eye(CLASSES)[abstract.gold] + (1 - agreed) * said
        return cls(
            torch.tensor(text.ids),
            text.spans,
            torch.tensor(features(abstract.sentences)),
            torch.tensor(odds, dtype=torch.float32),
            torch.tensor(abstract.gold),
        )


class Tagger(HeadedMiniLM):
    """MiniLM with adapters, and for each sentence the scores of the classes."""

    def __init__(self) -> None:
        super().__init__()
        self.out = classes(2 * self.width + len(FEATURES), CLASSES)
        self.drop_late = nn.Dropout(DROPPED_BEFORE_CLASSES)

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """float[sentences of all abstracts, classes]."""
        rows = [
            pooled(states, e.spans) for states, e in zip(self.states(batch), batch, strict=True)
        ]
        told = torch.cat([e.told for e in batch])
        return self.out(torch.cat([self.drop_late(torch.cat(rows)), told], 1))


def unseen(abstracts: list[Abstract]) -> list[np.ndarray[Any, Any]]:
    """What a linear model trained on the other folds says of each abstract's sentences."""
    said: list[np.ndarray[Any, Any]] = [np.empty(0)] * len(abstracts)
    for fold in range(FOLDS):
        model = fitted([a for n, a in enumerate(abstracts) if n % FOLDS != fold])
        for n in range(fold, len(abstracts), FOLDS):
            said[n] = model.odds([abstracts[n].sentences])
    return said


def trained(examples: list[Example]) -> Tagger:
    """A tagger that has learned from the examples."""
    torch.manual_seed(SEED)
    tagger = Tagger()

    def loss(batch: list[Example]) -> Tensor:
        said = functional.log_softmax(tagger(batch), 1)
        return -(torch.cat([e.odds for e in batch]) * said).sum(1).mean()

    for _ in learn(tagger, [tagger.out], examples, loss, epochs=EPOCHS, rates=RATES, seed=SEED):
        pass
    return tagger


def check(examples: list[Example]) -> None:
    """Train on three quarters of the abstracts, measure on the rest."""
    order = np.random.RandomState(SEED).permutation(len(examples))
    cut = int(len(examples) * SHARE)
    tagger = trained([examples[n] for n in order[:cut]])
    rest = [examples[n] for n in order[cut:]]
    with torch.no_grad():
        right = [(tagger([e]) + torch.tensor(LIFT)).argmax(1) == e.gold for e in rest]
    log.info("accuracy on the rest: %.4f", torch.cat(right).float().mean())


def main() -> None:
    """Train, write; or check."""
    options = asked(__doc__)
    abstracts = read(options.data)
    examples = [Example.of(a, said) for a, said in zip(abstracts, unseen(abstracts), strict=True)]
    if options.check:
        check(examples)
        return
    tagger = trained(examples)
    arrays = small(tagger)
    arrays["bias"] += LIFT
    write(WEIGHTS, arrays, data="CSAbstruct, train", seed=SEED, features=FEATURES)


if __name__ == "__main__":
    main()
