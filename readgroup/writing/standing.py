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
    r"\b(?:[Tt]hey|[Hh]e|[Ss]he|(?i:these|the|those|other|many|some|previous|prior|earlier|recent|existing|past|related|several|numerous|various) "
    r"(?:authors|works?|studies|papers|researchers|research|literature|findings|efforts)|[Rr]esearchers|[Ss]cholars|(?i:lines?|bod(?:y|ies)) of (?:work|research|literature)|et al\.\S*(?: [\[(][^\])]*[\])])?) "
    r"(?:\w+ly |also |further |then |has |have )*(?:show|f(?:i|ou)nd|argue|demonstrate|prove|report|observe|suggest|propose|conclude|"
    r"claim|note|use|used|call|provide|establish|reveal|identif|indicate)\w*\b"
)
_CITATION = r"(?:\[\d[\d, –-]*\]|\((?:19|20)\d\d[a-z]?\)|et al\.,?(?: [\[(]\S+[\])])?)"
_CITED_SUBJECT = re.compile(rf"[A-Z][\w’'.& -]{{0,50}}? ?{_CITATION} (?:\w+ly |also )?[a-z]+")
_ANNOUNCED = re.compile(
    r"(?:First|Second|Third|Fourth|Next|Then|Finally|Lastly|Now|Below|Here)(?:ly)?,? (?:we|I)\b|"
    r"(?:In|Throughout) (?:this (?:section|subsection|chapter|appendix|part)|the (?:next|following|remainder)|what follows|Section|Appendix)\b[^,]{0,40},? (?:we|I)\b|"
    r"On the (?:one|other) hand\b",
    re.IGNORECASE,
)
_FLOAT = r"(?:Figures?|Figs?\.?|Tables?|Tabs?\.|Appendix|Section|Algorithm|Listing|Sec\.|§) ?[A-Z]?\.?\d*"
_DEPICT = (
    r"(?:shows?|plots?|depicts?|presents?|displays?|reports?|lists?|illustrates?|visuali[sz]es?|summari[sz]es?|"
    r"gives?|provides?|compares?|contains?|includes?|details?|describes?|outlines?|sketch(?:es)?)"
)
_DEPICTED = re.compile(
    rf"(?:In|On|See) {_FLOAT}[^,]{{0,40}},? (?:we|I) (?:\w+ly |also |further )?{_DEPICT}\b(?! (?:that|how|why)\b)|"
    rf"(?:We|I) (?:\w+ly |also |further |then )?{_DEPICT}\b(?! that\b)(?!.*\bthat (?:the|a|our|we)\b).*\b(?:in|on|by) (?:the )?{_FLOAT}|"
    rf"{_FLOAT}[a-z]? ?(?:\([a-z]\) |\([a-z]+\) )?(?:\w+ly |also )?{_DEPICT}\b(?! (?:that|how|why)\b)|"
    rf"[^,;:]{{3,120}} (?:is|are|can be) (?:\w+ly |also )?(?:shown|plotted|depicted|presented|displayed|reported|listed|illustrated|summari[sz]ed|given|seen|found|described|visuali[sz]ed|provided|compared) "
    rf"(?:\w+ )?(?:in|on|by) (?:the )?(?:{_FLOAT}|(?:following|next|previous) (?:figure|table|section)|appendix|supplement\w*)",
)
"""A figure is announced, what is to be seen there is not told."""
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
_HOPED = re.compile(
    r"\b(?:we|I) (?:\w+ly |also |further |do )*(?:hope|wish|look forward|are (?:excited|pleased|happy|confident)|thank|encourage|invite|intend|plan|"
    r"leave|aim|urge|call for|envision|anticipate)\b|\b(?:is|are) (?:our|the) hope\b|"
    r"^Future (?:work|research|studies)\b|\b(?:goals?|aims?) of ours\b|\b(?:our|the) (?:\w+ )?(?:goal|aim|hope|plan|intention)s? (?:is|are|was|for)\b|\bin (?:the )?future\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    r"\b(?:one|you|some|someone|readers?|people|critics|many|most|others|researchers|scholars|it) "
    r"(?:may |might |could |would |can |have |has )?(?:\w+ly |also |long |be )*(?:thinks?|thought|believe|argue|assume|object|suppose|imagine|be tempted|claim|contend|worry|wonder|hope)d?s?\b|"
    r"\b(?:is|are|was|were|been) (?:often|commonly|widely|generally|usually|sometimes|typically|traditionally|frequently|long|once|also) "
    r"(?:assumed|believed|thought|claimed|argued|said|held|considered|seen|viewed|regarded|credited)\b|\bat first (?:sight|glance)\b|\b(?:seems?|appears?) (?:at first|tempting|intuitive)\b|\b(?:would|might|may) (?:at first )?(?:seem|appear)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:was|were) (?:the|among the) (?:first|earliest)\b|\b[Ii]n (?:the )?(?:early |late |mid-?)?(?:1[6-9]|20)\d\ds?\b|\bsince the\b.*\b(?:19|20)\d\ds?\b|\b(?:[Hh]istorically|[Tt]raditionally|[Cc]onventionally)\b|"
    r"\b(?:over|in|during) (?:the )?(?:past|last|recent) (?:\w+ )?(?:years?|decades?|century)\b|\b(?:was|were) (?:first|originally|initially|later|subsequently|recently) \w+ed\b|"
    r"\b(?:has|have) (?:\w+ly |also |long |since |thus |already )*(?:been|become|seen|attracted|received|emerged|gained|shown|achieved|proven|used|led|focused|studied)\b|\b(?:state of the art|literature)\b",
)
_OPEN_RANGE = re.compile(r"\b(?:rang|var|shift|extend|mov)\w* (?:\w+ly )?from\b(?!.*\bto\b)")


