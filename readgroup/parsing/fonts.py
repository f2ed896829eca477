"""What a font's name and numbers tell about its style."""

from __future__ import annotations

import re

from readgroup.parsing.page import Font

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"bold|black|heavy|demi|cmbx|cmssbx|cmb\d|sfbx|ecbx|bx\d|medi(?!um)|[-,]b(?:i|d)?$|-sb$",
    re.IGNORECASE,
)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|cmbxti|sfti|ecti|[-,]b?it?$|ti\d+$", re.IGNORECASE)
_MONO = re.compile(
    r"mono|courier|typewriter|cmtt|sftt|ectt|inconsolata|consol|menlo|txtt|nimbusmon", re.IGNORECASE
)
_MATH = re.compile(
    r"^(?:cmmi|cmsy|cmex|cmbsy|msam|msbm|eufm|eusm|rsfs|stmary|wasy|lasy|symbol|esint|bbold|dsrom|"
    r"mathematicalpi|mt(?:mi|sy|ex)|txmi|txsy|txex|pxmi|pxsy|rtxmi|newtxmi|ntxmi|ntxsy|mtsyn|rmtmi|fdsymbol|mnsymbol)"
    r"|math|euler",
    re.IGNORECASE,
)
_SMALL_CAPS = re.compile(r"cmcsc|csc\d|caps\d|smallcaps|-sc\b|lmcsc|sfcc|eccc", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:[CFRT]\d+(?:_\d+)?|TT\w+|Type ?3.*)?")  # names that tell no style
_BOLD_WEIGHT = 600


def font_from(name: str, weight: int = 0, italic_angle: int = 0) -> Font:
    """The style behind a PDF font name; `weight` as in CSS (400 normal, 700 bold), 0 unknown.

    Weights are a guess from the width of stems and often wrong: they count only for fonts whose
    name says nothing.

    >>> font_from("ABCDEF+NimbusRomNo9L-Medi")
    Font(name='NimbusRomNo9L-Medi', bold=True, italic=False, mono=False, math=False, small_caps=False)
    """
    plain = _SUBSET.sub("", name)
    return Font(
        plain,
        bold=bool(_BOLD.search(plain))
        or (weight >= _BOLD_WEIGHT and bool(_NAMELESS.fullmatch(plain))),
        italic=bool(_ITALIC.search(plain)) or italic_angle != 0,
        mono=bool(_MONO.search(plain)),
        math=bool(_MATH.search(plain)),
        small_caps=bool(_SMALL_CAPS.search(plain)),
    )
