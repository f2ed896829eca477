"""From a sentence as it stands in the paper to the sentence that is shown."""

from __future__ import annotations

import re

_NAME = r"(?:(?:van|von|de|der|den|del|la|le|al|dos|da|di) )*[A-ZÀ-ÞŁŠŽČ][\w’'.-]*(?: [A-Z]\.)*"
_CITED = (
    rf"(?:(?:see|e\.g\.|cf\.|also|i\.e\.|for example|for instance)[,]? )*{_NAME}"
    rf"(?:(?:,| and| &|, and) {_NAME})*(?:,? et al\.?)?,?\s*\(?(?:19|20)\d\d[a-z]?(?:, ?(?:(?:19|20)\d\d)?[a-z]?)*"
)
_AUTHOR_YEAR = re.compile(
    rf"(?P<before>[\w.]*)\s*[(\[]{_CITED}(?:; ?{_CITED})*(?:; ?inter alia|, inter alia)?[)\]]"
)
_MARKS = r"\[(?:\d{1,3}(?:\s*[,;–-]\s*)?)+\]|\[(?:[A-Z][\w+]{1,7}\d{2}[a-z]?(?:[,;]\s*)?)+\]"
_NUMBERED = re.compile(rf"(?P<before>[\w.]*)\s*(?:{_MARKS})(?:,?\s*(?:{_MARKS}))*")
_GOVERNING = frozenset(
    [
        "in",
        "by",
        "of",
        "see",
        "from",
        "with",
        "to",
        "and",
        "than",
        "on",
        "following",
        "as",
        "or",
        "cf.",
        "via",
        "at",
        "like",
        "unlike",
        "per",
        "mirror",
        "mirrors",
        "follow",
        "follows",
        "extend",
        "extends",
        "extending",
        "replicate",
        "replicates",
        "adopt",
        "adapt",
        "adapting",
    ]
)
_FOOTNOTE = re.compile(
    r"\b(?P<before>[A-Za-z]+,?) \d{1,2}(?=\.$|, (?:where|which|an?|the|we)\b|(?<=, \d) an? [a-z])"
)
NUMBERING = frozenset(
    [
        "layer",
        "layers",
        "section",
        "figure",
        "fig",
        "table",
        "tab",
        "step",
        "task",
        "model",
        "type",
        "version",
        "chapter",
        "equation",
        "eq",
        "algorithm",
        "appendix",
        "head",
        "top",
        "of",
        "to",
        "is",
        "are",
        "by",
        "than",
        "and",
        "or",
        "least",
        "most",
        "in",
        "at",
        "be",
        "was",
        "level",
        "case",
        "block",
        "stage",
        "phase",
        "theorem",
        "definition",
        "proposition",
        "corollary",
        "assumption",
        "experiment",
        "example",
        "lemma",
        "option",
        "row",
        "line",
        "column",
        "about",
        "factor",
        "size",
        "part",
        "grade",
        "number",
        "equals",
        "from",
        "with",
        "only",
        "epoch",
        "day",
        "week",
        "page",
    ]
)
"""Words that a number belongs to; behind others it may be the mark of a footnote."""
_FLOAT = r"(?:(?:Theorem|Lemma|Definition|Proposition|Corollary|Example|Remark)s?|[Ff]igures?|[Ff]igs?\.|[Tt]ables?|[Tt]abs?\.|[Ss]ections?|[Ss]ecs?\.|§+|[Aa]ppendi(?:x|ces)|[Aa]pp\.|[Ee]quations?|[Ee]qs?\.|[Aa]lgorithm)"
_POINTER = re.compile(
    rf"\s*\((?:(?:see|cf\.|shown in|as in|also|e\.g\.,?) )*{_FLOAT}\s?[\w.]*(?:(?:,| and|–|-|;)\s*(?:{_FLOAT}\s?)?[\w.]+)*"
    r"(?:,? (?:left|right|top|bottom|for details|above|below))*\)"
)
_CONNECTIVE = re.compile(
    r"^(?:However|Moreover|Furthermore|In addition|Additionally|Therefore|Thus|Hence|Consequently|"
    r"As a result|Nevertheless|Nonetheless|Besides|Also|Finally|Lastly|First|Firstly|Second|Secondly|"
    r"Third|Thirdly|Next|Then|Overall|In summary|To summari[sz]e|In conclusion|In short|To this end|"
    r"In other words|Indeed|In fact|Notably|Importantly|Interestingly|Crucially|Surprisingly|"
    r"Specifically|Concretely|In particular|More specifically|More generally|Intuitively|Conversely|Unfortunately|"
    r"Accordingly|Meanwhile|Further|Separately|Namely|Of course|Again|Still|Yet|And|But|So|Put differently|Along the way|That is|Similarly|Likewise|"
    r"On the other hand|On the one hand|At the same time|Ultimately),\s+(?=[A-Za-z“\"‘])"
)
_ASIDE = re.compile(
    r", (?:however|therefore|moreover|furthermore|consequently|nevertheless|nonetheless|in contrast|by contrast|on the other hand|in turn),"
)
_BRIEF = 9
"""Words of a sentence that is only one half of a contrast, and would hide it without its aside."""
_BARE_CONNECTIVE = re.compile(
    r"^(?:But|And|Yet|So|Thus|Hence|However)\s+(?=(?:the|we|our|a|an|there|most|many)\b)"
)
_BULLET = re.compile(r"^(?:[•◦▪–—-]|\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)])\s+(?=[A-Z“])")
_LABEL = re.compile(
    r"^(?:Motivation|Background|Context|Objectives?|Aims?|Purpose|Methods?|Results?|Findings|Conclusions?|Significance)"
    r"(?::|\.| [—–-])\s+(?=[A-Z])"
)
"""Of the parts of a structured abstract."""
_NUMBERED_LABEL = re.compile(
    r"^(?i:(?:key |main )?(?:Observation|Finding|Takeaway|Insight|Lesson|Contribution|Challenge|Limitation|Recommendation)(?: [#(]?\d{1,2}\)?)?|"
    r"(?:Metric|Measure|Criterion|Result|Advantage|Benefit|Drawback|Principle|Desideratum|Reason|Guideline) [#(]?\d{1,2}\)?)"
    r"(?::|\.| [—–-])\s+(?=[A-Z])"
)
"""Not of what would read as claimed without it, as a hypothesis would."""
_DRAWN = r"(?:[Ff]igures?|[Ff]igs?\.?|[Tt]ables?|[Tt]abs?\.|[Pp]lots?|[Gg]raphs?)"
_DRAWN_NUMBER = r"(?: \(?(?:[A-Z]\.?)?\d[\w.]*\)?(?: \([\w ,-]+\))?)"
_ONE_SEES = r"(?:(?:we|one) (?:can )?(?:see|observe|note|find|notice) that |it (?:can be (?:seen|found|observed)|is (?:clear|evident|apparent)) that )"
_AS_DRAWN = re.compile(
    rf"^(?:As (?:(?:can be |is |are |we (?:can )?|one can )?(?:shown|seen|illustrated|depicted|reported|see|observe|displayed|demonstrated|presented) (?:in|from|by) (?:the )?{_DRAWN}{_DRAWN_NUMBER}?"
    rf"(?:(?:,| and|,? or) (?:{_DRAWN} )?[A-Z]?\d[\w.]*)*|(?:the )?{_DRAWN}{_DRAWN_NUMBER}? (?:shows|illustrates|indicates)), ?(?:{_ONE_SEES}|(?!(?:we|I)\b))|"
    rf"From (?:the )?{_DRAWN}{_DRAWN_NUMBER}?,? {_ONE_SEES})(?=[a-z“])"
)
"""Where a finding can be seen; what follows says it."""
_MARKUP = re.compile(
    r"\\(?:textit|textbf|textsc|texttt|textrm|emph|text|mathrm|mathbf)\{(?P<words>[^{}]*)\}"
)
_TEX_CITED = re.compile(r"\s*~?\\cite\w*\*?(?:\[[^\]]*\])*\{[^{}]*\}")
"""Of abstracts as authors type them for a catalogue."""
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?)](?:\s|$))")


