"""What a sentence must say in its own words to be told as a problem, a result, a limit and so on.

A cue that a sentence may play a part is not enough here: each test wants the thing itself (a number
of the authors' own, a lack of this work) and names what looks like it but is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from readgroup.model.document import SectionKind
from readgroup.writing.reading import Sentence
from readgroup.writing.roles import SentenceRole, is_cited
from readgroup.writing.voice import OF_OTHERS, Voice

Proof = Callable[[Sentence, Voice], bool]

_K = SectionKind
_TOLD_OF_OWN = (_K.ABSTRACT, _K.RESULTS, _K.CONCLUSION)
"""Where a measurement without a citation is the authors' own."""
_AT_THE_END = (_K.DISCUSSION, _K.CONCLUSION, _K.LIMITATIONS)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_ADVERB = r"(?:\w+ly |also |then |further |thus |hence |first |next |even |have |can |therefore )*"
_FINDING = (
    r"(?:show(?:s|ed|n)?(?! the set\b)|find(?!ing|s? (?:the|it|its|their|that it (?:is )?(?:useful|convenient))\b)|found(?! (?:the|it)\b|ation)|demonstrate[sd]?(?! (?:an?|two|three)\b)|"
    r"prove[sdn]?|establish(?:es|ed)?|discover(?:s|ed)?|observe[sd]?|reveal(?:s|ed)?|confirm(?:s|ed)?(?! the\b)|conclude[sd]?|achieve[sd]?|obtain(?:s|ed)?)"
)
_FOUND = _any(
    rf"\b(?:we|I) {_ADVERB}{_FINDING}\b",
    r"\b(?:results?|findings?|experiments?|evaluations?|analys[ei]s|ablations?|measurements?|simulations?|investigation|user stud(?:y|ies)) "
    r"(?:[\w-]+ ){0,6}?(?:show|suggest|indicate|demonstrate|reveal|confirm|support)(?:s|ed)?\b",
    r"\b(?:this|our) (?:paper|work|study) (?:shows|demonstrates|proves|establishes|reveals|provides evidence|indicates)\b",
)
_MEASURED = _any(
    r"\b(?:outperform(?:s|ed)|outperform(?= )|surpass(?:es|ed)|exceed(?:s|ed)|beats?|(?<!\ban )(?<!\bthe )(?<!\bof )(?<!\band )(?:improve[sd]|increase[sd]|decrease[sd]|reduce[sd]|lower(?:s|ed))|"
    r"achieve[sd]|attain(?:s|ed)|recover(?:s|ed)|generali[sz]es|won|correlate[sd]?|perform(?:s|ed) (?:better|worse|comparably|on par|similarly|well|poorly))\b",
    r"\b(?:is|are|was|were) (?:\w+ ){0,3}(?:better|worse|higher|lower|faster|slower|larger|smaller|more \w+|less \w+) than\b",
)
_NO_RESULT = _any(
    r"\bshed light\b",
    r"\b(?:can|could|may|might|will|would|should|must|to|cannot) (?:\w+ )?(?:be )?(?:achieved?|improved?|reduced?|outperform|increased?|recover(?:ed)?|generali[sz]ed?|surpass|exceed)\b(?!.*\bwe (?:show|find|found|observe))",
    r"\bachieves? (?:its|this|these|the|their|our) (?:goals?|aims?|by)\b",
    r"\b(?:due to|caused by|because of) the (?:need|lack)\b",
    r"^(?:If|Suppose|Assume|Let)\b",
    r"\bdisplays\b|\bequation\b|\binequalit|^(?:We|I) (?:define|denote|call|consider|use)\b",
    r"\b(?:in|on|at) (?:lines?|step|algorithm) \d",
    r"\bwe hope\b|\b(?:end |main )?goals? (?:of|is|are)\b|\bprior (?:work|studies)\b|\bopen[- ]source|\bprovide recommendations\b",
    r"^We (?:now |will |next )?(?:show|prove) (?:how|the)\b",
    r"\bwhile (?:prior|previous|existing|the initial)\b",
)

