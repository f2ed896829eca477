"""What a sentence asserts, as cues and slots for the bank of asks."""

from __future__ import annotations

import re
from dataclasses import replace

from readgroup.writing.assertions import Assertion, action, assertion
from readgroup.writing.grounds import NOT_ASSUMED, OWN_CLAIM
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole
from readgroup.writing.standing import (
    is_announced,
    is_defining,
    is_half,
    is_of_others,
)
from readgroup.writing.terms import Terminology
from readgroup.writing.vocabulary import word_set

HELD, DENIAL = "held", "denial"
POSSIBILITY, DEMAND = "possibility", "demand"
ACT, MEANS, EVIDENCE, COMPARISON = "act", "means", "evidence", "comparison"
"""Cues of what a sentence says, beside its roles. What is held is a finding or a claim."""

Slots = dict[str, str]

_R = SentenceRole
_SAYING = re.compile(
    r"^[A-Z].{0,80}\b(?:show|shows|showed|find|finds|found|argue|argues|argued|demonstrates?d?|suggests?|suggested|implies|imply|"
    r"indicates?d?|reveals?|means|confirms?|proves?) that "
)
_SPEAKING = re.compile(
    r"(?:Our|This|These|The) (?:[\w-]+ ){0,3}(?:results?|findings?|experiments?|figures?|tables?|evidence|analys[ei]s|"
    r"observations?|data|work|study|paper|ablations?|evaluations?|comparisons?)\b|Figures? |Tables? |This (?:shows|suggests|indicates|implies|means)\b|We |I "
)
"""What speaks for the authors themselves, not for a work that they discuss."""
_HALF_COMPARED = re.compile(
    r"\b(?:more|less) (?:likely|often|frequent|frequently|common|important|difficult|reliable)\b(?!.*\bthan\b)"
)
_CONDITIONAL = re.compile(
    r"\b(?:[Ii]f|[Ss]ince|[Ss]uppose|[Aa]ssuming|[Gg]iven|[Bb]ecause|[Uu]nless)\b"
)
_ANNOUNCING = word_set(
    """
    aim examine explore focus seek investigate discuss describe study present review survey address cover
    introduce provide offer summarize summarise outline list show include contain consist comprise denote
    """
)
"""What fields, sections and papers do."""
_BE = ("is", "are", "was", "were")
_MAYBE, _DUTY = ("may", "might", "could"), ("must", "should")
_TELLING_VERBS = word_set(
    """
    require encounter sketch look turn focus limit denote abbreviate fix
    show see note denote refer describe find discuss present introduce thank hope report
    observe define call believe argue provide assume need want have be let get write say
    know think obtain expect conclude conjecture suggest propose identify demonstrate prove
    aim seek begin start end turn recall reserve give leave plan understand learn discover
    notice investigate explore study examine review summarize summarise illustrate detail
    list hypothesize hypothesise highlight emphasize remark mention acknowledge conduct
    perform carry do make take consider claim establish confirm release attempt try wish
    intend address contribute offer deal follow refer point organize organise structure omit
    state encourage include reproduce run work remind display plot depict visualize visualise print
    """
)
"""What authors do in words, or what every paper does: nothing to ask a reason for."""
_USING = word_set("use apply employ train adopt utilize leverage fit build construct develop")
_CHOOSING = word_set(
    "choose select opt prefer restrict omit exclude replace limit constrain fix avoid drop ignore"
)
_WEIGHED = re.compile(
    r"\b(?:because|since|instead of|rather than|so that|so as to|in order to|to (?:avoid|ensure|prevent|reduce|minimi[sz]e|"
    r"isolate|control|account|allow|encourage|make|improve|disentangle|rule out|mitigate|speed)|due to|despite|even though|unlike|"
    r"for simplicity|only)\b",
    re.IGNORECASE,
)
"""Words of a decision: without one, what was done is a step like any other."""
_GUESSED = re.compile(r"\b(?:hypothesi[sz]|conjectur|believe|think|suspect|expect)\w* that $")
_BEATING = re.compile(
    r"(?P<subject>.+?) (?:(?:can|could|may|might|will|does|do|did|also|often|even) )*(?:\w+ly )?(?:outperforms?|outperformed|beats?|surpass(?:es|ed)?|exceeds?|exceeded) (?P<object>[^,.;]+?)(?: (?:across|on|in|by|for|with|at|under|from) [^,.;]+)?$"
)
_NOTATION = re.compile(r"(?:denote|represent|refer|mean|indicate|abbreviate)\b")
_FLOAT = re.compile(r"\b(?P<kind>Fig(?:ure|\.)|Tab(?:le|\.)) ?(?P<number>[A-Z]?\.?\d+)")
_NAMING = re.compile(r"(?:a|an|the|its|their|one|two|three|to|that|as|[A-Z0-9][\w-]*)\b")
MIN_ACT, MIN_DENIED, MAX_SAID = 4, 3, 22
"""Words of what authors do, at least, of what is denied, at least, and of a clause that an ask may repeat, at most."""


