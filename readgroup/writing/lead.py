"""The one sentence that says what a paper does, whole or in a shorter form."""

from __future__ import annotations

from collections.abc import Sequence

from readgroup.writing.defects import Defect, defects
from readgroup.writing.shortening import shortenings
from readgroup.writing.trained.usefulness import leading
from readgroup.writing.trained.worth import worth

HEALED = frozenset(
    {
        Defect.DANGLING,
        Defect.POINTING,
        Defect.LONG,
        Defect.CITING,
        Defect.RUBBLE,
        Defect.BOILERPLATE,
    }
)
"""What a shorter form may be free of although the whole sentence is not."""
_MILD, _LEANING = 0.04, 0.12
"""What a mild defect and what leaning costs, in the score's own unit: two of a kind of ROUGE-1 F1 in one."""


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
    n, form = best([forms_of[n] for n in open_to], [scores[n] for n in open_to])
    return open_to[n], form


def best(forms_of: Sequence[Sequence[str]], scores: Sequence[Sequence[float]]) -> tuple[int, str]:
    """The sentence and form with the highest score among those that can be read alone.

    A mild defect costs a little, leaning more; others count only where nothing is without them.
    """
    _, _, n, form = min(
        (lacking > 0, -score, n, form)
        for n, (forms, own) in enumerate(zip(forms_of, scores, strict=True))
        for form, score, lacking in _judged(forms, own)
    )
    return n, form


def _judged(forms: Sequence[str], scores: Sequence[float]) -> list[tuple[str, float, int]]:
    """Each form with its score, less what is mild, and how many grave defects it has."""
    judged = []
    for form, score in zip(forms, scores, strict=True):
        found = defects(form)
        mild = sum(defect.is_mild for defect in found)
        cost = _MILD * mild + (_LEANING - _MILD) * (Defect.DANGLING in found)
        judged.append((form, score - cost, len(found) - mild))
    return judged
