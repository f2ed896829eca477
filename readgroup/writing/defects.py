"""What keeps a sentence from being read by itself."""

from __future__ import annotations

import re
from enum import StrEnum

from readgroup.text.tokens import STOP_WORDS, stem
from readgroup.writing.cleaning import NUMBERING
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

_DANGLING_START = re.compile(
    r"(?:(?:This|That|These|Those)\b(?! (?:paper|work|review|survey|article|study|thesis|primer|essay|report|tutorial|note|letter|chapter|manuscript|guide)\b)"
    r"|It\b(?! (?:helps? to|pays to|takes)\b)(?! (?:is|remains|was|has been|seems|appears|would be|may be|becomes|can be) (?:\w+ly |still |also |not |yet |well |an? |often |now )*"
    r"(?:open|unclear|unknown|possible|impossible|important|difficult|hard|easy|clear|known|necessary|useful|likely|unlikely|worth|essential|crucial|"
    r"natural|common|tempting|interesting|shown|argued|helpful|reasonable|sufficient|challenging|plausible|remarkable|surprising|desirable|believed|mystery)\b)"
    r"|(?:Its|They|Their|Them|He|She|His|Her|Such|Both|Another|Others?|Either|Neither|Similarly|Likewise|Here|Instead|"
    r"Otherwise|Rather|Again|Alternatively|Conversely|Doing so|Same|Each of|Some of (?:these|them)|All of (?:these|them)|"
    r"Many of (?:these|them)|One of (?:these|them)|Most of (?:these|them)|None of|Two of|Also|Then|"
    r"To do (?:so|this)|Because of this|Despite this|Given this|For this|In this (?:case|way|sense|regard|setting|example|"
    r"context|view|manner|scenario|figure|table)|In these|In that|In such|With this|From this|By this|To this|At this|"
    r"On this|Under this|After this|Unlike this|Like this|For these|For (?:example|instance)|As an example|As (?:such|before)|"
    r"Now|So|But|And|Or|Yet|Nor|On the contrary|In contrast|By contrast|On the other hand|"
    r"[Tt]he (?:former|latter|above|aforementioned|following|same|resulting|obtained|second|third|fourth|other|next|previous|rest|"
    r"remaining|remainder|last|final|first) ?(?:\w+)?|An? (?:second|third|fourth|fifth|final|similar|further|related) \w+|Two|Three|Four|"
    r"One (?:is|was|of|approach|way|reason|example|possibility|option|such|issue|problem)|Since then|Afterwards?|(?:In|By) comparison,|In our case|To (?:therefore|thus)|Thus|Hence|Therefore|Consequently|We (?:do|did|achieve|accomplish) (?:so|this|that|it)|"
    r"We (?:stop|continue|repeat|proceed|return|iterate|terminate) (?=(?:when|until|with|to|by|the)\b)|Consider|"
    r"The (?:(?:main|key|overall|whole|basic|only|other) )?(?:process|procedure|reason|difference|idea|intuition|situation|effect|result|results|problem|question|answer|case|trend|pattern|gap|proof|"
    r"claim|statement|conclusion|motivation|remainder) (?=(?:is|are|was|were|has|have|had|can|could|may|will|would|does|did|goes|shows?|suggests?|starts?|begins?|initiates?|consists?|works?|follows?|holds?|remains?|involves?|differs?)\b)|"
    r"Suppose|Let|Recall|Note|Notice|Observe|Assume|Imagine|Say|Now)\b)"
)
_DANGLING_INSIDE = re.compile(
    r"^(?:We|I|The authors) (?:\w+ly |also |further )?\w+ (?:that (?:they|it|these)|(?:(?:how|whether|why|when) )?(?:its|their)|(?:how|whether|why|when) (?:it|they)) |, too,|, though,| here(?! (?:we|I)\b)|\b[Ww]e again\b|, again,|\b(?:in|of|for|on|from|by|with|to|recommend|consider|see) that (?:work|case|paper|end|setting|sense|way|regard|respect|point|time)\b|, suppose |^(?:\S+ ){1,14}(?:this|these|those|such a|such an) (?!(?:paper|work|review|survey|article|study|thesis|primer|essay|report|tutorial|note|letter|chapter|manuscript|guide)\b)\w+|\b(?:(?:of|by|from|to|with|for|in|on|at|as|like|than|about|because of|do|does|did|via|through|and|that|if|but) (?:this|these|those)"
    r"(?=[.,;:)]| (?:is|are|was|were|can|may|will|and|or|by|to|as|in|that|would|could|does|has|have)\b)"
    r"|(?:the|these|those) (?:former|latter|aforementioned|above|two|three|four)\b|(?:overcom|address|solv|mitigat|resolv)\w* (?:this|these|those)\b|mentioned above|described above|\bsuch (?!as\b|that\b|an?\b|is\b|are\b)[a-z-]+(?: [a-z]|,)|\bthe (?:intuition|idea|point|question|problem) here\b|"
    r"(?:as|such) (?:above|before)|in such (?:a )?cases?|these (?:two|three|four)|(?:this|these) (?:is|are|suggests?|shows?|means?)\b)",
    re.IGNORECASE,
)
_DEMONSTRATED = re.compile(
    r"\b(?:these|those|this) (?!paper|work|review|survey|article|study|thesis|primer|essay|report|tutorial|note|letter|chapter|manuscript|guide"
    r"|approach|method|technique|framework|model|algorithm|idea|setting|end|is\b|are\b|who\b|that\b|which\b|of\b|in\b|for\b|with\b|from\b|by\b)"
    r"([a-z-]{3,}(?: [a-z-]{3,})?)"
)
_BOTH = re.compile(
    r"\bboth (?:of (?:them|the)\b|(?!the\b|in\b|of\b|for\b|its\b|their\b|our\b)(?:[a-z-]+ )?[a-z-]{3,}s(?=[.,;:)]| (?!and\b|or\b)\w))"
)
_SEVERAL = re.compile(r" (?:and|or|two|versus|vs\.?|nor) ")
"""Without these before it, nothing is named that could be both."""
_ORDINAL = re.compile(
    r"\bthe (?:first|second|third) (?:type|kind|one|approach|case|method|group|step|question|setting|option|term|part)s?\b"
)
_MANY = frozenset(
    ["and", "people", "humans", "data", "men", "women", "children", "who", "phenomena"]
)
_PLAIN_WORD = re.compile(r"[a-z]+")
_FLOAT = r"(?:[Ff]igures?|[Ff]igs?\.|[Tt]ables?|[Tt]abs?\.|[Ss]ections?|[Ss]ecs?\.|§|[Aa]ppendi(?:x|ces)|[Ee]qs?\.|[Ee]quations?|[Aa]lgorithms?|[Ll]isting|[Ff]ootnote|[Cc]hapter|[Ll]ines?)"
_POINTING = re.compile(
    rf"(?-i:\b{_FLOAT}\s?\(?(?:[A-Z]?\d|[A-Z]{{1,3}}\b))|§|\b(?:this|next|previous|following|preceding|last|present|remaining|later|earlier|rest of the) "
    r"(?:sub)?(?:sections?|chapter|table|figure|paragraph|appendix|equation|page)\b|\bas follows\b|\bthe following\b|"
    r"\b(?:see|shown|described|discussed|listed|defined|mentioned|given|introduced) (?:above|below|earlier|previously|later)\b|"
    r"\b(?:above|below)\b[.,]?$|\b\w+s (?:above|below)\b|\b(?:subsequent|following|previous) (?:analys[ie]s|sections?|discussion|experiments?|paragraphs?)\b|^(?:We|I) (?:now|next|will|then|first|begin|start|have reached|turn|conclude)\b|\b(?:in )?the rest of (?:this|the) \w+|\b(?:rows?|columns?|panels?) \(|\bdescribe below\b|\b[Aa]s (?:we (?:have |already )?)?(?:discussed|mentioned|noted|described|saw|see|seen|showed|shown|explained|stated) (?:in|earlier|above)\b(?-i:(?! (?:[A-Z]|\[)))|"
    r"(?-i:\b(?:Theorem|Lemma|Proposition|Corollary|Definition|Assumption|Remark|Example|Conjecture|Question|Claim)s? \(?\d)|\b(?:hinted|noted|mentioned|discussed|seen|shown|described|explained|stated|argued|observed|introduced|said|used|defined) (?:above|before|earlier|previously)\b|"
    r"\bwe (?:have )?(?:just|already|previously) \w+|\bwe (?:have )?(?:mentioned|saw|seen)\b|\b[Tt]he (?:shown|above|presented|depicted|plotted) \w+|"
    r"\bpresented here\b|^In what follows|^We (?:adopt|follow|use|keep) [^.]*\b(?:style|notations?|terminology|conventions?)\b|^We compare [^.]* (?:with|to|against) [^.]*(?:methods|works?|baselines|approaches)\.$|^There (?:are|is|exist|exists|have been) (?:a number of|many|several|numerous|various|some|certain|multiple|a few|a variety of) [^.,;:]{0,70}\.$|"
    r"^We (?:also |further )?(?:provide|give|offer|present|share) (?:an? |some |more |several |further )?(?:[\w-]+ ){0,2}(?:explanations?|discussions?|overview|description|summary|details?|intuitions?|examples?|illustrations?) (?:for|of|on|about|to|why)\b|"
    r"^Before (?:we (?:proceed|describe|present|introduce|discuss|turn|begin|start|continue)|proceeding|delving|diving|describing|presenting|discussing|introducing)\b|^We (?:close|end|conclude|finish) (?:the|this|our) \w+ (?:by|with)\b|^(?:Our|The|These) (?:results|findings|work|study|analysis|analyses|experiments) (?:shed|sheds|pave|paves) |, we (?:now|next|then|will) |"
    r"\b(?:two|three|four|several|some) (?:[\w-]+ ){0,2}(?:reasons|ways|problems|issues|limitations|parts|steps|categories|aspects|questions|challenges|obstacles|drawbacks|shortcomings|advantages|contributions|findings|observations|goals)[.]$|"
    r"\bin the (?:figure|table|plot)\b|\bpart of the (?:table|figure)\b|"
    r"\b(?:have|has|with) (?:\w+ )?limitations[.]$|: (?:the )?first(?:ly)?\b(?!.*\b(?:second|other))|^(?:Above|Below),|\bin the main text\b|\b(?:left|right)-side (?:panels?|plots?|figures?)\b|\b(?:left|right|top|bottom|upper|lower|first|second|last) (?:panels?|plots?)\b|"
    r"\brefer (?:the )?(?:interested )?(?:readers? )?to\b|\breaders? (?:can|may|should|is|are)\b|\bstructure of (?:this|the) (?:paper|review|article|survey)\b|"
    r"^We (?:here |now |briefly |also |first |then |will )+(?:list|review|discuss|describe|outline|summari[sz]e|recall|collect|sketch|introduce)\b|"
    r"^We (?:fix|introduce|recall|collect|need) (?:some|the following|our|a few) (?:basic |more )?(?:notations?|notions|definitions|facts)\b|"
    r"\b(?:in|of|by|from|with|using|and) \(\d{1,2}[a-z]?\)(?!,? (?:and )?\(\d)|\b[Ss]teps? \d|^Next,? (?:we|I)\b|\b(?:in|of) the (?:appendix|supplement\w*)|\b(?:left|right|top|bottom)\)|\((?:left|right|top|bottom)|"
    r"\b(?:this|the rest of the|remainder of the) (?:paper|work) is (?:organi[sz]ed|structured)|\bis (?:organi[sz]ed|structured) as",
    re.IGNORECASE,
)
_RUBBLE = re.compile(
    r"\b[a-zA-Z]{1,2},[a-z]\b|\b(?:cos|sin|log|exp|max|min) \(|,,|\w/\.|\.\.\.\s*\w|\([A-Z]{2,}s?\) [A-Z][a-z]+ (?:of|in|and|to|for|is|are|that)\b|\(\s*\)|[=≤≥<>∈∑∏∫√≈≡∂∇⊂⊆∪∩∀∃↦→←⇒⟨⟩∥⊗⊕±×·∼∝∞⇥|{}\\^_~†‡�\ue000-\uf8ff\x00-\x1f]|[𝐀-𝟿]|\(cid:|\.\s*\.\s*\.\s*\."
)
_COMPARED = re.compile(r"(?<=\w) ?[<>≤≥≈±×] ?(?=\d+(?:[.,]\d+)*%?(?:[\s,;.)]|$))")
"""Plain comparisons with a number ("sentences of length < 40") can be read aloud."""
_ODD = re.compile(r"[^\w\s,.;:'\"’‘“”()\[\]%–—/&?!$+#-]")
_GLUED = re.compile(
    r"`\w|\b(?!(?:etc|approx|resp|incl)\.)[a-z]{4,}\. [a-z]\w|(?<=[a-z])#|#(?=[a-z]{2})|[^\W\d_]{28,}|\b[a-z]+[A-Z][a-z]+[A-Z]?[a-z]*\b(?<!iPhone)|(?<=[a-z])\.(?=[A-Z][a-z])"
)
_HEADED = re.compile(
    r"(?<=[a-z]{3} )(?:There (?:is|are) |We [a-z]+ |Our [a-z]+ (?:is|are) |This (?:is|section|paper) |These [a-z]+ )"
)
"""A sentence begins where none has ended: a heading stands before it."""
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
    r"\b[A-Za-zα-ωµ]\w?\((?:[A-Za-zα-ω]\w?)(?:, ?[A-Za-zα-ω]\w?)*\)|"
    r"\b(?:in|of|by|from|to|with|for|on|across|and|or|over|into|when|that|than|if|let|as) [B-HJ-Z]\b(?![-.’'&/])(?! (?:test|score|value|statistic)s?\b)"
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
        Defect.DANGLING: bool(
            _DANGLING_START.match(text)
            or _DANGLING_INSIDE.search(text)
            or _points_back(text)
            or _has_bare_pronoun(text)
        ),
        Defect.POINTING: bool(_POINTING.search(text)),
        Defect.LONG: len(tokens) > MAX_WORDS,
        Defect.SHORT: len(tokens) < MIN_WORDS,
        Defect.CUT: _is_cut(text),
        Defect.RUBBLE: _is_rubble(text, tokens),
        Defect.UNNAMED: bool(_UNNAMED.search(text)),
        Defect.VERBLESS: not (text.startswith(("We ", "I ")) or has_verb(text)),
        Defect.BOILERPLATE: bool(_BOILERPLATE.search(text)),
        Defect.CITING: bool(_CITING.search(text)),
        Defect.ASKING: text.endswith(("?", "!")) or is_command(text),
    }
    return frozenset(defect for defect, holds in tests.items() if holds)


