"""Teach MiniLM the roles of abstracts' sentences, and write down what it says of them.

    python scripts/teach_abstract_roles.py CSABSTRUCT/train.jsonl SCITLDR/train.jsonl soft.npz

A whole abstract is read at once. The upper three layers of MiniLM get low-rank adapters (Hu et al., 2022,
https://arxiv.org/abs/2106.09685), on top a conditional random field over the sentences. It learns from
three quarters of CSAbstruct and is checked on the rest (accuracy .692, macro F1 .660); soft.npz gets its
odds for all sentences of both sets, from which scripts/train_abstract_roles.py trains what readgroup ships.
Needs torch and transformers (they come with sentence-transformers) and the extra `offline`: a quarter of
an hour on two cores, and not the same to the last digit on another machine.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

from readgroup.embedding.weights import MINILM, bundled
from readgroup.writing.trained.abstract_roles import AbstractRole

CLASSES = [role.value for role in AbstractRole]
FROZEN_LAYERS, RANK, EPOCHS, BATCH, RATE = 3, 8, 4, 8, 1e-3
MOST_TOKENS = 400
SHARE = 0.75
SEED = 0
log = logging.getLogger("teach_abstract_roles")


class Lower:
    """Tokens, embeddings and the layers that stay as they are; applied to each abstract once."""

    def __init__(self) -> None:
        folder = bundled(MINILM)
        self._tokens = AutoTokenizer.from_pretrained(folder)
        self._tokens.model_max_length = 100_000
        self.bert = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()

    @torch.no_grad()
    def read(self, sentences: list[str]) -> tuple[Tensor, Tensor]:
        """float16[tokens, 384], and the sentence of each token (-1 for the first)."""
        ids, owner = self._encoded(sentences)
        hidden = self.bert.embeddings(torch.tensor([ids]))
        mask = torch.zeros(1, 1, 1, len(ids))
        for layer in self.bert.encoder.layer[:FROZEN_LAYERS]:
            hidden = _first(layer(hidden, mask))
        return hidden[0].half(), torch.tensor(owner)

    def _encoded(self, sentences: list[str]) -> tuple[list[int], list[int]]:
        parts = [self._tokens(s, add_special_tokens=False)["input_ids"] for s in sentences]
        room = max(12, (MOST_TOKENS - len(parts) - 1) // len(parts)) + 20
        is_long = sum(map(len, parts)) + len(parts) > MOST_TOKENS
        ids, owner = [self._tokens.cls_token_id], [-1]
        for n, part in enumerate(parts):
            kept = part[:room] if is_long else part
            ids += [*kept, self._tokens.sep_token_id]
            owner += [n] * (len(kept) + 1)
        return ids[:510], owner[:510]


class Adapted(nn.Module):
    """A linear layer that is frozen, and a low-rank one beside it."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = nn.Parameter(torch.randn(RANK, linear.in_features) / linear.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))
        self.drop = nn.Dropout(0.05)

    def forward(self, x: Tensor) -> Tensor:
        """The sum of both."""
        beside = functional.linear(functional.linear(self.drop(x), self.down), self.up)
        return self.linear(x) + 2 * beside


class Tagger(nn.Module):
    """The upper layers with adapters, and for each sentence the scores of the classes."""

    def __init__(self, bert: Any) -> None:
        super().__init__()
        self.layers = copy.deepcopy(bert.encoder.layer[FROZEN_LAYERS:])
        self.layers.requires_grad_(False)
        for layer in self.layers:
            inner = layer.attention.self
            inner.query, inner.key = Adapted(inner.query), Adapted(inner.key)
            inner.value = Adapted(inner.value)
            layer.attention.output.dense = Adapted(layer.attention.output.dense)
            layer.intermediate.dense = Adapted(layer.intermediate.dense)
            layer.output.dense = Adapted(layer.output.dense)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(768 + 13, len(CLASSES))
        self.follow = nn.Parameter(torch.zeros(len(CLASSES), len(CLASSES)))
        self.begin = nn.Parameter(torch.zeros(len(CLASSES)))

    def forward(self, batch: list[dict[str, Any]]) -> tuple[Tensor, ...]:
        """float[sentences, classes] of each abstract of the batch."""
        longest = max(len(a["hidden"]) for a in batch)
        hidden = torch.zeros(len(batch), longest, 384)
        mask = torch.full((len(batch), 1, 1, longest), -1e4)
        for i, abstract in enumerate(batch):
            hidden[i, : len(abstract["hidden"])] = abstract["hidden"].float()
            mask[i, 0, 0, : len(abstract["hidden"])] = 0
        for layer in self.layers:
            hidden = _first(layer(hidden, mask))
        told = [_pooled(hidden[i], a["owner"], a["places"]) for i, a in enumerate(batch)]
        x = torch.cat(told)
        scores = self.out(torch.cat([self.drop(x[:, :768]), x[:, 768:]], 1))
        return scores.split([len(a["places"]) for a in batch])

    def loss(self, scores: Tensor, gold: Tensor) -> Tensor:
        """Minus the log likelihood of the whole sequence."""
        reach, path = self.begin + scores[0], self.begin[gold[0]] + scores[0, gold[0]]
        for k in range(1, len(gold)):
            reach = torch.logsumexp(reach[:, None] + self.follow, 0) + scores[k]
            path = path + self.follow[gold[k - 1], gold[k]] + scores[k, gold[k]]
        return torch.logsumexp(reach, 0) - path

    def odds(self, scores: Tensor) -> np.ndarray[Any, Any]:
        """Chances of the classes given the whole sequence (forward-backward)."""
        ahead, behind = [self.begin + scores[0]], [torch.zeros(len(CLASSES))]
        for k in range(1, len(scores)):
            ahead.append(torch.logsumexp(ahead[-1][:, None] + self.follow, 0) + scores[k])
        for k in range(len(scores) - 1, 0, -1):
            behind.append(torch.logsumexp(self.follow + scores[k] + behind[-1], 1))
        both = torch.stack(ahead) + torch.stack(behind[::-1])
        return torch.softmax(both, 1).numpy()


