"""What every Embedder promises, on each implementation."""

import numpy as np
import pytest

from readgroup.embedding import Embedder

TEXTS = [
    "Superposition is the representation of more features than a layer has dimensions.",
    "Grad-CAM",
    "A sparse autoencoder rewrites activations. " * 60,
    "ß ∑ 超位置 🙂 naïve",
    "",
]


def test_vectors_have_length_one(embedder: Embedder) -> None:
    """Every text, an empty and an overlong one included, gives a finite unit vector of float32."""
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-5)


def test_no_text_no_vector(embedder: Embedder) -> None:
    """An empty batch is no error, and keeps the dimension."""
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)
    assert embedder.token_counts([]) == []


def test_a_batch_gives_what_each_text_gives_alone(embedder: Embedder) -> None:
    """Neighbours in a batch and their order change a vector by less than 1e-5."""
    batch = embedder.embed_passages(TEXTS)
    for row, text in zip(batch, TEXTS, strict=True):
        assert np.abs(embedder.embed_passages([text])[0] - row).max() < 1e-5
    assert np.abs(embedder.embed_passages(TEXTS[::-1])[::-1] - batch).max() < 1e-5


def test_the_same_text_gives_the_same_vector(embedder: Embedder) -> None:
    """Nothing about it is random."""
    assert np.array_equal(embedder.embed_passages(TEXTS), embedder.embed_passages(TEXTS))
    assert np.array_equal(embedder.embed_query(TEXTS[0]), embedder.embed_query(TEXTS[0]))


def test_a_query_is_nearest_to_what_it_asks_about(embedder: Embedder) -> None:
    """A query has the passages' dimension, and lies nearer to the one that answers it."""
    query = embedder.embed_query("what is superposition of features")
    assert query.shape == (embedder.dimension,)
    cosines = embedder.embed_passages(TEXTS) @ query
    assert int(np.argmax(cosines)) == 0


def test_tokens_are_counted_without_a_limit(embedder: Embedder) -> None:
    """Counts add up, exceed what the model reads, and are 0 for nothing."""
    counts = embedder.token_counts(TEXTS)
    assert counts[-1] == 0
    assert (
        counts[2] == 60 * embedder.token_counts(["A sparse autoencoder rewrites activations."])[0]
    )
    assert counts[2] > 256


def test_the_model_has_a_name(embedder: Embedder) -> None:
    """What the index records, to refuse vectors of another."""
    assert embedder.model_id
    assert embedder.dimension > 0
