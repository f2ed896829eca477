"""What a sentence asserts, taken apart: of what, in which words, and how to ask about it.

A shallow reading of part-of-speech tags: one subject, one finite verb, what follows it up to the
first place where a clause may end. Sentences that it is not sure of are left alone: there are
enough others, and a question in bad English is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readgroup.writing.clause_ends import (
    BE,
    DO,
    FINITE,
    HAVE,
    LEANING,
    MAIN,
    NOUN,
    clause_end,
    reads_alone,
)
from readgroup.writing.tagging import Word, tagged
from readgroup.writing.vocabulary import word_set

MAX_SUBJECT, MAX_REST, MAX_LEAD = 9, 16, 10
"""Words of a subject, of what is said of it, and of what leads it."""
_DROPPED = word_set(
    """
    also thus therefore then further hence however indeed moreover furthermore again first finally
    additionally consequently
    """
)
_CONDITIONS = word_set("if when while although though unless once whenever")
_JOINING = word_set(
    """
    contrast fact general particular addition result example instance practice summary conclusion short
    comparison words hand consequence principle turn section paper work
    """
)
"""Nouns of phrases that join a sentence to the one before."""
_DECIDING = word_set("opt decide choose prefer elect")
_HELPERS = {"VVZ": "does", "VHZ": "does", "VVD": "did", "VVN": "did", "VHD": "did"}
_ASIDE = re.compile(r"\s\([^()]*\)(?!\w)")
_STRANGE = re.compile(r"[^\w\s’'“”/%.,;:–-]|_|\b[b-z]\b(?![-’'])|\d[A-Za-z]{3}|\b\w\b \b\w\b")
"""Formulas and quotations: nothing to take apart."""
_VAGUE = word_set("most many some few more several other all no any both much each")
_NO_SUBJECT = re.compile(
    r"(?:We|I|It|They|There|This|These|That|Those|He|She|You|Let|Such|To|Note|See|Here|"
    r"Since|As|Because|Given|Who|What|How|Why|Whether|Both|Another|Others?|[a-z]|[^\w“])\b",
)
_WE_DO = re.compile(r"(?:[A-Z][^,]{2,50}, )?[Ww]e ")
"""What can be told before tagging, which takes the time."""
_NO_HEADS = word_set(
    """
    section paper work result results figure table appendix experiment experiments rest
    following authors author example reason idea goal aim question problem fact way case
    point difference intuition number value contribution contributions purpose theorem lemma
    proof proposition first second key main most researchers studies efforts literature
    community scholars papers works articles review survey chapter
    """
)
_WORKS = word_set(
    """
    model models method methods approach approaches result results finding findings analysis analyses experiment
    experiments work study algorithm algorithms system framework dataset datasets data architecture implementation
    theorem proof bound bounds technique techniques procedure evaluation probe probes network networks training
    classifier autoencoder autoencoders metric metrics pipeline hypothesis claim claims sample samples survey tool
    setup setting task tasks benchmark intervention interventions estimator protocol construction
    """
)
"""What is the authors' own where they say "our"; anything else may be mankind's ("our thinking")."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """`subject` reads within a sentence.

    `auxiliary` is the word that a question begins with ("do", "can", "are"); for forms of "be"
    and "have" `rest` follows it. `copular`: it only tells what the subject is or is like.
    """

    subject: str
    auxiliary: str
    rest: str
    negated: bool
    clause: str
    copular: bool = False

    @property
    def inverted(self) -> str:
        """As it stands after "why": "do probes not capture geometry"."""
        denied = " not" if self.negated else ""
        return f"{self.auxiliary} {self.subject}{denied} {self.rest}"


@dataclass(frozen=True, slots=True)
class Action:
    """What the authors say they did: `act` from the bare verb on, `means` and `end` of "use ... to ..."."""

    act: str
    verb: str
    means: str = ""
    end: str = ""


def assertion(text: str) -> Assertion | None:
    """What a sentence or a clause asserts; None where that is not plain.

    >>> said = assertion("However, sparse probes do not capture the geometry of features, which matters.")
    >>> said.subject, said.inverted
    ('sparse probes', 'do sparse probes not capture the geometry of features')
    >>> assertion("In early layers, attention enriches the subject.").inverted
    'does attention enrich the subject in early layers'
    >>> assertion("They store facts.") is None
    True
    """
    sentence = "" if _NO_SUBJECT.match(text) else plain(text)
    lead, words = _led(tagged(sentence)) if sentence else ((), ())
    at = _subject(words)
    said = _said(sentence, words, at) if at else None
    if said is None or not lead:
        return said
    moved = _within(sentence, lead)
    return replace(said, rest=f"{said.rest} {moved}", clause=f"{said.clause} {moved}")


def action(text: str) -> Action | None:
    """What the authors say that they do or did; None for any other sentence.

    >>> done = action("We trained linear probes to find the position of names.")
    >>> done.act, done.means, done.end
    ('train linear probes to find the position of names', 'linear probes', 'find the position of names')
    """
    sentence = plain(text) if _WE_DO.match(text) else ""
    _, words = _led(tagged(sentence)) if sentence else ((), ())
    if len(words) < 4 or words[0].text.lower() != "we":
        return None
    at = 1
    while at < len(words) and words[at].tag == "AV0":
        at += 1
    verb = words[at] if at < len(words) else None
    if verb is None or verb.tag not in (*MAIN, "VVN") or verb.low == "cannot":
        return None
    stop = clause_end(words, at + 1)
    rest = words[at + 1 : stop]
    if stop < len(words) and words[stop].low in ("and", "or"):
        return None  # What is cut off may say what it was done for.
    if not 2 <= len(rest) <= MAX_REST or not reads_alone(rest):
        return None
    base = _base(verb)
    if verb.lemma in _DECIDING and rest[0].tag == "TO0" and len(rest) > 2:
        base, rest = rest[1].low, rest[2:]
    said = _slice(sentence, rest)
    to = next((i for i, w in enumerate(rest) if w.tag == "TO0" and i > 0), 0)
    means = _slice(sentence, rest[:to]) if to else ""
    end = _slice(sentence, rest[to + 1 :]) if to and len(rest) - to > 2 else ""
    if means and not rest[to - 1].tag.startswith((*NOUN, "VVG")):
        means = end = ""
    return Action(f"{base} {said}", base, means, end) if base else None


def plain(text: str) -> str:
    """The text without asides and its full stop, "" where formulas are left in it.

    >>> plain("Sparse probes (as they are called) recover features."), plain("Let x = 1.")
    ('Sparse probes recover features', '')
    """
    text = _ASIDE.sub("", " ".join(text.split())).strip().rstrip(".")
    return "" if _STRANGE.search(text) else text


def _led(words: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """What leads a clause and can stand at its end as well ("In early layers", "When ..."), the clause.

    What only joins it to the sentence before ("However", "In contrast") is left out.
    """
    opening = words[0]
    conditional = opening.low in _CONDITIONS
    if opening.tag not in ("AV0", "PRP", "AVQ") and not conditional:
        return (), words
    comma = next((i for i, w in enumerate(words[:MAX_LEAD]) if w.text == ","), 0)
    lead = words[:comma]
    if not comma:
        return (), () if conditional or opening.tag == "PRP" else words
    if any(w.low in ("example", "examples", "case", "cases") for w in lead):
        return (), ()  # What holds of one example alone is no general statement.
    if conditional:
        whole = any(w.tag in FINITE for w in lead) and reads_alone(lead)
        return (lead, words[comma + 1 :]) if whole else ((), ())
    if any(w.tag.startswith(("V", "CJ")) and w.tag != "VVG" for w in lead):
        return (), ()
    moves = opening.tag == "PRP" and reads_alone(lead) and not any(w.low in _JOINING for w in lead)
    return (lead if moves else ()), words[comma + 1 :]


def _within(sentence: str, words: Sequence[Word]) -> str:
    """The words as they read within a sentence."""
    text = _slice(sentence, words)
    return text[0].lower() + text[1:]


def _subject(words: Sequence[Word]) -> int:
    """Index of the finite verb after a subject that can be named; 0 where there is none."""
    noun = False
    for at, word in enumerate(words[: MAX_SUBJECT + 2]):
        tag, low = word.tag, word.low
        if low in LEANING or (low == "our" and at):
            return 0
        past = tag == "VVN" and _takes_object(words, at)
        if noun and (tag in FINITE or low == "cannot" or past):
            if at > MAX_SUBJECT or not _is_head(words[:at]):
                return 0
            return _checked(words, at)
        if noun and tag == "AV0":
            continue
        if tag.startswith(NOUN):
            noun = True
        elif (
            tag == "VVN"
            or (tag == "VVG" and low.endswith("ing"))
            or tag in ("PRP", "PRF", "CJC", "AJ0", "AJC", "AJS", "ORD", "CRD", "AT0", "DT0", "AV0")
        ):
            noun = False
        elif low != "our":
            return 0
    return 0


def _takes_object(words: Sequence[Word], at: int) -> bool:
    """Whether what looks like a participle is a verb in the past: an object follows it."""
    after = words[at + 1].tag if at + 1 < len(words) else ""
    return after.startswith(("NN", "NP")) or after in ("AT0", "AJ0", "CRD", "DPS")


def _is_head(subject: Sequence[Word]) -> bool:
    """Whether the subject says what it is about, and is no fragment."""
    nouns = [w for w in subject if w.tag.startswith(NOUN)]
    first = subject[0]
    if first.tag in ("PRP", "CJC", "AV0", "VVN") or first.low in _VAGUE:
        return False
    if first.low == "our" and not any(w.low in _WORKS or w.text[:2].isupper() for w in nouns):
        return False
    simple = next((i for i, w in enumerate(subject) if w.tag in ("PRP", "PRF")), len(subject))
    heads = [w for w in subject[:simple] if w.tag.startswith(NOUN)]
    if not heads or heads[-1].low in _NO_HEADS:
        return False
    return any(w.low not in _NO_HEADS and len(w.text) > 2 for w in nouns)


def _checked(words: Sequence[Word], at: int) -> int:
    """`at`, or 0 where a second finite verb follows without a mark or a joining word between."""
    stop = clause_end(words, at + 1)
    for i in range(at + 1, stop):
        tag = words[i].tag
        joined = any(
            w.tag in ("CJC", "CJS", "CJT", "DTQ", "AVQ", "PNQ") or w.low in ("that", "how")
            for w in words[at + 1 : i]
        )
        if tag in (*BE, *HAVE, "VM0", "VVZ") and not joined:
            return 0
    return at


def _said(sentence: str, words: Sequence[Word], at: int) -> Assertion | None:
    """What is asserted of ``words[:at]`` by the verb at `at`."""
    first = at
    while first > 0 and words[first - 1].tag == "AV0":
        first -= 1
    subject, verb = words[:first], words[at]
    after = next((w.tag for w in words[at + 1 :] if w.tag not in ("XX0", "AV0")), "")
    owns = verb.tag in HAVE and after not in ("VBN", "VVN", "VHN", "VDN", "VVD")
    helped = not owns and (verb.tag in (*BE, *HAVE, *DO, "VM0") or verb.low == "cannot")
    start = at + 1
    while helped and start < len(words) and words[start].tag in ("XX0", "AV0"):
        start += 1
    between = words[at + 1 : start]
    rest = words[start : clause_end(words, start)]
    adverbs = [w for w in (*words[first:at], *between) if w.tag == "AV0" and w.low not in _DROPPED]
    if not _is_whole(sentence, subject, verb, rest) or len(adverbs) + len(rest) > MAX_REST:
        return None
    named = _subject_text(sentence, subject)
    said = " ".join([*(w.text for w in adverbs), _slice(sentence, rest)])
    if helped:
        negated = verb.low == "cannot" or any(w.tag == "XX0" for w in between)
        auxiliary = "can" if verb.low == "cannot" else verb.low
        denied = " not" if negated and verb.low != "cannot" else ""
        clause = f"{named} {verb.text}{denied} {said}"
        copular = verb.tag in BE and rest[0].tag not in ("VVN", "VVD", "VVG", "VBN")
        return Assertion(named, auxiliary, said, negated, clause, copular)
    base = _base(verb)
    lead = "".join(f"{w.text} " for w in adverbs)
    tail = _slice(sentence, rest)
    helper = _HELPERS.get(verb.tag, "do")
    clause = f"{named} {lead}{verb.text} {tail}"
    return Assertion(named, helper, f"{lead}{base} {tail}", False, clause) if base else None


def _is_whole(sentence: str, subject: Sequence[Word], verb: Word, rest: Sequence[Word]) -> bool:
    """Whether subject, verb and rest belong together and each reads by itself."""
    odd = verb.tag == "VM0" and verb.low in ("need", "dare", "ought", "used")
    bare = verb.tag not in DO or (bool(rest) and rest[0].tag in ("VVI", "VVB", "VBI", "VHI"))
    quoted = (_slice(sentence, part) for part in (subject, rest))
    return (
        bool(rest)
        and bare
        and not odd
        and rest[0].tag != "XX0"
        and _agree(subject, verb)
        and reads_alone(rest)
        and reads_alone(subject, opening=True)
        and all(part.count("“") == part.count("”") for part in quoted)
    )


def _agree(subject: Sequence[Word], verb: Word) -> bool:
    """Whether subject and verb agree in number, as far as the tags tell."""
    simple = next((i for i, w in enumerate(subject) if w.tag in ("PRP", "PRF")), len(subject))
    head = [w for w in subject[:simple] if w.tag.startswith(NOUN)][-1]
    several = any(w.low == "and" for w in subject)
    singular = verb.tag in ("VVZ", "VBZ", "VHZ", "VDZ") or verb.low == "was"
    plural = verb.tag in ("VVB", "VVI", "VBB", "VHB", "VDB") or verb.low == "were"
    if head.tag == "NN1" and not several:
        return not plural
    return not (singular and head.tag == "NN2")


def _subject_text(plain: str, subject: Sequence[Word]) -> str:
    text = _slice(plain, subject)
    if subject[0].low == "our":
        return "the authors’" + text[3:]
    first = subject[0]
    named = first.tag not in ("AT0", "VVG") and len(subject) > 1 and subject[1].text[0].isupper()
    if (
        named
        or first.tag in ("NP0", "ZZ0", "UNC")
        or any(c.isupper() or c.isdigit() for c in first.text[1:])
    ):
        return text
    return text[0].lower() + text[1:]


def _base(verb: Word) -> str:
    """The verb as it stands after "to", "" where the tagger does not know it."""
    if verb.tag in HAVE:
        return "have"
    if verb.tag in ("VVB", "VVI"):
        return verb.low
    return verb.lemma if verb.lemma.isalpha() and verb.lemma.islower() else ""


def _slice(plain: str, words: Sequence[Word]) -> str:
    return plain[words[0].start : words[-1].end] if words else ""
