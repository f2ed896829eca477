"""Whose word a sentence is: the authors' own, or others', a definition, an announcement.

Only what authors hold themselves is worth a reason, a doubt or a test. What they only pass on, define or
announce is not.
"""

from __future__ import annotations

import re

from readgroup.model.document import SectionKind
from readgroup.writing.assertions import Assertion
from readgroup.writing.grounds import OWN_CLAIM
from readgroup.writing.roles import is_cited
from readgroup.writing.vocabulary import word_set

_OWN = re.compile(r"\b(?:we|our|I|my|this (?:paper|work|study))\b", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|(?i:these|the|those|other|many|some|previous|prior|earlier) "
    r"(?:authors|works?|studies|papers|researchers)|et al\.\S*(?: [\[(][^\])]*[\])])?) "
    r"(?:\w+ly |also |further |then |has |have )*(?:show|f(?:i|ou)nd|argue|demonstrate|prove|report|observe|suggest|propose|conclude|"
    r"claim|note|use|used|call)\w*\b"
)
_CITATION = r"(?:\[\d[\d, –-]*\]|\((?:19|20)\d\d[a-z]?\)|et al\.,?(?: [\[(]\S+[\])])?)"
_CITED_SUBJECT = re.compile(rf"[A-Z][\w’'.& -]{{0,50}}? ?{_CITATION} (?:\w+ly |also )?[a-z]+")
_ANNOUNCED = re.compile(
    r"(?:First|Second|Third|Fourth|Next|Then|Finally|Lastly|Now|Below|Here)(?:ly)?,? (?:we|I)\b|"
    r"(?:In|Throughout) (?:this (?:section|subsection|chapter|appendix|part)|the (?:next|following|remainder)|what follows|Section|Appendix)\b[^,]{0,40},? (?:we|I)\b|"
    r"On the (?:one|other) hand\b",
    re.IGNORECASE,
)
_DEFINING = word_set(
    """
    called defined classified divided categorized categorised denoted expressed written represented viewed seen
    regarded known described referred termed considered grouped formulated stated given named studied
    measure denote refer represent mean serve consist comprise stand abbreviate
    """
)
"""What is said of a thing that is being introduced: there is no reason to ask for, nothing to deny."""
_DEFINED = re.compile(r"\b(?:definition|notation|notion|term|concept|doing)s?\b")
_CONTRASTED = re.compile(r"[,;] (?:whereas|while|but|although|though|unless|except|provided)\b")
_OPEN_RANGE = re.compile(r"\b(?:rang|var|shift|extend|mov)\w* (?:\w+ly )?from\b(?!.*\bto\b)")


def is_of_others(exact: str, kind: SectionKind) -> bool:
    """Whether a sentence passes on what others found, or what the field takes for known.

    >>> is_of_others("They show that probes fail.", SectionKind.RESULTS)
    True
    >>> is_of_others("Chat models are tuned for dialogue (Doe et al., 2022).", SectionKind.METHOD)
    True
    >>> is_of_others("Unlike Doe et al. (2022), we find that probes fail.", SectionKind.RESULTS)
    False
    """
    if _THEY.search(exact) or _CITED_SUBJECT.match(exact):
        return True
    if _OWN.search(exact):
        return False
    # Sections of no known kind make up reviews and essays, which live on what others found.
    told = kind is SectionKind.RELATED_WORK
    return told or (is_cited(exact) and kind not in (SectionKind.OTHER, SectionKind.DISCUSSION))


def is_announced(exact: str) -> bool:
    """Whether a sentence says what comes next, or is one side of "on the one hand".

    >>> is_announced("Second, we evaluate speed."), is_announced("We find that speed matters.")
    (True, False)
    """
    return bool(_ANNOUNCED.match(exact)) and not OWN_CLAIM.search(exact)


def is_defining(said: Assertion) -> bool:
    """Whether it introduces a thing, says how it is classed or what it stands for."""
    verb = next((w for w in said.rest.split() if w != "be" and not w.endswith("ly")), "")
    return verb in _DEFINING or bool(_DEFINED.search(said.subject))


def is_half(said: Assertion, text: str) -> bool:
    """Whether the other half of a contrast was cut off ("X may fail, whereas Y does not")."""
    contrasted = _CONTRASTED.search(text) and not said.negated
    return bool(contrasted or _OPEN_RANGE.search(said.clause))