def is_of_others(exact: str, kind: SectionKind) -> bool:
    """Whether a sentence passes on what others found or once did, what the field takes for known, or a mere hope.

    >>> is_of_others("They show that probes fail.", SectionKind.RESULTS)
    True
    >>> is_of_others("Chat models are tuned for dialogue (Doe et al., 2022).", SectionKind.METHOD)
    True
    >>> is_of_others("Unlike Doe et al. (2022), we find that probes fail.", SectionKind.RESULTS)
    False
    >>> is_of_others("One might think that probes suffice.", SectionKind.RESULTS)
    True
    >>> is_of_others("This would seem to imply that probes fail.", SectionKind.RESULTS)
    True
    >>> is_of_others("We hope that probes will be used.", SectionKind.RESULTS)
    True
    >>> is_of_others("Probes have been used since the 1990s.", SectionKind.RESULTS)
    True
    """
    if _THEY.search(exact) or _CITED_SUBJECT.match(exact):
        return True
    if _HOPED.search(exact) or _REJECTED.search(exact):
        return True
    if _OWN.search(exact):
        return False
    if _HISTORY.search(exact):
        return True
    # Sections of no known kind make up reviews and essays, which live on what others found.
    told = kind is SectionKind.RELATED_WORK
    return told or (is_cited(exact) and kind not in (SectionKind.OTHER, SectionKind.DISCUSSION))


def is_announced(exact: str) -> bool:
    """Whether a sentence says what comes next or what a figure has, or is one side of "on the one hand".

    >>> is_announced("Second, we evaluate speed."), is_announced("We find that speed matters.")
    (True, False)
    >>> is_announced("In Figure 9 we show the loss."), is_announced("Figure 9 shows that losses fall.")
    (True, False)
    """
    announced = _ANNOUNCED.match(exact) or _DEPICTED.match(exact)
    return bool(announced) and not OWN_CLAIM.search(exact)


def is_defining(said: Assertion) -> bool:
    """Whether it introduces a thing, says how it is classed or what it stands for."""
    verb = next((w for w in said.rest.split() if w != "be" and not w.endswith("ly")), "")
    return verb in _DEFINING or bool(_DEFINED.search(said.subject))


def is_half(said: Assertion, text: str) -> bool:
    """Whether the other half of a contrast was cut off ("X may fail, whereas Y does not")."""
    contrasted = _CONTRASTED.search(text) and not said.negated
    return bool(contrasted or _OPEN_RANGE.search(said.clause))
