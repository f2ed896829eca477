"""How likely it is that a group would reject a question, learned from questions that readers judged."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from readgroup.writing.frames import Frame
from readgroup.writing.judging import Verdict
from readgroup.writing.reading import Sentence
from readgroup.writing.trained.weights import load

WEIGHTS = "acceptance.npz"
HEADS = ("rejected",)
_FRAMED, _READ = 0.6, 0.4
"""Shares of the log odds by what is asked of which act and by the words of both, between those that did best on held-out papers."""
_LONG_CLAUSE = 16
_JOINED = re.compile(r" (?:of|in|for|on|from|with|to|into|across|between|over) ")


def rejected(
    frame: Frame,
    slots: Mapping[str, str],
    sentence: Sentence | None = None,
    verdict: Verdict | None = None,
    read: float | None = None,
) -> float:
    """The chance that readers call the question bad, 0 to 1.

    Logistic regression over what is asked, of which act, and of what it names (docs/decisions/0018), and, where the
    words of question and sentence were `read`, the log odds by these (docs/decisions/0021).
    """
    weights, bias = _weights()
    found = features(frame, slots, sentence, verdict)
    odds = bias + sum(weights.get(name, 0.0) * value for name, value in found.items())
    if read is not None:
        odds = _FRAMED * odds + _READ * read
    return 1 / (1 + math.exp(-odds))


def features(
    frame: Frame,
    slots: Mapping[str, str],
    sentence: Sentence | None,
    verdict: Verdict | None,
) -> dict[str, float]:
    """Named numbers of a question; a name that is missing counts as 0."""
    named = {f"slot {name}": 1.0 for name in frame.slots}
    asked = {f"cue {frame.cue}": 1.0, f"ask {frame.ask}": 1.0, f"type {frame.type}": 0.5}
    clause = slots.get("clause", "") if frame.slots & {"clause", "inverted"} else ""
    length = len(clause.split())
    return {
        **named,
        **asked,
        **_of_passage(frame, sentence, verdict),
        **_of_name(frame, slots, sentence),
        "clause": length / 10,
        "long clause": float(length > _LONG_CLAUSE),
    }


def _of_passage(
    frame: Frame, sentence: Sentence | None, verdict: Verdict | None
) -> dict[str, float]:
    if sentence is None or verdict is None:
        return {"no running text": 1.0}
    return {
        **{f"act {act}": 2 * chance for act, chance in verdict.acts.items()},
        **{f"{frame.cue} of {act}": 2 * chance for act, chance in verdict.acts.items()},
        "discussable": 3 * verdict.discussable,
        "stumbles": 3 * verdict.stumbles,
        f"kind {sentence.kind}": 1.0,
        **{f"role {role}": 0.7 for role in sentence.roles},
        **{f"defect {defect.name}": 1.0 for defect in sentence.defects},
        "words": len(sentence.exact.split()) / 20,
    }


def _of_name(frame: Frame, slots: Mapping[str, str], sentence: Sentence | None) -> dict[str, float]:
    """How the thing that it names stands in the passage."""
    which = next((n for n in ("term", "subject") if n in frame.slots), "")
    name = slots.get(which, "")
    if not name or sentence is None:
        return {}
    low, text = name.lower(), sentence.text.lower()
    bare = re.sub(r"^(?:the|an?) ", "", low)
    opening = slots.get("subject", "").lower()
    central = slots.get("central", "").lower()
    at = text.find(bare) / max(1, len(text))
    return {
        "opens the sentence": float(bool(opening) and opening in low),
        "is central": float(bool(central) and central in low),
        "of one word": float(" " not in bare),
        "of many words": float(bare.count(" ") >= 3),
        "joined": float(bool(_JOINED.search(bare))),
        "some": float(low.startswith(("a ", "an "))),
        "with article": float(low != bare),
        "with capital": float(name[:1].isupper()),
        "place": at,
        "late": float(at > 0.5),
    }


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    arrays = load(WEIGHTS, HEADS)
    names = map(str, arrays["names"])
    return dict(zip(names, arrays["weights"].tolist(), strict=True)), float(arrays["bias"])