def _first(output: Any) -> Tensor:
    return output[0] if isinstance(output, tuple) else output


def _pooled(hidden: Tensor, owner: Tensor, places: Tensor) -> Tensor:
    """Mean and last token of each sentence, and its place."""
    count = len(places)
    inside = torch.stack([owner == n for n in range(count)]).float()
    mean = inside @ hidden[: len(owner)] / inside.sum(1, keepdim=True).clamp(min=1)
    ends = [int((owner == n).nonzero()[-1]) if (owner == n).any() else 0 for n in range(count)]
    return torch.cat([mean, hidden[ends], places], 1)


def _places(sentences: list[str]) -> Tensor:
    count, rows = len(sentences), []
    for n, sentence in enumerate(sentences):
        share = n / max(1, count - 1)
        fifths = [float(min(4, int(share * 5)) == k) for k in range(5)]
        ends = [n == 0, n == 1, n == count - 1, n == count - 2]
        rows.append([*ends, share, count / 10, len(sentence.split()) / 30, count == 1, *fifths])
    return torch.tensor(rows, dtype=torch.float32)


def prepared(lower: Lower, sentences: list[str]) -> dict[str, Any]:
    """What the tagger reads of an abstract."""
    hidden, owner = lower.read(sentences)
    return {"hidden": hidden, "owner": owner, "places": _places(sentences)}


def taught(abstracts: list[dict[str, Any]], bert: Any) -> Tagger:
    """A tagger that has learned from the abstracts, each with `gold` classes and `agreed` shares."""
    torch.manual_seed(SEED)
    tagger = Tagger(bert)
    free = [p for p in tagger.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(free, lr=RATE, weight_decay=0.01)
    steps = EPOCHS * -(-len(abstracts) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps, pct_start=0.1
    )
    order = np.random.RandomState(SEED + 1)
    for epoch in range(EPOCHS):
        tagger.train()
        by_length = sorted(
            order.permutation(len(abstracts)), key=lambda i: len(abstracts[i]["owner"]) // 40
        )
        batches = [by_length[i : i + BATCH] for i in range(0, len(by_length), BATCH)]
        order.shuffle(batches)
        for which in batches:
            batch = [abstracts[i] for i in which]
            scores = tagger(batch)
            gold = torch.cat([a["gold"] for a in batch])
            agreed = torch.cat([a["agreed"] for a in batch])
            each = functional.cross_entropy(
                torch.cat(scores), gold, reduction="none", label_smoothing=0.05
            )
            whole = sum(tagger.loss(s, a["gold"]) for s, a in zip(scores, batch, strict=True))
            loss = (each * agreed).sum() / agreed.sum() + whole / len(gold)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            optimizer.step()
            schedule.step()
        log.info("epoch %d of %d", epoch + 1, EPOCHS)
    return tagger.eval()


@torch.no_grad()
def said(tagger: Tagger, abstracts: list[dict[str, Any]]) -> np.ndarray[Any, Any]:
    """The odds of all their sentences."""
    batches = [abstracts[i : i + BATCH] for i in range(0, len(abstracts), BATCH)]
    return np.concatenate([tagger.odds(s) for batch in batches for s in tagger(batch)])


def main() -> None:
    """Teach, check, write down."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("csabstruct", type=Path)
    parser.add_argument("scitldr", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    lower = Lower()
    named = []
    for entry in map(json.loads, options.csabstruct.read_text().splitlines()):
        gold = torch.tensor([CLASSES.index(label) for label in entry["labels"]])
        agreed = torch.tensor(entry["confs"], dtype=torch.float32)
        named.append({**prepared(lower, entry["sentences"]), "gold": gold, "agreed": agreed})
    order = np.random.RandomState(SEED).permutation(len(named))
    cut = int(len(named) * SHARE)
    tagger = taught([named[i] for i in order[:cut]], lower.bert)
    rest = [named[i] for i in order[cut:]]
    right = said(tagger, rest).argmax(1) == torch.cat([a["gold"] for a in rest]).numpy()
    log.info("accuracy on the rest: %.4f", right.mean())
    other = (json.loads(line)["source"] for line in options.scitldr.read_text().splitlines())
    kept = ([s for s in source if len(s.split()) > 2] for source in other)
    unnamed = [prepared(lower, sentences) for sentences in kept if sentences]
    np.savez_compressed(options.out, csabstruct=said(tagger, named), scitldr=said(tagger, unnamed))


if __name__ == "__main__":
    main()
