"""Forms of a sentence without the part that leans on the sentence before it.

Authors name a problem and then say "we address this problem by introducing probes": what stands around
"this problem" goes, and what they do is told by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from readgroup.writing.vocabulary import base_form

_PAPER = r"(?:paper|work|study|article|letter|report)"
_BACK = rf"(?:(?:all of |both of |some of |each of )?(?:[Tt]his|[Tt]hese|[Tt]hose)(?! {_PAPER}\b)|[Ss]uch|[Bb]oth)"
_THING = rf"{_BACK}(?: [\w-]+){{0,3}}?"
_MET = (
    r"(?:address|approach|tackl|solv|lift|overc[ao]m|resolv|mitigat|alleviat|break|remed|handl|attack|fill|bridg|clos|meet|answer|combat|"
    r"circumvent|reduc|avoid|fix|counter|achiev|deal with|cope with)\w*"
)
_HERE = rf"(?:[Ii]n (?:this|the present|our) {_PAPER},? |[Hh]ere,? )?"
_BY_DOING = re.compile(
    rf"^{_HERE}[Ww]e (?:\w+ly )?(?:propose to )?{_MET} {_THING}(?: in (?:this|the present|our) {_PAPER})?(?: \w+ly)?,? "
    r"by (?:\w+ly )?(?P<doing>\w+ing) (?!the fact\b)"
)
_DONE = r"(?:propose|introduce|present|develop|design|provide|derive|prove|show)s?"
_AND_DO = re.compile(rf"^{_HERE}[Ww]e (?:\w+ly )?\w+ {_THING} and (?:\w+ly )?(?P<do>{_DONE}) ")
_CONDITION = (
    r"(?!(?:If|When|Under|Within|Without|Given|On|At|For|With|In(?! (?:light|view|order|response|contrast|addition|(?:this|our) "
    rf"{_PAPER})\b))\b)"
)
_THEN_WE = re.compile(
    rf"^{_CONDITION}[^.;:]*\b{_BACK}\b[^.;:]*?(?:, and|, where|,) (?=(?:we|this {_PAPER}) (?:\w+ly )?{_DONE} )"
)
_TO_THIS = re.compile(
    rf"^(?P<said>(?:We|This {_PAPER}) (?:\w+ly )?{_DONE} (?:[\w-]+ ){{1,12}}?[\w-]+),? (?:in order |in an (?:attempt|effort) |so as )?"
    rf"to (?:\w+ly )?(?:help )?{_MET} {_THING}(?= by | using | via | with | through |[,.;]|$)"
)
_FEWEST_WORDS = 7


def freed(text: str) -> Iterator[str]:
    """Forms of the text that lean less, none where nothing in it leans.

    >>> list(freed("We address this problem by introducing sparse probes that read few neurons."))
    ['We introduce sparse probes that read few neurons.']
    >>> list(freed("In light of this, we propose sparse probes that read few neurons."))
    ['We propose sparse probes that read few neurons.']
    >>> list(freed("We propose sparse probes to bridge this gap by reading few of the neurons."))
    ['We propose sparse probes by reading few of the neurons.']
    """
    for form in _forms(text):
        if form != text and len(form.split()) >= _FEWEST_WORDS:
            yield form[:1].upper() + form[1:]


def _forms(text: str) -> Iterator[str]:
    found = _BY_DOING.match(text)
    verb = base_form(found["doing"]) if found else ""
    if found and verb:
        yield f"We {verb} {text[found.end() :]}"
    found = _AND_DO.match(text)
    if found:
        yield f"We {found['do']} {text[found.end() :]}"
    yield _THEN_WE.sub("", text, count=1)
    yield _TO_THIS.sub(lambda m: m["said"], text, count=1)
