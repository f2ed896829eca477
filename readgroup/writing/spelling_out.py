"""Abbreviations spelled out where a summary first uses them: "SAEs [sparse autoencoders]"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from readgroup.model.glossary import TermKind
from readgroup.model.guide import KeyPoint, Statement, Summary
from readgroup.writing.glossary.abbreviations import abbreviations
from readgroup.writing.glossary.speech import Speech
from readgroup.writing.glossary.uses import finder, singular
from readgroup.writing.reading import Reading

_AUTHOR = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class LongForm:
    """What an abbreviation stands for; `plural` says that the paper defined it in the plural."""

    words: str
    plural: bool

    def beside(self, used: str, short: str) -> str:
        """The words in the number in which the abbreviation is `used`.

        >>> LongForm("sparse autoencoders", plural=True).beside("SAE", "SAE")
        'sparse autoencoder'
        >>> LongForm("mean squared error", plural=False).beside("MSEs", "MSE")
        'mean squared errors'
        """
        *before, last = self.words.split(" ")
        if used == short and self.plural:
            last = singular(last)
        elif used != short and not self.plural and singular(last) == last:
            last += "s"
        return " ".join([*before, last])


def long_forms(reading: Reading) -> Mapping[str, LongForm]:
    """What the paper's abbreviations stand for, as it most often says; names of its authors are none."""
    said: dict[str, Counter[LongForm]] = {}
    for sentence in reading.sentences:
        for short, words in abbreviations(sentence.exact):
            plural = bool(re.search(rf"\b{re.escape(short)}s\b", sentence.exact))
            said.setdefault(short, Counter())[LongForm(words, plural)] += 1
    authors = [set(_AUTHOR.findall(a.casefold())) for a in reading.document.authors]
    speech = Speech(reading.document)
    return {
        short: replace(best, words=speech.spelled(best.words))
        for short, counts in said.items()
        for best in (max(counts, key=counts.__getitem__),)
        if not any(set(_AUTHOR.findall(best.words.casefold())) <= author for author in authors)
    }


def spelled_out(
    statements: Sequence[Statement],
    forms: Mapping[str, LongForm],
    known: AbstractSet[str] = frozenset(),
) -> tuple[Statement, ...]:
    """The statements of one list, each abbreviation followed by its long form at its first use.

    What is put in stands in square brackets and in `Statement.inserted`; the quote stays as it is.
    Abbreviations that are `known` were spelled out before.
    """
    told: list[Statement] = []
    for statement in statements:
        used = {short: found for short in forms if (found := _first(short, statement.text))}
        new = {short: found for short, found in used.items() if short not in known}
        known = known | used.keys()
        told.append(_with_words(statement, new, forms))
    return tuple(told)


def _with_words(
    statement: Statement, used: Mapping[str, re.Match[str]], forms: Mapping[str, LongForm]
) -> Statement:
    """The statement with the long forms that it does not give itself, each behind its abbreviation."""
    text, inserted = statement.text, list(statement.inserted)
    for short, found in sorted(used.items(), key=lambda pair: -pair[1].end()):
        if not finder((forms[short].words,), TermKind.TERM).search(statement.text):
            words = forms[short].beside(found["used"], short)
            mark = f"{short}: {words}" if found["joined"] else words
            text = f"{text[: found.end()]} [{mark}]{text[found.end() :]}"
            inserted.insert(0, mark)
    return replace(statement, text=text, inserted=tuple(inserted))


def _first(short: str, text: str) -> re.Match[str] | None:
    """Where the text first uses the abbreviation; `joined` is what a hyphen ties to it."""
    pattern = rf"(?<![\w/\[])(?P<used>{re.escape(short)}s?)(?:[’']s\b|(?P<joined>-[A-Za-z][\w-]*)|(?![\w/]|-\d))"
    return re.search(pattern, text)


def with_long_forms(summary: Summary, forms: Mapping[str, LongForm]) -> Summary:
    """The summary with abbreviations spelled out in each of its parts, which are read one at a time."""
    points: list[KeyPoint] = []
    known: AbstractSet[str] = frozenset()
    for point in summary.key_points:
        points.append(replace(point, statements=spelled_out(point.statements, forms, known)))
        texts = " ".join(statement.text for statement in point.statements)
        known = known | {short for short in forms if _first(short, texts)}
    return replace(
        summary,
        tldr=spelled_out(summary.tldr, forms),
        short=spelled_out(summary.short, forms),
        medium=spelled_out(summary.medium, forms),
        key_points=tuple(points),
        sections=tuple(
            replace(section, statements=spelled_out(section.statements, forms))
            for section in summary.sections
        ),
    )
