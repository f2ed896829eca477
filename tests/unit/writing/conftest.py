"""Documents that the tests of readgroup.writing share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from readgroup.model.document import Document

sys.path.insert(0, str(Path(__file__).parent))

from papers import EXPERIMENT, REVIEW, paper

SAMPLE = (
    Path(__file__).parents[3] / "corpus" / "samples" / "mechanistic-interpretability-primer.pdf"
)


@pytest.fixture(scope="session")
def experiment() -> Document:
    """A small paper with method, results and limitations."""
    return paper(EXPERIMENT, title="Sparse Probes Recover Features of Language Models")


@pytest.fixture(scope="session")
def review() -> Document:
    """A small survey with categories and open problems."""
    return paper(REVIEW, title="Interpretability of Neural Networks: A Survey")


@pytest.fixture(scope="session")
def primer() -> Document:
    """The sample paper of the project, parsed from its PDF."""
    from readgroup.parsing import parse_pdf

    return parse_pdf(SAMPLE)
