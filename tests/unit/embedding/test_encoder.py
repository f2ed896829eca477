"""BERT by numpy, on weights drawn at random and on MiniLM's own."""

from pathlib import Path

import numpy as np
import pytest

from readgroup.embedding.encoder import LINEAR, Adapter, Encoder, adapted, mapped
from readgroup.embedding.weights import MINILM, bundled

WIDTH, INNER, WORDS, PLACES, RANK = 8, 12, 20, 16, 2
PARTS = [f"encoder.layer.{layer}.{part}" for layer in range(2) for part in LINEAR]


def drawn() -> Encoder:
    """A small encoder of two layers and two heads."""
    random = np.random.RandomState(0)
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (WORDS, WIDTH),
        "embeddings.position_embeddings.weight": (PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for name in PARTS:
        inputs = INNER if name.endswith(LINEAR[5]) and not name.endswith(LINEAR[3]) else WIDTH
        outputs = INNER if name.endswith(LINEAR[4]) else WIDTH
        shapes |= {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}
    for layer in range(2):
        prefix = f"encoder.layer.{layer}"
        norms += [f"{prefix}.attention.output.LayerNorm", f"{prefix}.output.LayerNorm"]
    shapes |= {f"{name}.{part}": (WIDTH,) for name in norms for part in ("weight", "bias")}
    weights = {name: random.randn(*shape).astype("f4") for name, shape in shapes.items()}
    return Encoder(weights, layers=2, heads=2, epsilon=1e-12)


def test_adapters_are_added_to_the_parts_they_stand_beside() -> None:
    """A part gives what it gave and what the adapter's two steps give; the others stay as they are."""
    weights, random = drawn().weights, np.random.RandomState(1)
    name = PARTS[4]
    adapter = Adapter(
        down=random.randn(RANK, WIDTH).astype("f4"), up=random.randn(INNER, RANK).astype("f4")
    )
    found = adapted(weights, {name: adapter})
    x = random.randn(3, WIDTH).astype("f4")
    expected = x @ weights[f"{name}.weight"].T + (x @ adapter.down.T) @ adapter.up.T
    assert np.allclose(x @ found[f"{name}.weight"].T, expected, atol=1e-5)
    assert all(found[other] is weights[other] for other in weights if other != f"{name}.weight")


def test_each_token_is_read_in_its_place_among_the_others() -> None:
    """A token's states depend on the tokens of its text, and on where it stands."""
    encoder = drawn()
    one, other, same = encoder.states([[3, 1, 4], [3, 1, 5], [7, 7]])
    assert one.dtype == np.float32
    assert one.shape == (3, WIDTH)
    assert not np.allclose(one[0], other[0], atol=1e-3)
    assert not np.allclose(same[0], same[1], atol=1e-3)


def test_texts_do_not_see_each_other() -> None:
    """Read together, each is as it is read alone, whatever its length."""
    encoder = drawn()
    texts = [[3, 1, 4], [9], [7, 7, 2, 5, 11]]
    alone = [encoder.states([text])[0] for text in texts]
    for own, together in zip(alone, encoder.states(texts), strict=True):
        assert np.allclose(own, together, atol=1e-5)


def test_a_file_of_tensors_is_mapped(tmp_path: Path) -> None:
    """What safetensors writes is found again under its name, in its shape; other types are left out."""
    numpy = pytest.importorskip("safetensors.numpy", reason="safetensors is not installed")
    tensors = {"a": np.arange(6, dtype="f4").reshape(2, 3), "b": np.ones(4, "f4")}
    numpy.save_file({**tensors, "ids": np.arange(3)}, tmp_path / "x.safetensors")
    found = mapped(tmp_path / "x.safetensors")
    assert found.keys() == tensors.keys()
    assert all((found[name] == tensors[name]).all() for name in tensors)


@pytest.mark.model
def test_minilm_is_as_transformers_has_it() -> None:
    """The states of a text are those of the model's own implementation."""
    folder = bundled(MINILM)
    if folder is None:
        pytest.skip("the extra `offline` is not installed")
    import torch
    from transformers import AutoModel

    ids = [101, *range(2000, 2200), 102]
    (ours,) = Encoder(mapped(folder / "model.safetensors"), 6, 12, 1e-12).states([ids])
    with torch.no_grad():
        theirs = AutoModel.from_pretrained(folder).eval()(torch.tensor([ids])).last_hidden_state
    assert np.abs(ours - theirs[0].numpy()).max() < 1e-4
