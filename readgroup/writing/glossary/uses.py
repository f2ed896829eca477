"""Where a paper says a term: how often in which section, page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from readgroup.model.document import Block, BlockKind, Document, SectionKind
from readgroup.model.glossary import TermKind, Use

_SAYING = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.CAPTION,
    BlockKind.FOOTNOTE,
)
_UNREAD = (SectionKind.REFERENCES, SectionKind.ACKNOWLEDGEMENTS)
_WHO_DID_WHAT = re.compile(r"(?:Author |Authors. )?Contributions$", re.IGNORECASE)
"""Such a list abbreviates people's names."""
_NAME = re.compile(r"\S+[A-Z]\S*")
_PLURALS = (("ies", "y"), ("ches", "ch"), ("xes", "x"), ("sses", "ss"), ("s", ""))


def said_blocks(document: Document) -> Iterator[tuple[int, Block]]:
    """The blocks in which the paper speaks, captions and footnotes too, with their places."""
    for index, block in enumerate(document.blocks):
        if block.kind not in _SAYING or document.kind_of(block.section) in _UNREAD:
            continue
        if block.section < 0 or not _WHO_DID_WHAT.match(document.sections[block.section].title):
            yield index, block


def uses(document: Document, forms: Iterable[str], kind: TermKind) -> tuple[Use, ...]:
    """Where any of the `forms` is said, in reading order, one use a page of a section.

    Words are found in the singular and the plural, with hyphens or without; symbols in displayed
    equations too.
    """
    pattern = finder(tuple(forms), kind)
    counts: Counter[tuple[int, int]] = Counter()
    for block in _places(document, kind):
        for found in pattern.finditer(block.text):
            counts[block.section, block.page_at(found.start())] += 1
    return tuple(
        Use(page, document.sections[s].label if s >= 0 else "", count, s)
        for (s, page), count in counts.items()
    )


def _places(document: Document, kind: TermKind) -> Iterator[Block]:
    yield from (block for _, block in said_blocks(document))
    if kind is TermKind.NOTATION:
        yield from (b for b in document.blocks if b.kind is BlockKind.EQUATION)


@lru_cache(maxsize=1024)
def finder(forms: tuple[str, ...], kind: TermKind) -> re.Pattern[str]:
    """A pattern that finds any of the forms in running text.

    >>> finder(("attention head",), TermKind.TERM).findall("Attention heads and an attention-head")
    ['Attention heads', 'attention-head']
    >>> finder(("SAE",), TermKind.ABBREVIATION).findall("SAEs, an SAE, Saes")
    ['SAEs', 'SAE']
    """
    if kind is TermKind.NOTATION:
        return re.compile("|".join(rf"(?<![\w.-]){re.escape(f)}(?![\w’'-]|\.\w)" for f in forms))
    parts = "|".join(_form(form) for form in forms)
    capitals = kind is TermKind.ABBREVIATION or all(_NAME.fullmatch(f) for f in forms)
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", 0 if capitals else re.IGNORECASE)


def _form(form: str) -> str:
    *words, last = re.split(r"[\s-]+", form)
    ending = rf"(?:{re.escape(singular(last))}(?:s|es)?|{re.escape(last)})"
    if last.endswith("y"):
        ending = rf"{re.escape(last[:-1])}(?:y|ies)"
    return r"[\s-]+".join([*map(re.escape, words), ending])


def singular(word: str) -> str:
    """The singular of an English noun, as far as its ending tells.

    >>> [singular(w) for w in ("features", "properties", "bias", "analysis", "classes")]
    ['feature', 'property', 'bias', 'analysis', 'class']
    """
    if word.endswith(("is", "us", "as", "ss")) or len(word) < 4:
        return word
    for plural, ending in _PLURALS:
        if word.endswith(plural):
            return word.removesuffix(plural) + ending
    return word