_COMPARED = (
    r"more|less|fewer|better|worse|faster|slower|higher|lower|larger|smaller|outperform\w*|underperform\w*|improv\w+|reduc\w+|achiev\w+|obtain\w*|attain\w*|increas\w+|decreas\w+|"
    r"exceed\w*|recover\w*|accuracy|errors?|up to|than|within|scores?|scored|rates?|correlat\w+|explains?|gains?|dropp?\w*|loss|precision|recall|perplexity|mean|average|"
    r"speed-?ups?|agreement|significan\w+|best|only|cost|entropy|majority"
)
_MEASURE = _any(rf"\b(?:{_COMPARED})\b")
_UNIT = _any(
    r"(?<![\w.])(?<!\w-)\d[\d,.]*\s?(?:%|percent\b|×|x\b|BLEU\b|(?:\w+ )?points?\b|times\b|hours?\b|days?\b|F1\b|[KMGTP]i?B\b|dB\b|ms\b|seconds?\b|minutes?\b)|\b\d+(?:-| )fold\b|\b(?:an|one|two|three|several) orders?[- ]of[- ]magnitude"
)
_DECIMAL = re.compile(r"(?<![\w.])[-+]?\d+\.\d+\b")
_BEFORE_VALUE = re.compile(
    r"(?:\b(?:of|to|from|by|at|is|was|are|were|about|around|approximately|than|vs\.?|and|only|over|under|scores?|achieves?|reach(?:es|ed)?|value|roughly|nearly)|[:=(~≈])\s*[-+]?$",
    re.IGNORECASE,
)
_NO_NUMBER_OF_RESULTS = _any(
    r"\b(?:plots?|panels?|raw data|data ?set (?:contains|consists|has|of)|respectively)\b",
    r"\?$",
    r"^(?:[Ff]or|[Ii]n our|[Ii]n this|As an) (?:example|instance)\b",
    r"\b(?:we|I) (?:\w+ly |then |only |aim to |also )*(?:aim|retain|select(?:ed)?|sampled?|keep|kept|set|choose|chose|truncate[sd]?|filter(?:ed)?|randomi[sz]ed?|mask(?:ed)?|split|discard(?:ed)?|"
    r"remove[sd]?|provide an?|compare|initiali[sz]e[sd]?|pick(?:ed)?|restrict(?:ed)?|vary|varied|plan|used?|train(?:ed)?|define[sd]?|denote|consider(?:ed)?)\b",
    r"\bfair comparison\b|\bfirst \d+ ?%|\bfind it\b|\bnaively\b|^(?:When|While) (?:choosing|selecting|sampling|training)\b|\bin general\)|\bfor example, can\b|\bthreshold\b|\bconfidence level\b|\bsignificance level\b",
    r"\b(?:is|are|was|were) set to\b|\blearning rate\b|\bwarm-?up\b",
    r"\([a-z] -?\d|[ΘΟΩ]\(",
)

_ADVERSE = _any(
    r"\black(?:s|ing|ed)?(?: of)?\b|\blittle (?:is known|consensus|attention|work|understanding)\b|\b(?:poorly|not (?:\w+ )?(?:well[ -])?|barely|hardly|little|in?completely) ?understood\b",
    r"\bremains? (?:\w+ )?(?:a |an )?(?:significant |major |key |open |fundamental |largely )?(?:challeng\w+|difficult|hard|elusive|opaque|limited|mysterious|unsolved|unclear|unknown|unexplored|open|poor\w*|understudied|question|problem)\b",
    r"\b(?:difficult|hard|challenging|expensive|costly|intractable|prohibitive|infeasible|impractical|laborious|time-consuming)(?: (?:to|for)\b|[.,;]|$| because| due)",
    r"\b(?:difficult|hard|challenging|non-trivial|formidable) (?:problem|task|question)\b|\b(?:challenge|obstacle|bottleneck|drawback|barrier|roadblock|shortcoming|limitation|difficult(?:y|ies))s?\b(?! of (?:our|this))",
    r"\bsuffer(?:s|ed)? from\b|\bfail(?:s|ed)? to\b|\bfalls? short\b|\b(?:is|are|been|remains?) (?:\w+ly )?limited\b|\bunderstudied\b|\bunderexplored\b|\bcomplicates?\b|\bdegrades?\b",
    r"\b(?:is|are|it is) (?:still |often |largely )?(?:unclear|unknown|not (?:yet )?(?:clear|known)|scarce|rare)\b|\b(?:few|no) (?:\w+ )?(?:tools?|methods?|studies|work|algorithms?|datasets?|benchmarks?) (?:\w+ )?(?:exist|have|has|is|are)\b",
    r"\b(?:but|yet|still)\b.*\b(?:not|cannot|never|unable|fail\w*|without|only|rarely|limit\w*|ignor\w+|neglect\w*|require[sd]?|rely|relies)\b",
    r"\bresource-limited\b|\bblack[- ]box(?:es)?\b|\bonly be run\b|\bwithout (?:any )?(?:understanding|guarantees?)\b|\bfundamental constraint\b|\b(?:key|central|open|natural) question\b|\bhard to\b|\btoo (?:slow|large|expensive|costly)\b",
)
_TURN = re.compile(r"(?:However|Unfortunately|But|Yet|Still)\b", re.IGNORECASE)
_DENIED = _any(
    r"\b(?:not|cannot|never|unable|fail\w*|without|only|rarely|limit\w*|ignor\w+|neglect\w*)\b"
)
_NO_PROBLEM = _any(
    r"\bopportunities and challenges\b|^The results? (?:obtained|of)\b",
    r"\bthis view\b|\bprevious question\b|\bparticularly useful\b|^(?:Despite|While|Although)\b(?!.*(?:\black|\bremain|\bfall|\bfail|\bdifficult|\bchalleng|\blimit|\bunclear|\bunknown|\blittle|\bstill|\bpoorly|\bexpensive|\bnot\b))",
    r"\bcan be (?:overcome|solved)\b|\bto overcome\b|\bno longer\b|\bwe (?:show|propose|find|introduce|prove)\b",
)

