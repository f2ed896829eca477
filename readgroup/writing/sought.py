"""What kind of sentence a question asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from readgroup.writing.roles import SentenceRole, roles

_R = SentenceRole
_CUES: Mapping[str, frozenset[SentenceRole]] = {
    r"^why\b|\bwhy (?:is|are|was|were|do|does|did|can)\b|\breasons?\b|\bwhat (?:causes|explains)\b": frozenset(
        {_R.CAUSE}
    ),
    r"^what(?: is|'s| are) (?:an? |the )?(?:[\w-]+ ?){1,4}\??$|\bwhat (?:is|does).* mean\b|\bmeant by\b|\bdefin": frozenset(
        {_R.DEFINITION}
    ),
    r"\blimit|\bweakness|\bshortcoming|\bdrawback|\bcaveat|\bfail|\bfall short": frozenset(
        {_R.LIMITATION, _R.PROBLEM}
    ),
    r"\bfuture\b|\bnext steps?\b": frozenset({_R.FUTURE_WORK}),
    r"\bopen (?:question|problem)|\bunsolved\b|\bunclear\b": frozenset(
        {_R.OPEN_QUESTION, _R.PROBLEM}
    ),
    r"\bassum": frozenset({_R.ASSUMPTION}),
    r"\bcontribut|\bclaims?\b|\bconclu|\bmain (?:idea|point|message)": frozenset(
        {_R.CLAIM, _R.OBJECTIVE}
    ),
    r"\bfind(?:s|ings?)?\b|\bfound\b|\bresults?\b|\boutperform|\bbeat\b|\bimprove": frozenset(
        {_R.RESULT, _R.CLAIM}
    ),
    r"\bdata ?sets?\b|\btrained\b|\bhyper-?parameter|\boptimi[sz]er\b|\blearning rate\b|\bbatch\b": frozenset(
        {_R.SETUP}
    ),
    r"\bcosts?\b|\bexpensive\b|\bruntime\b|\bhow fast\b": frozenset({_R.COST}),
    r"\b(?:kinds?|types?|categories|classes) of\b|\bdivided\b|\bclassif": frozenset({_R.TAXONOMY}),
}
_ASKED = {re.compile(cue, re.IGNORECASE): sought for cue, sought in _CUES.items()}
_HOW_MANY = re.compile(
    r"\bhow (?:many|much|large|big|often|long|deep|far|high|fast|old|small)\b"
    r"|\bwhat (?:size|share|fraction|percentage|number|proportion|rate|length)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundreds?|thousands?|millions?"
    r"|billions?|half|twice|percent)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:who|whose|whom)\b|\bwhich (?:authors?|group|researchers?)\b", re.IGNORECASE
)
_NAMED = re.compile(r"(?<=[a-z,;(] )[A-Z][a-z]+|[A-Z]\w+ et al")


def meets(question: str, sentence: str) -> bool:
    """Whether a sentence is of the kind that the question asks for; False where it asks for none.

    >>> meets("How many prompts were used?", "We sample 145 prompts.")
    True
    >>> meets("Why is noise misleading?", "We add noise to the embeddings.")
    False
    """
    if _HOW_MANY.search(question) and _NUMBER.search(sentence):
        return True
    if _WHO.search(question) and _NAMED.search(sentence):
        return True
    sought = frozenset(
        r for asks, wanted in _ASKED.items() if asks.search(question) for r in wanted
    )
    return bool(sought) and bool(sought & roles(sentence))
