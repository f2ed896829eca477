"""Which state of this package wrote something."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_WRITES = (".py", ".toml", ".npz", ".npy", ".md", ".txt")


@cache
def revision() -> str:
    """A digest of all modules, asks and weights here: what an earlier state wrote is told by it from what this one would."""
    found = hashlib.sha256()
    for name, content in sorted(_contents(files("readgroup.writing"), "")):
        found.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return found.hexdigest()[:12]


def _contents(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _contents(entry, name)
        elif name.endswith(_WRITES):
            found.append((name, entry.read_bytes()))
    return found