_CONTRIBUTED = _any(
    r"\b(?:we|I|this (?:paper|work|article|study|note|report|release\b.*)) (?:\w+ly |also |have |here )*(?:propose|introduce|present|describe|develop|design|build|construct|give|derive|release|provide|extend|unif(?:y|ies)|generali[sz]e|formali[sz]e|characteri[sz]e|"
    r"argue|contend|maintain|prove|compute|calculate|implies?)(?:s|d|ed)?\b",
    r"\b(?:our|the) (?:main |key |central |primary )?contributions? (?:is|are|of this)\b",
)
_ARGUED = _any(
    rf"\b(?:we|I) {_ADVERB}(?:argue|contend|maintain|claim|advocate)\b(?! that (?:current|existing|prior|previous))"
)
_NO_CLAIM = _any(
    r"\bour (?:basic|preliminary) \w+ along with\b|\breaders?\b|\binspired\b|\bproofs? of important\b|\blist of open problems\b|\bgoals? is (?:then|to)\b|\bdisplays\b|\binequalit",
    r"^(?:In|At|On) the (?:next|following|remaining)\b|\bgives? some examples\b|\bwe (?:will|shall)\b|\bexamples? of\b",
    r"\bwe (?:argue|show) that (?:current|existing|prior|previous)\b|\bideas (?:from|of) others\b|\bwe (?:have )?(?:discussed|reviewed) \w+ how\b|\bpreliminar(?:y|ies)\b",
)
_THEOREM = _any(
    rf"\b(?:we|I) {_ADVERB}(?:prove|show|give|derive|establish|obtain|construct|provide|present|compute|generali[sz]e|extend|characteri[sz]e|unify|formali[sz]e|calculate|classify|determine|introduce|find|found|demonstrate|report|identify)(?:d|ed|s)?\b",
    r"\b(?:algorithms?|bounds?|proofs?|constructions?|formulas?|conditions?|solutions?|examples?|theorems?|schemes?|characteri[sz]ations?) (?:[\w-]+ ){0,4}?(?:is|are) (?:\w+ly )?(?:given|proved|proven|shown|derived|established|obtained|constructed|presented)\b",
    r"\b(?:algorithms?|procedures?|methods?|protocols?) (?:\w+ )?(?:takes?|runs?|requires?|needs?|uses?) .{0,40}\b(?:steps|time|space|queries|bits|qubits|operations|rounds|samples|memory)\b",
    r"\b(?:our|the main|this) (?:\w+ )?(?:results?|theorems?|paper|work|note) (?:also )?(?:is|are|shows?|gives?|implies|imply|proves?|states?|says?|yields?|reveals?)\b",
    r"\b(?:can|cannot) be (?:\w+ly )?(?:solved|computed|decided|approximated|constructed|factored|simulated)\b",
)
_THESIS = _any(
    r"\b(?:we|I) (?:\w+ly )?(?:argue|believe|contend|maintain|claim|advocate|conclude|submit|propose)\b(?! (?:it|to receive))",
    r"\bmeasure of (?:our|the|its|their|any) (?:success|progress|worth|value)\b|^What (?:really |we |ultimately |finally )[^,]* (?:is|are|matters)\b|\bthe (?:real|true|central|crucial|essential) (?:point|question|issue|value|goal|purpose|aim) (?:of [\w ]+ )?(?:is|lies)\b",
    r"\b(?:we|researchers|mathematicians|scientists|the (?:field|community|discipline)|science|research|authors|designers|practitioners) (?:\w+ly )?(?:should|must|ought to|need to|would be (?:much )?better off)\b",
    r"\bis not (?:\w+ ){1,10}but (?:rather )?\b|\bit is (?:\w+ly )?(?:wrong|a mistake|essential|crucial|imperative|vital) (?:to|that)\b",
)
_NO_THESIS = _any(
    r"\bin a social context\b|\bask ourselves\b|\bexpect it\b|\bwe (?:should|must) (?:note|add|mention|say|stress)\b|\bI should\b|\bfor example\b"
)

