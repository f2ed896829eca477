"""What every Embedder promises, on each implementation."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readgroup.embedding import Embedder, embedder
from readgroup.embedding.quick import QuickEmbedder
from readgroup.embedding.weights import bundled
from readgroup.parsing import parse_pdf
from readgroup.passages import cut
from readgroup.settings import DEFAULT_EMBEDDER
from tests.library_parts import WordEmbedder

TEXTS = [
    "Superposition is the representation of more features than a layer has dimensions.",
    "Grad-CAM",
    "A sparse autoencoder rewrites activations. " * 60,
    "ß ∑ 超位置 🙂 naïve",
    "",
]

MODEL = pytest.mark.model


@pytest.fixture(scope="module")
def torch_minilm() -> Embedder:
    """The default model as sentence-transformers runs it."""
    if bundled(DEFAULT_EMBEDDER) is None:
        pytest.skip("the extra `offline` is not installed")
    return embedder(DEFAULT_EMBEDDER)


@pytest.fixture(scope="module")
def onnx_minilm(torch_minilm: Embedder, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """Its export, loaded from the cache as a new process does."""
    cache = tmp_path_factory.mktemp("cache")
    QuickEmbedder(torch_minilm.model_id, cache).embed_passages(["anything"])
    loaded = QuickEmbedder(torch_minilm.model_id, cache).kept.load()
    assert loaded is not None
    return loaded


@pytest.fixture(
    scope="module",
    params=["words", *(pytest.param(kind, marks=MODEL) for kind in ("torch", "onnx", "quick"))],
)
def each(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Embedder:
    """Every implementation: of words for tests, of torch, of ONNX, and the one that has both."""
    if request.param == "words":
        return WordEmbedder()
    minilm: Embedder = request.getfixturevalue("torch_minilm")
    if request.param == "torch":
        return minilm
    if request.param == "onnx":
        exported: Embedder = request.getfixturevalue("onnx_minilm")
        return exported
    return embedder(minilm.model_id, tmp_path_factory.mktemp("cache"))


def test_vectors_have_length_one(each: Embedder) -> None:
    """Every text, an empty and an overlong one included, gives a finite unit vector of float32."""
    vectors = each.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), each.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_text_no_vector(each: Embedder) -> None:
    """An empty batch is no error, and keeps the dimension."""
    assert each.embed_passages([]).shape == (0, each.dimension)
    assert each.token_counts([]) == []


def test_a_batch_gives_what_each_text_gives_alone(each: Embedder) -> None:
    """Neighbours in a batch and their order change a vector by less than 1e-5."""
    batch = each.embed_passages(TEXTS)
    for row, text in zip(batch, TEXTS, strict=True):
        assert np.abs(each.embed_passages([text])[0] - row).max() < 1e-5
    assert np.abs(each.embed_passages(TEXTS[::-1])[::-1] - batch).max() < 1e-5


def test_the_same_text_gives_the_same_vector(each: Embedder) -> None:
    """Nothing about it is random."""
    assert np.array_equal(each.embed_passages(TEXTS), each.embed_passages(TEXTS))
    assert np.array_equal(each.embed_query(TEXTS[0]), each.embed_query(TEXTS[0]))


def test_a_query_is_nearest_to_what_it_asks_about(each: Embedder) -> None:
    """A query has the passages' dimension, and lies nearer to the one that answers it."""
    query = each.embed_query("what is superposition of features")
    assert query.shape == (each.dimension,)
    cosines = each.embed_passages(TEXTS) @ query
    assert int(np.argmax(cosines)) == 0


def test_tokens_are_counted_without_a_limit(each: Embedder) -> None:
    """Counts add up, exceed what the model reads, and are 0 for nothing."""
    counts = each.token_counts(TEXTS)
    assert counts[-1] == 0
    assert counts[2] == 60 * each.token_counts(["A sparse autoencoder rewrites activations."])[0]
    assert counts[2] > 256


def test_the_model_has_a_name(each: Embedder) -> None:
    """What the index records, to refuse vectors of another."""
    assert each.model_id
    assert each.dimension > 0


@MODEL
def test_torch_and_onnx_give_the_same_vectors(
    torch_minilm: Embedder, onnx_minilm: Embedder, sample_pdf: Path
) -> None:
    """On every third passage of a paper, one by one and in batches, no number differs by 1e-5.

    So a library may hold vectors of both, and a query of either finds the same.
    """
    document = parse_pdf(sample_pdf)
    cuts = cut(document, document.title, onnx_minilm.token_counts)
    texts = [*TEXTS, *(f"{passage.context}\n{passage.text}" for passage in cuts[::3])]
    assert len(texts) > 25
    assert onnx_minilm.model_id == torch_minilm.model_id
    assert onnx_minilm.dimension == torch_minilm.dimension
    assert onnx_minilm.token_counts(texts) == torch_minilm.token_counts(texts)
    apart = np.abs(torch_minilm.embed_passages(texts) - onnx_minilm.embed_passages(texts))
    assert apart.max() < 1e-5
    for text in texts[:10]:
        apart = np.abs(torch_minilm.embed_query(text) - onnx_minilm.embed_query(text))
        assert apart.max() < 1e-5


@MODEL
@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_torch_and_onnx_agree_on_any_text(
    torch_minilm: Embedder, onnx_minilm: Embedder, texts: list[str]
) -> None:
    """Whatever characters people type or PDFs hold: same tokens, same vectors."""
    assert onnx_minilm.token_counts(texts) == torch_minilm.token_counts(texts)
    apart = np.abs(torch_minilm.embed_passages(texts) - onnx_minilm.embed_passages(texts))
    assert apart.max() < 1e-5
