"""What one should know before: terms that a paper uses and does not define."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from readgroup.model.document import Block, Citation, Document, Reference, SectionKind
from readgroup.model.glossary import Glossary, TermKind
from readgroup.model.passage import Quote
from readgroup.model.plan import Prerequisite
from readgroup.text.sentences import split
from readgroup.text.tokens import stem, stems
from readgroup.writing.glossary.abbreviations import is_short_form
from readgroup.writing.glossary.speech import Speech
from readgroup.writing.glossary.uses import said_blocks, singular, uses
from readgroup.writing.quotes import quote
from readgroup.writing.terms import noun_phrases
from readgroup.writing.vocabulary import is_plain_noun, is_verb

MOST = 10
_FEWEST_USES = 3
_NEAR = 3
"""Characters between a term and the mark that cites for it."""
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-\d+)?(?![\w(-])")
_EVERYWHERE = frozenset(stems("neural deep machine learning language artificial intelligence"))
"""Stems that name no single thing to look up."""
_INNER_CAPITAL = re.compile(r"\w[A-Z]")
_LATE = (SectionKind.APPENDIX,)
_UNIVERSAL = frozenset({"AI", "ML", "USA", "US", "UK", "EU", "PDF", "URL", "GPU", "CPU", "TPU", "RAM", "API", "ID", "OK", "IT", "LaTeX", "AND", "OR", "NOT", "ICLR", "ICML", "ACL", "IEEE", "ACM", "NeurIPS", "EMNLP", "NAACL", "CVPR", "AAAI", "GitHub", "OpenAI", "DeepMind", "arXiv"})  # fmt: skip
"""Known to everybody who reads papers, or no terms."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """A term right before a citation mark, and the first reference of the mark."""

    term: str
    block: int
    at: int
    reference: Reference


def prerequisites(document: Document, glossary: Glossary) -> tuple[Prerequisite, ...]:
    """Terms used three times or more and not in the glossary, the most used first.

    A term is known by the citation that stands right behind it, which says where it is explained;
    an abbreviation that is never spelled out is one too, with the reference that is cited for it.
    """
    known = _known(glossary)
    said = " ".join(b.text for _, b in said_blocks(document)).casefold()
    speech = Speech(document)
    found: dict[str, Prerequisite] = {}
    for cited in _cited(document):
        key = _key(cited.term)
        if key in known or key in found or said.count(cited.term.casefold()) < _FEWEST_USES:
            continue
        kind = TermKind.ABBREVIATION if is_short_form(cited.term) else TermKind.TERM
        count = sum(use.count for use in uses(document, (cited.term,), kind))
        if count >= _FEWEST_USES:
            where = _sentence(document, cited.block, cited.at)
            found[key] = Prerequisite(speech.spelled(cited.term), count, where, cited.reference)
    for term, block, at in _unexplained(document):
        key = _key(term)
        part = any(term in other.term.split() for other in found.values())
        if key not in known and key not in found and not part:
            count = sum(u.count for u in uses(document, (term,), TermKind.ABBREVIATION))
            if count >= _FEWEST_USES:
                found[key] = Prerequisite(term, count, _sentence(document, block, at))
    explained = sorted(_widest(found.values()), key=lambda p: -p.count)
    others = sorted((p for p in found.values() if not p.reference), key=lambda p: -p.count)
    return (*explained[:MOST], *others[: MOST // 2])


def _widest(found: Iterable[Prerequisite]) -> Iterator[Prerequisite]:
    """Those that a reference explains, without parts of others that the same one explains."""
    cited = [p for p in found if p.reference]
    for one in cited:
        parts = (o for o in cited if o is not one and o.reference == one.reference)
        if not any(one.term.casefold() in other.term.casefold() for other in parts):
            yield one


def _known(glossary: Glossary) -> frozenset[str]:
    names = [e.term for e in glossary.entries] + [e.expansion for e in glossary.entries]
    return frozenset(_key(name) for name in names if name)


def _key(term: str) -> str:
    *words, last = re.split(r"[\s-]+", term.casefold())
    return " ".join([*words, singular(last)])


def _cited(document: Document) -> Iterator[_Cited]:
    """Terms right before a mark, first those that are cited for alone."""
    alone = [c for c in document.citations if len(c.references) == 1]
    several = [c for c in document.citations if len(c.references) > 1]
    for citation in (*alone, *several):
        block = document.blocks[citation.block]
        if not block.kind.is_text or document.kind_of(block.section) in _LATE:
            continue
        term = _term_before(document, block, citation)
        reference = document.references[citation.references[0]]
        if term and _explains(reference, term):
            yield _Cited(term, citation.block, citation.start, reference)


def _term_before(document: Document, block: Block, citation: Citation) -> str:
    """The noun phrase that ends where the mark begins, "" where none does or it is of any paper."""
    before = block.text[max(0, citation.start - 90) : citation.start].rstrip(" ([")
    if citation.start - (max(0, citation.start - 90) + len(before)) > _NEAR:
        return ""
    opened = max(before.rfind(c) for c in ".;:") + 1
    phrases = noun_phrases(before[opened:].strip())
    if not phrases or not before.endswith(phrases[-1].text):
        return ""
    bare = re.sub(r"^(?:the|an?)\s+", "", phrases[-1].text, flags=re.IGNORECASE)
    return bare if _is_term(bare, document) else ""


def _explains(reference: Reference, term: str) -> bool:
    """Whether an entry is on the term: its title shares a telling word, or the term is a name.

    >>> _explains(Reference("", title="Highway networks"), "Highway")
    True
    >>> _explains(Reference("", title="Toy models of superposition"), "neural networks")
    False
    """
    title = stems(reference.title or reference.raw)
    words = [w for w in stems(term) if not is_plain_noun(w)]
    if len(term.split()) == 1 and not _INNER_CAPITAL.search(term):
        return title[:1] == words[:1]
    return bool(set(words) & set(title)) or _INNER_CAPITAL.search(term) is not None


def _is_term(text: str, document: Document) -> bool:
    words = text.split()
    low = [w.lower() for w in words]
    if len(words) == 1 and not (is_short_form(text) or (text[0].isupper() and len(text) > 3)):
        return False
    if is_plain_noun(low[-1]) and is_plain_noun(low[0]):
        return False
    telling = {stem(w) for w in low if not is_plain_noun(w) and not is_verb(w)}
    own = telling <= frozenset(stems(document.title)) | _EVERYWHERE
    return bool(telling) and not own and text not in _UNIVERSAL and not any(map(str.isdigit, low))


def _unexplained(document: Document) -> Iterator[tuple[str, int, int]]:
    """Abbreviations in the running text with their first places."""
    seen: set[str] = set()
    for index, block in said_blocks(document):
        if not block.kind.is_text or document.kind_of(block.section) in _LATE:
            continue
        for found in _ACRONYM.finditer(block.text):
            term = singular(found.group()) if found.group().endswith("s") else found.group()
            capitals = sum(c.isupper() for c in term)
            if term not in seen and capitals >= 3 and term not in _UNIVERSAL and len(term) <= 8:
                seen.add(term)
                yield term, index, found.start()


def _sentence(document: Document, block: int, at: int) -> Quote:
    bounds: Sequence[tuple[int, int]] = split(document.blocks[block].text)
    start, end = next(
        ((a, b) for a, b in bounds if a <= at < b), (0, len(document.blocks[block].text))
    )
    return quote(document, block, start, end)