_DOING = (
    r"(?:propose|introduce|present|develop|design|build|built|describe|construct|adopt|reformulate|train|interview|survey|collect|combine|formali[sz]e|replace|decompose|derive|define|use|apply|"
    r"appl(?:y|ied)|compute|measure|perform|fine-tune|sample|optimi[sz]e|ablate|patch|implement|employ|estimate|fit|project|analy[sz]e|stud(?:y|ied)|examine|investigate|explore|test|evaluate|conduct|annotate|"
    r"simulate|calculate|compare|leverage|extend|learn|construe|identify|trace|parametri[sz]e|model|generate|synthesi[sz]e|transform|encode|represent|solve|walk|quantify|characteri[sz]e|explicitly reformulate)(?:s|d|ed)?"
)
_ADJUNCT = r"(?:(?:In|To|Using|By|For|With|Based|Backed|Here|Inspired|Motivated|Following|First|Second|Third|Finally|Specifically|Instead|Concretely|Through|Via|On|From|Given|Unlike|Rather|As a|At|During|Throughout|Building)\b[^;:]*?,? )?"
_MACHINE = r"(?:method|approach|model|framework|algorithm|system|architecture|technique|procedure|implementation|pipeline|solution|operator|scheme|network|compressor|encoder|probe|tool|library|toolkit)s?"
_WORKS = (
    r"(?:uses?|consists?|works?|combines?|takes?|relies|rely|operates?|employs?|first|computes?|replaces?|extends?|trains?|learns?|encompass(?:es)?|comprises?|is (?:\w+ly )?(?:based|designed|built|trained|composed|implemented|a )|"
    r"are (?:\w+ly )?(?:based|designed|built|trained|composed)|comes with|incorporates?|maps?|masks?|treats?|encodes?|selects?|represents?|optimi[sz]es|smooths?|supports?|walks?|decomposes?|splits?|alternates?|predicts?)"
)
_DID = re.compile(
    rf"^{_ADJUNCT}(?:[Ww]e|I) {_ADVERB}{_DOING}\b|^{_ADJUNCT}[Tt]his (?:paper|work|study|article) (?:\w+ly )?(?:{_DOING}|{_DOING.replace(')(?:s|d|ed)?', ')')}s)\b"
)
_BUILT = _any(
    rf"\b(?:our|the proposed) (?:[\w-]+ ){{0,3}}{_MACHINE} (?:\w+ly )?{_WORKS}\b",
    r"\b(?:crux|idea|core|insight|heart|essence) (?:of|behind) our\b",
)
_BUILT_IN_ABSTRACT = _any(rf"^(?:The|This) (?:[\w-]+ )?{_MACHINE} (?:\w+ly )?{_WORKS}\b")
_PASSIVE = _any(
    r"\b(?:was|were|have been) (?:\w+ly )?(?:trained|collected|measured|recorded|interviewed|computed|performed|analy[sz]ed|estimated|calculated|conducted|annotated|simulated|recruited|asked|coded|transcribed)\b"
)
_NO_METHOD = _any(
    r"\b(?:results? (?:show|suggest)|denote|for comparison|outperform\w*|in-distribution|use no|good generali[sz]ation|seems? unstable|unbiased|and (?:find|found|show|observe|conclude|demonstrate)\b|(?:evaluate|find|found|show|shows|shown|confirming|finding) that)\b",
    r"\bwe (?:\w+ly )?(?:aim|seek|hope|plan|want|would|focus|believe|leave|are willing|are inspired)\b(?! to (?:mechan|under))|\bfor future\b|\bfuture work\b|\bsimilar to\b|\bwe use (?:the )?(?:terms?|notation|words?)\b",
    r"\b(?:fewer|less|more|better|faster|higher|lower) (?:[\w-]+ ){0,3}than\b|\b(?:we|I) can\b|\bspecifics\b|\bwork whose goal\b|\bcomprehensive experiments\b",
    r"\bsupplementary\b|\bopenly available\b|\bas a proof of concept\b|\brefer to\b|\bgrateful\b|\blicense\b|\bwe (?:present|describe|provide|give) (?:several |some |more |further |additional )?(?:results|examples|details|evidence|proofs)\b",
)

