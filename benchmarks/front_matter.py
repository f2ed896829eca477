"""Titles and authors read from the page, against known ones.

    readgroup list --json > known.json        # papers fetched from arXiv carry its metadata
    python -m benchmarks.front_matter known.json PDF...

A PDF is looked up by its name without version, as `readgroup list` names the paper. Titles are
compared by their letters and digits, authors by the letters of all names, in order.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from readgroup.parsing import parse_pdf


def letters(text: str) -> str:
    """The letters and digits of a text, without accents and case.

    >>> letters("Reinforcement -- A Survéy")
    'reinforcementasurvey'
    """
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def main() -> None:
    """Print each difference, then the shares that agree."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("known", type=Path, metavar="known.json")
    parser.add_argument("pdfs", type=Path, nargs="+", metavar="PDF")
    arguments = parser.parse_args()
    known = {p["id"]: p for p in json.loads(arguments.known.read_text())["papers"]}
    pairs = [(known.get(_id(path)), path) for path in arguments.pdfs]
    found = [(paper, parse_pdf(path)) for paper, path in pairs if paper]
    titles = [_agrees([p["title"]], [d.title]) for p, d in found]
    authors = [_agrees(p["authors"], d.authors) for p, d in found]
    abstracts = [bool(document.abstract) for _, document in found]
    for name, right in (("titles", titles), ("authors", authors), ("with an abstract", abstracts)):
        print(f"{name}: {sum(right)} of {len(right)}")


def _id(path: Path) -> str:
    return re.sub(r"v\d+$", "", path.stem).replace("_", "/")


def _agrees(known: Iterable[str], read: Iterable[str]) -> bool:
    right = [letters(name) for name in known] == [letters(name) for name in read]
    if not right:
        print(f"known: {'; '.join(known)}\nread:  {'; '.join(read)}")
    return right


if __name__ == "__main__":
    main()
