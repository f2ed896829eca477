"""The words of a sentence that an ask may say again between quotation marks.

What cannot be taken apart safely can still be quoted: the paper's own words stay as they are, only less of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from readgroup.writing.defects import defects
from readgroup.writing.reading import Sentence
from readgroup.writing.shortening import Cut, shortenings

FEWEST, MOST = 6, 25
"""Words of a saying."""
_TELLING_CUTS = frozenset({Cut.MEANS, Cut.COORDINATE})
"""What makes a sentence say something else, or only its lesser half."""
_JOINING = re.compile(
    r"^(?:(?:However|Thus|Hence|Therefore|Moreover|Furthermore|Additionally|Consequently|Accordingly|Nevertheless|Nonetheless|"
    r"Indeed|Also|Finally|Overall|Specifically|Notably|Importantly|Interestingly|Surprisingly|Unfortunately|Besides|Still|"
    r"In (?:addition|fact|particular|contrast|summary|short|conclusion|other words|general)|As a (?:result|consequence)|"
    r"First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Last(?:ly)?|Again|Effectively|More broadly|On the contrary|Further-more|More-over|How-ever|That is|"
    r"To the best of our knowledge|Crucially|By contrast|In comparison|Similarly|Likewise),\s+|[A-Z][a-z]+ly,\s+|(?:However|Thus|Hence|Therefore|Also|Indeed|And|But|So|Yet) (?=[a-z]))+"
)
_POINTED = re.compile(
    r"^(?:(?:This|These|The|Our) (?:[\w-]+ ){0,3}?|It )(?:(?:also|further|thus|clearly|strongly) )?(?:suggests?|shows?|showed|indicates?|implies|imply|means?|"
    r"demonstrates?|reveals?|confirms?|follows|found|find|highlights?) that,? "
)
_WE_SAY = re.compile(
    r"^(?:(?:We|I) (?:\w+ly |also |further |then |therefore |thus |do |can |have )*(?:show|find|found|observe|observed|demonstrate|demonstrated|note|see|showed|notice|report|"
    r"conclude|argue|claim|believe|conjecture|hypothesi[sz]e|suspect|suggest|discovered|emphasize|stress|shown|established|seen)|"
    r"Our (?:\w+ ){0,3}(?:observation|finding|result|hypothesis|claim|conclusion|insight|conjecture) is) that,? (?:indeed,? )?"
)
_STRANGE = re.compile(
    r", and that\b|\((?:see|cf)\b|[a-z]{3} \d$|[^\w\s’'/%.,;:()–-]|_| – |\bet al\b|\((?:[^()]* )?(?:19|20)\d\d\w?\)|\b(?:[b-hj-z]|[B-HJ-Z])\b(?![-.’'])|^(?:\W|[a-z]?\d)|"
    r"[a-z]-(?:ments?|more|over|tions?|ings?|ness|ity|able|als?|ed|ly|ers?|ences?|ances?|tive|sion|ture)\b"
)
_POINTING = re.compile(
    r"\b(?:this|these|those|above|below|here|former|latter|following|previous|respectively|etc)\b|\b(?:Figures?|Figs?|Tables?|Sections?|Sec|"
    r"Eqs?|Equations?|Appendi\w+|Algorithm|Theorem|Lemma|Proposition|Corollary|Definition|Step) ?\(?[A-Z]?\.?\d",
)
_OPENING = re.compile(
    r"(?:should|had|were|it|they|he|she|its|their|such|both|there|that|which|and|or|but|to|so|as|by|also|then|yet|another|others?|one|instead|"
    r"if|when|whenever|what|how|why|where|whether|while|although|though|since|because|unless|two|three|four|first|second|third|last|next|for (?:example|instance)|in (?:this|these|that|such|our|both)|see|note|let|given|"
    r"if not|otherwise|rather|except|the same)\b",
    re.IGNORECASE,
)
_ANNOUNCING = re.compile(
    r"(?:we|I) (?:\w+ly |also |further |then |now |next )?(?:show|explain|describe|discuss|present|introduce|give|outline|review|provide|demonstrate|illustrate|examine|explore) "
    r"(?!that\b)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:The|An?|One|Another) .{3,60}? is that |\b(?:has|have) (?:[\w-]+ ){0,3}(?:limitations?|drawbacks?|advantages?|disadvantages?|benefits?|weaknesses)(?: of (?:its|their) own)?$"
)
"""That there is something, not what; or what only leads up to it."""
_PRAISE = re.compile(r"\b(?:superiority|effectiveness of (?:our|the proposed))\b")
_SORTED = re.compile(
    r"^Some\b.*[,;] (?:while |whereas |and |but )?(?:others|some)\b", re.IGNORECASE
)
"""What sorts things holds nothing that one could doubt."""
_CONCLUDED = re.compile(
    r",? (?:which|what) (?:\w+ly |also |further )?(?:suggests?|implies|indicates?|means?|shows?|demonstrates?|confirms?|reveals?)\b"
)
"""What the part before leads up to: it is the statement, and the other part only its ground."""
_UNFINISHED = re.compile(r"(?:\b\w+ly|\b[a-z]+ing|,)$")

_ASKING = re.compile(
    r"(?:What|How|Why|Which|Whether|Who|Where|When|To what extent|Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Should|May|Might|Has|Have|In what|Under which|Under what|For which)\b"
)
_LABELLED = re.compile(
    r"^(?:[\d•·(\[]\S*\s+|(?:RQ|Q)\s?\d*[.:)]?\s+|(?:But|And|So|Then|However|Indeed|First|Second|Third|Finally),?\s+|[A-Z][^:?]{2,60}: )+"
)
_TRAILING = re.compile(r"\s*(?:\([^()]*\)|\[[\d, –-]+\])(?=\?$)")
_ADDRESSED = re.compile(
    r"\b(?:you|your|I|my|he|she|him|her|his|they|them|one|it|its|there|their|the (?:paper|authors|research))\b",
    re.IGNORECASE,
)
_FEWEST_ASKED = 7
_PROMISING = re.compile(
    r"(?:we|I) (?:\w+ly |also |thus |therefore |here )?(?:propose|introduce|present|develop|study|investigate|examine|explore|analy[sz]e|"
    r"characteri[sz]e|address|design|devise|extend|test (?:whether|the hypothesis))\b",
    re.IGNORECASE,
)
_ROUTINE = re.compile(r"\b(?:questions?|contributions?|results|details|sections?|related work)\b")
"""What is promised in any paper."""


def asked(sentence: Sentence) -> str:
    """A question that the paper itself asks, without its mark; "" where it does not stand alone.

    Labels of lists and a citation at its end are left out.
    """
    exact = " ".join(sentence.exact.split())
    if not exact.endswith("?"):
        return ""
    words = _LABELLED.sub("", _TRAILING.sub("", exact)).rstrip("? ")
    fits = _FEWEST_ASKED <= len(words.split()) <= MOST and _ASKING.match(words)
    strange = _STRANGE.search(words) or _POINTING.search(words) or _ADDRESSED.search(words)
    return "" if strange or not fits or "," in words.split(" ")[0] else words


def saying(sentence: Sentence) -> str:
    """Words of the sentence, as they stand in it, that make a short statement alone; "" where none do.

    What only joins or reports it ("Thus", "we find that") and what hangs at its end are left out.
    """
    return _longest(_bare(" ".join(sentence.exact.split())), _stands_alone)


def promise(sentence: Sentence) -> str:
    """What the authors say that they do ("we propose ..."), in words of the sentence; "" where they say no such thing."""
    return _longest(" ".join(sentence.exact.split()), _promises)


def _longest(body: str, fits: Callable[[str], bool]) -> str:
    """The longest short form of a sentence that stands in it word for word and fits; "" for none."""
    forms = [
        form.text.rstrip(".")
        for form in shortenings(body)
        if len(form.text.split()) <= MOST and not form.cuts & _TELLING_CUTS
    ]
    for form in sorted(forms, key=lambda text: -len(text)):
        found = body.lower().find(form.lower())
        words = _WE_SAY.sub("", body[found : found + len(form)])
        rest = body[found + len(form) :]
        enumerated = ("," in words and rest.startswith(", and ")) or (
            ":" in words and rest.startswith(",")
        )
        is_ground = _CONCLUDED.search(rest) is not None
        if found >= 0 and not enumerated and not is_ground and fits(words):
            return words
    return ""


def _bare(text: str) -> str:
    """The sentence without what joins it to the one before and who says it.

    >>> _bare("However, we find that probes fail."), _bare("This suggests that probes fail.")
    ('probes fail.', 'probes fail.')
    """
    text = _JOINING.sub("", text)
    text = text[:1].upper() + text[1:]
    return _WE_SAY.sub("", _POINTED.sub("", text))


def _stands_alone(words: str) -> bool:
    """Whether the words make a short statement that leans on nothing.

    >>> _stands_alone("probes of later layers fail on names"), _stands_alone("they fail on this kind of name")
    (True, False)
    """
    return (
        _is_whole(words)
        and not _OPENING.match(words)
        and not _PRAISE.search(words)
        and not _ANNOUNCING.match(words)
        and not _EMPTY.search(words)
        and not _SORTED.search(words)
    )


def _promises(words: str) -> bool:
    """Whether the words say what the paper does.

    >>> _promises("we propose a probe that reads names"), _promises("we propose several questions for later work")
    (True, False)
    """
    return _is_whole(words) and bool(_PROMISING.match(words)) and not _ROUTINE.search(words)


def _is_whole(words: str) -> bool:
    """Whether the words are a short sentence without debris that points nowhere."""
    return (
        FEWEST <= len(words.split()) <= MOST
        and not _STRANGE.search(words)
        and not _POINTING.search(words)
        and not _UNFINISHED.search(words)
        and not defects(f"{words[0].upper()}{words[1:]}.")
    )
