"""What a sentence is about: its noun phrases, as they stand there.

There is no tagger here. A noun phrase is a run of content words between words that cannot belong
to it; a term of the paper is one that recurs.
"""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from readgroup.text.sentences import sentences as split_sentences
from readgroup.text.tokens import stem
from readgroup.writing.vocabulary import FUNCTION_WORDS, is_plain_noun, is_verb

_TOKEN = re.compile(r"[^\W\d_][\w’'/–-]*[\w](?:(?<=\d)\.\d[\w-]*)?|[^\W\d_]|\d[\w.,%-]*|\S")
_SPELLED = re.compile(r"(?:[^\W\d_][\w’'–-]+ ?)+(?<=\w\w\w)")
_ARTICLES = frozenset({"the", "a", "an"})
_POINTING = frozenset(
    [
        "this",
        "our",
        "its",
        "their",
        "his",
        "her",
        "your",
        "my",
        "each",
        "every",
        "any",
        "no",
        "another",
        "such",
        "one",
        "either",
        "neither",
    ]
)
_LINKING = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "more",
        "most",
        "less",
        "least",
        "very",
        "so",
        "too",
        "as",
        "become",
        "becomes",
    ]
)
_BEFORE_VERBS = frozenset(
    "to can could may might will would shall should must we i they you not often".split()  # noqa: SIM905
)
_BEFORE_PART = frozenset(
    """“ ” " ' ‘ ’ ) ] same which what whose other different given above below following resulting no""".split()  # noqa: SIM905
) | frozenset("0123456789")
"""Before these a singular noun has lost its article, or a word that belongs to it."""
_ADJECTIVES = ("ous", "ive", "able", "ible", "ful", "less", "ary", "al")
_COMPARATIVES = frozenset("faster slower larger smaller higher lower better worse closer".split())  # noqa: SIM905
_LONGEST = 4
_ESTABLISHED = 4
"""How often a phrase like "activation patching" comes, whose first word alone tells little."""
_EVERYWHERE, _MANY = 0.1, 20
"""Share of the sentences from which one word is what the whole paper is about, and no term of a passage."""
_SUBJECT = 0.6
"""What the term that opens a sentence weighs more than another."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `text` reads with its article, `bare` is lower case and without it."""

    text: str
    bare: str
    start: int

    @property
    def key(self) -> tuple[str, ...]:
        """Stems of its words: inflections of one phrase share it."""
        return tuple(stem(part) for word in self.bare.split() for part in re.split("[-–]", word))


@functools.lru_cache(maxsize=4096)
def noun_phrases(text: str) -> tuple[Phrase, ...]:
    """The noun phrases of a sentence, in order, of at most four content words.

    What follows a bare "to" or a word like "can" is taken for a verb, and left out.

    >>> [p.text for p in noun_phrases("The residual stream carries sparse features in later layers.")]
    ['the residual stream', 'sparse features', 'later layers']
    """
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(text)]
    phrases: list[Phrase] = []
    at = 0
    while at < len(tokens):
        end = _run(tokens, at)
        if end > at:
            phrase = _phrase(text, tokens, at, end)
            if phrase:
                phrases.append(phrase)
        at = max(end, at + 1)
    return tuple(phrases)


def _run(tokens: list[tuple[str, int]], at: int) -> int:
    """Index after the run of content words that begins at `at`; `at` where there is none."""
    end = at
    while end < len(tokens) and _is_content(tokens[end][0]):
        word = tokens[end][0].lower()
        if is_verb(word) and not _closes(tokens, at, end):
            break
        end += 1
    return end


def _is_content(word: str) -> bool:
    return word[0].isalpha() and word.lower() not in FUNCTION_WORDS and not word.endswith("ly")


def _closes(tokens: list[tuple[str, int]], at: int, index: int) -> bool:
    """Whether a word that may be a verb ends a noun phrase here ("language models are")."""
    before = tokens[index - 1][0].lower() if index else ""
    after = tokens[index + 1][0] if index + 1 < len(tokens) else "."
    nominal = index > at or before in _ARTICLES
    if nominal and tokens[index][0].lower().endswith("ed"):
        return False
    if index > at and after.lower() in _ARTICLES | {"that", "how", "whether", "it", "to"}:
        return False
    return nominal and (not _is_content(after) or is_verb(after.lower()))


def _phrase(text: str, tokens: list[tuple[str, int]], at: int, end: int) -> Phrase | None:
    before = tokens[at - 1][0].lower() if at else ""
    before = before[-1] if before[:1].isdigit() and before[-1].isdigit() else before
    after = tokens[end][0] if end < len(tokens) else "."
    if after.endswith("ly") or end - at > _LONGEST or (after[0].isdigit() and after[0] != "("):
        return None
    start = tokens[at][1]
    words = text[start : tokens[end - 1][1] + len(tokens[end - 1][0])]
    if any(c in words for c in ",.;:()[]"):
        return None
    bare = words.lower()
    if before in _BEFORE_VERBS or before.endswith("ly") or _ends_in_verb(bare.split()):
        return None
    led = is_verb(before) and at > 1 and tokens[at - 2][0].lower() in _ARTICLES | _POINTING
    if led or (before in _BEFORE_PART and not bare.endswith("s")):
        return None
    single = end - at == 1
    if before in _LINKING and single and not bare.endswith("s"):
        return None
    if before in _ARTICLES:
        return Phrase(f"{before} {words}", bare, start)
    if before in _POINTING:
        return Phrase(f"the {words}", bare, start)
    return Phrase(words, bare, start)


