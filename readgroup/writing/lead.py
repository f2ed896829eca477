"""The one sentence that says what a paper does, whole or in a shorter form."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.writing.defects import Defect, defects
from readgroup.writing.shortening import shortenings
from readgroup.writing.trained.lead_encoder import shares
from readgroup.writing.trained.usefulness import leading
from readgroup.writing.trained.worth import worth

HEALED = frozenset(Defect) - {Defect.QUOTED, Defect.SHORT}
"""What a shorter form may be free of although the whole sentence is not."""
_BORNE = frozenset({Defect.POINTING, Defect.LONG, Defect.UNNAMED})
_COST = 0.1
"""Of a defect that can be borne, in the score's own unit: two of a kind of ROUGE-1 F1 in one."""
_SHARE = 0.2
"""What it counts for that a sentence says most of the abstract, in that unit."""


def lead(
    title: str, sentences: Sequence[str], admitted: Sequence[bool] = ()
) -> tuple[int, str] | None:
    """Which of an abstract's sentences says what the paper does, and in which form.

    A form keeps the sentence's words in their order. Only sentences that are `admitted`, by default
    all, are chosen from; all of them tell what the paper is about. None where none is admitted.
    """
    open_to = [n for n in range(len(sentences)) if not admitted or admitted[n]]
    if not open_to:
        return None
    forms_of = [[form.text for form in shortenings(sentence)] for sentence in sentences]
    scores = leading(title, forms_of, worth(title, sentences))
    scores = [
        [score + _SHARE * share for score in own]
        for own, share in zip(scores, shares(title, sentences), strict=True)
    ]
    n, form = best([forms_of[n] for n in open_to], [scores[n] for n in open_to])
    return open_to[n], form


def stands_alone(form: str) -> bool:
    """Whether it lacks nothing, or only what can be borne."""
    return defects(form) <= _BORNE


def best(forms_of: Sequence[Sequence[str]], scores: Sequence[Sequence[float]]) -> tuple[int, str]:
    """The sentence and form with the highest score among those that can be read alone.

    What can be borne costs a little; other defects count only where nothing is without them.
    """
    _, _, n, form = min(
        (lacking > 0, -score, n, form)
        for n, (forms, own) in enumerate(zip(forms_of, scores, strict=True))
        for form, score, lacking in _judged(forms, own)
    )
    return n, form


def _judged(forms: Sequence[str], scores: Sequence[float]) -> list[tuple[str, float, int]]:
    """Each form with its score, less what can be borne, and how many other defects it has."""
    judged = []
    for form, score in zip(forms, scores, strict=True):
        found = defects(form)
        borne = len(found & _BORNE)
        judged.append((form, score - _COST * borne, len(found) - borne))
    return judged
