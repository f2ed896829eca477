"""Whether a sentence points elsewhere: to a figure, a section, a numbered statement, or what comes next."""

from __future__ import annotations

import re

_FLOAT = r"(?:[Ff]igures?|[Ff]igs?\.|[Tt]ables?|[Tt]abs?\.|[Ss]ections?|[Ss]ecs?\.|§|[Aa]ppendi(?:x|ces)|[Ee]qs?\.|[Ee]quations?|[Aa]lgorithms?|[Ll]isting|[Ff]ootnote|[Cc]hapter|[Ll]ines?)"
_FORMAL = r"(?:Theorem|Lemma|Proposition|Corollary|Definition|Assumption|Remark|Example|Conjecture|Question|Claim)s?"
_TOLD = r"(?:discussed|mentioned|noted|described|shown|explained|stated)"
_COUNTED = (
    r"(?:reasons|ways|problems|issues|limitations|parts|steps|categories|aspects|questions|challenges|obstacles|drawbacks|shortcomings|"
    r"advantages|contributions|findings|observations|goals)"
)
_POINTING = re.compile(
    "|".join(
        (
            # Something numbered, or a part of the page.
            rf"(?-i:\b{_FLOAT}\s?\(?(?:[A-Z]?\d|[A-Z]{{1,3}}\b))|§|(?-i:\b{_FORMAL} \(?\d)|\bsteps? \d",
            r"\b(?:in|of|by|from|with|using|and) \(\d{1,2}[a-z]?\)(?!,? (?:and )?\(\d)",
            r"\bin the (?:figure|table|plot)\b|\bpart of the (?:table|figure)\b|\b(?:rows?|columns?|panels?) \(|\b(?:left|right|top|bottom)\)|\((?:left|right|top|bottom)",
            r"\b(?:left|right)-side (?:panels?|plots?|figures?)\b|\b(?:left|right|top|bottom|upper|lower|first|second|last) (?:panels?|plots?)\b",
            r"\bthe (?:shown|above|presented|depicted|plotted|displayed) \w+|\bour (?:shown|depicted|plotted|displayed) \w+",
            r"\b(?:from|as) the (?:tables?|figures?|plots?|graphs?) (?:it can|one can|we can|shows?|indicates?|suggests?)\b|\b(?:from|in|as shown in) the (?:tables?|figures?|plots?|graphs?),|"
            r"^The (?:tables?|figures?) (?:also |clearly |further )?(?:shows?|indicates?|illustrates?|depicts?|presents?|lists?|compares?|suggests?|gives?|from)\b",
            # Another part of the text.
            r"\b(?:this|next|previous|following|preceding|last|present|remaining|later|earlier|rest of the) (?:sub)?(?:sections?|chapter|table|figure|paragraph|appendix|equation|page)\b",
            r"\b(?:subsequent|following|previous) (?:analys[ie]s|sections?|discussion|experiments?|paragraphs?)\b",
            r"\bas follows\b|\bthe following\b|\b(?:in )?the rest of (?:this|the) \w+|\bin the main text\b|\b(?:in|of) the (?:appendix|supplement\w*)",
            r"\b(?:see|shown|described|discussed|listed|defined|mentioned|given|introduced) (?:above|below|earlier|previously|later)\b",
            r"\b(?:hinted|argued|observed|said|used|seen|noted|explained|stated) (?:above|earlier|previously)\b|\b(?:hinted|seen|shown|described|discussed|mentioned|noted|explained|stated|argued|observed|introduced|said|used|defined) before\b",
            rf"\bas (?:we (?:have |already )?)?(?:{_TOLD}|saw|see|seen|showed) (?:in|earlier|above)\b(?-i:(?! (?:[A-Z]|\[)))",
            r"\bwe (?:have )?(?:just|already|previously) \w+|\bwe (?:have )?(?:mentioned|saw|seen)\b|\bdescribe below\b|\bpresented here\b",
            r"\b(?:above|below)\b[.,]?$|\b\w+s (?:above|below)\b|^(?:Above|Below),|^In what follows",
            # What comes next, or how the text goes on.
            r"^(?:We|I) (?:now|next|will|then|first|begin|start|have reached|turn|conclude)\b|, we (?:now|next|then|will) |, now (?:we|I|let)\b|[.;:] (?:First|Second|Next|Now|Finally),? (?:recall|note|notice|observe|consider|suppose|let)\b|^Next,? (?:we|I)\b",
            r"^We (?:here |now |briefly |also |first |then |will )+(?:list|review|discuss|describe|outline|summari[sz]e|recall|collect|sketch|introduce)\b",
            r"^Before (?:we (?:proceed|describe|present|introduce|discuss|turn|begin|start|continue)|proceeding|delving|diving|describing|presenting|discussing|introducing)\b",
            r"^We (?:close|end|conclude|finish) (?:the|this|our) \w+ (?:by|with)\b",
            r"^We (?:fix|introduce|recall|collect|need) (?:some|the following|our|a few) (?:basic |more )?(?:notations?|notions|definitions|facts)\b",
            r"^We (?:adopt|follow|use|keep) [^.]*\b(?:style|notations?|terminology|conventions?)\b",
            r"\brefer (?:the )?(?:interested )?(?:readers? )?to\b|\breaders? (?:can|may|should|is|are)\b|\bstructure of (?:this|the) (?:paper|review|article|survey)\b",
            r"\b(?:this|the rest of the|remainder of the) (?:paper|work) is (?:organi[sz]ed|structured)|\bis (?:organi[sz]ed|structured) as",
            # What is announced and not told.
            r"^(?:\w+, )?we (?:only |now |first |also |just |still )?need to (?:know|show|prove|check|verify) (?:that|whether|how|why)\b",
            r"^(?:We|I) (?:also |further )?break ?down\b(?!.*\b(?:and|to) (?:find|show|see)\b)",
            r"\brequires? (?:only )?a few more (?:details|steps|lines|words|arguments)\b|^There (?:is|are|remains),? (?:of course,? )?(?:a lot|much|far|so much|plenty|a great deal|many) more (?:\w+ )?to (?:say|tell|be said|be told|discuss|write)\b",
            r"^(?:(?:Some )?(?:Further|More|Additional)|Full|Complete) (?:\w+ )?(?:details|information|discussion|explanations?)\b.*\b(?:found|given|available|provided|included|presented|in)\b",
            r"^(?:We|I) (?:also |further )?(?:report|present|show|give|list) (?:the |our |some )?(?:[\w-]+ ){0,2}results (?:for|of|on|in|from|with)\b[^,;:]*\.$",
            rf"\b(?:two|three|four|several|some) (?:[\w-]+ ){{0,2}}{_COUNTED}[.]$|\b(?:have|has|with) (?:\w+ )?limitations[.]$|: (?:the )?first(?:ly)?\b(?!.*\b(?:second|other))",
            r"^There (?:are|is|exists?|have been) (?:a number of|many|several|numerous|various|some|certain|multiple|a few|a variety of) [^.,;:]{0,70}\.$",
            r"^We compare [^.]* (?:with|to|against) [^.]*(?:methods|works?|baselines|approaches)\.$",
            r"^We (?:also |further )?(?:provide|give|offer|present|share) (?:an? |some |more |several |further )?(?:[\w-]+ ){0,2}(?:explanations?|discussions?|overview|description|summary|details?|intuitions?|insights?|breakdowns?|visuali[sz]ations?|examples?|illustrations?) "
            r"(?:for|of|on|about|to|why|into)\b",
            r"^(?:Our|The|These) (?:results|findings|work|study|analysis|analyses|experiments) (?:shed|sheds|pave|paves) ",
        )
    ),
    re.IGNORECASE,
)


def points_elsewhere(text: str) -> bool:
    """Whether the sentence sends its reader elsewhere, or announces what it does not tell.

    >>> points_elsewhere("Figure 3 shows this."), points_elsewhere("Probes have several limitations.")
    (True, True)
    """
    return bool(_POINTING.search(text))
