"""What can be written down as an ONNX graph, and that nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from readgroup.embedding import export
from readgroup.embedding.onnx import OnnxEmbedder
from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

from .conftest import MakeModel

pytestmark = pytest.mark.model


def exported(model: Path, folder: Path) -> OnnxEmbedder:
    """The export of the model in a folder, compared with it on the way."""
    slow = SentenceTransformerEmbedder(str(model))
    export.export(slow, folder / "model.onnx", folder / "model.weights")
    return OnnxEmbedder("tiny", folder / "model.onnx")


@pytest.mark.parametrize("pooling", ["mean", "cls"])
def test_any_bert_is_expressed(make_model: MakeModel, tmp_path: Path, pooling: str) -> None:
    """Other sizes, another epsilon, large weights and either pooling: same vectors, same limit."""
    model = make_model(pooling=pooling)
    quick = exported(model, tmp_path)
    slow = SentenceTransformerEmbedder(str(model))
    assert quick.dimension == slow.dimension == 24
    assert export.difference(slow, quick) < export.TOLERANCE
    long = "word " * 46
    assert (quick.embed_query(long) == quick.embed_query(f"{long} and more that is cut off")).all()
    assert (quick.embed_query(long) != quick.embed_query(long[:-5])).any()


@pytest.mark.parametrize(
    ("told", "changes"),
    [
        ("activation: 'relu'", {"hidden_act": "relu"}),
        ("pooling is max", {"pooling": "max"}),
        ("prompts", {"prompts": {"query": "query: ", "document": ""}}),
    ],
)
def test_what_the_graph_cannot_tell_is_refused(
    make_model: MakeModel, tmp_path: Path, told: str, changes: dict[str, object]
) -> None:
    """Another activation, pooling, or prompts: no export, and words for people that say why."""
    with pytest.raises(export.NotExpressible, match=told):
        exported(make_model(**changes), tmp_path)


def test_modules_after_the_pooling_are_refused(tiny_model: Path, tmp_path: Path) -> None:
    """A model whose vectors go through one more layer is not taken for one without it."""
    from sentence_transformers.base.modules.dense import Dense

    slow = SentenceTransformerEmbedder(str(tiny_model))
    slow.model.append(Dense(24, 8))
    with pytest.raises(export.NotExpressible, match="Dense"):
        export.transcribe(slow.model, tmp_path / "model.onnx", tmp_path / "model.weights")


def test_an_export_that_differs_is_refused(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison notices one wrong number among all weights: a shifted normalisation."""
    slow = SentenceTransformerEmbedder(str(tiny_model))
    written = export.graph

    def wrong(bert: object, weights: dict[str, object], beside: object) -> object:
        name = "encoder.layer.1.output.LayerNorm.bias"
        shifted = weights[name].copy()  # type: ignore[attr-defined]
        shifted[3] += 1e-3
        return written(bert, {**weights, name: shifted}, beside)  # type: ignore[arg-type]

    monkeypatch.setattr(export, "graph", wrong)
    with pytest.raises(export.NotExpressible, match="differ by"):
        export.export(slow, tmp_path / "model.onnx", tmp_path / "model.weights")
