"""Adapt MiniLM to telling which sentence of an abstract says most of it.

    python scripts/train_lead_encoder.py SCITLDR/train.jsonl [--check]

SciTLDR (Cachola et al., 2020, https://github.com/allenai/scitldr, Apache-2.0) has abstracts with a summary of one
sentence. What is learned of a sentence is its share of the ROUGE-1 that the sentences of its abstract have
with the summary; beside it, so that every token has something to learn from, whether its word stands in the summary.
Writes readgroup/writing/trained/lead_encoder.npz; with --check one is trained on four fifths of the
abstracts and measured on the fifth that `train_salience.py` holds out first, and nothing is written. Needs the
extras `dev` and `offline`: twenty minutes of one core. On another machine the last digits may differ.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np
import torch
from adapting import HeadedMiniLM, asked, classes, learn, pooled, small, write
from torch import Tensor, nn
from torch.nn import functional
from train_salience import SEED as FOLDED
from train_salience import Abstract, folds

from readgroup.writing.trained.lead_encoder import FEATURES, WEIGHTS
from readgroup.writing.trained.minilm import encoded, packed
from readgroup.writing.trained.worth import forms

SEED, EPOCHS = 0, 2
RATES = 7e-4, 2e-3
DROPPED_LATE = 0.2
SHARPNESS = 0.08
"""ROUGE-1 by which one sentence must be better than another to have e times its share."""
WORDS_COUNT = 3.0
"""Of the words' loss, beside that of the sentences."""
log = logging.getLogger("train_lead_encoder")


@dataclass(frozen=True, slots=True)
class Example:
    """Title and abstract as they are learned from: tokens, shares of sentences, and which words are kept.

    `places` are the tokens of words, `kept` says of each whether the summary has the word, `weights` that a word
    counts once.
    """

    ids: Tensor
    spans: tuple[tuple[int, int], ...]
    rouge: Tensor
    places: Tensor
    kept: Tensor
    weights: Tensor

    @classmethod
    def of(cls, abstract: Abstract) -> Example:
        """Of an abstract with its summaries."""
        text = packed([abstract.title, *abstract.sentences])
        words = list(_words(abstract.sentences, text.spans[1:]))
        counts = Counter(stem for _, stem in words)
        return cls(
            torch.tensor(text.ids),
            text.spans[1:],
            torch.tensor(abstract.rouge),
            torch.tensor([place for place, _ in words]),
            torch.tensor([float(stem in abstract.kept) for _, stem in words]),
            torch.tensor([1 / (counts[stem] * len(counts)) for _, stem in words]),
        )


def _words(sentences: Sequence[str], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Each token that begins a plain word, with the word's stem."""
    for text, encoding, (start, end) in zip(sentences, encoded(sentences), spans, strict=True):
        for n, (begins, _) in enumerate(encoding.offsets[: end - start - 1]):
            if begins == 0 or not text[begins - 1].isalnum():
                found = forms(text[begins:].split(maxsplit=1)[0]) if text[begins:] else []
                if found:
                    yield start + n, found[0]


class Picker(HeadedMiniLM):
    """MiniLM with adapters, a score for each sentence and one for each word."""

    def __init__(self) -> None:
        super().__init__()
        self.out = classes(2 * self.width, 1)
        self.word = classes(self.width, 1)
        nn.init.constant_(self.word.bias, -1.5)
        self.drop_late = nn.Dropout(DROPPED_LATE)

    def forward(self, batch: Sequence[Example]) -> Iterator[tuple[Tensor, Tensor]]:
        """Of each text: float[sentences] and float[words]."""
        for states, e in zip(self.states(batch), batch, strict=True):
            told = self.out(self.drop_late(pooled(states, e.spans)))
            yield told[:, 0], self.word(self.drop_late(states[e.places]))[:, 0]

    def loss(self, batch: list[Example]) -> Tensor:
        """Of shares and of words."""
        lost = []
        for e, (told, kept) in zip(batch, self(batch), strict=True):
            aimed_at = functional.softmax(e.rouge / SHARPNESS, 0)
            words = functional.binary_cross_entropy_with_logits(
                kept, e.kept, e.weights, reduction="sum"
            )
            lost.append(WORDS_COUNT * words - (aimed_at * functional.log_softmax(told, 0)).sum())
        return torch.stack(lost).mean()

    @torch.no_grad()
    def reached(self, examples: Sequence[Example]) -> float:
        """ROUGE-1 F1 of the sentences that it would choose."""
        chosen = ((e, next(self([e]))[0].argmax()) for e in examples)
        return mean(float(e.rouge[n]) for e, n in chosen)


def main() -> None:
    """Train, write; or check."""
    options = asked(__doc__)
    found = [Abstract(json.loads(line)) for line in options.data.read_text().splitlines()]
    abstracts = [a for a in found if a.sentences]
    held_out = (folds(len(abstracts), FOLDED) == 0) & options.check
    examples = [Example.of(a) for a in abstracts]
    learned_from = [examples[n] for n in np.flatnonzero(~held_out)]
    rest = [examples[n] for n in np.flatnonzero(held_out)]
    torch.manual_seed(SEED)
    picker = Picker()
    for _ in learn(
        picker, [picker.out, picker.word], learned_from, picker.loss,
        epochs=EPOCHS, rates=RATES, seed=SEED,
    ):  # fmt: skip
        if rest:
            log.info("ROUGE-1 of whole sentences on the rest: %.2f", 100 * picker.reached(rest))
    if options.check:
        return
    write(WEIGHTS, small(picker), data="SciTLDR-A, train", seed=SEED, features=FEATURES)


if __name__ == "__main__":
    main()
