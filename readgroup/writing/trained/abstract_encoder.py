"""The roles of an abstract's sentences by MiniLM, adapted to reading whole abstracts.

All sentences are read as one text, each with a separator behind it (Cohan et al., 2019,
https://aclanthology.org/D19-1383/). MiniLM's own weights are those on this machine; what ships with
the package are low-rank adapters and what tells the classes from the states that they lead to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from readgroup.embedding.encoder import LINEAR, Adapter, Encoder, mapped
from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.abstract_features import FEATURES, features
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    Floats = NDArray[np.float32]

WEIGHTS = "abstract_encoder.npz"
LAYERS, HEADS, EPSILON = 6, 12, 1e-12
MOST_SENTENCES = 40
"""An abstract has fewer; of a longer text too little of each sentence could be read at once."""
_MOST_TOKENS = 512
"""Places that MiniLM knows."""
_CLS, _SEP = 101, 102


@dataclass(frozen=True, slots=True)
class Packed:
    """Sentences as one text: its tokens, and for each sentence the tokens that are its own, from and to.

    The last of a sentence's tokens is its separator.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


def packed(sentences: Sequence[str]) -> Packed:
    """As many tokens of each sentence as there is room for; the longest are cut."""
    parts = [
        part.ids for part in _tokenizer().encode_batch(list(sentences), add_special_tokens=False)
    ]
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


def log_odds(sentences: Sequence[str]) -> Floats | None:
    """Of the classes, up to a constant a row, for the sentences of one abstract: float32[sentences, classes].

    None where MiniLM's files are not on this machine, and for texts of more than `MOST_SENTENCES`.
    """
    import numpy as np

    if not 0 < len(sentences) <= MOST_SENTENCES or bundled(MINILM) is None:
        return None
    text = packed(sentences)
    states = _encoder().states(text.ids, _adapters())
    means = np.array([states[start:end].mean(axis=0) for start, end in text.spans])
    ends = states[[end - 1 for _, end in text.spans]]
    arrays = load(WEIGHTS, FEATURES)
    found: Floats = np.hstack([means, ends, features(sentences)]) @ arrays["out"] + arrays["bias"]
    return found


@cache
def _adapters() -> dict[str, Adapter]:
    """By the part of the encoder that they stand beside."""
    arrays = load(WEIGHTS, FEATURES)
    return {
        f"encoder.layer.{layer}.{part}": Adapter(
            down=arrays[f"{part}.down"][layer] * arrays[f"{part}.step"][layer],
            up=arrays[f"{part}.up"][layer].astype("f4"),
        )
        for layer in range(LAYERS)
        for part in LINEAR
    }


@cache
def _encoder() -> Encoder:
    folder = bundled(MINILM)
    assert folder is not None
    return Encoder(mapped(folder / "model.safetensors"), LAYERS, HEADS, EPSILON)


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    folder = bundled(MINILM)
    assert folder is not None
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
