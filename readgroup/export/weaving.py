"""Text that readgroup writes and text that people write, woven in one Markdown file.

What readgroup writes stands in regions between two HTML comments that carry a fingerprint of it:

    <!-- readgroup:begin section:3.1 Method 0f1e2d3c4b5a -->
    ...
    <!-- readgroup:end 0f1e2d3c4b5a -->

Only a region whose text still has its fingerprint is ever replaced. Everything else in the file
is taken for a person's, stays byte for byte, and stays where it stands: in the *gap* after the
region it follows. This holds whatever people type, marks included: a mark is believed only where
the fingerprint proves that readgroup wrote what it encloses. A region that a person changed, that
they copied to a second place, or whose marks are damaged is theirs from then on.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from readgroup.export import slots
from readgroup.export.markup import comment_text, from_comment

ORPHANS = "## Notes on parts that are gone"
PAPER = "paper"  # the region before the first section; its slot has the label ""
_BEGIN = re.compile(r"<!-- readgroup:begin (?P<key>[^\n]+?) (?P<print>[0-9a-f]{12}) -->")


@dataclass(frozen=True, slots=True)
class Region:
    """A part that readgroup writes. `key` names it across exports.

    `slot` is the label of the own-words slot that follows it, None for no slot; `words` what the
    group saved for that slot in the app. `title` is a section's title without its number.
    """

    key: str
    body: str
    slot: str | None = None
    words: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Fabric:
    """An exported file taken apart: what people wrote before and after each region.

    `origin` names format and paper: a region copied from another file is a person's text.
    `gaps` maps a region's key to the text after it, in the file's order. `theirs` are the keys
    of regions that people took over: their text is part of a gap, or of the preamble.
    """

    origin: str
    preamble: str = ""
    gaps: Mapping[str, str] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    key: str
    start: int
    end: int
    intact: bool


def fingerprint(origin: str, key: str, body: str) -> str:
    """12 hexadecimal digits that change with the text; blank margins and line ends are free."""
    lines = (line.rstrip(" \t\r") for line in body.split("\n"))
    text = "\n".join((origin, key, "\n".join(lines).strip("\n")))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]


def render(origin: str, region: Region) -> str:
    """The region with its marks."""
    mark = fingerprint(origin, region.key, region.body)
    return (
        f"<!-- readgroup:begin {comment_text(region.key)} {mark} -->\n\n"
        f"{region.body}\n\n<!-- readgroup:end {mark} -->"
    )


def unravel(text: str, origin: str) -> Fabric:
    """Take apart a file of that origin: a format, and a paper's id.

    Nothing is lost: preamble, regions and gaps together are the text.
    """
    found = list(_scan(text, origin))
    intact = [f for f in found if f.intact]
    keys = Counter(f.key for f in intact)
    sure = [f for f in intact if keys[f.key] == 1]
    ends = [*(f.start for f in sure), len(text)][1:]
    gaps = {f.key: text[f.end : end] for f, end in zip(sure, ends, strict=True)}
    preamble = text[: sure[0].start] if sure else text
    outside = "".join((preamble, *gaps.values()))
    theirs = {f.key for f in found}
    theirs |= {f"section:{label}" if label else PAPER for label in slots.labels(outside)}
    return Fabric(origin, preamble, gaps, frozenset(theirs - gaps.keys()))


def weave(regions: Sequence[Region], fabric: Fabric) -> str:
    """The regions in their order, each followed by what people wrote after it.

    A region that stands no longer leaves its text under `ORPHANS` at the end.
    """
    keys = [region.key for region in regions]
    gaps = _renumbered(fabric.gaps, regions)
    preamble, gaps, orphans = _without_vanished(fabric.preamble, gaps, keys)
    woven = [preamble]
    for region in regions:
        if region.key in gaps:
            gap = slots.refreshed(gaps[region.key], region.slot, region.words)
        elif region.key in fabric.theirs:
            continue
        else:
            ends_file = region is regions[-1] and region.slot is None
            gap = "\n" if ends_file else slots.fresh(region.slot, region.words)
        woven += [render(fabric.origin, region), gap]
    text = "".join(woven)
    for key, words in orphans:
        heading = "" if ORPHANS in text else f"{ORPHANS}\n\n"
        text = f"{text.rstrip(chr(10))}\n\n{heading}### {_label(key)}\n\n{words}\n"
    return text


def _scan(text: str, origin: str) -> Iterator[_Found]:
    position = 0
    while begin := _BEGIN.search(text, position):
        key, mark, position = from_comment(begin["key"]), begin["print"], begin.end()
        closing = f"<!-- readgroup:end {mark} -->"
        end = text.find(closing, position)
        while end >= 0 and fingerprint(origin, key, text[position:end]) != mark:
            end = text.find(closing, end + 1)
        if end >= 0:
            position = end + len(closing)
        yield _Found(key, begin.start(), position, end >= 0)


def _renumbered(gaps: Mapping[str, str], regions: Sequence[Region]) -> dict[str, str]:
    """Let a section whose number changed keep its text, where title and title are the only pair."""
    keys = {region.key for region in regions}
    lost = [key for key in gaps if key not in keys]
    new = [region for region in regions if region.title and region.key not in gaps]
    titles = Counter(region.title.casefold() for region in new)
    moved: dict[str, str] = {}
    for region in new:
        matches = [key for key in lost if _same_title(_label(key), region.title)]
        if len(matches) == 1 and titles[region.title.casefold()] == 1:
            moved[matches[0]] = region.key
    return {
        moved.get(key, key): slots.relabelled(gap, _label(key), _label(moved[key]))
        if key in moved
        else gap
        for key, gap in gaps.items()
    }


def _same_title(label: str, title: str) -> bool:
    number = label[: len(label) - len(title)]
    same = label.casefold().endswith(title.casefold())
    return same and re.fullmatch(r"[\dA-Z.\-]*\s*", number) is not None


def _label(key: str) -> str:
    return key.partition(":")[2] or key


def _without_vanished(
    preamble: str, gaps: dict[str, str], keys: Sequence[str]
) -> tuple[str, dict[str, str], list[tuple[str, str]]]:
    """Take the words after regions that vanished out of the gaps.

    Words that hold marks of regions, of a neighbour that a person changed, stay where they stand.
    """
    kept: dict[str, str] = {}
    orphans: list[tuple[str, str]] = []
    for key, gap in gaps.items():
        if key in keys:
            kept[key] = gap
        elif not _BEGIN.search(gap):
            orphans += [(key, words)] if (words := slots.words(gap)) else []
        elif kept:
            kept[next(reversed(kept))] += gap
        else:
            preamble += gap
    return preamble, kept, orphans
