"""What keeps a sentence from being read by itself."""

from __future__ import annotations

import re
from enum import StrEnum

from readgroup.writing.cleaning import NUMBERING
from readgroup.writing.leaning import leans
from readgroup.writing.pointing import points_elsewhere
from readgroup.writing.symbols import has_unnamed_symbol
from readgroup.writing.vocabulary import has_verb, is_command


class Defect(StrEnum):
    """A reason not to show a sentence alone. `DANGLING`, `POINTING` and `LONG` are the mild ones."""

    DANGLING = "leans on the sentence before"
    POINTING = "points elsewhere in the paper"
    LONG = "too long"
    SHORT = "too short"
    CUT = "begins or ends in the middle"
    RUBBLE = "formula or table debris"
    UNNAMED = "a letter that nothing names"
    VERBLESS = "has no verb"
    BOILERPLATE = "address, licence or thanks"
    CITING = "citation without its words"
    ASKING = "asks or orders instead of saying"
    QUOTED = "spoken by somebody else"

    @property
    def is_mild(self) -> bool:
        """Whether the sentence may be shown where its section has nothing better."""
        return self in (Defect.DANGLING, Defect.POINTING, Defect.LONG)


MAX_WORDS, MIN_WORDS = 42, 6

_RUBBLE = re.compile(
    r"\[\[|\b10 [−–-]?\d{1,2}(?=[\s,.;)–−])|\b[a-zA-Z]{1,2},[a-z]\b|\b(?:cos|sin|log|exp|max|min) \(|,,|\w/\.|\.\.\.\s*\w|\([A-Z]{2,}s?\) [A-Z][a-z]+ (?:of|in|and|to|for|is|are|that)\b|(?<!\w)\(\)|\(\s+\)|[=≤≥<>∈∑∏∫√≈≡∂∇⊂⊆∪∩∀∃↦→←⇒⟨⟩∥⊗⊕±×·∼∝∞⇥|{}\\^_~†‡�\ue000-\uf8ff\x00-\x1f]|[𝐀-𝟿]|\(cid:|\.\s*\.\s*\.\s*\."
)
_COMPARED = re.compile(r"(?<=\w) ?[<>≤≥≈±×] ?(?=\d+(?:[.,]\d+)*%?(?:[\s,;.)]|$))")
"""Plain comparisons with a number ("sentences of length < 40") can be read aloud."""
_ODD = re.compile(r"[^\w\s,.;:'\"’‘“”()\[\]%–—/&?!$+#-]")
_GLUED = re.compile(
    r"`\w|\b(?!(?:etc|approx|resp|incl)\.)[a-z]{4,}\. [a-z]\w|(?<=[a-z])#|#(?=[a-z]{2})|[^\W\d_]{28,}|\b[a-z]+[A-Z][a-z]+[A-Z]?[a-z]*\b(?<!iPhone)|(?<=[a-z])\.(?=[A-Z][a-z])"
)
_HEADED = re.compile(
    r"(?<=[a-z],) (?:Now|Then|We|This|These|Thus|However) (?=[a-z])|(?<=[a-z]{3} )(?:There (?:is|are) |We [a-z]+ |Our [a-z]+ (?:is|are) |This (?:is|section|paper) |These [a-z]+ )"
)
"""A sentence begins where none has ended: a heading stands before it, or a comma for a full stop."""
_RUN_TOGETHER = re.compile(
    r"\b(?:of|in|to|for|and|by|on|with|from|is|are|that)(?:the|these|this|those|our|their|its)\b"
)
_MARKED = re.compile(
    r"\b(?P<before>[a-z]{3,}) \d{1,2} (?=(?:is|are|was|were|that|which|shows?|showed|has|have|can)\b)"
)
"""A number between a subject and its verb: the mark of a footnote, unless the word is numbered."""
_UNNAMED = re.compile(
    r"(?:\b[Ww]e |\b[Ll]et |\b[Bb]y |, )(?:define|denote|write|call|fix|set|let)? ?(?:by )?[B-HJ-Zb-hj-zα-ωΑ-Ωµ] (?:as|to be|be|denotes?)\b|, [B-HJ-Z][.,]|"
    r"\b(?:of|for|in|with|by) (?:general|arbitrary|any|each|every|all|some|fixed|given|large|small) [B-HJ-Z]\b|"
    r"(?<![\w-])[α-λν-ωΓΔΛΠΣΦΨΩ][A-Za-z]|\b[A-Z]{2,}[a-z]{3,}\b|"
    r"(?<![\w-])(?!(?:pt|ft|kt|st|pi|xi|St|Mt|Ht)\b)(?:[b-df-hj-np-tv-z][ijkt]|[B-DF-HJ-NP-TV-Z][ijkpt])(?![\w’'-]|\.\w)|"
    r"(?<!function )\b[A-Za-zα-ωµ]\w?\((?:[A-Za-zα-ω]\w?)(?:, ?[A-Za-zα-ω]\w?)*\)|"
    r"(?<!written )(?<!implemented )(?<!programmed )\b(?:in|of|by|from|to|with|for|on|across|and|or|over|into|when|that|than|if|let|as) [B-HJ-Z]\b(?![-.’'&/])(?! (?:test|score|value|statistic|interface|package|script|program|function)s?\b| (?:librar|language|code))"
)
"""A letter that no noun before it names, or that is given its meaning here."""
_CITING = re.compile(
    r"\[\d+(?:[,;–-]\s*\d+)*\]|\[[A-Z][\w+]{1,7}\d{2}[a-z]?\]|(?:\b(?:in|by|of|from|see|to|with)|^)\s*\(?(?:19|20)\d\d\)"
)
_BOILERPLATE = re.compile(
    r"https?:|www\.|\S@\S|©|\barxiv:|\bdoi\b|equal contribution|correspond(?:ing|ence) (?:author|to)|copyright|all rights reserved|"
    r"permission to|work whose goal is to advance|^(?:Answer|Justification|Guidelines):|licen[sc]ed? under|we (?:would like to )?(?:thank|acknowledge)|(?:is|are) grateful|was supported by|(?:is|are|was|were) (?:\w+ly )?(?:funded|sponsored) by|work was (?:\w+ )?(?:done|carried out|performed|conducted) (?:while|during|at)\b|"
    r"(?:funded|supported) by (?:the|a|an)\b.*(?:grant|fund|foundation|award)|published (?:as|at|in) |(?-i:Proceedings of|Conference on|Workshop on)|"
    r"accepted (?:at|to|by)|all authors|preprint|\bwe open[- ]source|\bopen[- ]sourced? (?:our|the|at|on)\b|available at|\bcode (?:is|and|at)\b",
    re.IGNORECASE,
)
_WONDERED = re.compile(
    r"\b(?:one|you|some|readers?|users|people|we|who \S+(?: \S+){0,8}?|constrained) (?:might|may|could) (?:\w+ )?(?:wonder|ask) (?:if|whether|why|how|what|which|where|who)\b",
    re.IGNORECASE,
)
"""Somebody's question, without what the authors answer."""
_SPOKEN = re.compile(
    r"(?:Q|A|Question|Answer|User|Assistant|Human|System|Instruction|Premise|Input|Output|Response): "
)
"""Of a conversation or a sample that is shown."""
_FOOTNOTE_MARK = re.compile(r"\d{1,2} (?:[A-Z][a-z]+|A|In|We|As) [a-z]")
_HEADLESS = re.compile(
    r"(?:Even though|Although|While|Whereas),|(?:While|As|Although|Since|Because|In|By) (?:shows?|showed|finds?|found|argued?|proposed?|demonstrated?|suggest\w*)\b"
)
"""A citation that carried the grammar is gone."""
_TAILLESS = re.compile(
    r"\b(?:is|are|was|were|the|an?|of|and|or|from|as|than|according to|due to|such as)\.$",
    re.IGNORECASE,
)
"""What it governed is gone: a citation, a number, a formula."""
_END = re.compile(r"[.!?][”\"’')\]]*$")
_WORD = re.compile(r"\S+")


