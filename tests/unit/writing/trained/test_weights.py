"""Weights files that ship with the package."""

from pathlib import Path

import numpy as np
import pytest

from readgroup.errors import ReadgroupError
from readgroup.writing import acceptance, judging
from readgroup.writing.trained import (
    abstract_encoder,
    abstract_words,
    asking_encoder,
    judging_encoder,
    lead_encoder,
    usefulness,
    weights,
    worth,
)
from readgroup.writing.trained.weights import digest, header, load, packed

FILES = [
    (abstract_encoder.WEIGHTS, abstract_encoder.FEATURES, 3_000_000),
    (lead_encoder.WEIGHTS, lead_encoder.FEATURES, 3_000_000),
    (judging_encoder.WEIGHTS, judging_encoder.FEATURES, 3_000_000),
    (asking_encoder.WEIGHTS, asking_encoder.FEATURES, 3_000_000),
    (judging.WEIGHTS, judging.HEADS, 600_000),
    (acceptance.WEIGHTS, acceptance.HEADS, 400_000),
    (abstract_words.WEIGHTS, abstract_words.FEATURES, 400_000),
    (worth.WEIGHTS, worth.FEATURES, 400_000),
    (usefulness.WEIGHTS, usefulness.FEATURES, 400_000),
]


@pytest.mark.parametrize(("name", "features", "most"), FILES)
def test_weights_say_what_they_were_made_of(
    name: str, features: tuple[str, ...], most: int
) -> None:
    """Each file names its data and their licence, fits the code's features, and is small."""
    about = header(name)
    assert about.data
    assert about.licence == "Apache-2.0"
    assert about.features == features
    assert about.sha256 == digest(load(name, features))
    assert (Path(weights.__file__).parent / name).stat().st_size < most


def test_weights_are_checked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for them with every sentence does not wait for a checksum each time."""
    first = load(worth.WEIGHTS, worth.FEATURES)

    def refused(_: object) -> str:
        raise AssertionError

    monkeypatch.setattr(weights, "digest", refused)
    assert load(worth.WEIGHTS, worth.FEATURES) is first


def test_weights_for_other_features_are_refused() -> None:
    """Code that has moved on does not read numbers that mean something else."""
    with pytest.raises(ReadgroupError, match="do not fit"):
        load(worth.WEIGHTS, (*worth.FEATURES, "another"))


def test_a_file_is_the_same_whenever_it_is_made() -> None:
    """Two runs of the training script can be compared by their files."""
    arrays = {"a": np.arange(3), "b": np.array(["x", "yz"])}

    def made() -> bytes:
        return packed(arrays, data="none", licence="CC0-1.0", seed=1, features=("f",))

    assert made() == made()
