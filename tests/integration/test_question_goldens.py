"""The questions on whole papers are as somebody read them; `--update-goldens` writes them anew.

Of papers that others wrote the goldens hold no words: types, roles, levels, pages, and hashes of
the anchors. The embedder has no part in it: its last digits differ between machines.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from readgroup.model.document import Document
from readgroup.model.guide import Question, Summary
from readgroup.parsing import parse_pdf
from readgroup.writing.questions import guide

DATA = Path(os.environ.get("READGROUP_TESTDATA", "/nonexistent")) / "corpus" / "pdf"
GOLDEN = Path(__file__).parents[1] / "golden" / "questions"
PAPERS = {
    "method": "2406.11717v3.pdf",
    "theory": "1311.2542v3.pdf",
    "review": "2404.14082v3.pdf",
}


def test_the_sample_has_the_questions_that_were_read(
    sample_pdf: Path, request: pytest.FixtureRequest
) -> None:
    """Every word of the sample paper's questions, with anchors, reasons, follow-ups and hints."""
    made = [
        {
            "ask": q.text,
            "kind": f"{q.type} · {q.role} · {q.level}",
            "anchors": [f"p. {a.page}: {a.exact}" for a in q.anchors],
            "why": q.why,
            "then": q.follow_ups,
            "hint": q.hint,
            "answer": [c.text for c in q.answer_sketch],
        }
        for q in _questions(parse_pdf(sample_pdf))
    ]
    _compare("sample.json", made, request)


@pytest.mark.skipif(not DATA.is_dir(), reason="READGROUP_TESTDATA names no folder with papers")
@pytest.mark.parametrize("kind", PAPERS)
def test_a_paper_of_each_kind_has_the_questions_that_were_read(
    kind: str, request: pytest.FixtureRequest
) -> None:
    """Types, roles, levels, pages and hashes of the anchors, in order."""
    made = [
        {
            "kind": f"{q.type} · {q.role} · {q.level}",
            "anchors": [f"p. {a.page}: {_hash(a.exact)}" for a in q.anchors],
        }
        for q in _questions(parse_pdf(DATA / PAPERS[kind]))
    ]
    _compare(f"{Path(PAPERS[kind]).stem}.json", made, request)


def _questions(document: Document) -> tuple[Question, ...]:
    return guide(document, Summary((), (), (), ())).questions


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _compare(name: str, made: object, request: pytest.FixtureRequest) -> None:
    text = json.dumps(made, indent=1, ensure_ascii=False) + "\n"
    file = GOLDEN / name
    if request.config.getoption("--update-goldens"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
