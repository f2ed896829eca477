"""Rows to blocks."""

from __future__ import annotations

import pytest

from readgroup.model.document import BlockKind
from readgroup.parsing.candidates import Heading
from readgroup.parsing.compose import Outline, compose
from readgroup.parsing.sections import sections_of
from readgroup.parsing.style import Body

BODY = Body(10.0, "Times-Roman", bold=False, gap=2.0)


@pytest.mark.parametrize(
    "row", ["Abstract —Probes read features.", "Abstract — Probes read features."]
)
def test_the_dash_behind_a_run_in_heading_is_no_part_of_the_text(make_rows, row: str) -> None:
    """As journals of the IEEE print it; a sentence that began with the dash would count as cut."""
    rows = make_rows([row, "They do so in all layers."])
    heading = Heading((rows[0],), None, "Abstract", rows[0].line.look, 1, run_in=1)
    outline = Outline([heading], sections_of([heading]))
    blocks = compose(rows, {}, outline, BODY, frozenset())
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.HEADING, "Abstract"),
        (BlockKind.PARAGRAPH, "Probes read features. They do so in all layers."),
    ]
