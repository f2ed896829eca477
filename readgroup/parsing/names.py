"""Lists of people, as bibliographies print them."""

from __future__ import annotations

import re
from typing import NamedTuple

_UPPER = "".join(chr(c) for c in range(0x41, 0x530) if chr(c).isupper())
_LETTER = r"[^\W\d_]"
_CAPITAL = f"[{_UPPER}]"
_WORD = rf"{_CAPITAL}(?:[\w’'`‐-]*\w)?"
_LONGER = rf"{_CAPITAL}[\w’'`‐-]*\w"  # a word, not an initial
_INITIAL = rf"(?:{_CAPITAL}|Yu|Ya|Ch|Zh|Sh|Kh|Ph|Th|Ts|Ju)\."
_INITIALS = rf"{_INITIAL}(?:[ -]?{_INITIAL})*"
_PARTICLE = r"(?:(?:v[ao]n|de[rnls]?|della|di|d[aou]s?|l[ae]|[ae]l|bin|ibn|te[rn]|a[fv]|zu[mr]?|y|St\.?|Van|Von|De[rnl]?|Di|Da|Le|La|El|V[AO]N|DE[RNL]?|L[AE])\s)"
_SUFFIX = r"(?:,? (?:Jr|Sr)\b\.?|,? I{2,3}\b)?"
_SURNAME = rf"{_PARTICLE}*(?:[dD]['’]|[ae]l-)?{_LONGER}(?:[ -]{_LONGER})?"
_LAST = rf"(?:{_PARTICLE}*(?:[dD]['’]|[ae]l-)?{_LONGER}){_SUFFIX}"
_END = r"(?=\s*(?:[,.;:(\[“\"&]|and\b|AND\b|et al|$))"

_SHORT_FIRST = re.compile(rf"(?P<given>{_INITIALS})\s?(?P<last>(?:{_WORD}\s)??{_LAST}){_END}")
_FIRST_LAST = re.compile(
    rf"(?P<given>{_WORD}(?:\s(?:{_CAPITAL}\b\.?|{_INITIALS}|{_WORD})){{0,3}}?)\s(?P<last>{_LAST}){_END}"
)
_CAPITALS = rf"{_CAPITAL}{{1,3}}\b(?=[,;:(]|\s(?:and|AND|&)\s)"
_LAST_SHORT = re.compile(
    rf"(?P<last>{_LAST})\s?,\s(?P<given>{_INITIALS}|{_CAPITALS}|{_CAPITAL}{{2,3}}(?=\.))"
)
# Two words before a comma may be a first and a last name: the initials must end there.
_LASTS_SHORT = re.compile(
    rf"(?P<last>{_SURNAME}){_SUFFIX},\s(?P<given>{_INITIALS}{_END}|{_CAPITALS})"
)
_LAST_FIRST = re.compile(
    rf"(?!\S*AI\b)(?P<last>{_PARTICLE}*{_LONGER}){_SUFFIX},\s(?P<given>{_WORD}(?:\s(?:{_INITIALS}|{_CAPITAL}\b\.?|{_WORD})){{0,2}}?){_END}"
)
_BARE = rf"(?!I{{2,3}}\b|IV\b){_CAPITAL}(?:[ -]?{_CAPITAL}){{0,2}}"
_AFTER = r"[,;:]|\sand\b|\s&|\set al"
_LAST_INITIALS = re.compile(
    rf"(?P<last>{_SURNAME})\s(?P<given>{_BARE}(?={_AFTER})|{_INITIALS}(?={_AFTER}))"
)
_ANOTHER_LAST_INITIALS = re.compile(
    rf"(?P<last>{_SURNAME})\s(?P<given>{_INITIALS}(?={_AFTER})|{_BARE}(?={_AFTER}|\.|$)|{_INITIALS})"
)
_GROUP = re.compile(
    rf"(?P<last>{_WORD}(?:[ @]{_LONGER}){{0,5}})(?=\.\s|,?\s(?:19|20)\d\d|\s\(|:\s|(?<=AI),)(?P<given>)"
)
_ONLY_INITIALS = re.compile(_INITIALS)
_COMMA = re.compile(r"\s?[,;]\s+(?!\d|et al|ET AL)")
_AND = re.compile(r",?\s+(?:and|AND|&)\s+(?!others|\d)|[,;]\s+(?:and|AND|&)\s+(?!others|\d)")
_OTHERS = re.compile(
    r",?\s*(?:(?:and|&)\s+(?:\d+\s+)?others|et\s+al|ET\s+AL)\b\.?|\s*,?\s*\(?\b[Ee]d(?:itor)?s?\b\.?\)?|\s*,?\s*\(editors?\)"
)

_STYLES: tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...] = (
    (_LAST_SHORT, (_LAST_SHORT, _LASTS_SHORT, _SHORT_FIRST)),
    (_LASTS_SHORT, (_LAST_SHORT, _LASTS_SHORT, _SHORT_FIRST)),
    (_LAST_INITIALS, (_ANOTHER_LAST_INITIALS, _LAST_SHORT, _SHORT_FIRST)),
    (_SHORT_FIRST, (_SHORT_FIRST, _FIRST_LAST)),
    (_LAST_FIRST, (_FIRST_LAST, _SHORT_FIRST, _LAST_FIRST)),
    (_FIRST_LAST, (_FIRST_LAST, _SHORT_FIRST)),
    (_GROUP, (_FIRST_LAST, _SHORT_FIRST)),
)


class People(NamedTuple):
    """Names as "A. N. Gomez", and where the list ends in the text."""

    names: tuple[str, ...]
    end: int


def leading_people(text: str) -> People:
    """The people that a text begins with; the first name's form tells that of the others.

    >>> leading_people("Vaswani, A., Shazeer, N., and Polosukhin, I. Attention is all you need.").names
    ('A. Vaswani', 'N. Shazeer', 'I. Polosukhin')
    >>> leading_people("Ian Goodfellow, Yoshua Bengio, and Aaron Courville. Deep Learning.").end
    50
    """
    for first, others in _STYLES:
        match = first.match(text)
        if match:
            return _rest_of_list(text, match, others)
    return People((), 0)


def _rest_of_list(text: str, first: re.Match[str], forms: tuple[re.Pattern[str], ...]) -> People:
    names = [_name(first)]
    end = first.end()
    sure = (1, end)
    short = _has_initials(first)
    closed = False
    while True:
        and_ = _AND.match(text, end)
        separator = and_ or (None if closed else _COMMA.match(text, end))
        if separator is None:
            break
        match = next((m for form in forms if (m := form.match(text, separator.end()))), None)
        if match is None:
            break
        names.append(_name(match))
        end = match.end()
        closed = closed or and_ is not None
        # A title in capitals reads like a name: where names have initials, only an "and" tells.
        if closed or not short or _has_initials(match):
            sure = (len(names), end)
    count, end = sure
    others = _OTHERS.match(text, end)
    return People(tuple(names[:count]), others.end() if others else end)


def _has_initials(name: re.Match[str]) -> bool:
    return _ONLY_INITIALS.fullmatch(name["given"]) is not None


def _name(match: re.Match[str]) -> str:
    last = " ".join(_cased(word) for word in match["last"].split())
    given = match["given"]
    if given and "." not in given and given.isupper() and len(given.replace(" ", "")) <= 3:
        given = " ".join(f"{letter}." for letter in given.replace(" ", "").replace("-", ""))
    return f"{given} {last}".strip()


def _cased(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 3 else word
