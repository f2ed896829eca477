"""What a learned judge sees of a sentence: its frame without the paper's own words, and its place."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from readgroup.model.document import Document
from readgroup.text.tokens import stem
from readgroup.writing.reading import Reading, Sentence
from readgroup.writing.roles import is_cited
from readgroup.writing.tagging import Word, tagged
from readgroup.writing.vocabulary import word_set

LONGEST_GRAM = 3
"""Words of a gram."""
_NOUNS = ("NN", "NP", "UN", "ZZ")
_WITHIN = (*_NOUNS, "AJ0", "AJC", "AJS", "VVN", "VVG", "CRD", "ORD")
_POINTING = word_set("the both these such those its their this that each")
_FOLLOWED = word_set("of for in that which between on to from with by at")
"""After a noun these tell which one is meant."""
_FIRST_WORD = re.compile(r"[A-Za-z]+")
_WORDS = re.compile(r"[a-z]+")
_RARE = 0.02


class Frames:
    """Sentences of one paper as named numbers; `common` are the words that papers share.

    Other words are replaced by their parts of speech, so that what is learned of one paper's sentences
    holds for another's ("we train a NN1 on the NN2").
    """

    def __init__(self, reading: Reading, common: Collection[str]) -> None:
        self._reading = reading
        self._common = common
        self._title = _stems_of(reading.document.title)
        self._seen = Counter(s for sentence in reading.sentences for s in sentence.stems)

    def features(self, sentence: Sentence) -> dict[str, float]:
        """Named numbers of the sentence as it is shown; a name that is missing counts as 0."""
        words = tagged(sentence.text)
        return {
            **dict.fromkeys(self._grams(words), 1.0),
            **_form(sentence, words),
            **self._place(sentence),
            **self._references(sentence, words),
        }

    def _grams(self, words: Sequence[Word]) -> Iterator[str]:
        frame = ["<", *(self._plain(w) for w in words), ">"]
        for at in range(len(frame)):
            for length in range(1, min(LONGEST_GRAM, len(frame) - at) + 1):
                yield "gram " + " ".join(frame[at : at + length])
        yield "opening " + " ".join(frame[:4])
        for word in words:
            if word.lemma:
                yield f"verb {word.lemma}"

    def _plain(self, word: Word) -> str:
        return word.low if word.low in self._common or word.tag == "PUN" else word.tag

    def _place(self, sentence: Sentence) -> dict[str, float]:
        before = self._before(sentence, 1)
        path = _path(self._reading.document, sentence)
        at = sentence.ordinal / max(1, len(self._reading.sentences))
        return {
            f"kind {sentence.kind}": 1.0,
            f"genre {self._reading.genre}": 1.0,
            f"kind {sentence.kind} of {self._reading.genre}": 1.0,
            **{f"role {role}": 1.0 for role in sentence.roles},
            **{f"role before {role}": 1.0 for role in (before.roles if before else ())},
            **{f"heading {word}": 1.0 for word in path},
            "is first": float(sentence.index == 0),
            "opens": float(sentence.opens),
            "place in section": sentence.index / max(1, sentence.count),
            "sentences of section": float(min(60, sentence.count)),
            "place": at,
            "early": float(at < 0.15),
            "late": float(at > 0.7),
        }

    def _references(self, sentence: Sentence, words: Sequence[Word]) -> dict[str, float]:
        """How much of what it speaks of it has not introduced itself, nor the headings."""
        named = self._title | {stem(w) for w in _path(self._reading.document, sentence)}
        stood = frozenset[str]().union(
            *(s.stems for n in (1, 2) if (s := self._before(sentence, n)) is not None)
        )
        found: Counter[str] = Counter()
        said: set[str] = set()
        for at, word in enumerate(words):
            if word.low in _POINTING:
                head = _head(words, at + 1)
                if head is not None:
                    low, meant = words[head].low, stem(words[head].low)
                    told = head + 1 < len(words) and words[head + 1].low in _FOLLOWED
                    new = meant not in said and meant not in named
                    found[f"determiner {word.low}"] = 1
                    found["new"] += new
                    found["new and bare"] += new and not told
                    found["new, stood before"] += new and meant in stood
                    found["new and rare"] += new and self._share(meant) < _RARE
                    shown = low if low in self._common else "other"
                    if new and not told:
                        found[f"bare {shown}"] = 1
                    if at == 0:
                        found[f"opens with the {shown}"] = 1
                        found["opens new and bare"] = int(new and not told)
            if word.tag.startswith(_NOUNS):
                said.add(stem(word.low))
        shared = len(said & stood) / max(1, len(said))
        known = [self._seen[s] for s in said]
        return {
            **{name: float(count) for name, count in found.items()},
            "shared with before": shared,
            "mean frequency": sum(math.log1p(n) for n in known) / max(1, len(known)),
            "least frequency": float(min(known, default=0)),
            "of the title": float(len(said & self._title)),
            "of the headings": float(len(said & (named - self._title))),
        }

    def _share(self, meant: str) -> float:
        return self._seen[meant] / max(1, len(self._reading.sentences))

    def _before(self, sentence: Sentence, distance: int) -> Sentence | None:
        """The sentence so far before it in its section."""
        at = sentence.ordinal - distance
        found = self._reading.sentences[at] if at >= 0 else None
        return found if found and found.section == sentence.section else None


def _form(sentence: Sentence, words: Sequence[Word]) -> dict[str, float]:
    """What can be counted, and which connective was left out."""
    text, exact = sentence.text, sentence.exact
    opening = _FIRST_WORD.match(exact) if exact[:12] != text[:12] else None
    capitals = [sum(c.isupper() for c in w.text) for w in words]
    compared = sum(w.tag == "AJC" or w.low in ("more", "less") for w in words)
    than = any(w.low == "than" for w in words)
    return {
        **({f"without {opening.group().lower()}": 1.0} if opening else {}),
        "shortened": float(exact != text),
        "cited": float(is_cited(exact)),
        "words": float(len(words)),
        "commas": float(text.count(",")),
        "brackets": float(text.count("(")),
        "numbers": float(sum(any(c.isdigit() for c in w.text) for w in words)),
        "letters": float(
            sum(len(w.low) == 1 and w.low.isalpha() and w.low not in "ai" for w in words)
        ),
        "capitals": sum(n > 0 for n in capitals[1:]) / max(1, len(words)),
        "acronyms": float(sum(n > 1 for n in capitals)),
        "compared": float(0 if than else compared),
        "past": float(sum(w.tag in ("VVD", "VBD", "VHD") for w in words)),
        "modals": float(sum(w.tag == "VM0" for w in words)),
        "we": float(any(w.low in ("we", "our") for w in words)),
    }


def _head(words: Sequence[Word], at: int) -> int | None:
    """Index of the last noun of the phrase that goes on at `at`; None where there is none."""
    head = None
    while at < len(words) and words[at].tag.startswith(_WITHIN):
        head = at if words[at].tag.startswith(_NOUNS) else head
        at += 1
    return head


def _path(document: Document, sentence: Sentence) -> frozenset[str]:
    if sentence.section < 0:
        return frozenset()
    titles = " ".join(s.title for s in document.path(sentence.section))
    return frozenset(_WORDS.findall(titles.lower()))


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORDS.findall(text.lower()))