_STUDIED = (
    r"(?:consider|stud|evaluat|test|address|explor|investigat|claim|cover|account|captur|compar|control|guarantee|explain|rule|includ|analy[sz]|report|attempt|experiment|examin|appl|extend|perform|measur|model|provide|support|handle|"
    r"interven|validat|verif|know (?:that|if|when|whether)|have (?:access|data|enough|sufficient)|achiev|fully|establish|prove|distinguish|further|assess|look|interview|recruit|collect|treat|determin|quantif|generali[sz]e|scale|draw|conduct|optimi[sz]e|tune)\w*"
)
_OURS = (
    r"(?:our|this|the present|the current|the proposed) (?:[\w-]+ ){0,3}?(?:results?|findings?|stud(?:y|ies)|analys[ie]s|approach|method|model|work|experiments?|evaluations?|framework|data|sample|algorithm|system|technique|conclusions?|dataset|"
    r"research|survey|benchmark|methodology|paper|procedure|implementation|description|corpus)s?"
)
_OWN_LACK = _any(
    rf"\b(?:we|I) (?:\w+ly )?(?:do|did|have|could|can|were|are)(?: ?not|n[’']t)(?: \w+ly| yet| been able to| able to)? {_STUDIED}|\b(?:we|I) cannot (?:\w+ly )?{_STUDIED}",
    rf"\b(?:we|I) (?:\w+ly )?(?:only|solely|merely) (?!collect)(?:focus\w*|includ\w*|understand|ran|work\w*|show\w*|{_STUDIED})",
    rf"\b{_OURS} (?:(?:is|are|was|were) (?:\w+ly )?(?:limited|restricted|confined|constrained|not|unlikely|unable|incomplete|insufficient)\b|(?:may|might|does|do|did|could|can)(?: not\b|not\b|n[’']t\b)(?! need| require| only| just| merely| necessarily| suffer)|"
    r"only (?:appl|consider|cover|hold|work|address|captur)\w*|still (?:fail|suffer|lack)|fails?|lacks?|suffers?|misses|ignores?|overlooks?|underperforms?|complicates)\b",
    r"\b(?:limitations?|drawbacks?|shortcomings?|weakness(?:es)?|caveats?|downsides?) (?:of|in|to|with) (?:our|this|the present|the current|the proposed|these)\b|\b(?:our|one|another|a|the|main|key|major|important) (?:\w+ )?(?:limitation|caveat|drawback|shortcoming|downside|weakness)s? (?:is|are|concerns?|lies?|was|of our|of this)\b",
    r"(?<!should not )\b(?:limit|restrict)(?:s|ed)? (?:our|ourselves|attention|the (?:scope|generality|generali[sz]ability))\b|\bbeyond the scope of (?:this|our)\b|\bmight miss\b|\bmissing some details\b",
    r"\bnot yet (?:adequately|fully|well|completely)\b|\bmay not (?:generali[sz]e|hold|apply|extend|transfer) (?:to|for|in|beyond)\b",
)
_LACK = _any(
    r"\b(?:not|cannot|only|limit\w*|restrict\w*|lack\w*|fails?|failed|failures?|unable|incomplete|missing|miss|missed|challeng\w+|difficult\w*|hard|expensive|costly|biased|narrow|insufficient|unclear|unknown|worry|concerns?(?! (?:the|an?|its|our|their|how|what|whether|which)\b)|caveats?|shortcomings?|drawbacks?|small|"
    r"single|beyond|overfit\w*|unstable|slow\w*|noisy|sensitive|scope|confound\w*|complicates?|imperfect|approximate\w*|suffers?|underperform\w*|struggl\w+|heuristics?|ambigu\w+|nuanced)\b|n[’']t\b|\bmay (?:affect|introduce|influence)\b"
)
_NO_LACK = _any(
    r"\b(?:not only|not necessarily (?:provide|need|require)|need not|no need|do(?:es)? not need|contribut\w+ to (?:improving|the)|important first step|still have limitations|have (?:several |some |a few |many )?limitations\.$|should always be used|can be (?:easily )?(?:extended|overcome))\b",
    r"\b(?:if|when|ensure|make sure|reasons|so) (?:that )?we\b|\b(?:whereas|while|unlike|but) our\b|\bour (?:universe|world|planet|society|lives)\b|\bspace (?:limit|constraint|restriction)|\bdue to space\b|\bnot (?:just|merely) ",
    r"^(?:Answer|Justification|Guidelines|Question)\b|\blimitations? (?:section|are discussed)\b|\bdiscuss\w* (?:the |our |some )?limitations\b|\bunless (?:otherwise|stated)\b|\baddress(?:es)? (?:the|this|these) limitation|\bfor (?:simplicity of notation|brevity)\b|\bwe do not know of\b",
)
_AHEAD = _any(
    r"\bfuture (?:work|research|stud(?:y|ies)|investigations?|directions?|efforts?|experiments?|improvements?|versions?|extensions?)\b|^(?:In|For) (?:the )?future\b|\b(?:will|plan|intend|would|could|continue) .{1,160}\bin (?:the )?future\b|\bopen (?:questions?|problems?|challenges?|issues?|direction)\b",
    r"\bremains? (?:to be|an open|unclear|unknown|unresolved|open|an? (?:\w+ )?(?:challenge|question|problem)|(?:largely |mostly )?(?:unexplored|unanswered|unsolved))\b",
    r"\b(?:it is|it’s|it's|is still|are still|remains|be) (?:\w+ )?(?:unclear|unknown|not (?:yet )?(?:clear|known|understood))\b|\b(?:unclear|unknown|not (?:yet )?(?:clear|known)) (?:whether|how|why|if|what|which|to what)\b|\bwe do not (?:yet )?(?:know|understand) (?:whether|how|why|if|what|which)\b",
    r"\b(?:left|leave|leaving|leaves|defer) .{0,120}\b(?:for|to|as) (?:a |our |the )?(?:future|later|subsequent|follow-up)\b|\b(?:we|I) (?:plan|intend) to\b|\bnext steps?\b|\bwe (?:are|’re|'re) (?:also )?(?:working on|planning)\b",
    r"\b(?:would|could|might|will) (?:also )?be (?:\w+ )?(?:interesting|useful|valuable|worthwhile|fruitful|exciting|important|desirable|good|nice|instructive) to\b|\b(?:should|could|can|might) be (?:further )?(?:extended|explored|investigated|studied) (?:to|in|by|for|further)\b",
    r"\b(?:promising|interesting|exciting|important|fruitful|natural|challenging) (?:\w+ )?(?:direction|avenue|next step|line)s?\b|\b(?:more|further|additional) (?:\w+ )?(?:work|research|investigation) (?:\w+ )?(?:is|are|will be|would be|needed|required|to)\b|"
    r"\bit may be possible to further\b|\bexcited (?:by|about) future\b|\bunable to (?:prove|determine)\b",
)
_WISHED = _any(
    r"\b(?:interesting|important|natural|key|central) questions?\b|\bwe (?:would|’d|'d) (?:also )?(?:like|love|be (?:most |particularly |very )?excited) to\b"
)
_NOT_AHEAD = _any(
    r"\b(?:foundation|basis|stepping stone|starting point|groundwork|valuable|insights?|inspires?|spur|facilitate|encourage|pave|accelerate|benefit|help\w*|guide|enable|stimulate|useful (?:for|to)|contribut\w+) .{0,60}\b(?:future|further|researchers|community|conversation)\b|\bopens? up a new path\b|\bexcited to contribute\b|\b(?:suggest\w*|discovered|opens?) (?:[\w-]+ ){0,4}promising\b|\bguide future\b",
    r"\bwe (?:\w+ly |also )?(?:sketch|discuss|outline|present|provide|review|propose|list|conclude)\b.*\b(?:future|open (?:problems|questions))\b|\b(?:outline|structure|remainder)\b|\bwe have (?:implemented|released)\b|\b(?:each|this|the following|next) (?:sub)?sections?\b|\bwe (?:find|found|show) that\b|\bwill appear\b",
)
_FIELD_OPEN = _any(
    _AHEAD.pattern,
    r"\b(?:field|community|research(?:ers)?|work|approaches|methods?|techniques?|frameworks?|systems?|tools?|models?|efforts?|evaluations?|studies|theory) (?:\w+ ){0,2}(?:must|should|needs? to)\b|\b(?:research|work|methods?|approaches|theory|tools?|studies|progress|efforts?) (?:\w+ ){0,3}(?:is|are) (?:\w+ )?(?:needed|lacking)\b|\b(?:is|are) daunting\b|\bneed(?:s|ed)? for (?:\w+ )?(?:better|more|rigorous|further|standard\w*|new|robust|scalable)\b",
    r"\b(?:central|key|major|significant|open|fundamental|main|important|critical|serious|considerable|particular|big|biggest|great|a|an|remaining|further|crucial|interpretability|outstanding) challenges?\b(?! for|\.\.)|\black of\b|\bmay require (?:\w+ )?(?:advances|new|fundamental)|\bwhether .{3,80} (?:remains?|is (?:an )?(?:open|unclear|unknown))|\bhow to .{3,100}\bremains?\b",
)
_FIELD_LACK = _any(
    r"\b(?:limitations?|drawbacks?|shortcomings?|pitfalls?|caveats?|weakness(?:es)?|challenges?|risks?|concerns?(?! (?:the|an?|its|our|their|how|what|whether|which)\b))\b|\b(?:cannot|fails? to|falls? short|suffers? from|struggles? (?:to|with)|(?:is|are) (?:\w+ly )?(?:limited|insufficient|incomplete|unreliable|misleading|brittle|fragile|inadequate)|"
    r"(?:does|do|may|might|can) not (?:\w+ly )?(?:generali[sz]e|scale|capture|explain|account|guarantee|hold|apply|extend|transfer|reflect|suffice|address|imply))\b"
)
_NO_DEFINITION = _any(
    r"\bmeans\b|\bdenotes?\b|^(?:Our|We assume|It (?:has been|is) (?:argued|believed))\b|\bargued\b|\bmotivat|\bin this (?:paper|work|section)\b"
)
_FROM_CITED = re.compile(r"^[A-Z]\w+(?: et al\.?| and [A-Z]\w+) (?:[(\[]|\w+ed\b)")


