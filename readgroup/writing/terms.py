"""What a sentence is about: its noun phrases, as they stand there.

There is no tagger here. A noun phrase is a run of content words between words that cannot belong
to it; a term of the paper is one that recurs.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from readgroup.text.sentences import sentences as split_sentences
from readgroup.text.tokens import stem
from readgroup.writing.vocabulary import FUNCTION_WORDS, is_plain_noun, is_verb

_TOKEN = re.compile(r"[^\W\d_][\w’'/-]*[\w]|[^\W\d_]|\d[\w.,%-]*|\S")
_ARTICLES = frozenset({"the", "a", "an"})
_POINTING = frozenset(
    [
        "this",
        "that",
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
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: `text` reads with its article, `bare` is lower case and without it."""

    text: str
    bare: str
    start: int

    @property
    def key(self) -> tuple[str, ...]:
        """Stems of its words: inflections of one phrase share it."""
        return tuple(stem(part) for word in self.bare.split() for part in word.split("-"))


def noun_phrases(text: str) -> list[Phrase]:
    """The noun phrases of a sentence, in order, of at most four content words.

    >>> [p.text for p in noun_phrases("The residual stream carries sparse features to later layers.")]
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
    return phrases


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
    after = tokens[end][0] if end < len(tokens) else "."
    if after.endswith("ly") or end - at > _LONGEST or (after[0].isdigit() and after[0] != "("):
        return None
    start = tokens[at][1]
    words = text[start : tokens[end - 1][1] + len(tokens[end - 1][0])]
    if any(c in words for c in ",.;:()[]"):
        return None
    bare = words.lower()
    single = end - at == 1
    if before in _LINKING and single and not bare.endswith("s"):
        return None
    if before in _ARTICLES:
        return Phrase(f"{before} {words}", bare, start)
    if before in _POINTING:
        return Phrase(f"the {words}", bare, start)
    return Phrase(words, bare, start)


class Terminology:
    """The terms of one paper: noun phrases that recur in it, with how much each tells."""

    def __init__(self, sentences: Iterable[str], title: str = "", abstract: str = "") -> None:
        self._counts: Counter[tuple[str, ...]] = Counter()
        self._lower: Counter[str] = Counter()
        self._upper: Counter[str] = Counter()
        for text in sentences:
            self._counts.update({p.key for p in noun_phrases(text)})
            for word in re.findall(r"(?<=[\w,;] )[A-Za-z][\w-]*", text):
                (self._lower if word[0].islower() else self._upper)[word.lower()] += 1
        self._lead = {
            p.key for t in split_sentences(f"{title}. {abstract}") for p in noun_phrases(t)
        }
        self._title = frozenset(stem(w) for w in re.findall(r"[a-z-]{3,}", title.lower()))

    def terms(self, text: str) -> list[str]:
        """The sentence's phrases that are terms of the paper, the most telling first."""
        scored = [(self._weight(p), p) for p in noun_phrases(text)]
        scored.sort(key=lambda pair: (-pair[0], pair[1].start))
        chosen: list[Phrase] = []
        for weight, phrase in scored:
            alike = any(set(phrase.key) & set(c.key) for c in chosen)
            if weight > 0 and not alike:
                chosen.append(phrase)
        return [self.spelled(p) for p in chosen]

    def central(self, text: str) -> list[str]:
        """Those of `terms` that the title or the abstract name too."""
        named = {p.text: p.key for p in noun_phrases(text)}
        return [t for t in self.terms(text) if named.get(t) in self._lead]

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
        """Whether one word alone is a term: an acronym, or long, frequent and no verb."""
        if sum(c.isupper() for c in phrase.text.split()[-1]) >= 2:
            return count >= 2
        word = phrase.bare
        verbal = is_verb(word) or word.endswith(("ed", "ing"))
        return count >= 4 and len(word) >= 8 and not verbal

    def _weight(self, phrase: Phrase) -> float:
        words = phrase.bare.split()
        count = self._counts[phrase.key]
        telling = [w for w in words if not is_plain_noun(w)]
        if not telling or is_plain_noun(words[0]) or len(words[-1]) < 3:
            return 0.0
        if len(words) == 1 and not self._is_single_term(phrase, count):
            return 0.0
        if len(words) > 1 and count < 2:
            return 0.0
        titled = 0.5 * len(self._title & set(phrase.key)) / len(phrase.key)
        length = {1: 0.6, 2: 1.2, 3: 1.1}.get(len(words), 0.7)
        return length * math.pow(min(count, 12), 0.4) + titled - 0.002 * phrase.start
