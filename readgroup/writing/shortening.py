"""Shorter forms of a sentence: its own words in their order, with less around the point.

One word may change its ending: "we address this by reading" becomes "we read".
Only what can go without making the sentence say more than it did is cut: conditions ("if",
"under", "on MNIST"), hedged verbs ("argue", "suggest"), what is compared, contrasts with "but" and
the means by which something cannot be done stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from readgroup.writing.freeing import freed
from readgroup.writing.vocabulary import is_verb

FEWEST_WORDS = 7
"""Words that a shortened sentence must keep."""


class Cut(StrEnum):
    """What was taken out of a sentence."""

    PLACE = "in this paper"
    LEANING = "what leans on the sentence before"
    INTRODUCTION = "what stands before 'we'"
    REPORT = "we show that"
    PARENTHESES = "in parentheses"
    EXAMPLES = "examples"
    RELATIVE = "relative clause"
    CONTRAST = "while, whereas"
    COORDINATE = "and what comes then"
    PARTICIPLE = "and how, after a comma"
    MEANS = "by which means"
    AFTERTHOUGHT = "after a colon or semicolon"


@dataclass(frozen=True, slots=True)
class Shortening:
    """A form of a sentence and what was cut for it; the whole sentence has no cuts."""

    text: str
    cuts: frozenset[Cut] = frozenset()


_PLACE = re.compile(
    r"^(?:[^,;:]{1,30}, )?(?:[Ii]n (?:this|the present|our) (?:\w+ )?"
    r"(?:paper|work|article|study|letter|report|note|manuscript|contribution|thesis)"
    r"|[Hh]ere|[Tt]o this end|[Tt]o do so),? +(?=we |our |I |the |an? )"
)
_CONDITION = (
    r"(?:If|When|Whenever|Unless|Under|Given|Assuming|Provided|Only|Without|For|While|Although|Though|Even|Despite|Except"
    r"|On|At|Across|Among|Within|Over|Compared|In(?! (?:order|contrast|particular|addition|response|light|view)\b)"
    r"|With(?! (?:this|these|the (?:aim|goal))\b))\b"
)
"""Openings that say where, when or for what a claim holds."""
_INTRODUCTION = re.compile(
    rf"^(?!We\b|Our\b|I\b|{_CONDITION})[^.;:]{{3,160}}?, (?=we \w+|our (?:\w+ )?(?:method|approach|model|algorithm|framework)\b)"
)
_REPORT = re.compile(
    r"^(?:[Ww]e|[Oo]ur (?:\w+ ){0,2}(?:results?|experiments?|analys[ie]s|findings?|evaluations?)"
    r"|(?:\w+ )?(?:[Ee]xperiments?|[Rr]esults?|[Ee]valuations?)|[Tt]h(?:is|e) (?:paper|work|article|study)) "
    r"(?:\w+ly |also |then |further |thus |therefore )?(?:\w+ly )?"
    r"(?:shows?|showed|finds?|found|demonstrates?|demonstrated|proves?|proved|observed?|establish(?:es)?|verif(?:y|ies)|confirms?|report) "
    r"(?:\w+ly )?that,? (?!(?:if|when|under|while|although|for|given|by|in|on|with|without)\b)"
)
_PARENTHESES = re.compile(r"\s*\((?!(?:\d|[ivx]{1,4}|[a-h])\))(?:[^()]|\([^()]*\))*\)")
_DASHES = re.compile(r" (?:--|—|–) [^—–]{3,80}? (?:--|—|–) (?=\w)|(?<=\w)—[^—]{3,80}?—(?=\w)")
_EXAMPLES = re.compile(
    r",? (?:e\.g\.|i\.e\.),? [^,;()]{3,60}(?=,| and | while |\.$)"
    r"|, (?:such as|including|for example|for instance) [^;:]{3,90}(?=, (?:which|while|and (?:we|show|our|is|can))|\.$)"
)
_FINITE = (
    r"(?:we|our|it|they|is|are|can|show|shows|demonstrate|demonstrates|prove|evaluate|propose|introduce|provide|"
    r"find|apply|discuss|analy[sz]e|achieve|achieves|outperforms?|improves?|argue|develop|derive|compare|validate|allows?|enables?)"
)
_TAILS = (
    (Cut.RELATIVE, re.compile(r", (?:which|where|whose|whereby)\b")),
    (Cut.CONTRAST, re.compile(r",? (?:while|whereas)\b")),
    (
        Cut.COORDINATE,
        re.compile(
            rf",? and {_FINITE} (?!of\b)|, and (?:the|this|that|thus|therefore|hence|also)\b"
        ),
    ),
    (
        Cut.PARTICIPLE,
        re.compile(
            r",(?: \w+ly| thus| thereby| hence| often)? (?:(?!(?:including|excluding|assuming|according|using|during|being|having)\b)\w{3,}ing"
            r"|resulting|inspired|followed|as well as|especially|particularly|namely|thus|thereby|hence)\b"
        ),
    ),
    (
        Cut.MEANS,
        re.compile(
            r",? (?:by (?:\w+ly )?\w+ing|using|via|through|because|since|in order to|so that|such that|thanks to"
            r"|due to)\b"
        ),
    ),
    (Cut.AFTERTHOUGHT, re.compile(r"(?:;|: | --? | [—–] )")),
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|cannot|nor|neither|unable|fail\w*|rarely|hardly|only)\b|n[’']t\b"
)
"""Without the means, what is denied of one way would be denied of all."""
_ENUMERATOR = re.compile(r"\((?:\d|[ivx]{1,4}|[a-h])\)")
_ANNOUNCED = re.compile(
    r"\b(?:two|three|four|five|six|seven|several) (?:[\w-]+ ){0,4}[\w-]+s(?: [^,;:.]{1,60})?(?::|, namely|, i\.e\.,?) ",
    re.IGNORECASE,
)
"""Of what is counted off or announced by its number, all or nothing stays."""
_DEPENDENT = re.compile(
    r"(?:While|Although|Though|Even (?:though|if|when)|Whereas|As|When|Whenever|If|Unless|Because|Since|Once|Until)\b[^,;:—]*$"
)
"""A clause that leads up to the one behind its comma, which is gone."""
_TAIL = 8
_LAST_MEMBER = re.compile(r", (\w+) [^,]*$")
_OPEN_END = re.compile(
    r"(?:\b(?:the|an?|of|to|for|in|on|with|by|and|or|that|which|is|are|be|was|were|as|at|from|its|their|our|this|these|than|both|between|"
    r"into|can|not|we|it|has|have|been|more|most|such|very|proposes?|introduces?|presents?|how|whether|what|shows?|based|focus(?:es)?|"
    r"depends?|rel(?:y|ies)|leads?|results|due|able|aims?|used|only|also|but|when|where|if|because|each|any|some|all|other|new|novel|"
    r"according|respect|makes?|performs?|requires?|consists?|refers?|applied|allows?|enables?|seeks?|attempts?|fails?|known|shown|needs?|"
    r"difficult|hard|easy|possible|likely|necessary|ability|ways?|consider|investigate|address|explore|provides?|achieves?|takes?|given|"
    r"similar|close|equal|related|equivalent|contrast|corresponds?|belongs?|tends?|helps?|serves?|acts?|treats?|viewed|seen|regarded|cast|"
    r"formulated|trained|obtained|learned|computed|solved|done|achieved|even|especially|simply|directly|either|neither|less|often|usually|"
    r"keeps?|continues?|starts?|stops?|avoids?|begins?|without|while|after|before|during|against|toward|towards|about|over|under|upon)|[,;:(–—-])$",
    re.IGNORECASE,
)


def shortenings(text: str) -> tuple[Shortening, ...]:
    """The sentence and its shorter forms, each text once; the sentence itself comes first.

    >>> for s in shortenings("In this work, we train sparse probes that read features, which helps (a bit)."):
    ...     print(s.text)
    In this work, we train sparse probes that read features, which helps (a bit).
    In this work, we train sparse probes that read features.
    In this work, we train sparse probes that read features, which helps.
    We train sparse probes that read features, which helps (a bit).
    We train sparse probes that read features.
    We train sparse probes that read features, which helps.
    >>> len(shortenings("As probes are used more and more by many, while few of them are tested, we test them."))
    1
    """
    found: dict[str, Shortening] = {}
    members = len(_ENUMERATOR.findall(text))
    announced = _ANNOUNCED.search(text) is not None
    for head in _heads(Shortening(" ".join(text.split()))):
        for whole in _insides(head):
            for form in (whole, *_ends(whole)):
                kept = len(_ENUMERATOR.findall(form.text))
                whole_list = kept == members and form.text[-_TAIL:] == text[-_TAIL:]
                if whole_list or not (kept or announced):
                    found.setdefault(form.text, form)
    return tuple(found.values())


def _heads(whole: Shortening) -> Iterator[Shortening]:
    """With less before the point."""
    forms = [whole]
    forms += [Shortening(rest, whole.cuts | {Cut.LEANING}) for rest in freed(whole.text)]
    for cut, pattern in (
        (Cut.PLACE, _PLACE),
        (Cut.INTRODUCTION, _INTRODUCTION),
        (Cut.REPORT, _REPORT),
    ):
        for form in tuple(forms):
            rest = pattern.sub("", form.text, count=1)
            if rest != form.text and len(rest.split()) >= FEWEST_WORDS:
                forms.append(Shortening(rest[:1].upper() + rest[1:], form.cuts | {cut}))
    yield from forms


def _insides(form: Shortening) -> Iterator[Shortening]:
    """With less put in between."""
    yield form
    for cut, patterns in (
        (Cut.PARENTHESES, (_PARENTHESES, _DASHES)),
        (Cut.EXAMPLES, (_EXAMPLES,)),
    ):
        plain = form.text
        for pattern in patterns:
            plain = pattern.sub(" " if pattern is _DASHES else "", plain)
        if plain != form.text and len(plain.split()) >= FEWEST_WORDS:
            form = Shortening(_closed(plain), form.cuts | {cut})
            yield form


def _ends(form: Shortening) -> Iterator[Shortening]:
    """With less after the point, wherever what is left is no open end."""
    body = form.text.rstrip(".")
    for cut, pattern in _TAILS:
        for found in pattern.finditer(body):
            left = body[: found.start()]
            if (
                len(left.split()) >= FEWEST_WORDS
                and not _OPEN_END.search(left)
                and not _DEPENDENT.match(left)
                and left.count("(") == left.count(")")
                and left.count("“") == left.count("”")
                and not (cut is not Cut.AFTERTHOUGHT and ";" in left)
                and not (found.group() == ";" and body.count(";") > 1)
                and not (cut is Cut.MEANS and _NEGATED.search(left))
                and not (cut is Cut.COORDINATE and (":" in left or _lists_verbs(left)))
            ):
                yield Shortening(_closed(left), form.cuts | {cut})


def _lists_verbs(text: str) -> bool:
    """Whether a list of verbs is under way that "and" would have closed.

    >>> _lists_verbs("Probes learn quickly, generalize well"), _lists_verbs("In short, probes learn")
    (True, False)
    """
    last = _LAST_MEMBER.search(text)
    return last is not None and is_verb(last[1].lower())


def _closed(text: str) -> str:
    """Without stray spaces, and with a full stop.

    >>> _closed("They agree , mostly ,")
    'They agree, mostly.'
    """
    plain = re.sub(r"\s+([,.;:])", r"\1", " ".join(text.split())).rstrip(" ,;:-—–")
    return plain if plain.endswith((".", "?", "!")) else f"{plain}."
