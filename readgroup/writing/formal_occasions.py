"""Occasions in mathematics: theorems, definitions and assumptions, asked about as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readgroup.model.document import Document, SectionKind
from readgroup.model.passage import Quote
from readgroup.writing.formal_statements import FormalStatement, formal_statements
from readgroup.writing.occasions import Occasion, heading_quote
from readgroup.writing.phrases import ARTICLE
from readgroup.writing.reading import Reading
from readgroup.writing.terms import Terminology
from readgroup.writing.vocabulary import word_set

THEOREM, CONDITIONAL, PROVED, USED = (
    "theorem",
    "conditional theorem",
    "proved theorem",
    "used theorem",
)
BOUND, EQUIVALENCE, EXISTENCE = "bound", "equivalence", "existence theorem"
SYMBOLIC = "symbolic statement"
CONJECTURE, ASSUMED = "conjecture", "formal assumption"
DEFINED, CLASS = "formal definition", "defined class"
"""Cues of formal statements."""

_HYPOTHESES = re.compile(
    r"\b(?:if(?! and only| we\b)|suppose|assum(?:e|es|ed|ing)|whenever|provided|unless|satisf\w+)\b",
    re.IGNORECASE,
)
"""Words with which a theorem states what it needs."""
_EQUIVALENT = re.compile(r"\b(?:if and only if|iff|(?:is|are) equivalent)\b")
_EXISTS = re.compile(r"\b[Tt]here (?:exists?|is an?|are)\b")
_CONCLUSION = re.compile(r".*\b(?:[Tt]hen|we have|it holds that|satisf(?:y|ies))\b", re.DOTALL)
_PROBABLE = re.compile(r"with probability (?:at least|at most|≥)")
_BOUNDED = re.compile(
    r"[≤≥≲≳]|\b[OΩ]\(|\bat (?:most|least)\b(?! (?:once|one|twice))|\b(?:upper|lower) bound"
)
_SPELLED = re.compile(r"[A-Z]?[a-z]+(?:[ -][A-Za-z]?[a-z]+){0,4}")
_TERM = r"(?P<term>{}(?:\([a-z]+\) )?[a-z][a-z-]+(?: [a-z][a-z-]+){{0,2}}?)"
_NAMED = re.compile(
    r"\b(?:is|are) (?:called|said to be|termed|known as) "
    + _TERM.format(r"(?:an?|the) ")
    + r"(?=[.,;:]| (?:if|of|for|when|with|on|to|in|provided)\b)"
)
_QUALIFIED = re.compile(
    r"An? (?P<noun>[a-z][a-z -]{3,40}?)(?: \S{1,3})? is (?:said to be|called) (?P<quality>[a-z-]{5,}) (?:if|when)\b"
)
_OPENED = re.compile(
    _TERM.format(r"(?:An?|The) ")
    + r"(?: (?:\S*[^\sa-z]\S*|[a-zα-ωℓ]))*,? (?:of|in|on|over|is|are|defined|determined|between|for|associated)\b"
)
_IS = re.compile(r"(?<=\. )The [^.]* is " + _TERM.format("an? ") + r"(?=[.,]| (?:of|for|if|on)\b)")
_IS_THE = re.compile(r"(?<=\. )" + _TERM.format("The ") + r" of [^.]* is the\b")
"""Ways to introduce a term, the surest first."""
_OF_MANY = re.compile(
    r"^An? |\b(?:said to be|called an?|[Ww]e (?:say|call)|is an? [a-z])|\bis [a-z -]{3,30} if\b"
)
"""Definitions under which several things may fall, not those of one thing."""
_SPECIAL = {"Assumption": ASSUMED, "Conjecture": CONJECTURE}
_EVERYWHERE = word_set(
    "probability intersection union dimension constant condition statement property subset function set sets"
)
_QUALITY = re.compile(
    r"(?:ic|al|ous|ive|[ai]ble|less|ful|ular)$|^(?:sparse|convex|closed|finite|dense|compact|linear|bounded)$"
)
"""How words end that say what a thing is like, and others of the kind."""
_NAMED_BY_HEADING = frozenset({"Theorem", "Proposition", "Corollary"})
_TITLE = re.compile(r"(?!Proof|Main|Further|Some|Other)[A-Z][\w-]+(?: [\w-]+){2,6}")
_TELLING_NAME = 8
"""Characters of what a statement is about: shorter names are symbols or common words."""


def formal_occasions(
    reading: Reading, terms: Terminology, *, inside: frozenset[int]
) -> Iterator[Occasion]:
    """Formal statements of the sections `inside`; one that is stated again counts once."""
    seen: set[str] = set()
    for statement in formal_statements(reading.document):
        about = _about(statement, terms)
        heading = None if about else _heading(statement, reading.document)
        if statement.label in seen or not (about or heading):
            continue
        seen.add(statement.label)
        section = statement.quotes[0].section_ordinal
        if section in inside:
            title = heading.exact if heading else ""
            label = f"{statement.label} in “{title}”" if title else _label(statement, about)
            slots = {"label": label, "term": about or title}
            quotes = (*statement.quotes, heading) if heading else statement.quotes
            weight = 1.0 + 0.5 * bool(statement.name) + 0.8 * (statement.kind == "Theorem")
            is_late = reading.document.kind_of(section) is SectionKind.APPENDIX
            cues = _cues(statement, reading.document)
            yield Occasion(quotes, weight - is_late, dict.fromkeys(cues, slots))


def _heading(statement: FormalStatement, document: Document) -> Quote | None:
    """The heading above a theorem that is all symbols, where that heading names something."""
    section = statement.quotes[0].section_ordinal
    if section < 0 or statement.kind not in _NAMED_BY_HEADING:
        return None
    title = document.sections[section].title
    if document.kind_of(section) is not SectionKind.OTHER or not _TITLE.fullmatch(title):
        return None
    return heading_quote(document, section)


def _label(statement: FormalStatement, about: str) -> str:
    """Its printed label, with its printed name or else with what it is about."""
    if statement.name:
        return f"{statement.label} ({statement.name})"
    return f"{statement.label} {'of' if statement.kind == 'Definition' else 'on'} {about}"


def _about(statement: FormalStatement, terms: Terminology) -> str:
    """What it is about: its name where that is made of words, what it defines, or a topic."""
    if _SPELLED.fullmatch(statement.name):
        return " ".join(terms.opening(word) for word in statement.name.split())
    if statement.kind == "Definition":
        return defined(statement.words)
    found = [*terms.central(statement.words), *terms.topics(statement.words)]
    topics = [topic for topic in found if _is_telling(topic)]
    topics.sort(key=lambda topic: " " not in ARTICLE.sub("", topic))
    return next(iter(topics), "")


def defined(words: str) -> str:
    """The term that a definition introduces, "" where its words do not tell.

    >>> defined("A closed set is said to be a perfect set if no point of it is isolated.")
    'a perfect set'
    >>> defined("A linear map f is called faithful if it is injective.")
    'a faithful linear map'
    >>> defined("The tropical hypersurface V(F) defined by F is the set of such points.")
    'the tropical hypersurface'
    """
    qualified = _QUALIFIED.match(words)
    if qualified:
        article = "an" if qualified["quality"][0] in "aeiou" else "a"
        return f"{article} {qualified['quality']} {qualified['noun']}"
    found = (
        _NAMED.search(words) or _OPENED.match(words) or _IS.search(words) or _IS_THE.search(words)
    )
    if not found:
        return ""
    term = found["term"]
    return term[0].lower() + term[1:] if len(term) >= _TELLING_NAME else ""


def _is_telling(topic: str) -> bool:
    """Whether a topic is a thing, and one that not every theorem is about."""
    last = topic.rpartition(" ")[2].lower()
    return len(topic) >= _TELLING_NAME and last not in _EVERYWHERE and not _QUALITY.search(last)


def _cues(statement: FormalStatement, document: Document) -> Iterator[str]:
    """What can be asked of it."""
    if statement.is_symbolic:
        yield SYMBOLIC
    if statement.kind == "Definition":
        yield DEFINED
        if _OF_MANY.search(statement.words):
            yield CLASS
        return
    if statement.kind in _SPECIAL:
        yield _SPECIAL[statement.kind]
        return
    yield THEOREM
    if statement.is_proved:
        yield PROVED
    if _is_used(statement, document):
        yield USED
    if _EQUIVALENT.search(statement.words):
        yield EQUIVALENCE
    elif _HYPOTHESES.search(statement.words):
        yield CONDITIONAL
    concluded = _concluded(statement)
    if _EXISTS.search(concluded):
        yield EXISTENCE
    if _BOUNDED.search(_PROBABLE.sub("", concluded)):
        yield BOUND


def _concluded(statement: FormalStatement) -> str:
    """What follows from the hypotheses, formulas and all."""
    told = " ".join(q.exact for q in statement.quotes)
    return _CONCLUSION.sub("", told)


def _is_used(statement: FormalStatement, document: Document) -> bool:
    """Whether another passage leans on it; its own proof does not count."""
    named = re.compile(rf"(?<!Proof of )(?<!Proof of the ){re.escape(statement.label)}(?!\.?\d)")
    own = {q.exact for q in statement.quotes}
    return any(
        found.start() > 0
        for block in document.blocks
        if block.kind.is_text and block.text not in own
        for found in named.finditer(block.text)
    )