def defects(text: str) -> frozenset[Defect]:
    """The defects of a sentence as it would be shown; none for one that stands alone.

    >>> sorted(defects("This shows that it is larger than in Figure 3."))
    [<Defect.DANGLING: 'leans on the sentence before'>, <Defect.POINTING: 'points elsewhere in the paper'>]
    >>> defects("Sparse autoencoders recover features that neurons mix.")
    frozenset()
    """
    tokens = _WORD.findall(text)
    tests = {
        Defect.DANGLING: leans(text),
        Defect.POINTING: points_elsewhere(text),
        Defect.LONG: len(tokens) > MAX_WORDS,
        Defect.SHORT: len(tokens) < MIN_WORDS,
        Defect.CUT: _is_cut(text),
        Defect.RUBBLE: _is_rubble(text, tokens),
        Defect.UNNAMED: bool(_UNNAMED.search(text)) or has_unnamed_symbol(text),
        Defect.VERBLESS: not (text.startswith(("We ", "I ")) or has_verb(text)),
        Defect.BOILERPLATE: bool(_BOILERPLATE.search(text)),
        Defect.CITING: bool(_CITING.search(text)),
        Defect.ASKING: text.endswith(("?", "!"))
        or is_command(text)
        or bool(_WONDERED.search(text)),
        Defect.QUOTED: bool(_SPOKEN.match(text)),
    }
    return frozenset(defect for defect, holds in tests.items() if holds)


def _is_cut(text: str) -> bool:
    whole = (text[:1].isupper() or text[:1] in "“\"‘'" or text[:1].isdigit()) and _END.search(text)
    pairs = (("(", ")"), ("[", "]"), ("“", "”"))
    balanced = all(text.count(a) == text.count(b) for a, b in pairs) and text.count('"') % 2 == 0
    return (
        not (whole and balanced)
        or bool(_FOOTNOTE_MARK.match(text) or _HEADLESS.match(text) or _TAILLESS.search(text))
        or text.endswith((" et al.", " e.g.", " i.e.", "..."))
    )


def _is_rubble(text: str, tokens: list[str]) -> bool:
    text = _COMPARED.sub(" ", text)
    glued = _GLUED.search(text) or _RUN_TOGETHER.search(text) or _HEADED.search(text)
    if _RUBBLE.search(text) or glued or not tokens:
        return True
    if any(m["before"] not in NUMBERING for m in _MARKED.finditer(text)):
        return True
    digits = sum(any(c.isdigit() for c in token) for token in tokens)
    single = [bare for bare in (t.strip(".,;:()") for t in tokens) if len(bare) == 1]
    letters = sum((1 + c.islower()) * (c not in "aAI") for c in single)
    odd = len(_ODD.findall(text))
    return digits > 0.2 * len(tokens) + 1 or letters > 0.08 * len(tokens) + 0.5 or odd > 1
