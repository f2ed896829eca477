"""Who speaks in a sentence: the authors of their own work, or of the work of others."""

from __future__ import annotations

import re
from dataclasses import dataclass

from readgroup.model.document import Document
from readgroup.text.sentences import split

_TITLED = re.compile(r"^([A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,2})(?: v\d[\d.]*)?: ")
_INTRODUCED = re.compile(
    r"\b(?:[Ww]e|paper|work|article|study|report) (?:\w+ly )?(?:proposes?|introduces?|presents?|describes?|develops?|designs?|release)\b"
)
_NAME = re.compile(
    r"\((?:the )?([A-Z][\w-]*[A-Z][\w-]*)s?\)|\b(?:called|named|dubbed|introduces?|presents?|proposes?) ([A-Z][\w-]*[A-Z][\w-]*)\b"
)
_WE = r"\b(?:we|our|ours|us|I|my)\b|\bthis (?:paper|work|study|article|essay|note|thesis|report)\b|\bthe (?:present|proposed) (?:work|study|paper|approach|method|model|algorithm|system)\b"
_SAY = r"(?:say|show|find|found|argue|report|propose|suggest|demonstrate|claim|observe|introduce|use|note|apply|develop|train|stud(?:y|ied)|describe|define|present|state|conjecture)"
OF_OTHERS = re.compile(
    rf"^(?:\S+ ){{0,8}}?et al\.?,? ?(?:[(\[][^)\]]*[)\]])? ?(?:\w+ly |also |first )?{_SAY}\w*\b|"
    rf"\b(?:[Pp]rior|[Pp]revious|[Ee]arlier|[Ee]xisting|[Rr]ecent) (?:work|works|methods|studies|approaches|research) (?:\w+ )?(?:{_SAY}|ha(?:s|ve))\w*\b|\bsimilar to (?:\w+ )?(?:et al|[A-Z]\w+ et al)"
)
"""What others say or do is told."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The authors' voice: "we" and "this paper", and the `names` that they gave to what they made."""

    names: frozenset[str]

    def is_own(self, text: str) -> bool:
        """Whether the authors speak of their own work.

        >>> voice = Voice(frozenset({"SparseNet"}))
        >>> voice.is_own("SparseNet needs no labels."), voice.is_own("Probes need labels.")
        (True, False)
        >>> voice.is_own("Doe et al. (2020) show that we need labels.")
        False
        """
        return not OF_OTHERS.search(text) and (
            bool(re.search(_WE, text, re.IGNORECASE)) or self.names_it(text)
        )

    def names_it(self, text: str) -> bool:
        """Whether it names what the authors made."""
        return any(re.search(rf"\b{re.escape(name)}(?:s|’s|'s)?\b", text) for name in self.names)


def voice(document: Document) -> Voice:
    """The authors' voice in a paper, with the names from its title and abstract.

    >>> _named("SparseNet: probes for all", "We propose a sparse network (SN).") == {"SparseNet", "SN"}
    True
    """
    return Voice(_named(document.title, document.abstract))


def _named(title: str, abstract: str) -> frozenset[str]:
    titled = _TITLED.match(title)
    names = {titled[1]} if titled and _is_coined(titled[1]) else set()
    for start, end in split(abstract):
        sentence = abstract[start:end]
        if _INTRODUCED.search(sentence):
            names.update(a or b for a, b in _NAME.findall(sentence))
    return frozenset(names)


def _is_coined(name: str) -> bool:
    """Whether it looks like a name that somebody made up, not like a word of the language."""
    return " " in name or any(c.isupper() or c.isdigit() for c in name[1:])
