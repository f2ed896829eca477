"""MiniLM, adapted to reading the sentences of an abstract as one text.

Each sentence has a separator behind it (Cohan et al., 2019, https://aclanthology.org/D19-1383/). MiniLM's
own weights are those on this machine; what ships with the package are low-rank adapters and what
tells something of each sentence from the states that they lead to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readgroup.embedding.encoder import LINEAR, Adapter, Encoder, adapted, mapped
from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

    Floats = NDArray[np.float32]

LAYERS, HEADS, EPSILON = 6, 12, 1e-12
MOST_SENTENCES = 40
"""An abstract has fewer; of a longer text too little of each sentence could be read at once."""
_MOST_TOKENS = 512
"""Places that MiniLM knows."""
_CLS, _SEP = 101, 102
_TOGETHER = 16
"""Texts that are read at once."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Sentences as one text: its tokens, and for each sentence the tokens that are its own, from and to.

    The last of a sentence's tokens is its separator.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def packed(sentences: Sequence[str]) -> Packed:
    """As many tokens of each sentence as there is room for; the longest are cut."""
    parts = [part.ids for part in encoded(sentences)]
    room = _MOST_TOKENS - 1 - len(parts)
    most = max(map(len, parts), default=0)
    while sum(min(len(part), most) for part in parts) > room:
        most -= 1
    ids, spans = [_CLS], []
    for part in parts:
        start = len(ids)
        ids += [*part[:most], _SEP]
        spans.append((start, len(ids)))
    return Packed(tuple(ids), tuple(spans))


def encoded(sentences: Sequence[str]) -> list[Encoding]:
    """The tokens of each sentence, with their places in it."""
    return _tokenizer().encode_batch(list(sentences), add_special_tokens=False)


def pooled(
    sentences: Sequence[str], weights: str, features: tuple[str, ...]
) -> tuple[Floats, Floats] | None:
    """States of the sentences by the adapters of a weights file: means and separators, float32[sentences, width].

    None where MiniLM's files are not on this machine, and for texts of more than `MOST_SENTENCES`.
    """
    if not 0 < len(sentences) <= MOST_SENTENCES or not is_here():
        return None
    return pooled_each([sentences], weights, features)[0]


def is_here() -> bool:
    """Whether MiniLM's files are on this machine."""
    return bundled(MINILM) is not None


def pooled_each(
    texts: Sequence[Sequence[str]], weights: str, features: tuple[str, ...]
) -> list[tuple[Floats, Floats]]:
    """The same for each of several texts, read together, which is faster."""
    import numpy as np

    read = [packed(sentences) for sentences in texts]
    found = []
    for at in range(0, len(read), _TOGETHER):
        some = read[at : at + _TOGETHER]
        states = _encoder(weights, features).states([text.ids for text in some])
        for text, own in zip(some, states, strict=True):
            means = np.array([own[start:end].mean(axis=0) for start, end in text.spans])
            found.append((means, own[[end - 1 for _, end in text.spans]]))
    return found


def told_each(
    texts: Sequence[Sequence[str]], weights: str, features: tuple[str, ...]
) -> list[Floats | None]:
    """What the head of a weights file tells of each text, from as many of its last sentences as it takes: float32[heads].

    None for all where MiniLM's files are not on this machine.
    """
    import numpy as np

    if not is_here():
        return [None for _ in texts]
    arrays = load(weights, features)
    found: list[Floats | None] = []
    for own in pooled_each(texts, weights, features):
        rows = np.hstack(own)
        last = rows[-(len(arrays["out"]) // rows.shape[1]) :]
        found.append(last.ravel() @ arrays["out"] + arrays["bias"])
    return found


@cache
def _encoder(weights: str, features: tuple[str, ...]) -> Encoder:
    """MiniLM with the adapters of a weights file."""
    folder = bundled(MINILM)
    assert folder is not None
    arrays = load(weights, features)
    adapters = {
        f"encoder.layer.{layer}.{part}": Adapter(
            down=arrays[f"{part}.down"][layer] * arrays[f"{part}.step"][layer],
            up=arrays[f"{part}.up"][layer].astype("f4"),
        )
        for layer in range(LAYERS)
        for part in LINEAR
    }
    frozen = mapped(folder / "model.safetensors")
    return Encoder(adapted(frozen, adapters), LAYERS, HEADS, EPSILON)


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    folder = bundled(MINILM)
    assert folder is not None
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
