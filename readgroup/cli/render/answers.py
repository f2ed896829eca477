"""Answers, comparisons and papers that are alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readgroup.cli.render.printout import FAINT, HEAD, LABEL, WARN, Printout
from readgroup.cli.terminal import one_line
from readgroup.model.answer import EXTRACTIVE, Answer, Cited, Comparison, SimilarPaper
from readgroup.model.passage import PATH_SEPARATOR
from readgroup.model.search import Hit
from readgroup.search.explain import excerpt

_MOST = 300


def answer(out: Printout, value: Answer) -> None:
    """Quoted sentences, each under its place; or why there are none, and where to look."""
    for number, cited in enumerate(value.sentences, 1):
        if number > 1:
            out.blank()
        out.prose(cited.text, label=(f"{number}  ", FAINT))
        out.prose((_place(cited), LABEL), (f"  {cited.title}, {cited.paper}", FAINT), indent=3)
    if value.origin != EXTRACTIVE:
        out.blank()
        lost = f"; {value.dropped} sentences that no quote supports were dropped"
        out.prose((f"Written by {value.origin}{lost if value.dropped else ''}.", FAINT))
    if value.reason:
        if value.sentences:
            out.blank()
        out.prose((value.reason, WARN))
    for hit in value.nearest:
        out.blank()
        _passage(out, hit)


def similar(out: Printout, papers: Sequence[SimilarPaper]) -> None:
    """Each paper with the passages in which both speak of the same things."""
    for number, paper in enumerate(papers, 1):
        if number > 1:
            out.blank()
        out.prose((paper.title, HEAD), (f"  {paper.paper}", FAINT), label=(f"{number}  ", FAINT))
        for pair in paper.pairs:
            out.prose((f"here p. {pair.here.passage.page}  ", LABEL), _told(pair.here), indent=3)
            out.prose((f"there p. {pair.there.passage.page}  ", LABEL), _told(pair.there), indent=6)


def markdown(comparison: Comparison) -> Iterator[str]:
    """The comparison as lines of Markdown: a heading for each paper, its quotations below."""
    yield f"## {_plain(comparison.point)}"
    for says in comparison.papers:
        yield ""
        yield f"### {_plain(says.title)} ({says.paper})"
        yield ""
        for cited in says.answer.sentences:
            yield f"- “{_plain(cited.text)}” ({_plain(_place(cited))})"
        if says.answer.reason:
            yield f"*{_plain(says.answer.reason)}*"


def _place(cited: Cited) -> str:
    return ", ".join(filter(None, [cited.quote.section, f"p. {cited.quote.page}"]))


def _passage(out: Printout, hit: Hit) -> None:
    section = hit.passage.section_label.rpartition(PATH_SEPARATOR)[2]
    place = ", ".join(filter(None, [section, f"p. {hit.passage.page}"]))
    out.prose((place, LABEL), (f"  {hit.title}, {hit.paper}", FAINT), indent=3)
    out.prose((_told(hit), FAINT), indent=3)


def _told(hit: Hit) -> str:
    return excerpt(hit.passage.text, hit.highlights, _MOST)[0]


def _plain(text: str) -> str:
    r"""Text on one line, with nothing that Markdown would read as a mark.

    >>> _plain("a *b*\n_c_")
    'a \\*b\\* \\_c\\_'
    """
    escaped = one_line(text)
    for mark in "\\*_`[]<>#|":
        escaped = escaped.replace(mark, f"\\{mark}")
    return escaped
