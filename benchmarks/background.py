"""Make the background that questions are held against: vectors only, no text of anybody.

    python -m benchmarks.background SCITLDR_train.jsonl CSABSTRUCT_train.jsonl

Takes the sentences of the abstracts in SciTLDR and CSAbstruct (both Allen Institute for AI, licensed
Apache-2.0), embeds them with the default model, parts them into clusters and keeps, of each, the
sentence nearest to its centre, rounded to bytes. Writes `readgroup/writing/background.npy`,
int8[clusters, dimension].
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.cached import CachedEmbedder
from readgroup.embedding import embedder
from readgroup.settings import DEFAULT_EMBEDDER
from readgroup.writing.background import FILE, SCALE

_WORDS = range(10, 41)
_ROUNDS = 8


def main() -> None:
    """Embed, cluster, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument(
        "files", nargs="+", type=Path, help="SciTLDR's and CSAbstruct's train.jsonl"
    )
    parser.add_argument("--sentences", type=int, default=14_000, help="how many to embed")
    parser.add_argument("--clusters", type=int, default=3_000)
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "background.npz"
    )
    asked = parser.parse_args()
    found = sorted({s for file in asked.files for s in sentences(file)})
    chosen = np.random.default_rng(0).permutation(len(found))[: asked.sentences]
    model = CachedEmbedder(embedder(DEFAULT_EMBEDDER), asked.cache)
    vectors = model.embed_passages([found[i] for i in sorted(chosen)])
    kept = representatives(vectors, asked.clusters)
    np.save(FILE, np.rint(kept * SCALE).clip(-127, 127).astype(np.int8))
    print(f"{len(kept)} of {len(found)} sentences, {FILE.stat().st_size:,} bytes: {FILE}")


def sentences(file: Path) -> Iterator[str]:
    """Sentences of 10 to 40 words of the abstracts in a JSON-lines file of either corpus."""
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        for text in record.get("sentences") or record["source"]:
            if len(text.split()) in _WORDS:
                yield " ".join(text.split())


def representatives(vectors: NDArray[np.float32], count: int) -> NDArray[np.float32]:
    """Of `count` clusters of unit vectors (spherical k-means), the member nearest to each centre."""
    centres = vectors[np.random.default_rng(0).permutation(len(vectors))[:count]]
    for _ in range(_ROUNDS):
        nearest = (vectors @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(norms > 0, sums / np.maximum(norms, 1e-9), centres)
    kept: NDArray[np.float32] = vectors[np.unique((vectors @ centres.T).argmax(axis=0))]
    return kept


if __name__ == "__main__":
    main()