def _opens(phrase: Phrase, text: str) -> bool:
    return text[: phrase.start].strip().lower() in ("", "the", "a", "an")


def _ends_in_verb(words: list[str]) -> bool:
    """Whether the phrase has run into the verb after it ("the hypothesis holds")."""
    last = words[-1]
    if len(words) == 1:
        return False
    verbal = last.endswith("s") and is_verb(last) and not is_plain_noun(last)
    verbal = verbal or (last.endswith("ing") and words[-2].endswith("ing"))
    return verbal or last.endswith("ed") or last in _COMPARATIVES


class Terminology:
    """The terms of one paper: noun phrases that recur in it, with how much each tells.

    `lead` is its title, abstract and headings: what they name is central. `people` are surnames, which are no terms.
    """

    def __init__(
        self, sentences: Iterable[str], lead: str = "", people: Collection[str] = ()
    ) -> None:
        self._people = frozenset(people)
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._sentences = 0
        self._lower: Counter[str] = Counter()
        self._upper: Counter[str] = Counter()
        for text in sentences:
            self._sentences += 1
            self._counts.update({p.key for p in noun_phrases(text)})
            for word in re.findall(r"(?<=[\w,;] )[A-Za-z][\w-]*", text):
                (self._lower if word[0].islower() else self._upper)[word.lower()] += 1
        self._lead = {p.key for t in split_sentences(lead) for p in noun_phrases(t)}

    def topics(self, text: str) -> list[str]:
        """What the sentence is about: its terms, its subject first, then the most telling ones.

        No two of them share a word.
        """
        return [self.spelled(p) for p in self._topics(text)]

    def subject(self, text: str) -> str:
        """The term that the sentence begins with, "" where it begins with something else."""
        first = next(iter(noun_phrases(text)), None)
        if first and _opens(first, text) and self.is_term(first):
            return self.spelled(first)
        return ""

    def central(self, text: str) -> list[str]:
        """Those of `topics` that the paper's lead names too."""
        return [self.spelled(p) for p in self._topics(text) if self.is_central(p)]

    def first_central(self, text: str) -> str:
        """The first of `central`, "" where there is none."""
        return next(iter(self.central(text)), "")

    def is_central(self, phrase: Phrase) -> bool:
        """Whether the paper's lead names it too."""
        return phrase.key in self._lead

    def _topics(self, text: str) -> list[Phrase]:
        found = [(self._weight(p) + _SUBJECT * _opens(p, text), p) for p in noun_phrases(text)]
        found = [pair for pair in found if self.is_term(pair[1])]
        chosen: list[Phrase] = []
        for _, phrase in sorted(found, key=lambda pair: (-pair[0], pair[1].start)):
            if not any(set(phrase.key) & set(c.key) for c in chosen):
                chosen.append(phrase)
        return chosen

    def is_term(self, phrase: Phrase) -> bool:
        """Whether the phrase is one of the paper's terms."""
        return self._weight(phrase) > 0

    def spelled(self, phrase: Phrase) -> str:
        """The phrase as it reads within a sentence."""
        return self.opening(phrase.text) if phrase.start == 0 else phrase.text

    def opening(self, text: str) -> str:
        """`text` as it reads within a sentence: its first word in lower case unless it is a name.

        Names are words that the paper writes in capitals where no sentence begins.
        """
        first = re.match(r"[^\W\d_][\w-]*", text)
        if not first or not self._lowers(first.group()):
            return text
        return text[0].lower() + text[1:]

    def _lowers(self, word: str) -> bool:
        if any(c.isupper() for c in word[1:]) or (len(word) == 1 and word != "A"):
            return False
        low = word.lower()
        return low in FUNCTION_WORDS or self._lower[low] >= self._upper[low]

    def _is_single_term(self, phrase: Phrase, count: int) -> bool:
        """Whether one word alone is a term: an acronym, or no verb and no person and long and frequent, or central."""
        if phrase.text in self._people:
            return False
        if sum(c.isupper() for c in phrase.text.split()[-1]) >= 2:
            return count >= 2
        word = phrase.bare
        verbal = is_verb(word) or word.endswith(("ed", "ing", *_ADJECTIVES))
        broad = count >= _MANY and count > _EVERYWHERE * self._sentences
        if verbal or broad or is_plain_noun(word):
            return False
        return count >= 4 and len(word) >= (6 if self.is_central(phrase) else 8)

    def _weight(self, phrase: Phrase) -> float:
        words = phrase.bare.split()
        count = self._counts[phrase.key]
        telling = [w for w in words if not is_plain_noun(w)]
        if words[0] in _COMPARATIVES or not telling or not _SPELLED.fullmatch(phrase.bare):
            return 0.0
        if is_plain_noun(words[0]) and (count < _ESTABLISHED or is_plain_noun(words[-1])):
            return 0.0
        if len(words) == 1 and not self._is_single_term(phrase, count):
            return 0.0
        if len(words) > 1 and count < 2:
            return 0.0
        length = {1: 0.6, 2: 1.2, 3: 1.2}.get(len(words), 0.7)
        return length * math.pow(min(count, 12), 0.25) - 0.001 * phrase.start
