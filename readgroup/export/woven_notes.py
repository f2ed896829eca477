"""The reading group's notes on a paper as Markdown regions, the same for every Markdown format."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readgroup.errors import ReadgroupError
from readgroup.export import frontmatter, paragraphs, slots, weaving
from readgroup.export.frontmatter import Entry
from readgroup.export.markup import comment_text, from_comment, one_line
from readgroup.export.outline import Part, outline, own_words
from readgroup.export.weaving import PAPER, Fabric, Region
from readgroup.model.notes import Note
from readgroup.model.prepared import PreparedPaper

_HINT = (
    "What you write outside of the readgroup:begin ... readgroup:end blocks stays as you wrote it"
    " when the paper is exported again."
)
_HEADER = re.compile(
    r"<!-- readgroup:file (?P<origin>[a-z]+ [^\s=]+)(?P<record>(?: \w+=[0-9a-f]{8})*)\n"
    + re.escape(f"{_HINT} -->")
)
_MARK = re.compile(r"<!-- /?readgroup:|readgroup:(?:begin|end|file|own-words)\b")
_NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Style:
    """What differs between the Markdown formats. `format` is the format's name.

    `title`: whether the text begins with the paper's title as a heading. `invitation`: a line
    before each slot, "" for none. `safe` is applied to all text that readgroup writes.
    """

    format: str
    title: bool
    invitation: str
    safe: Callable[[str], str]


def is_woven(text: str) -> bool:
    """Whether the text is a file of this kind, even one whose marks were damaged."""
    return _MARK.search(text) is not None


def carries_over(previous: str, text: str) -> bool:
    """Whether every line that people wrote in `previous` stands in `text` too."""
    header = _HEADER.search(previous)
    top, fabric = _apart(previous, from_comment(header["origin"]) if header else "")
    entries = (
        entry.lines
        for entry in (top.entries if top else ())
        if top and top.recorded.get(entry.key) != frontmatter.fingerprint(entry)
    )
    theirs = "\n".join((*entries, fabric.preamble, *map(slots.words, fabric.gaps.values())))
    lines = {line.strip() for line in theirs.splitlines() if not _MARK.search(line)}
    return all(line in text for line in lines)


def compose(
    prepared: PreparedPaper, front: Sequence[Entry], style: Style, previous: str | None
) -> str:
    """The whole file: front matter, then the regions with what people wrote between them.

    Raises ReadgroupError where `previous` is about another paper, or in another format.
    """
    origin = f"{style.format} {prepared.paper.id}"
    text = previous or ""
    windows = text.count("\r\n") == text.count("\n") > 0
    text = text.replace("\r\n", "\n") if windows else text
    order_mark = "\ufeff" if text.startswith("\ufeff") else ""
    top, fabric = _apart(text.removeprefix(order_mark), origin)
    regions = _regions(prepared, style)
    left = _left_over(prepared, regions, fabric, style)
    regions = [_notes(prepared, left, style) if r.key == _NOTES else r for r in regions]
    written = top.renewed(front, origin) if top else ""
    composed = f"{order_mark}{written}{weaving.weave(regions, fabric)}"
    return composed.replace("\n", "\r\n") if windows else composed


@dataclass(frozen=True, slots=True)
class _Top:
    """The front matter of a file, and the fingerprints that the comment after it recorded."""

    entries: tuple[Entry, ...] = ()
    recorded: Mapping[str, str] = field(default_factory=dict)

    def renewed(self, front: Sequence[Entry], origin: str) -> str:
        entries, record = frontmatter.merge(tuple(front), self.entries, self.recorded)
        fingerprints = "".join(f" {key}={mark}" for key, mark in record.items())
        header = f"<!-- readgroup:file {comment_text(origin)}{fingerprints}\n{_HINT} -->"
        return frontmatter.block(entries) + header


def _apart(text: str, origin: str) -> tuple[_Top | None, Fabric]:
    """The front matter, and the rest without the file's own comment.

    There is no front matter of ours where a person took that comment out, or opened another front
    matter before it: the whole beginning of the file is theirs then.
    """
    fabric = weaving.unravel(text, origin)
    if not text.strip():
        return _Top(), dataclasses.replace(fabric, preamble="\n\n")
    header = _HEADER.search(fabric.preamble)
    if header and header["origin"] != comment_text(origin) and not fabric.gaps:
        raise ReadgroupError(
            f"The existing file holds other notes: {from_comment(header['origin'])}.",
            "Move that file away, or choose another place with -o.",
        )
    if header is None or header["origin"] != comment_text(origin):
        return None, fabric
    entries, between = frontmatter.split(fabric.preamble[: header.start()])
    if frontmatter.delimits(between):
        return None, fabric
    record = dict(pair.split("=", 1) for pair in header["record"].split())
    preamble = between + fabric.preamble[header.end() :]
    margin = "" if preamble.startswith("\n\n") else "\n\n"
    return _Top(entries, record), dataclasses.replace(fabric, preamble=margin + preamble)


def _regions(prepared: PreparedPaper, style: Style) -> list[Region]:
    paper, questions = prepared.paper, prepared.guide.questions
    head = paragraphs.head(prepared, title=style.title)
    return [
        Region(
            PAPER,
            _body(_invited(head, style), style),
            "",
            _typed(own_words(prepared).get(""), style),
        ),
        *(_section(prepared, part, style) for part in outline(prepared)),
        *_glossary(prepared, style),
        Region("questions", "## Questions for the discussion"),
        *(
            Region(f"question:{one_line(q.id)}", _body(paragraphs.question(paper, q, n), style))
            for n, q in enumerate(questions, 1)
        ),
        _notes(prepared, (), style),
        Region("source", _body(paragraphs.source(prepared), style)),
    ]


def _section(prepared: PreparedPaper, part: Part, style: Style) -> Region:
    written = paragraphs.section(prepared.paper, part.section, part.statements)
    return Region(
        f"section:{part.name}",
        _body(_invited(written, style), style),
        slot=part.name,
        words=_typed(part.own_words, style),
        title=one_line(part.section.title),
    )


def _glossary(prepared: PreparedPaper, style: Style) -> Iterator[Region]:
    if prepared.glossary.entries:
        yield Region(
            "glossary", _body(paragraphs.glossary(prepared.paper, prepared.glossary), style)
        )


def _notes(prepared: PreparedPaper, left_over: Sequence[Note], style: Style) -> Region:
    notes = [note for note in prepared.notes if note.kind == "note"]
    written = (p for note in (*notes, *left_over) for p in paragraphs.note(prepared.paper, note))
    return Region(_NOTES, _body(("## Notes", *written), style))


def _left_over(
    prepared: PreparedPaper, regions: Sequence[Region], fabric: Fabric, style: Style
) -> list[Note]:
    """Own words from the app that are in no slot: a person wrote others there, or it is gone."""
    gaps = weaving.unravel(weaving.weave(regions, fabric), fabric.origin).gaps
    placed = {r.words for r in regions if r.words in gaps.get(r.key, "")}
    return [n for n in own_words(prepared).values() if _typed(n, style) not in placed]


def _invited(written: Iterable[str], style: Style) -> Iterator[str]:
    yield from written
    yield style.invitation


def _typed(note: Note | None, style: Style) -> str:
    return style.safe(note.text.replace("\r\n", "\n")) if note else ""


def _body(written: Iterable[str], style: Style) -> str:
    return style.safe("\n\n".join(paragraph for paragraph in written if paragraph))