def asserted(
    sentence: Sentence, terms: Terminology, *, own_limit: bool, figures: frozenset[str]
) -> dict[str, Slots]:
    """Slots by cue of what the sentence says or what its authors do; {} where that is not plain.

    `figures` are the labels of the paper's figures and tables.
    """
    cues: dict[str, Slots] = {}
    if is_announced(sentence.exact) or is_of_others(sentence.exact, sentence.kind):
        return cues
    said, cue = _said(sentence, own_limit=own_limit)
    if said and (is_defining(said) or is_half(said, sentence.text)):
        said = None
    said = _named(said, terms) if said else None
    told = OWN_CLAIM.search(sentence.text) is not None
    if said and cue == HELD and not told and _is_plain_told(said, sentence):
        said = None
    if said and not told and said.auxiliary in ("has", "have", "had"):
        said = None  # What has come about so far is background.
    if said and said.negated and said.copular and len(said.rest.split()) < MIN_DENIED:
        said = None  # "Transcoders are not autoencoders" only tells two things apart.
    if said and len(said.clause.split()) <= MAX_SAID and _is_telling(said, terms):
        cues[cue] = _slots(said)
        if cue == POSSIBILITY:
            # "Whether it may be" would be a guess about a guess.
            cues[cue]["clause"] = re.sub(r"\b(?:may|might)\b", "can", said.clause, count=1)
        label = _figure(sentence.exact, figures)
        if label:
            cues[EVIDENCE] = _slots(said) | {"figure": label}
        if _BEATING.fullmatch(said.clause):
            cues[COMPARISON] = _slots(said)
    done = action(sentence.text)
    whole = done and len(done.act.split()) >= MIN_ACT
    weighed = done and (done.verb in _CHOOSING or done.end or _WEIGHED.search(sentence.text))
    if (
        done
        and whole
        and weighed
        and done.verb not in _TELLING_VERBS
        and not _NOTATION.match(done.end)
    ):
        cues[ACT] = {"act": done.act}
        if done.means and done.verb in _USING:
            cues[MEANS] = {"means": done.means, "end": done.end}
    return cues


def stated(text: str, terms: Terminology, figure: str) -> dict[str, Slots]:
    """What the caption of `figure` says is to be seen in it; {} where that is not plain."""
    said = assertion(text)
    # A participle in a title reads like a verb in the past.
    told = said and said.auxiliary != "did" and not is_defining(said)
    fits = said and told and len(said.clause.split()) <= MAX_SAID and _is_telling(said, terms)
    return {EVIDENCE: _slots(said) | {"figure": figure}} if said and fits else {}


def _said(sentence: Sentence, *, own_limit: bool) -> tuple[Assertion | None, str]:
    """What is asserted, and by which cue it is asked about."""
    text = sentence.text
    own = OWN_CLAIM.search(text)
    if own and _CONDITIONAL.search(text[: own.start()]):
        return None, ""
    if own:
        said = assertion(text[own.end() :])
        return said, _held(said, guessed=bool(_GUESSED.search(own.group())))
    assumed = re.search(r"\bassum(?:e|es|ed|ing|ption is) that ", text)
    if assumed and NOT_ASSUMED.search(text):
        return None, ""
    if assumed:
        return assertion(text[assumed.end() :]), _R.ASSUMPTION
    reported = _SAYING.match(text)
    if reported and not _SPEAKING.match(text):
        return None, ""
    if reported:
        said = assertion(text[reported.end() :])
        return said, _held(said, guessed=False)
    said = assertion(text)
    return said, _cue(said, own_limit=own_limit) if said else ""


def _held(said: Assertion | None, *, guessed: bool) -> str:
    """The cue of what authors hold, or only guess."""
    return POSSIBILITY if guessed or (said and said.auxiliary in _MAYBE) else HELD


def _cue(said: Assertion, *, own_limit: bool) -> str:
    unable = said.negated and said.auxiliary == "could"
    if said.auxiliary in _MAYBE and not unable:
        return POSSIBILITY
    if said.auxiliary in _DUTY:
        return DEMAND
    if said.negated:
        return _R.LIMITATION if own_limit else DENIAL
    return HELD


def _named(said: Assertion, terms: Terminology) -> Assertion:
    """The same with the capital of a subject that the paper writes as a name ("Racket")."""
    name = said.subject[:1].upper() + said.subject[1:]
    if said.subject == name or terms.opening(name) != name:
        return said
    return replace(said, subject=name, clause=name + said.clause[len(name) :])


def _is_plain_told(said: Assertion, sentence: Sentence) -> bool:
    """Whether it only tells what something is, what others did or what is left: no reason to ask."""
    told = {_R.FUTURE_WORK, _R.OPEN_QUESTION, _R.SETUP}
    named = said.auxiliary in _BE and _NAMING.match(said.rest)
    announced = said.rest.split(" ", 1)[0] in _ANNOUNCING
    return bool(sentence.roles & told or named or announced)


def _is_telling(said: Assertion, terms: Terminology) -> bool:
    """Whether it names a term of the paper, and both sides of what it compares."""
    return bool(terms.topics(said.clause + ".")) and not _HALF_COMPARED.search(said.clause)


def _slots(said: Assertion) -> Slots:
    return {"clause": said.clause, "inverted": said.inverted}


def _figure(exact: str, figures: frozenset[str]) -> str:
    """The one figure or table that a sentence points to, by its printed label; "" for none."""
    numbers = {(m["kind"][:3].lower(), m["number"]) for m in _FLOAT.finditer(exact)}
    if len(numbers) != 1:
        return ""
    kind, number = next(iter(numbers))
    return next(
        (
            f
            for f in sorted(figures)
            if f.lower().startswith(kind) and f.split()[-1].rstrip(".:") == number
        ),
        "",
    )
