"""What each sentence of an abstract does in it: background, objective, method, result or other."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from readgroup.writing.trained import abstract_encoder, abstract_words


class AbstractRole(StrEnum):
    """The classes of CSAbstruct (Cohan et al., 2019, https://aclanthology.org/D19-1383/), in its order."""

    BACKGROUND = "background"
    OBJECTIVE = "objective"
    METHOD = "method"
    RESULT = "result"
    OTHER = "other"


OF_WORDS = 0.2
"""What their log odds count beside the encoder's, which count the rest of 1."""


def tagged(sentences: Sequence[str]) -> list[AbstractRole]:
    """The role of each sentence of one abstract, given whole and in order.

    Told by the adapted encoder and a little by words; by words alone where the encoder's model is
    not on this machine.
    """
    return list(_tagged(tuple(sentences)))


@lru_cache(maxsize=256)  # summary, questions and preparations of a paper each read it
def _tagged(sentences: tuple[str, ...]) -> tuple[AbstractRole, ...]:
    if not sentences:
        return ()
    scores, read = abstract_words.log_odds(sentences), abstract_encoder.log_odds(sentences)
    if read is not None:
        scores = OF_WORDS * scores + (1 - OF_WORDS) * read
    classes = tuple(AbstractRole)
    return tuple(classes[n] for n in scores.argmax(axis=1).tolist())