def is_problem(sentence: Sentence, voice: Voice) -> bool:
    """Something is wrong, hard or missing, and nobody has done anything about it yet."""
    text = sentence.text
    turned = _TURN.match(sentence.exact) and _DENIED.search(text)
    bad = (turned or _ADVERSE.search(text)) and not _NO_PROBLEM.search(text)
    return bool(bad) and not voice.is_own(text)


def is_claim(sentence: Sentence, voice: Voice) -> bool:
    """The authors say what they found, proved, argue or made."""
    text = sentence.text
    said = _FOUND.search(text) or _ARGUED.search(text) or _CONTRIBUTED.search(text)
    return bool(said) and not _NO_CLAIM.search(text) and voice.is_own(text) and not _is_later(text)


def is_offer(sentence: Sentence, voice: Voice) -> bool:
    """What is given to others: what a benchmark or a collection claims."""
    is_a = re.search(
        r"\bis an? (?:[\w-]+,? ){0,5}(?:collection|benchmark|dataset|data set|suite|repository|resource|library|corpus|toolkit|series|family)\b",
        sentence.text,
    )
    return is_claim(sentence, voice) or (bool(is_a) and not is_cited(sentence.exact))


def is_theorem(sentence: Sentence, voice: Voice) -> bool:
    """What is proved, given or calculated, as it is told in the opening or at the end."""
    text = sentence.text
    stated = bool(_THEOREM.search(text)) and not _NO_CLAIM.search(text)
    return stated and not is_cited(sentence.exact) and not OF_OTHERS.search(text)