def _points_back(text: str) -> bool:
    """Whether it speaks of "these layers" without having named layers itself.

    >>> _points_back("We find similar results at these layers."), _points_back("Layers exist; we probe these layers.")
    (True, False)
    """
    for pattern in (_BOTH, _ORDINAL):
        found = pattern.search(text)
        if found and not _SEVERAL.search(text[: found.start()]):
            return True
    for found in _DEMONSTRATED.finditer(text):
        named = {stem(word) for word in _PLAIN_WORD.findall(text[: found.start()].lower())}
        nouns = [word for word in found[1].lower().split() if word not in STOP_WORDS]
        if not any(stem(noun) in named for noun in nouns):
            return True
    return False


def _has_bare_pronoun(text: str) -> bool:
    """Whether "they" or "she" stands for somebody or something that the sentence has not named.

    >>> _has_bare_pronoun("We repurpose their loss."), _has_bare_pronoun("Probes err where they are large.")
    (True, False)
    """
    plural = re.search(r"\b(?:they|them|their)\b", text, re.IGNORECASE)
    if plural:
        before = _PLAIN_WORD.findall(text[: plural.start()].lower())
        many = (w.endswith("s") and len(w) > 3 and not w.endswith(("ss", "us")) for w in before)
        named = any(many) or not _MANY.isdisjoint(before)
        return not named
    single = re.search(r"\b(?:he|she|him)\b", text)
    return single is not None and not re.search(r" [A-Z][a-z]", text[: single.start()])


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
