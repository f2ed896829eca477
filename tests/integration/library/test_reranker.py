"""A cross-encoder that the settings name orders what a search found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from readgroup.embedding.cross_encoder import CrossEncoderReranker
from readgroup.embedding.sentence_transformers import bundled
from readgroup.errors import MissingExtra
from readgroup.library import Library
from readgroup.settings import DEFAULT_EMBEDDER, Settings

pytestmark = pytest.mark.model

QUESTION = "how are sparse autoencoders trained"


@pytest.fixture(scope="module")
def cross_encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real cross-encoder of one layer with weights of chance: its order is another one."""
    import torch
    from transformers import AutoTokenizer, BertConfig, BertForSequenceClassification

    folder = tmp_path_factory.mktemp("cross-encoder")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=30_522,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        num_labels=1,
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(bundled(DEFAULT_EMBEDDER)).save_pretrained(folder)
    return folder


@pytest.fixture
def home(sample_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(sample_home, tmp_path / "library")


def reranker_score(folder: Path, text: str) -> float:
    return CrossEncoderReranker(str(folder)).scores(QUESTION, [text])[0]


def test_what_is_found_stays_and_its_order_is_the_rerankers(
    home: Path, sample_id: str, cross_encoder: Path
) -> None:
    """Within a paper the same passages with and without it; with it, in its order."""
    with Library(Settings(home=home)) as library:
        plain = library.search(QUESTION, limit=100, paper=sample_id)
    with Library(Settings(home=home, reranker=str(cross_encoder))) as library:
        found = library.search(QUESTION, limit=100, paper=sample_id)
    best = max(found[:10], key=lambda hit: reranker_score(cross_encoder, hit.passage.text))
    assert best in found[:3], "a joined passage may score less than the best of its parts"
    assert [hit.passage.ordinal for hit in found] != [hit.passage.ordinal for hit in plain]
    said = {word for hit in found for word in hit.passage.text.split()}
    assert said == {word for hit in plain for word in hit.passage.text.split()}


def test_a_reranker_that_is_nowhere_is_named(home: Path, tmp_path: Path) -> None:
    """The name, and what to do; nothing else breaks."""
    with (
        Library(Settings(home=home, reranker=str(tmp_path / "none"))) as library,
        pytest.raises(MissingExtra, match="none"),
    ):
        library.search(QUESTION)
