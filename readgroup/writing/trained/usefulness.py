"""How much of a one-sentence summary a sentence, or a shorter form of it, would give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from readgroup.writing.roles import SentenceRole, roles
from readgroup.writing.trained.forest import Forest
from readgroup.writing.trained.weights import load
from readgroup.writing.trained.worth import forms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "usefulness.npz"
SUMMARY_WORDS = 19
"""Words of a summary in the training data, on average."""
_CUES = tuple(SentenceRole)
_BEFORE = _CUES[:6]
_SAID = ("propose", "introduc", "present", " show")
OF_ITSELF = (
    "expected overlap",
    "words",
    "expected F1",
    "overlap a word",
    "expected F1 with a short summary",
    "expected F1 with a long summary",
    "words of the title",
    "share of the title",
    "opens with we",
    "opens with this",
    "opens with our",
    *(f"says {word.strip()}" for word in _SAID),
    "digits",
    "brackets",
    "commas",
    *(f"cue: {role.value}" for role in _CUES),
)
"""Features that do not ask where the sentence stands, and so hold for any part of a paper."""
OF_ITS_PLACE = (
    "expected F1 of the whole",
    "its rank",
    "behind the best by",
    "place",
    "place as a share",
    "sentences",
    "is the last",
    *(f"before it: {role.value}" for role in _BEFORE),
)
FEATURES = OF_ITSELF + OF_ITS_PLACE
_ROOM = 22
"""Words of a summary as the choice takes it: a few more than on average make forms less terse."""
_EXPECTED = FEATURES.index("expected F1")
_FIRST_CUE = FEATURES.index(f"cue: {_CUES[0].value}")


def leading(
    title: str,
    forms_of: Sequence[Sequence[str]],
    worth: Mapping[str, float],
    trees: Forest | None = None,
) -> list[list[float]]:
    """For each sentence of an abstract, how good each of its forms is as the summary.

    The first form of each is the whole sentence. Higher is better, comparable in one abstract:
    the trees' estimate of ROUGE-1 F1, which know sentences, and that from the words alone.
    `trees` are the package's own where none are given.
    """
    trees = trees or Forest.of(load(WEIGHTS, FEATURES), "lead")
    rows = features(title, forms_of, worth)
    expected = 2 * rows[:, 0] / (rows[:, 1] + _ROOM)
    found = iter((trees.predict(rows) + expected).tolist())
    return [[next(found) for _ in each] for each in forms_of]


def usefulness(
    title: str,
    told: Sequence[tuple[str, frozenset[SentenceRole]]],
    worth: Mapping[str, float],
) -> NDArray[np.float32]:
    """For sentences of any part of the paper, each with its cues, the ROUGE-1 F1 to expect: float32[n]."""
    import numpy as np

    entitled = set(forms(title))
    rows = [_of_itself(entitled, text, worth, _flags(found)) for text, found in told]
    table = np.array(rows, np.float32).reshape(len(rows), len(OF_ITSELF))
    return Forest.of(load(WEIGHTS, FEATURES), "useful").predict(table)


def features(
    title: str, forms_of: Sequence[Sequence[str]], worth: Mapping[str, float]
) -> NDArray[np.float32]:
    """float32[forms, FEATURES] of all forms of all sentences of an abstract, in their order."""
    import numpy as np

    entitled = set(forms(title))
    cued = [roles(each[0]) for each in forms_of]
    wholes = [
        _of_itself(entitled, each[0], worth, _flags(found))
        for each, found in zip(forms_of, cued, strict=True)
    ]
    expected = [whole[_EXPECTED] for whole in wholes]
    order = sorted(range(len(wholes)), key=lambda n: -expected[n])
    rank = {n: place for place, n in enumerate(order)}
    count = len(forms_of)
    rows = []
    for n, (each, whole) in enumerate(zip(forms_of, wholes, strict=True)):
        before = cued[n - 1] if n else frozenset()
        place = (
            *(expected[n], rank[n], max(expected) - expected[n]),
            *(n, n / count, count, n == count - 1),
            *(role in before for role in _BEFORE),
        )
        cues = whole[_FIRST_CUE:]
        rows += [(*_of_itself(entitled, form, worth, cues), *place) for form in each]
    return np.array(rows, np.float32).reshape(len(rows), len(FEATURES))


def _flags(found: frozenset[SentenceRole]) -> list[float]:
    return [float(role in found) for role in _CUES]


def _of_itself(
    entitled: set[str], text: str, worth: Mapping[str, float], cues: Sequence[float]
) -> list[float]:
    """The features OF_ITSELF; a shorter form has the cues of its whole sentence."""
    said = forms(text)
    overlap = sum(worth.get(form, 0.0) for form in set(said))
    low = text.lower()
    shared = len(entitled & set(said))
    return [
        overlap,
        len(said),
        2 * overlap / (len(said) + SUMMARY_WORDS),
        overlap / max(1, len(said)),
        2 * overlap / (len(said) + SUMMARY_WORDS - 5),
        2 * overlap / (len(said) + SUMMARY_WORDS + 7),
        shared,
        shared / max(1, len(entitled)),
        low.startswith("we "),
        low.startswith("this "),
        low.startswith(("our ", "in this")),
        *(word in low for word in _SAID),
        sum(c.isdigit() for c in text),
        text.count("("),
        text.count(","),
        *cues,
    ]
