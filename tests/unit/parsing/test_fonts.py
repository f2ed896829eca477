"""Styles from font names."""

from __future__ import annotations

import pytest

from readgroup.parsing.fonts import font_from


@pytest.mark.parametrize(
    "name",
    [
        "CMBX12",
        "ABCDEF+NimbusRomNo9L-Medi",
        "Times-Bold",
        "LMSans10-Bold",
        "Arial,Bold",
        "SFBX1000",
    ],
)
def test_bold(name: str) -> None:
    """Bold faces are known by name in the families that papers use."""
    assert font_from(name).bold


@pytest.mark.parametrize(
    "name", ["CMR10", "Times-Roman", "NimbusRomNo9L-Regu", "Helvetica-Medium", "Cambria"]
)
def test_not_bold(name: str) -> None:
    """Regular faces are not bold, whatever weight is guessed for them."""
    assert not font_from(name, weight=900).bold


def test_weight_counts_for_nameless_fonts() -> None:
    """Where the name tells nothing, the weight does."""
    assert font_from("T3_1", weight=700).bold


def test_other_styles() -> None:
    """Italic, typewriter, mathematics and small capitals are told apart."""
    assert font_from("CMTI10").italic
    assert font_from("CMTT9").mono
    assert font_from("CMSY10").math
    assert font_from("CMCSC10").small_caps