def shown(exact: str, *, alone: bool = True) -> str:
    """`exact` without citation marks, pointers to floats, list marks and a leading connective.

    Nothing is added but a capital letter; a citation that carries grammar ("as in [12]") stays,
    and so does the connective of a sentence that does not stand `alone`.

    >>> shown("However, models superpose features (Elhage et al., 2021; Olah et al., 2020).")
    'Models superpose features.'
    >>> shown("We compare both in Table 3."), shown("We compare both 3.")
    ('We compare both in Table 3.', 'We compare both.')
    >>> shown("As in [12], attention heads [3, 4] compose (Figure 2).")
    'As in [12], attention heads compose.'
    >>> shown("As shown in Table 2, probes fail."), shown("Metric 5: We count errors.")
    ('Probes fail.', 'We count errors.')
    >>> shown("The limit, however, remains."), shown("The limit of what probes tell, however, lies in what they are trained on.")
    ('The limit, however, remains.', 'The limit of what probes tell lies in what they are trained on.')
    """
    text = _BULLET.sub("", " ".join(exact.split()))
    text = _NUMBERED_LABEL.sub("", _LABEL.sub("", text))
    text = _MARKUP.sub(lambda m: m["words"], _TEX_CITED.sub("", text))
    text = _AUTHOR_YEAR.sub(_without_citation, text)
    text = _NUMBERED.sub(_without_mark, text)
    text = _POINTER.sub("", text)
    text = _FOOTNOTE.sub(
        lambda m: m[0] if m["before"].lower().rstrip(",") in NUMBERING else m["before"], text
    )
    text = _SPACE_BEFORE.sub("", text)
    if not alone:
        return text
    plain = _BARE_CONNECTIVE.sub("", _CONNECTIVE.sub("", text, count=1), count=1)
    plain = _AS_DRAWN.sub("", plain, count=1)
    if len(plain.split()) > _BRIEF:
        plain = _ASIDE.sub("", plain, count=1)
    return plain[:1].upper() + plain[1:] if plain != text and _may_rise(plain) else plain


def _without_citation(found: re.Match[str]) -> str:
    """The word before a citation; with the citation where the word governs it ("Following ...,")."""
    before = found["before"]
    return found[0] if before.lower() in _GOVERNING else before


def _without_mark(found: re.Match[str]) -> str:
    """The word before a citation mark; with the mark where it carries grammar or opens."""
    before = found["before"]
    return before if before and before.lower() not in _GOVERNING else found[0]


def _may_rise(text: str) -> bool:
    """Whether the first word is plain lower case; "t-SNE" and "k-means" keep theirs."""
    first = text.split(" ", 1)[0]
    return first[:1].islower() and first.isalpha() and (len(first) > 1 or first == "a")
