"""The parts of a prepared paper as paragraphs of Markdown. Empty ones are left out by the caller."""

from __future__ import annotations

from collections.abc import Iterator

from readgroup.export.links import byline, page_url, pdf_url, web_url
from readgroup.export.markup import literal
from readgroup.export.outline import GLOSSARY_HEADINGS
from readgroup.model.document import Section
from readgroup.model.glossary import Entry, Glossary
from readgroup.model.guide import Question, Role, Statement, TopicPart
from readgroup.model.notes import Note
from readgroup.model.paper import Paper
from readgroup.model.passage import Quote, excerpts
from readgroup.model.prepared import PreparedPaper


def head(prepared: PreparedPaper, *, title: bool) -> Iterator[str]:
    """Title, authors, link, the paper in one sentence, its summary and key points."""
    paper, summary = prepared.paper, prepared.summary
    if title:
        yield f"# {literal(paper.title)}"
    facts = (literal(byline(paper)), str(paper.year or ""), paper_link(paper))
    yield " · ".join(fact for fact in facts if fact)
    if summary.tldr:
        yield f"**In one sentence.** {_sentences(paper, summary.tldr)}"
    if summary.short:
        yield "## Summary"
        yield f"> {_sentences(paper, summary.short)}"
    for point in summary.key_points:
        if point.statements or point.parts:
            said = f"**{literal(point.kind).capitalize()}.** {_sentences(paper, point.statements)}"
            yield said.rstrip()
        yield "\n".join(_topic(paper, part) for part in point.parts)


def _topic(paper: Paper, part: TopicPart) -> str:
    below = f": {literal('; '.join(part.below))}" if part.below else ""
    name = literal(f"{part.number} {part.title}".strip())
    return f"- {name} ({_page(paper, part.page)}){below}"


def section(paper: Paper, section: Section, statements: tuple[Statement, ...]) -> Iterator[str]:
    """Heading and summary, or the page where the section begins."""
    yield f"{'#' * min(section.level + 1, 6)} {literal(section.label)}"
    yield f"> {_sentences(paper, statements)}" if statements else f"({_page(paper, section.page)})"


def glossary(paper: Paper, glossary: Glossary) -> Iterator[str]:
    """Terms, abbreviations and notation with what they mean and where that stands."""
    yield "## Glossary"
    for kind, heading in GLOSSARY_HEADINGS.items():
        entries = glossary.of(kind)
        if entries:
            yield f"**{heading}**"
            yield "\n".join(_entry(paper, entry) for entry in entries)


def _entry(paper: Paper, entry: Entry) -> str:
    long = f" ({literal(entry.expansion)})" if entry.expansion else ""
    told = f"{literal(entry.definition.text)} ({_page(paper, entry.definition.quote.page)})"
    return f"- **{literal(entry.term)}**{long}: {told}"


def question(paper: Paper, question: Question, number: int) -> Iterator[str]:
    """The question, for whom it is, the words that it leans on, why, and how to go on."""
    yield f"### {number}. {literal(question.text)}"
    role = "everybody" if question.role is Role.ANY else question.role.value
    yield f"*{role} · {question.level.value} · {question.type.value} · {question.minutes} min*"
    for excerpt in excerpts(question.anchors):
        yield f"> “{literal(excerpt.text)}” ({_place(paper, excerpt.quote)})"
    if question.why:
        yield f"Why it matters: {literal(question.why)}"
    yield "\n".join(f"- {literal(follow_up)}" for follow_up in question.follow_ups)


def note(paper: Paper, note: Note) -> Iterator[str]:
    """Who wrote it, about what, and the text as typed."""
    about = [literal(note.section) or "the whole paper"]
    if note.page:
        about.append(_page(paper, note.page))
    if note.kind == "own words":
        about.append("in our own words")
    author = literal(note.author)
    yield f"**{author}** on {', '.join(about)}:" if author else f"On {', '.join(about)}:"
    if note.quote:
        yield f"> “{literal(note.quote)}”"
    yield note.text.replace("\r\n", "\n").strip("\n")


def source(prepared: PreparedPaper) -> Iterator[str]:
    """Where the paper is, and where the summaries come from."""
    paper, origin = prepared.paper, prepared.summary.origin
    yield "## Source"
    cited = (literal(byline(paper)), f"*{literal(paper.title)}*", str(paper.year or ""))
    yield ". ".join(part.rstrip(".") for part in cited if part) + "."
    links = [
        paper_link(paper),
        f"[PDF]({pdf_url(paper)})" if pdf_url(paper) else "",
        f"[licence]({paper.license_url})" if web_url(paper.license_url) else "",
    ]
    yield " · ".join(link for link in links if link)
    if origin == "extractive":
        yield "The sentences of the summaries are the paper's own; words in [square brackets] spell out abbreviations."
    else:
        yield f"Summaries by {literal(origin)}; each sentence rests on a quote from the paper."


def paper_link(paper: Paper) -> str:
    """A link to the paper's own page, or "" if it is on no server."""
    name = f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else "the paper"
    return f"[{name}]({paper.page_url})" if web_url(paper.page_url) else ""


def _sentences(paper: Paper, statements: tuple[Statement, ...]) -> str:
    return " ".join(f"{literal(s.text)} ({_seen(paper, s)})" for s in statements)


def _seen(paper: Paper, statement: Statement) -> str:
    page = _page(paper, statement.quote.page)
    return f"{literal(statement.see)}, {page}" if statement.see else page


def _place(paper: Paper, quote: Quote) -> str:
    section = literal(quote.section)
    return f"{_page(paper, quote.page)}, {section}" if section else _page(paper, quote.page)


def _page(paper: Paper, page: int) -> str:
    url = page_url(paper, page)
    return f"[p. {page}]({url})" if url else f"p. {page}"
