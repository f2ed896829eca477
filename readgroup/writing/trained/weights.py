"""Weights that ship with the package: arrays, and a header that says what they are."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from readgroup.errors import ReadgroupError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Arrays = Mapping[str, NDArray[Any]]

_HEADER = "header"


@dataclass(frozen=True, slots=True)
class Header:
    """What weights were made of: data and their licence, seed, the features they are for.

    `sha256` is that of the arrays' bytes in the order of their names.
    """

    data: str
    licence: str
    seed: int
    features: tuple[str, ...]
    sha256: str


@cache
def load(name: str, features: tuple[str, ...]) -> Arrays:
    """The arrays of the package's file `name`, read and checked once.

    Raises ReadgroupError where the file is damaged or was made for other features.
    """
    header, arrays = _read(name)
    if header.features != features or header.sha256 != digest(arrays):
        raise ReadgroupError(
            f"The weights in {name} do not fit this version of readgroup.",
            "Install readgroup again; in a checkout, train them anew with the script in scripts/.",
        )
    return arrays


def header(name: str) -> Header:
    """What the package's file `name` says of itself."""
    return _read(name)[0]


def packed(
    arrays: Arrays, *, data: str, licence: str, seed: int, features: tuple[str, ...]
) -> bytes:
    """A weights file with its header; the same arrays give the same bytes."""
    import numpy as np

    about = {
        "data": data,
        "licence": licence,
        "seed": seed,
        "features": features,
        "sha256": digest(arrays),
    }
    line = np.frombuffer(json.dumps(about).encode(), np.uint8)
    stream = io.BytesIO()
    named: dict[str, Any] = {_HEADER: line, **arrays}
    np.savez_compressed(stream, **named)
    return stream.getvalue()


def digest(arrays: Arrays) -> str:
    """Sha256 over names, types and bytes of the arrays."""
    found = hashlib.sha256()
    for name in sorted(arrays):
        array: np.ndarray[Any, Any] = arrays[name]
        found.update(f"{name} {array.dtype} {array.shape} ".encode())
        found.update(array.tobytes())
    return found.hexdigest()


@cache
def _read(name: str) -> tuple[Header, dict[str, NDArray[Any]]]:
    import numpy as np

    with files(__package__).joinpath(name).open("rb") as stream, np.load(stream) as archive:
        arrays = {key: archive[key] for key in archive.files}
    about = json.loads(arrays.pop(_HEADER).tobytes())
    return Header(**{**about, "features": tuple(about["features"])}), arrays
