"""How often do the quoted sentences hold the answer?

    python -m benchmarks.answers HOME

HOME is a library that holds the papers of `data/answerable.tsv`. Each question is asked of its
paper. A quotation is right if it has the words that the file expects and stands on the expected
page, one beside it, or the first two (abstracts repeat). Printed for both halves: the share of
questions with a right quotation first, or anywhere; how many were refused; CPU time of an answer.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from benchmarks.abstention import DATA, HALVES
from readgroup.library import Library
from readgroup.model.answer import Cited
from readgroup.settings import Settings
from readgroup.text.normalise import folded


def is_right(cited: Cited, page: int, words: str) -> bool:
    """Whether the quotation holds the expected words on an expected page."""
    said = folded(cited.quote.exact)
    holds = all(any(folded(w) in said for w in part.split("|")) for part in words.split("&"))
    return holds and (abs(cited.quote.page - page) < 2 or cited.quote.page <= 2)


def main(home: Path) -> None:
    """Ask every question and print the shares."""
    lines = (DATA / "answerable.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    papers = list(dict.fromkeys(row[0] for row in rows))
    found: list[tuple[int, bool, bool, bool]] = []
    seconds = []
    with Library(Settings(home=home)) as library:
        library.warm()
        for paper, page, _, words, question in rows:
            started = time.process_time()
            answer = library.ask(question, papers=[paper])
            seconds.append(time.process_time() - started)
            right = [is_right(cited, int(page), words) for cited in answer.sentences]
            found.append((papers.index(paper) % 2, right[:1] == [True], any(right), not right))
    for half, name in enumerate(HALVES):
        mine = [item[1:] for item in found if item[0] == half]
        first, anywhere, refused = (sum(column) / len(mine) for column in zip(*mine, strict=True))
        print(
            f"{name:14s} {len(mine):3d} questions: right first {first:.2f}, anywhere {anywhere:.2f},"
            f" refused {refused:.2f}"
        )
    print(
        f"CPU time of an answer, median {1000 * median(seconds):.0f} ms, query embedding included"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
