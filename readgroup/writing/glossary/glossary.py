"""The glossary of a paper: candidates for entries, and the best definition of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from readgroup.model.document import Document, SectionKind
from readgroup.model.glossary import Entry, Glossary, TermKind
from readgroup.model.guide import Statement
from readgroup.writing.glossary.abbreviations import abbreviations
from readgroup.writing.glossary.definitions import Wording, defined
from readgroup.writing.glossary.formal import formal_definitions, own_glossary
from readgroup.writing.glossary.notation import notation
from readgroup.writing.glossary.passages import Passage, passages
from readgroup.writing.glossary.speech import Speech
from readgroup.writing.glossary.uses import singular, uses

_K = SectionKind
FEWEST_USES = 2
"""What is said once needs no entry."""
_MOST = 60
"""Terms of one glossary; a review defines more than anybody looks up."""
_ORDER = (TermKind.TERM, TermKind.ABBREVIATION, TermKind.NOTATION)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible definition; the greater its `weight`, the better it defines."""

    term: str
    kind: TermKind
    definition: Statement
    weight: float
    expansion: str = ""


def glossary(document: Document) -> Glossary:
    """Terms, abbreviations and notation that the paper defines and uses, each with its definition.

    Every definition is quoted verbatim. A term is given once: as an abbreviation where it is one.
    """
    found: dict[tuple[TermKind, str], list[_Candidate]] = defaultdict(list)
    for passage in passages(document):
        for candidate in _candidates(passage):
            found[candidate.kind, _key(candidate)].append(candidate)
    for term, passage, wording in _set_apart(document):
        candidate = _Candidate(term, TermKind.TERM, passage.statement(), float(wording))
        found[candidate.kind, _key(candidate)].append(candidate)
    best = _once(max(group, key=lambda c: c.weight) for group in found.values())
    speech = Speech(document)
    entries = (_entry(document, candidate, speech) for candidate in best)
    return Glossary(tuple(_ordered(e for e in entries if _is_used(document, e))))


def _is_used(document: Document, entry: Entry) -> bool:
    """Whether the paper says it often enough; a term in more than its appendices.

    Those show texts of others, with words that are no terms of the paper.
    """
    inside = [u for u in entry.used if document.kind_of(u.section_ordinal) is not _K.APPENDIX]
    return entry.count >= FEWEST_USES and (bool(inside) or entry.kind is not TermKind.TERM)


def _once(best: Iterable[_Candidate]) -> list[_Candidate]:
    """Without the terms that an abbreviation's entry tells: its long form, named in that sentence."""
    candidates = list(best)
    short = [c for c in candidates if c.kind is TermKind.ABBREVIATION]
    told = {c.term for c in short}
    told |= {_plain(c.expansion) for c in short if not _explained(c, candidates)}
    return [c for c in candidates if c.kind is not TermKind.TERM or _key(c) not in told]


def _explained(short: _Candidate, candidates: Iterable[_Candidate]) -> bool:
    """Whether another sentence than the abbreviation's own says what its long form is."""
    return any(
        c.kind is TermKind.TERM
        and _key(c) == _plain(short.expansion)
        and c.weight > Wording.NAMING
        and c.definition.quote.exact != short.definition.quote.exact
        for c in candidates
    )


def _set_apart(document: Document) -> Iterator[tuple[str, Passage, Wording]]:
    for term, passage in formal_definitions(document):
        yield term, passage, Wording.FORMAL
    for term, passage in own_glossary(document):
        yield term, passage, Wording.OWN_GLOSSARY


def _candidates(passage: Passage) -> Iterator[_Candidate]:
    exact, text = passage.exact, passage.text
    late = 0.5 if passage.is_late else 0.0
    for short, long in abbreviations(text):
        if not _is_person(long, passage.document):
            sound = 1.0 if passage.is_readable() else 0.0
            yield _Candidate(short, TermKind.ABBREVIATION, passage.statement(), sound - late, long)
    for symbol, means in notation(exact):
        told = Statement(means, passage.statement().quote)
        yield _Candidate(symbol, TermKind.NOTATION, told, -late)
    for one in defined(text):
        whole = passage.grounded() if one.leans else passage
        if whole is not None and whole.is_readable():
            weight = float(one.wording) - late - 0.004 * len(whole.text.split())
            yield _Candidate(one.term, TermKind.TERM, whole.statement(), weight)


def _entry(document: Document, chosen: _Candidate, speech: Speech) -> Entry:
    term = speech.spelled(chosen.term) if chosen.kind is TermKind.TERM else chosen.term
    used = uses(document, (term,), chosen.kind)
    expansion = speech.spelled(chosen.expansion) if chosen.expansion else ""
    return Entry(term, chosen.kind, chosen.definition, used, expansion)


def _ordered(entries: Iterable[Entry]) -> Iterator[Entry]:
    found = list(entries)
    for kind in _ORDER:
        of_kind = [e for e in found if e.kind is kind]
        kept = sorted(of_kind, key=lambda e: -e.count)[:_MOST]
        yield from sorted(kept, key=lambda e: (e.term.casefold(), e.term))


def _key(candidate: _Candidate) -> str:
    if candidate.kind is not TermKind.TERM:
        return candidate.term
    return _plain(candidate.term)


def _plain(term: str) -> str:
    *words, last = re.split(r"[\s-]+", term)
    if any(c.isupper() for c in last[1:]):
        return " ".join([*words, last.removesuffix("s")])
    return " ".join([*words, singular(last)]).casefold()


def _is_person(long: str, document: Document) -> bool:
    """Whether the long form is an author's name: lists of who did what abbreviate these too."""
    words = frozenset(long.casefold().split())
    return any(words <= frozenset(author.casefold().split()) for author in document.authors)
