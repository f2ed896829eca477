"""When a sentence may be asked about in a role: stricter cues than a summary needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from readgroup.writing.roles import SentenceRole

_R = SentenceRole

OWN_CLAIM = re.compile(
    r"\b(?:we|I|our (?:\w+ )?(?:results?|findings?|experiments?|analys[ei]s|work|evidence|study)|this (?:paper|work|study)) "
    r"(?:\w+ly |also |then |further |thus |can |have )*(?:show|found|find|argue|demonstrate|prove|proved|conclude|"
    r"suggest|hypothesi[sz]e|conjecture|claim|believe|think|observe|observed|establish|reveal|confirm|indicate)\w* that "
)
"""What the authors hold themselves; what it is about stands after it."""
NOT_ASSUMED = re.compile(
    r"\b(?:no|not|never|cannot|without|unlike|instead of|rather than)\b[^,;]*\bassum|"
    r"\b(?:test|tests|tested|testing|examine|evaluate|check|investigate|confirm|support)\w* (?:\w+ )?(?:the|this|our) (?:hypothesis|assumption)"
)
"""What is not assumed, or what there is no reason to assume."""
GROUNDS: Mapping[SentenceRole, re.Pattern[str]] = {
    _R.CLAIM: OWN_CLAIM,
    _R.RESULT: re.compile(
        r"\b(?:outperforms?|improves|achieves|achieved|obtains|reduces|increases|decreases|correlates)\b|"
        r"\b(?:better|worse|higher|lower|larger|smaller|fewer|more|less|faster)\b.{0,80}\bthan\b|\d ?%"
    ),
    _R.ASSUMPTION: re.compile(
        r"\bassum(?:e|es|ed|ing|ptions?) that\b|\b(?:we|I) (?:\w+ly )?assume\b|\bunder the assumption|\brel(?:y|ies) on the "
        r"assumption|\bhypothesis that\b|\bis a hypothesis\b|\bpresuppos|\bis assumed\b|\bassumes? (?:an?|the)\b",
        re.IGNORECASE,
    ),
    _R.LIMITATION: re.compile(
        r"\b(?:limitations?|limited|drawbacks?|shortcomings?|caveats?|pitfalls?|weakness\w*|fails? to|falls? short|"
        r"cannot|(?:does|do|may|might|did|could) not|only (?:stud|consider|examin|evaluat|work|appl|test)\w*|unable|misleading|brittle|insufficient|incomplete|unreliable|"
        r"restricted|little|omitted|lacks?)\b"
    ),
    _R.CAUSE: re.compile(
        r"\b(?:because(?! of)|the reason (?:why|that|for|is)|explains? why|is explained by|arises? from|stems? from|"
        r"attributed to|responsible for|caused by|gives? rise to|leads? to|due to)\b"
    ),
    _R.PROBLEM: re.compile(
        r"\b(?:suffers? from|fails? to|(?:is|are|remains?) (?:\w+ )?(?:challenging|difficult|hard|poorly understood|"
        r"intractable|prohibitive|opaque|elusive)|drawback|obstacle|bottleneck|barrier)\b"
    ),
    _R.COST: re.compile(
        r"\b(?:expensive|costly|cheap\w*|labor-intensive|overhead|slower|comput\w+ (?:cost|budget)s?|training time|"
        r"runtime|memory (?:usage|footprint|cost))\b"
    ),
    _R.SETUP: re.compile(
        r"\b(?:GPUs?|TPUs?|learning rate|batch size|epochs?|hyperparameters?|Adam\w?|seeds?|trained (?:on|with|for)|"
        r"training (?:data|set|steps))\b"
    ),
    _R.APPLICATION: re.compile(
        r"\b(?:deployed|deployment|misuse\w*|harmful purposes|dual[- ]use|safety[- ]critical|clinical|medical|privacy|"
        r"fairness|societ\w+|ethic\w+|high[- ]stakes|malicious\w*|regulat\w+|catastroph\w+|discriminat(?:ion|ory)|trust)\b"
    ),
}
"""Cues without which a sentence is not asked about in a role: a summary can be laxer."""
