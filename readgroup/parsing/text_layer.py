"""Whether a page's text can be trusted: none, unreadable, misspelt or recognised from a picture."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import PurePath

from readgroup.errors import UnreadablePdf
from readgroup.parsing.page import RawPage

_HALF = 0.5  # of a page's words
_COVERED = 0.8  # of the page
_ENOUGH = 40  # words of four Latin letters or more: fewer tell nothing
_WORDLIKE = 0.75  # of them; pages of 56 real papers: .87 and more
_MANY_SCANS = 0.5  # of a paper's pages
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]{4,}")
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýœ]", re.IGNORECASE)
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}", re.IGNORECASE)
_MIXED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ][a-zß-ÿ]?[A-ZÀ-Þ]|[A-Z]{2}[a-z]+[A-Z]")


def page_warnings(pages: Sequence[RawPage], name: str) -> list[str]:
    """What a reader should know about the text of these pages, as sentences.

    Raises UnreadablePdf where no page has any, with what can be done about it.
    """
    if not any(page.words for page in pages):
        raise UnreadablePdf(
            f"{name} has no text: its pages are empty or pictures, as from a scanner.",
            recognise_hint(name),
        )
    found = _told(
        pages,
        lambda page: not page.words and bool(page.pictures),
        "{} has no text: it may be a scan.",
        "{} have no text: they may be scans.",
    )
    found += _told(
        pages,
        lambda page: page.unreadable > _HALF * (len(page.words) + page.unreadable),
        "The text of page {} can be read in part only: its fonts do not tell their letters.",
        "The text of pages {} can be read in part only: their fonts do not tell their letters.",
    )
    found += _told(
        pages,
        lambda page: not looks_spelt([word.text for word in page.words]),
        "The text layer looks wrong on p. {}: few of its words look like words.",
        "The text layer looks wrong on pp. {}: few of their words look like words.",
    )
    scans = [page for page in pages if page.words and _is_picture(page)]
    if len(scans) >= _MANY_SCANS * len(pages):
        found.append(
            "The pages are pictures with recognised text: some words may be misread, and headings missed."
        )
    return found


def recognise_hint(name: str) -> str:
    """How to recognise the text of a scan: the command itself where it can be run here.

    >>> "ocrmypdf" in recognise_hint("my scan.pdf")
    True
    """
    path = PurePath(name)
    source, target = shlex.quote(name), shlex.quote(f"{path.stem}-text.pdf")
    command = f"ocrmypdf {source} {target}"
    if shutil.which("ocrmypdf"):
        return f"Recognise its text with `{command}`, and add the result."
    return f"Recognise its text first, for example with `{command}` (OCRmyPDF, which uses Tesseract), and add the result."


def looks_spelt(words: Sequence[str]) -> bool:
    """Whether most of the words are built like words: vowels, no heaps of consonants, no odd capitals.

    True where too few words of Latin letters are there to tell.

    >>> looks_spelt(["sentence", "that", "anybody", "reads"] * 20)
    True
    >>> looks_spelt(["VHQWHQFH", "wkdw", "dqbergb", "uhdgv"] * 20)
    False
    """
    letters = [part for word in words for part in _LATIN.findall(word)]
    if len(letters) < _ENOUGH:
        return True
    good = sum(
        bool(_VOWEL.search(part)) and not _CONSONANTS.search(part) and not _MIXED.search(part)
        for part in letters
    )
    return good >= _WORDLIKE * len(letters)


def _told(
    pages: Sequence[RawPage], concerns: Callable[[RawPage], bool], one: str, several: str
) -> list[str]:
    numbers = [page.number for page in pages if concerns(page)]
    if not numbers:
        return []
    subject, subjects = one.startswith("{}"), several.startswith("{}")
    if len(numbers) == 1:
        return [one.format(f"Page {numbers[0]}" if subject else numbers[0])]
    return [several.format(f"Pages {ranges(numbers)}" if subjects else ranges(numbers))]


def ranges(numbers: Sequence[int]) -> str:
    """Rising numbers in few words.

    >>> ranges([1, 2, 3, 5, 8, 9])
    '1 to 3, 5, 8 and 9'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(number) for number in run]
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))


def _is_picture(page: RawPage) -> bool:
    """Whether one picture covers the page: the words stand on a scan."""
    whole = page.width * page.height
    return any((b[2] - b[0]) * (b[3] - b[1]) >= _COVERED * whole for b in page.pictures)
