"""A BERT encoder, its pooling and normalisation, written down as an ONNX graph.

The network is that of Devlin et al. 2018 (arXiv:1810.04805) as `transformers` computes it, from
whose checkpoints the names of the weights are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from onnx import ModelProto, NodeProto, TensorProto

    Weights = Mapping[str, NDArray[np.float32]]

OPSET = 20  # the first that has GELU as one operator
IR_VERSION = 10  # of the file format, the first that goes with this operator set
IDS, MASK, VECTORS = "input_ids", "attention_mask", "vectors"
_PAGE = 4096  # bytes that a file is mapped by
_MASKED = -1e9  # added to the attention that padding would get: none is left after the softmax


@dataclass(frozen=True, slots=True)
class Bert:
    """What the weights alone do not tell of a model."""

    layers: int
    heads: int
    epsilon: float
    pooling: Literal["mean", "cls"]


def graph(bert: Bert, weights: Weights, beside: BinaryIO) -> ModelProto:
    """`input_ids` and `attention_mask`, int64[n, tokens], to `vectors`, float32[n, d] of length 1.

    The weights are written to `beside`, a file in the folder where the model will lie: from there
    they are mapped into memory and not read, which is what makes a session start quickly.
    Raises KeyError where a weight is missing.
    """
    from onnx import TensorProto, helper

    draft = _Draft(weights, beside)
    counted = draft.add("Cast", MASK, to=TensorProto.FLOAT)  # 1.0 for a token, 0.0 for padding
    ignored = _ignored(draft, counted)
    tokens = _embedded(draft, bert)
    for layer in range(bert.layers):
        tokens = _layer(draft, bert, f"encoder.layer.{layer}", tokens, ignored)
    pooled = _mean(draft, tokens, counted) if bert.pooling == "mean" else _first(draft, tokens)
    draft.add("LpNormalization", pooled, axis=-1, p=2, output=VECTORS)
    width = int(weights["embeddings.word_embeddings.weight"].shape[1])
    return helper.make_model(
        helper.make_graph(
            draft.nodes,
            "bert",
            [
                helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "tokens"])
                for name in (IDS, MASK)
            ],
            [helper.make_tensor_value_info(VECTORS, TensorProto.FLOAT, ["n", width])],
            list(draft.tensors.values()),
        ),
        opset_imports=[helper.make_opsetid("", OPSET)],
        ir_version=IR_VERSION,
    )


class _Draft:
    """A graph in the making: each operation is added by name and answers with its output's."""

    def __init__(self, weights: Weights, beside: BinaryIO) -> None:
        self.nodes: list[NodeProto] = []
        self.tensors: dict[str, TensorProto] = {}
        self._weights = weights
        self._beside = beside

    def add(self, operator: str, *inputs: str, output: str = "", **attributes: Any) -> str:
        from onnx import helper

        output = output or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [output], **attributes))
        return output

    def numbers(self, *values: int) -> str:
        from onnx import TensorProto, helper

        name = f"int64 {values}"
        self.tensors[name] = helper.make_tensor(name, TensorProto.INT64, [len(values)], values)
        return name

    def scalar(self, value: float) -> str:
        from onnx import TensorProto, helper

        name = f"float32 {value}"
        self.tensors[name] = helper.make_tensor(name, TensorProto.FLOAT, [], [value])
        return name

    def weight(self, name: str) -> str:
        return self._external(name, self._weights[name])

    def width(self, name: str) -> int:
        return len(self._weights[f"{name}.bias"])

    def linear(self, name: str, inputs: str) -> str:
        # PyTorch keeps the matrix of a linear layer as [outputs, inputs].
        matrix = self._external(f"{name}.weight", self._weights[f"{name}.weight"].T)
        return self.add("Add", self.add("MatMul", inputs, matrix), self.weight(f"{name}.bias"))

    def norm(self, name: str, inputs: str, epsilon: float) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("LayerNormalization", inputs, scale, shift, axis=-1, epsilon=epsilon)

    def _external(self, name: str, array: NDArray[np.float32]) -> str:
        """Write a tensor to the file beside the model; the model tells only where it is."""
        from onnx import TensorProto

        if name not in self.tensors:
            self._beside.write(bytes(-self._beside.tell() % _PAGE))
            content = array.astype("<f4", order="C").tobytes()
            place = {
                "location": Path(self._beside.name).name,
                "offset": self._beside.tell(),
                "length": self._beside.write(content),
            }
            tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=array.shape)
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in place.items():
                tensor.external_data.add(key=key, value=str(value))
            self.tensors[name] = tensor
        return name


