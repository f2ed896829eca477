"""Models small enough to be made on the spot: BERT with random weights and MiniLM's tokenizer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from readgroup.embedding.weights import folder_of
from readgroup.settings import DEFAULT_EMBEDDER

MakeModel = Callable[..., Path]


@pytest.fixture(scope="session")
def make_model(tmp_path_factory: pytest.TempPathFactory) -> MakeModel:
    """Saves a SentenceTransformer of two small layers; `changes` go into BERT's configuration."""
    minilm = folder_of(DEFAULT_EMBEDDER)
    if minilm is None:
        pytest.skip("the extra `offline` is not installed: no tokenizer to build a model with")
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.base.modules.transformer import Transformer
    from sentence_transformers.sentence_transformer.modules.pooling import Pooling
    from transformers import AutoTokenizer, BertConfig, BertModel, set_seed

    def make(
        *, pooling: str = "mean", prompts: dict[str, str] | None = None, **changes: object
    ) -> Path:
        folder = tmp_path_factory.mktemp("model")
        sizes = {
            "hidden_size": 24,
            "num_hidden_layers": 2,
            "num_attention_heads": 3,
            "intermediate_size": 40,
            "max_position_embeddings": 64,
            "initializer_range": 0.5,  # far from MiniLM's: no term may be too small to be missed
            "layer_norm_eps": 1e-6,
        }
        set_seed(7)
        encoder = folder / "encoder"
        BertModel(BertConfig(**{**sizes, **changes})).save_pretrained(encoder)  # type: ignore[arg-type]
        AutoTokenizer.from_pretrained(minilm).save_pretrained(encoder)
        words = Transformer(str(encoder), max_seq_length=48)
        pooled = Pooling(words.get_embedding_dimension(), pooling)
        made = SentenceTransformer(modules=[words, pooled], prompts=prompts, device="cpu")
        made.save(str(folder / "whole"))
        return folder / "whole"

    return make


@pytest.fixture(scope="session")
def tiny_model(make_model: MakeModel) -> Path:
    """One such model, for tests that only read it."""
    return make_model()


@pytest.fixture
def own_model(tiny_model: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(tiny_model, tmp_path / "own-model"))
