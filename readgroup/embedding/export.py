"""A SentenceTransformer exported to ONNX, and the export compared with what it was made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from readgroup.embedding.bert import Bert, graph
from readgroup.embedding.onnx import TOKENIZER, OnnxEmbedder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from readgroup.embedding import Embedder
    from readgroup.embedding.sentence_transformers import SentenceTransformerEmbedder

TOLERANCE = 1e-5

# Short and long, alone and beside others, of many scripts, of nothing: what a tokenizer, a limit
# or a mask might treat otherwise.
SAMPLES = (
    "",
    " \n\t ",
    "a",
    "What is superposition?",
    "  Leading, trailing and   repeated\n\nspace ",
    "Grad-CAM, GPT-2 and ReLU(W⊤Wx + b) ≤ ½ · 10⁻⁵",
    "naïve café Ångström ß ﬁ ﬀ e\u0301 — “quotes” … \u00ad \u200b",
    "超位置とは何か 스파스 оцени́ть مرحبا नमस्ते",
    "🙂 👩‍🔬 🇪🇺 " * 5,
    "[CLS] [SEP] [MASK] [PAD] <s> </s>",
    "antidisestablishmentarianism" * 20,
    "0123456789 3.14159 1e-12 " * 4,
    "A sparse autoencoder rewrites activations as a sum of few directions. " * 4,
    "Superposition lets a layer represent more features than it has neurons. " * 12,
    "Every head reads from the residual stream and writes back to it, layer by layer. " * 40,
)


class NotExpressible(Exception):
    """The model cannot be exported; the message says why, in a few words for people."""


def export(slow: SentenceTransformerEmbedder, file: Path, weights: Path) -> int:
    """Write network and tokenizer to `file` and what it weighs beside it; the vectors' length.

    Raises NotExpressible where the model is of a kind that the graph cannot tell, or where the
    vectors of any of `SAMPLES` differ from the model's own by `TOLERANCE` or more.
    """
    transcribe(slow.model, file, weights)
    quick = OnnxEmbedder(slow.model_id, file)
    apart = difference(slow, quick)
    if not apart < TOLERANCE:  # also where it is not a number
        raise NotExpressible(f"vectors of its export differ by {apart:.1e}")
    return quick.dimension


def difference(one: Embedder, other: Embedder) -> float:
    """The largest difference between any numbers in two embedders' vectors of `SAMPLES`."""
    import numpy as np

    passages = np.abs(one.embed_passages(SAMPLES) - other.embed_passages(SAMPLES)).max()
    queries = [np.abs(one.embed_query(s) - other.embed_query(s)).max() for s in SAMPLES]
    return float(np.max([passages, *queries]))


def transcribe(model: SentenceTransformer, file: Path, weights: Path) -> None:
    """Write a loaded model down as ONNX. Raises NotExpressible."""
    from onnx import helper

    bert = _described(model)
    encoder: Any = model[0]
    arrays = {name: tensor.numpy() for name, tensor in encoder.auto_model.state_dict().items()}
    with weights.open("wb") as beside:
        try:
            made = graph(bert, arrays, beside)
        except KeyError as missing:
            raise NotExpressible(f"it has no weights named {missing}") from missing
    helper.set_model_props(made, {TOKENIZER: _tokenizer(model)})
    file.write_bytes(made.SerializeToString())


def _described(model: SentenceTransformer) -> Bert:
    """What its modules say of themselves; only what is known to be expressed is let through."""
    kinds = [type(module).__name__ for module in model]
    _expect("modules", kinds[:2], ["Transformer", "Pooling"])
    _expect("modules after pooling", [k for k in kinds[2:] if k != "Normalize"], [])
    encoder: Any = model[0]
    pooling: Any = model[1]
    config = encoder.auto_model.config
    _expect("architecture", config.model_type, "bert")
    _expect("activation", config.hidden_act, "gelu")
    _expect("positions", getattr(config, "position_embedding_type", "absolute"), "absolute")
    _expect("decoder", bool(getattr(config, "is_decoder", False)), False)
    _expect("number type", str(encoder.auto_model.dtype), "torch.float32")
    _expect("prompts", [prompt for prompt in model.prompts.values() if prompt], [])
    _expect("shortened vectors", model.truncate_dim, None)
    if pooling.pooling_mode not in ("mean", "cls"):
        raise NotExpressible(f"pooling is {pooling.pooling_mode}")
    return Bert(
        layers=config.num_hidden_layers,
        heads=config.num_attention_heads,
        epsilon=config.layer_norm_eps,
        pooling=pooling.pooling_mode,
    )


def _expect(what: str, found: Any, expected: Any) -> None:
    if found != expected:
        raise NotExpressible(f"{what}: {found!r}")


def _tokenizer(model: SentenceTransformer) -> str:
    """The model's tokenizer as JSON, cutting at what the model reads and padding to the longest.

    The file beside a model may carry other limits than those that the model is used with.
    """
    from tokenizers import Tokenizer

    tokenizer = model.tokenizer
    if not getattr(tokenizer, "is_fast", False):
        raise NotExpressible("its tokenizer is written in Python")
    if not isinstance(model.max_seq_length, int):
        raise NotExpressible("it reads texts of any length")
    _expect("padding", (tokenizer.padding_side, tokenizer.truncation_side), ("right", "right"))
    made = Tokenizer.from_str(tokenizer.backend_tokenizer.to_str())
    made.enable_truncation(model.max_seq_length)
    made.enable_padding(pad_id=tokenizer.pad_token_id, pad_token=tokenizer.pad_token)
    return str(made.to_str())