def _embedded(draft: _Draft, bert: Bert) -> str:
    """[n, tokens, d]: the word, its place and the first sentence's type, summed."""
    words = draft.add("Gather", draft.weight("embeddings.word_embeddings.weight"), IDS)
    start, count = draft.numbers(0), draft.add("Shape", IDS, start=1, end=2)
    table = draft.weight("embeddings.position_embeddings.weight")
    places = draft.add("Slice", table, start, count, start)
    first = draft.add("Gather", draft.weight("embeddings.token_type_embeddings.weight"), start)
    summed = draft.add("Add", draft.add("Add", words, first), places)
    return draft.norm("embeddings.LayerNorm", summed, bert.epsilon)


def _ignored(draft: _Draft, counted: str) -> str:
    """[n, 1, 1, tokens]: what is added to the attention that each token gets."""
    mask = draft.add("Unsqueeze", counted, draft.numbers(1, 2))
    return draft.add("Mul", draft.add("Sub", draft.scalar(1.0), mask), draft.scalar(_MASKED))


def _layer(draft: _Draft, bert: Bert, name: str, tokens: str, ignored: str) -> str:
    attended = _attention(draft, bert, f"{name}.attention.self", tokens, ignored)
    mixed = draft.add("Add", draft.linear(f"{name}.attention.output.dense", attended), tokens)
    mixed = draft.norm(f"{name}.attention.output.LayerNorm", mixed, bert.epsilon)
    inner = draft.add("Gelu", draft.linear(f"{name}.intermediate.dense", mixed))
    outer = draft.add("Add", draft.linear(f"{name}.output.dense", inner), mixed)
    return draft.norm(f"{name}.output.LayerNorm", outer, bert.epsilon)


def _attention(draft: _Draft, bert: Bert, name: str, tokens: str, ignored: str) -> str:
    def split(part: str, order: list[int]) -> str:
        rows = draft.linear(f"{name}.{part}", tokens)
        shape = draft.numbers(0, 0, bert.heads, -1)
        return draft.add("Transpose", draft.add("Reshape", rows, shape), perm=order)

    # [n, heads, tokens, d / heads], the keys already turned for the product.
    query, key, value = (
        split(part, order)
        for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3]))
    )
    width = draft.width(f"{name}.query") // bert.heads
    scores = draft.add("Div", draft.add("MatMul", query, key), draft.scalar(width**0.5))
    share = draft.add("Softmax", draft.add("Add", scores, ignored), axis=-1)
    heads = draft.add("Transpose", draft.add("MatMul", share, value), perm=[0, 2, 1, 3])
    return draft.add("Reshape", heads, draft.numbers(0, 0, -1))


def _mean(draft: _Draft, tokens: str, counted: str) -> str:
    """[n, d]: the mean of each text's tokens."""
    weighted = draft.add("Mul", tokens, draft.add("Unsqueeze", counted, draft.numbers(2)))
    total = draft.add("ReduceSum", weighted, draft.numbers(1), keepdims=0)
    number = draft.add("ReduceSum", counted, draft.numbers(1), keepdims=1)
    return draft.add("Div", total, number)


def _first(draft: _Draft, tokens: str) -> str:
    """[n, d]: each text's first token, [CLS]."""
    first = draft.add("Gather", tokens, draft.numbers(0), axis=1)
    return draft.add("Squeeze", first, draft.numbers(1))
