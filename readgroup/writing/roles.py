"""What a sentence does in its paper, told by cue phrases."""

from __future__ import annotations

import re
from enum import StrEnum


class SentenceRole(StrEnum):
    """The part that a sentence plays; one sentence may play several."""

    BACKGROUND = "background"
    PROBLEM = "problem"
    OBJECTIVE = "objective"
    CLAIM = "claim"
    METHOD = "method"
    RESULT = "result"
    DEFINITION = "definition"
    ASSUMPTION = "assumption"
    LIMITATION = "limitation"
    CONTRAST = "contrast"
    CAUSE = "cause"
    DESIGN = "design"
    OPEN_QUESTION = "open question"
    FUTURE_WORK = "future work"
    DISAGREEMENT = "disagreement"
    TAXONOMY = "taxonomy"
    CITATIONS = "citation cluster"
    NUMBER = "number"
    SETUP = "setup"
    COST = "cost"
    APPLICATION = "application"
    FUNDING = "funding"


_WE = r"\b(?:we|this (?:paper|work|article|study|review|survey)|our (?:work|paper|results?|findings?|experiments?|analys[ie]s)|experiments(?: (?:with|on) [\w-]+)?)\b"
_CUES: dict[SentenceRole, str] = {
    SentenceRole.BACKGROUND: r"^(?:Most|Many|Existing|Previous|Prior|Recent|Current|Traditional|Early|Several|Numerous)\b|\b(?:has been|have been|in recent years|recent(?:ly)?\b.{0,40}\b(?:work|progress|advances)|widely|"
    r"is (?:a|one of the) (?:central|fundamental|key|important|common|popular)|are (?:commonly|widely|often|typically) used)\b",
    SentenceRole.PROBLEM: r"\b(?:remains? (?:a |an )?(?:challeng\w+|difficult|poorly|hard|elusive|opaque|limited|mysterious|unsolved)|"
    r"(?:is|are) (?:still )?(?:poorly|not (?:yet )?(?:well )?) ?understood|(?:lack|lacks|lacking) (?:of )?|little is known|black[- ]box\w*|"
    r"(?:major|key|main|central|fundamental|significant|one|serious) (?:challenge|problem|obstacle|difficulty|bottleneck|roadblock|drawback|barrier)|"
    r"(?:is|are) (?:challenging|difficult|hard|intractable|prohibitive)|suffer(?:s|ed)? from|"
    r"fail(?:s|ed)? to|unclear|precludes?|prevents?|hinders?|expensive)\b",
    SentenceRole.OBJECTIVE: r"\bin this (?:paper|work|article|study|review|survey|essay|primer|report|thesis|note|letter|chapter)\b|\b(?:our|the) (?:goal|aim|objective|main contribution|contribution)s? "
    r"(?:is|are|of this)|\b(?:this|the present) (?:paper|work|article|study|review|survey|primer|essay|note|letter|chapter) (?:\w+ly )?"
    r"(?:presents?|proposes?|introduces?|reviews?|surveys?|describes?|explores?|shows?|aims?|addresses|provides|discusses|examines|investigates|argues|develops|covers|explains|studies|gives|asks)"
    r"|\bwe (?:\w+ly )?(?:propose|introduce|present|develop|address|aim|seek|set out|investigate|review|survey)\b",
    SentenceRole.CLAIM: rf"{_WE} (?:\w+ly )?(?:also |then |further |thus |therefore |can )?(?:show|find|found|argue|demonstrate|prove|conclude|suggest|"
    r"hypothesi[sz]e|conjecture|claim|believe|observe|discover|establish|reveal|confirm|indicate|propose that|provide evidence|present evidence|contend)\w*",
    SentenceRole.METHOD: r"\b(?:we|is|are|was|were) (?:\w+ly )?(?:train|use|apply|compute|measure|evaluate|perform|construct|fine-tun|collect|sample|optimi[sz]e|ablat|patch|"
    r"implement|employ|adopt|normali[sz]e|initiali[sz]e|estimat|fit|replac|project)\w*|\bour (?:method|approach|procedure|algorithm|technique|pipeline|model)\b|"
    r"\bconsists? of\b|\bby (?:training|using|replacing|ablating|patching|projecting|minimi[sz]ing|computing|adding)\b",
    SentenceRole.RESULT: r"\b(?:outperform(?:s|ed)?|improve[sd]?|achieve[sd]?|surpass(?:es|ed)?|exceed(?:s|ed)?|recover(?:s|ed)?|perform(?:s|ed)? (?:better|worse|comparably|well|poorly)|"
    r"(?:better|worse|higher|lower|faster) than|significant(?:ly)? (?:better|worse|higher|lower|improve\w*|more|less|increase\w*|decrease\w*)|"
    r"state[- ]of[- ]the[- ]art (?:results?|performance|accuracy)|(?:results?|experiments?) (?:show|suggest|indicate|demonstrate|confirm)(?:s|ed)?)\b|"
    rf"{_WE} (?:\w+ly )?(?:find|found|observe|observed)\b|\bwe see\b",
    SentenceRole.DEFINITION: r"^(?:A|An) [\w -]{3,40} is (?:a|an|the) (?!other|same|first|only|main|key)|^[A-Z][\w-]+(?: [\w-]+){0,3} (?:is|are) (?:a|an|the) \w+(?: \w+)? (?:of|that|in which|where|for) |\b(?:is|are) (?:\w+ly )?(?:defined (?:as|to be)|called|known as|termed|referred to as)\b|\b(?:refers?|denotes?|means) (?:to )?(?:the|a|an|how|that|any|when)\b|"
    r"\bwe (?:define|call|term|denote|refer to)\b|\b(?:is|are) the (?:phenomenon|process|property|ability|task|study|idea|problem|practice|hypothesis|set|field|degree) (?:of|that|where|in which|by which)\b|"
    r"\bby .{3,40}, we mean\b",
    SentenceRole.ASSUMPTION: r"\b(?:we|to|must|implicitly|often|usually|typically|commonly|then|also|methods|approaches|that) (?:\w+ly )?(?:assume|suppose|presuppose|posit|presume)s?\b|"
    r"\bassum(?:es|ed|ing|ptions?)\b|\bpresuppos\w+|\bhypothes[ie]s\b|\bwe (?:expect|hypothesi[sz]e|conjecture)\b|\bprovided that\b|\bis taken to be\b",
    SentenceRole.LIMITATION: r"\blimitations? (?:is|are|of|that|include|remain|in)\b|\b(?:has|have|with|important|several|main|key|its|their|our|major) limitations\b|\b(?:is|are|was|were|remains?) (?:\w+ly )?limited (?:to|by|in)\b|\b(?:we|I) (?:only|(?:do|did|have|could|can) ?not (?:consider|stud|evaluat|test|address|explor|investigat|claim|cover|account|captur|achiev|compar|control|guarantee|explain|rule)\w*|cannot|were unable|leave)\b|\bdrawbacks?\b|\bshortcomings?\b|"
    r"\bcaveats?\b|\b(?:does|do|may|might|cannot|can|will) not (?:\w+ly )?(?:generali[sz]e|scale|capture|explain|account|guarantee|hold|apply|extend|transfer|cover|reflect|suffice|address|necessarily|imply)\b|"
    r"\bonly (?:consider|study|stud(?:y|ied)|examine|focus|evaluate|work|apply|look)\w*|\b(?:are|is) (?:\w+ly )?(?:insufficient|incomplete|unreliable|misleading|brittle|fragile)\b|\bfalls? short\b|\bweakness(?:es)?\b|\bpitfalls?\b|\bfails? to\b|\bcherry-pick\w*",
    SentenceRole.CONTRAST: r"\b(?:in contrast to|by contrast|unlike|as opposed to|rather than|instead of|in comparison (?:to|with)|compared (?:to|with)|"
    r"differs? from|whereas|contrary to|on the other hand)\b",
    SentenceRole.CAUSE: r"\b(?:because|due to|caused? by|leads? to|results? in|gives? rise to|explains? why|is explained by|arises? from|stems? from|"
    r"is responsible for|attributed? to|owing to|as a (?:result|consequence) of|the reason (?:why|that|for|is))\b",
    SentenceRole.DESIGN: r"\bwe (?:\w+ly )?(?:use|chose|choose|adopt|opt|employ|select|decide|restrict|focus|set|follow|pick|fix|consider only|prefer|apply|propose to|replace)\b|"
    r"\bwas chosen\b|\b(?:is|are) chosen\b|\binstead of (?:using|training)\b",
    SentenceRole.OPEN_QUESTION: r"\bopen (?:question|problem|challenge|issue)s?\b|\bremains? (?:to be|an open|unclear|unknown|unresolved|open)\b|\b(?:is|are|it is) (?:still )?(?:unclear|unknown|not (?:yet )?(?:clear|known))\b|"
    r"\bwe do not (?:yet )?(?:know|understand)\b|\b(?:not yet|poorly) understood\b|\b(?:key|central|important|natural|interesting) question\b|\bunresolved\b|\bmore (?:research|work) is needed\b",
    SentenceRole.FUTURE_WORK: r"\bfuture (?:work|research|stud(?:y|ies)|investigations?|directions?|efforts?)\b|\b(?:leave|left) .{0,60}(?:to|for) future\b|\b(?:promising|interesting|exciting|important|fruitful|natural) (?:direction|avenue|next step)s?\b|"
    r"\bwe (?:hope|plan)\b|\bnext steps?\b|\b(?:could|should|would) be (?:extended|explored|investigated|interesting|valuable|useful)\b",
    SentenceRole.DISAGREEMENT: r"\b(?:controvers(?:y|ial)|debate[sd]? (?:about|over|on|whether|surround\w*|regarding)|(?:is|are|remains?) (?:\w+ )?(?:debated|contested|disputed)|"
    r"disagree(?:s|d|ments?)? (?:about|over|on|whether|among|between|with)|critics (?:argue|say|claim)|some (?:researchers |authors |have )?(?:argue|claim|suggest|believe)d?|"
    r"others (?:argue|claim|suggest)|conflicting (?:results|evidence|views|accounts)|challenge(?:s|d)? (?:the|this) (?:view|assumption|hypothesis|idea|notion)|"
    r"no consensus|lack of consensus|has been questioned|call(?:s|ed)? into question)\b",
    SentenceRole.TAXONOMY: r"\b(?:categori[sz]e[sd]?|classif(?:y|ied) .{3,60} (?:into|as)|divided? .{0,60}into|grouped? .{0,40}into|taxonomy|categories|falls? into|(?:two|three|four|five|six) (?:main |broad |major |key |distinct |different |core )?"
    r"(?:types?|kinds?|categories|classes|groups|threads?|families|branches|strands?|approaches|areas|stages|levels|dimensions|directions|themes|pillars|axes))\b",
    SentenceRole.SETUP: r"\b(?:GPUs?|TPUs?|learning rate|batch size|epochs?|optimi[sz]er|hyperparameters?|Adam\w?|random seeds?|training (?:data|set|steps|time)|"
    r"fine-tuned? (?:on|with)|trained (?:on|with|for)|validation set|test set|code (?:is|and)|repositor(?:y|ies))\b",
    SentenceRole.COST: r"\b(?:comput\w+ (?:cost|budget|resources?|demand\w*|expens\w+)|expensive|training time|inference time|runtime|memory (?:usage|footprint|cost)|latency|throughput|FLOPs?|GPU[- ]hours|costly|overhead|faster|slower|cheap\w*|labor-intensive|efficient)\b",
    SentenceRole.APPLICATION: r"\b(?:AI safety|safety[- ]critical|unsafe|misuse\w*|harm(?:s|ful)?|fairness|societ(?:y|al)|ethic(?:s|al)|deployed|deployment|clinical|medical|healthcare|privacy|regulat(?:ion|ors?|ory)|dual[- ]use|catastroph\w+|malicious|decepti(?:on|ve)|"
    r"high[- ]stakes|discriminat(?:ion|ory)|stakeholders?|educat(?:ion|ors)|biases)\b",
    SentenceRole.FUNDING: r"\b(?:(?:supported|funded|sponsored) (?:in part )?by|funding|grants?|fellowship|employ(?:ed|ee|er)|conflicts? of interest|internship|work (?:was )?done (?:while|during|at))\b",
}
_PATTERNS = {role: re.compile(cue, re.IGNORECASE) for role, cue in _CUES.items()}
_CITATION = re.compile(r"\b(?:19|20)\d\d[a-z]?\b(?=[;,)\]])|\[\d+(?:[,;–-]\s*\d+)*\]|\bet al\.")
_FIGURE_OF_SPEECH = re.compile(
    r"\b\d+(?:\.\d+)?\s?(?:%|percent|×|x\b|BLEU|points?|times|hours?|days?|million|billion|GB|F1)"
)


def roles(exact: str) -> frozenset[SentenceRole]:
    """The roles of a sentence as it stands in the paper, citations included.

    >>> sorted(roles("We assume that features are sparse, which remains an open question."))
    [<SentenceRole.ASSUMPTION: 'assumption'>, <SentenceRole.OPEN_QUESTION: 'open question'>]
    """
    found = {role for role, cue in _PATTERNS.items() if cue.search(exact)}
    if len(_CITATION.findall(exact)) >= 3:
        found.add(SentenceRole.CITATIONS)
    if _FIGURE_OF_SPEECH.search(exact):
        found.add(SentenceRole.NUMBER)
    return frozenset(found)


def is_cited(exact: str) -> bool:
    """Whether the sentence cites, so that what it reports may be the work of others.

    >>> is_cited("Probes may mislead [12]."), is_cited("Probes may mislead.")
    (True, False)
    """
    return bool(_CITATION.search(exact))
