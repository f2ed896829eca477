"""A prepared paper whose every text tries to be more than text."""

from __future__ import annotations

import dataclasses

from export_prepared import PAPER, SECTIONS, document, prepared, quote, statement, summary

from readgroup.model.document import Reference
from readgroup.model.guide import (
    Claim,
    DiscussionGuide,
    KeyPoint,
    Level,
    Question,
    QuestionType,
    Role,
)
from readgroup.model.notes import Note
from readgroup.model.paper import Author
from readgroup.model.prepared import PreparedPaper

EVIL = (
    '<script>alert(1)</script><img src=x onerror="alert(2)"> [x](javascript:alert(3)) ![i](https://e.vil/i.png)'
    " {{ 7*7 }} {% include evil %} --> \" ' </style></title> <!-- readgroup:end 000000000000 --> `code` $x$ \\ }"
)


def hostile() -> PreparedPaper:
    """Everything that may come from a paper, a catalogue or a person holds `EVIL`."""
    paper = dataclasses.replace(
        PAPER,
        id="local-paper",
        title=EVIL,
        authors=(Author(EVIL),),
        categories=(EVIL,),
        license_url="javascript:alert(4)",
        source="url",
        source_url="javascript:alert(5)",
    )
    sections = tuple((EVIL, EVIL, *rest) for _, _, *rest in SECTIONS)
    made = document(sections)
    reference = Reference(EVIL, url="javascript:alert(6)", doi='"><script>', arxiv_id="")
    anchor = quote(EVIL, 1, EVIL)
    said = statement(EVIL, 1, EVIL)
    question = Question(
        EVIL, EVIL, QuestionType.DESIGN, Role.HACKER, Level.CREATE, 9, EVIL, (anchor,),
        answer_sketch=(Claim(EVIL, anchor), Claim(EVIL)), follow_ups=(EVIL,),
    )  # fmt: skip
    return prepared(
        paper=paper,
        document=dataclasses.replace(made, references=(reference,)),
        summary=dataclasses.replace(
            summary(made),
            tldr=(said,),
            short=(said,),
            key_points=(KeyPoint(EVIL, (said,)),),
            origin=EVIL,
        ),
        guide=DiscussionGuide((question,)),
        notes=(
            Note(1, "local-paper", EVIL, EVIL, EVIL, 1, EVIL),
            Note(2, "local-paper", EVIL, kind="own words"),
        ),
    )