def is_thesis(sentence: Sentence, voice: Voice) -> bool:
    """What somebody argues should be done, or what in their view matters."""
    text = sentence.text
    return (
        bool(_THESIS.search(text)) and not _NO_THESIS.search(text) and not is_cited(sentence.exact)
    )


def is_method(sentence: Sentence, voice: Voice) -> bool:
    """The authors did or built something and say how; in passive voice only of the past."""
    text, abstract = sentence.text, sentence.kind is _K.ABSTRACT
    if _NO_METHOD.search(text) or OF_OTHERS.search(text):
        return False
    named = any(
        re.search(rf"\b{re.escape(name)}\b,? (?:\w+ly )?{_WORKS}\b", text) for name in voice.names
    )
    built = _BUILT.search(text) or (abstract and _BUILT_IN_ABSTRACT.search(text))
    passive = sentence.kind in (_K.ABSTRACT, _K.METHOD) and _PASSIVE.search(text)
    return bool(_DID.search(text) or built or named or (passive and not is_cited(sentence.exact)))


def is_result(sentence: Sentence, voice: Voice) -> bool:
    """Something was measured, seen or proved, by the authors; where it is a number, it is told as that."""
    text = sentence.text
    if _NO_RESULT.search(text) or OF_OTHERS.search(text) or is_number(sentence, voice):
        return False
    measured = _MEASURED.search(text) and (voice.is_own(text) or sentence.kind in _TOLD_OF_OWN)
    return bool(_FOUND.search(text) or (measured and not is_cited(sentence.exact)))


