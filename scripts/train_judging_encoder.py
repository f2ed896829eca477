"""Adapt MiniLM to telling what a sentence does, and whether it reads well alone, from people's judgements.

    python scripts/train_judging_encoder.py FOLDER_OF_PDFS [--check]

The judgements are those of `train_judging.py`, which finds the sentences in the PDFs by hash; here the words themselves
are learned from, with the headings above them. Writes readgroup/writing/trained/judging_encoder.npz; with --check
one is trained on two thirds of the papers and measured on the rest, and nothing is written. Needs the extras `dev` and
`offline`: ten minutes of one core. On another machine the last digits may differ.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from adapting import AdaptedMiniLM, classes, learn, pooled, small
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn
from torch.nn import functional
from train_judging import LETTERS, hash_of, judgements, readings

from readgroup.writing.judging import HEADS
from readgroup.writing.reading import Reading
from readgroup.writing.trained.judging_encoder import FEATURES, LONGEST_HEADING, WEIGHTS
from readgroup.writing.trained.minilm import packed
from readgroup.writing.trained.weights import packed as file_of

OUT = Path(__file__).parents[1] / "readgroup" / "writing" / "trained" / WEIGHTS
SEED, EPOCHS = 0, 4
RATES = 7e-4, 2e-3
DROPPED_LATE = 0.2
UNKNOWN = -1
"""In place of what nobody judged."""
HELD_OUT = 3
"""One paper in so many is held out by --check."""
log = logging.getLogger("train_judging_encoder")


@dataclass(frozen=True, slots=True)
class Example:
    """A judged sentence: its tokens, which of them are its own, and what was said of it."""

    paper: str
    ids: Tensor
    spans: tuple[tuple[int, int], ...]
    act: int
    discussable: float
    broken: float


def examples(papers: dict[str, Reading]) -> list[Example]:
    """All judged sentences that are found in the papers."""
    alone, acts = judgements("alone.tsv"), judgements("acts.tsv")
    letters = list(LETTERS)
    found = []
    for paper, reading in papers.items():
        for key, sentence in {hash_of(s.exact): s for s in reading.sentences}.items():
            act, read = acts.get(paper, {}).get(key), alone.get(paper, {}).get(key)
            if not act and not read:
                continue
            headings = " / ".join(s.title for s in reading.document.path(sentence.section))
            text = packed([headings[-LONGEST_HEADING:], sentence.exact])
            found.append(
                Example(
                    paper,
                    torch.tensor(text.ids),
                    text.spans[1:],
                    letters.index(act[0]) if act else UNKNOWN,
                    float(act.endswith("!")) if act else UNKNOWN,
                    float(read.startswith("B")) if read else UNKNOWN,
                )
            )
    return found


class Reader(AdaptedMiniLM):
    """MiniLM with adapters, and log odds of `HEADS`."""

    def __init__(self) -> None:
        super().__init__()
        self.out = classes(2 * self.width, len(HEADS))
        self.drop_late = nn.Dropout(DROPPED_LATE)

    def forward(self, batch: Sequence[Example]) -> Tensor:
        """float[sentences, heads]."""
        states = zip(self.states(batch), batch, strict=True)
        return torch.cat([self.out(self.drop_late(pooled(own, e.spans))) for own, e in states])

    def loss(self, batch: list[Example]) -> Tensor:
        """Of what was judged of each sentence."""
        told = self(batch)
        acts = torch.tensor([e.act for e in batch])
        one_of = functional.cross_entropy(told[:, 2:], acts, ignore_index=UNKNOWN, reduction="sum")
        said = torch.tensor([(e.broken, e.discussable) for e in batch])
        known = (said != UNKNOWN).float()
        each = functional.binary_cross_entropy_with_logits(
            told[:, :2], said.clamp(min=0), known, reduction="sum"
        )
        return (one_of + each) / len(batch)

    @torch.no_grad()
    def told(self, examples: Sequence[Example]) -> np.ndarray:
        """Log odds of sentences: float32[sentences, heads]."""
        return np.concatenate([self([e]).numpy() for e in examples])


def report(reader: Reader, rest: Sequence[Example]) -> None:
    """Print how well it tells of sentences that it did not learn from."""
    told = reader.told(rest)
    acts = np.array([e.act for e in rest])
    log.info("acts: accuracy %.3f", np.mean((told[:, 2:].argmax(1) == acts)[acts != UNKNOWN]))
    for n, said in enumerate(zip(*((e.broken, e.discussable) for e in rest), strict=True)):
        known = np.array(said) != UNKNOWN
        log.info("%s: AUC %.3f", HEADS[n], roc_auc_score(np.array(said)[known], told[known, n]))


def main() -> None:
    """Train, write; or check."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    torch.set_num_threads(1)
    judged = {paper for name in ("alone.tsv", "acts.tsv") for paper in judgements(name)}
    found = examples(readings(options.folder, judged))
    order = np.random.RandomState(SEED).permutation(sorted(judged))
    held_out = set(order[::HELD_OUT]) if options.check else set()
    rest = [e for e in found if e.paper in held_out]
    torch.manual_seed(SEED)
    reader = Reader()
    for _ in learn(
        reader, [reader.out], [e for e in found if e.paper not in held_out], reader.loss,
        epochs=EPOCHS, rates=RATES, seed=SEED,
    ):  # fmt: skip
        if rest:
            report(reader, rest)
    if options.check:
        return
    content = file_of(
        small(reader, reader.out),
        data="scripts/judgements; adapters to sentence-transformers/all-MiniLM-L6-v2",
        licence="Apache-2.0",
        seed=SEED,
        features=FEATURES,
    )
    OUT.write_bytes(content)
    log.info("%s: %d bytes", WEIGHTS, len(content))


if __name__ == "__main__":
    main()
