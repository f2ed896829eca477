"""How likely each word of an abstract is to stand in a one-sentence summary of the paper."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readgroup.text.normalise import normalise
from readgroup.text.tokens import stem
from readgroup.writing.roles import SentenceRole, roles
from readgroup.writing.trained.forest import Forest
from readgroup.writing.trained.weights import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "worth.npz"
FEWEST_SEEN = 8
"""Abstracts that a word must stand in to have a rate of its own."""
USUAL_RATE = 0.12
FEATURES = (
    "in the title",
    "times",
    "share of sentences",
    "first seen",
    "in the first sentence",
    "rate in summaries",
    "rarity",
    "in an aim",
    "in a claim",
    "in a result",
    "with capitals",
    "in the last sentence",
    "letters",
    "sentences",
    "share of words",
    "words",
    "is a number",
)
_FORM = re.compile(r"[a-z0-9]+")
_CAPITALS = re.compile(r"\b\w*[A-Z]\w*[A-Z]\w*\b")


def forms(text: str) -> list[str]:
    """Stems of all words and numbers in order, function words too; hyphens part words.

    >>> forms("We trained 12 fine-tuned models.")
    ['we', 'train', '12', 'fine', 'tun', 'model']
    """
    return [stem(word) for word in _FORM.findall(normalise(text).lower())]


class Rates:
    """How often a word of an abstract stands in its summary too, as counted in training.

    `seen` counts the abstracts that a stem stands in, `kept` those whose summary has it as well.
    """

    def __init__(self, seen: Mapping[str, int], kept: Mapping[str, int], abstracts: int) -> None:
        self._seen = seen
        self._kept = kept
        self._abstracts = abstracts

    def of(self, form: str) -> tuple[float, float]:
        """Rate in summaries, and rarity; rare words share the usual rate."""
        seen = self._seen.get(form, 0)
        if seen < FEWEST_SEEN:
            return USUAL_RATE, math.log((self._abstracts + 1) / (FEWEST_SEEN / 2 + 1))
        rate = (self._kept.get(form, 0) + 2 * USUAL_RATE) / (seen + 2)
        return rate, math.log((self._abstracts + 1) / (seen + 1))


def worth(title: str, sentences: Sequence[str]) -> dict[str, float]:
    """For each stem of the sentences, the chance that a summary of them has it, 0 to 1."""
    import numpy as np

    if not sentences:
        return {}
    arrays = load(WEIGHTS, FEATURES)
    names = [str(form) for form in arrays["rates.form"]]
    rates = Rates(
        dict(zip(names, arrays["rates.seen"].tolist(), strict=True)),
        dict(zip(names, arrays["rates.kept"].tolist(), strict=True)),
        int(arrays["rates.abstracts"]),
    )
    found, rows = features(title, sentences, rates)
    chances = 1 / (1 + np.exp(-Forest.of(arrays, "worth").predict(rows)))
    return dict(zip(found, chances.tolist(), strict=True))


def features(
    title: str, sentences: Sequence[str], rates: Rates
) -> tuple[list[str], NDArray[np.float32]]:
    """The stems, and float32[stems, FEATURES]."""
    import numpy as np

    bags = [forms(sentence) for sentence in sentences]
    done = [roles(sentence) for sentence in sentences]
    counts = Counter(form for bag in bags for form in bag)
    spread = Counter(form for bag in bags for form in set(bag))
    first: dict[str, int] = {}
    for n, bag in enumerate(bags):
        for form in bag:
            first.setdefault(form, n)
    said = {
        role: {form for bag, found in zip(bags, done, strict=True) if role in found for form in bag}
        for role in (SentenceRole.OBJECTIVE, SentenceRole.CLAIM, SentenceRole.RESULT)
    }
    entitled = set(forms(title))
    capital = set(forms(" ".join(_CAPITALS.findall(" ".join(sentences)))))
    last = set(bags[-1])
    total, length = sum(counts.values()), len(bags)
    rows = []
    for form, count in counts.items():
        rate, rarity = rates.of(form)
        rows.append(
            (
                form in entitled,
                count,
                spread[form] / length,
                first[form] / length,
                first[form] == 0,
                rate,
                rarity,
                *(form in said[role] for role in said),
                form in capital,
                form in last,
                len(form),
                length,
                100 * count / total,
                total,
                form.isdigit(),
            )
        )
    return list(counts), np.array(rows, np.float32).reshape(len(counts), len(FEATURES))
