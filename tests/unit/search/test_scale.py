"""How an embedder's cosines are read."""

import numpy as np
import pytest
from numpy.typing import NDArray

from readgroup.embedding import embedder
from readgroup.search.scale import MINILM, Scale, measured, probes, scale
from tests.library_parts import WordEmbedder


class Crowded(WordEmbedder):
    """The same neighbours, all of whose cosines are crowded between 0.8 and 1."""

    def embed_query(self, text: str) -> NDArray[np.float32]:
        plain = super().embed_query(text) * 0.2**0.5
        return np.append(plain, 0.8**0.5).astype(np.float32)

    def embed_passages(self, texts: list[str]) -> NDArray[np.float32]:
        return np.stack([self.embed_query(text) for text in texts])


@pytest.mark.model
def test_the_default_models_scale_is_as_measured() -> None:
    """What is written down for MiniLM is what the probes give."""
    found = measured(embedder(MINILM))
    assert found.unrelated == pytest.approx(scale(embedder(MINILM)).unrelated, abs=0.005)
    assert found.related == pytest.approx(scale(embedder(MINILM)).related, abs=0.005)


def test_crowded_cosines_mean_what_wide_ones_do() -> None:
    """Two embedders that differ in where their cosines lie come to the same meaning."""
    wide, crowded = WordEmbedder("wide"), Crowded("crowded")
    question, passage = "how do neurons superpose features", "Neurons superpose features."
    meanings = [
        scale(made).meaning(float(made.embed_query(question) @ made.embed_query(passage)))
        for made in (wide, crowded)
    ]
    assert meanings[0] == pytest.approx(meanings[1], abs=1e-4)
    assert meanings[0] > 1


def test_an_embedder_that_tells_nothing_apart_means_nothing() -> None:
    """No division by zero, and no passage is near."""
    assert Scale(0.3, 0.3).meaning(0.9) == 0.0


def test_each_probe_has_a_question_and_an_answer() -> None:
    """Sixteen fields, none twice."""
    assert len(probes()) == 16
    assert all(question.endswith("?") and len(answer) > 80 for question, answer in probes().items())
