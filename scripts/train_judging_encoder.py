"""Adapt MiniLM to telling what a sentence does, and whether it reads well alone, from people's judgements.

    python scripts/train_judging_encoder.py FOLDER_OF_PDFS [--check]

The judgements are those of `train_judging.py`, which finds the sentences in the PDFs by hash; here the words themselves
are learned from, with the headings above them. Writes readgroup/writing/trained/judging_encoder.npz. With --check
nothing is written: three times one is trained on two thirds of the papers, and what is said of all of them is measured, by it
alone, by the frames of `train_judging.py` alone, and by both. Needs the extras `dev` and `offline`: ten minutes of one
core, half an hour to check. On another machine the last digits may differ.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from adapting import HeadedMiniLM, asked, classes, pooled, small, trained, write
from sklearn.metrics import roc_auc_score
from torch import Tensor, nn
from torch.nn import functional
from train_judging import (
    LETTERS,
    Table,
    hash_of,
    judged,
    judgements,
    learned,
    readings,
    shared_words,
)

from readgroup.writing.judging import HEADS
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.sentence_features import Frames
from readgroup.writing.trained.judging_encoder import FEATURES, LONGEST_HEADING, WEIGHTS
from readgroup.writing.trained.minilm import packed

SEED, EPOCHS = 0, 4
RATES = 7e-4, 2e-3
DROPPED_LATE = 0.2
UNKNOWN = -1
"""In place of what nobody judged."""
FOLDS = 3
SHARES = (0.0, 0.3, 0.4, 0.5, 1.0)
"""Of the log odds by MiniLM beside those by frames, measured by --check."""
SIXTHS = 6
log = logging.getLogger("train_judging_encoder")


@dataclass(frozen=True, slots=True)
class Example:
    """A judged sentence of a paper: its tokens, which of them are its own, and what was said of it."""

    paper: str
    sentence: Sentence
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
                    sentence,
                    torch.tensor(text.ids),
                    text.spans[1:],
                    letters.index(act[0]) if act else UNKNOWN,
                    float(act.endswith("!")) if act else UNKNOWN,
                    float(read.startswith("B")) if read else UNKNOWN,
                )
            )
    return found


class Reader(HeadedMiniLM):
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


taught = partial(trained, Reader, epochs=EPOCHS, rates=RATES, seed=SEED)


def unseen(
    found: Sequence[Example],
    papers: Mapping[str, Reading],
    labels: Sequence[Mapping[str, dict[str, str]]],
) -> tuple[Table, Table]:
    """Log odds of all sentences by MiniLM and by frames that have not learned from their papers."""
    common = shared_words(dict(papers), list(map(dict, labels)))
    alone, acts = (judged(dict(papers), dict(told), common) for told in labels)
    frames = {name: Frames(reading, common) for name, reading in papers.items()}
    read, framed = (np.zeros((len(found), len(HEADS))) for _ in range(2))
    order = np.random.RandomState(SEED).permutation(sorted(papers))
    for fold in range(FOLDS):
        held_out = set(order[fold::FOLDS])
        rest = [n for n, e in enumerate(found) if e.paper in held_out]
        reader = taught([e for e in found if e.paper not in held_out])
        read[rest] = reader.told([found[n] for n in rest])
        arrays = learned(alone.without(held_out), acts.without(held_out))
        for n in rest:
            framed[n] = odds(arrays, frames[found[n].paper].features(found[n].sentence))
    return read, framed


def odds(arrays: Mapping[str, Table], features: Mapping[str, float]) -> Table:
    """Log odds of the heads by weights of `train_judging.learned`."""
    values = np.array([features.get(str(name), 0.0) for name in arrays["names"]])
    found: Table = arrays["bias"] + values @ arrays["weights"].astype(float)
    return found


def report(told: Table, found: Sequence[Example]) -> None:
    """Print how well log odds tell what was judged."""
    acts = np.array([e.act for e in found])
    log.info("  acts: accuracy %.3f", np.mean((told[:, 2:].argmax(1) == acts)[acts != UNKNOWN]))
    for n, said in enumerate(zip(*((e.broken, e.discussable) for e in found), strict=True)):
        known = np.array(said) != UNKNOWN
        log.info("  %s: AUC %.3f", HEADS[n], roc_auc_score(np.array(said)[known], told[known, n]))
    broken = np.array([e.broken for e in found])
    order = np.argsort(told[broken != UNKNOWN, 0])
    parts = np.array_split(broken[broken != UNKNOWN][order], SIXTHS)
    log.info("  broken of the sixths, the best first: %s", [f"{part.mean():.3f}" for part in parts])


def main() -> None:
    """Train, write; or check."""
    options = asked(__doc__)
    labels = [judgements("alone.tsv"), judgements("acts.tsv")]
    papers = readings(options.data, {paper for told in labels for paper in told})
    found = examples(papers)
    if options.check:
        read, framed = unseen(found, papers, labels)
        for share in SHARES:
            log.info("%.1f of MiniLM, %.1f of frames", share, 1 - share)
            report(share * read + (1 - share) * framed, found)
        return
    reader = taught(found)
    write(WEIGHTS, small(reader), data="scripts/judgements", seed=SEED, features=FEATURES)


if __name__ == "__main__":
    main()