def is_number(sentence: Sentence, voice: Voice) -> bool:
    """A measured value of the authors' own, not a setting, a version or somebody else's."""
    text = sentence.text
    if _NO_NUMBER_OF_RESULTS.search(text) or OF_OTHERS.search(sentence.exact):
        return False
    own = voice.is_own(text)
    ours = own or (sentence.kind is not _K.INTRODUCTION and not is_cited(sentence.exact))
    told = _MEASURE.search(text) or _FOUND.search(text)
    return ours and bool(told) and has_value(text)


def has_value(text: str) -> bool:
    """Whether a number with a unit, or a decimal that is given as a value, stands in it.

    >>> has_value("It gains 4 points."), has_value("The mean is 0.7.")
    (True, True)
    >>> has_value("GPT 3.5 is better than Model 2.1 at temperatures 0.2 to 0")
    False
    """
    return bool(_UNIT.search(text)) or any(
        _BEFORE_VALUE.search(text[: number.start()]) for number in _DECIMAL.finditer(text)
    )


def is_own_limit(sentence: Sentence, voice: Voice) -> bool:
    """What this work lacks; under a heading of limitations, any lack that is told."""
    text = sentence.text
    if _NO_LACK.search(text) or _is_later(text) or SentenceRole.OBJECTIVE in sentence.roles:
        return False
    if sentence.kind is _K.LIMITATIONS and _LACK.search(text):
        return True
    return bool(_OWN_LACK.search(text)) and voice.is_own(text)


def is_field_limit(sentence: Sentence, voice: Voice) -> bool:
    """What the work of a field lacks, as a review tells it; under a heading of limitations, what the review lacks."""
    text = sentence.text
    if sentence.kind is _K.LIMITATIONS:
        return is_own_limit(sentence, voice)
    told = _FIELD_LACK.search(text) and not re.match(r"(?:We|This \w+) \w+|Given the\b", text)
    return bool(told) and not _NO_LACK.search(text)


def is_open(sentence: Sentence, voice: Voice) -> bool:
    """A matter for later: unknown, planned, or left."""
    text = sentence.text
    wished = sentence.kind in _AT_THE_END and _WISHED.search(text) and not _NOT_AHEAD.search(text)
    return bool(wished) or _is_later(text)


def is_open_in_field(sentence: Sentence, voice: Voice) -> bool:
    """What a field has not solved, as a review tells it."""
    text = sentence.text
    told = _FIELD_OPEN.search(text) and not _NOT_AHEAD.search(text)
    return bool(told) and not _FROM_CITED.match(sentence.exact)


def is_definition(sentence: Sentence, voice: Voice) -> bool:
    """What something is."""
    return SentenceRole.DEFINITION in sentence.roles and not _NO_DEFINITION.search(sentence.text)


def in_role(role: SentenceRole) -> Proof:
    """The proof that the cue of a role is enough."""
    return lambda sentence, voice: role in sentence.roles


def _is_later(text: str) -> bool:
    return bool(_AHEAD.search(text)) and not _NOT_AHEAD.search(text)
