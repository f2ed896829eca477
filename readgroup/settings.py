"""Settings: options of the call > environment > project file > user file > defaults.

The project file is the first `readgroup.toml` upwards from the working directory, the user file
`config.toml` in the user's configuration folder. Both hold the names of `Settings` at their top
level; a relative `home` in a project file is relative to that file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import platformdirs

from readgroup.errors import SettingsError

PROJECT_FILE = "readgroup.toml"
DEFAULT_EMBEDDER = "sentence-transformers/all-MiniLM-L6-v2"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be configured. `origins` says where each value came from."""

    home: Path
    arxiv_api_url: str = "https://export.arxiv.org/api/query"
    arxiv_oai_url: str = "https://oaipmh.arxiv.org/oai"
    arxiv_url: str = "https://arxiv.org"
    arxiv_delay: float = 3.0
    embedder: str = DEFAULT_EMBEDDER
    reranker: str = ""
    llm_url: str = ""
    llm_model: str = ""
    llm_key: str = field(default="", repr=False)
    origins: tuple[tuple[str, str], ...] = ()


def _url(value: object) -> str:
    text = str(value)
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable:
        raise ValueError("a URL that begins with http:// or https://")
    return text.rstrip("/")


def _optional_url(value: object) -> str:
    return _url(value) if value else ""


def _seconds(value: object) -> float:
    try:
        number = float(str(value))
    except ValueError:
        number = -1.0
    if not 0 <= number <= 3600:
        raise ValueError("a number of seconds from 0 to 3600")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("text")
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("the name of an embedding model")
    return value.strip()


def _path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value).strip():
        raise ValueError("the path of a folder")
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise ValueError("the path of a folder; there is no such user") from None


_READERS: dict[str, Callable[[object], Any]] = {
    "home": _path,
    "arxiv_api_url": _url,
    "arxiv_oai_url": _optional_url,
    "arxiv_url": _url,
    "arxiv_delay": _seconds,
    "embedder": _name,
    "reranker": _text,
    "llm_url": _optional_url,
    "llm_model": _text,
    "llm_key": _text,
}


_SECRETS = ("llm_key",)
_MASK = "•" * 8


def environment_name(setting: str) -> str:
    """The environment variable of a setting: "home" is READGROUP_HOME."""
    return f"READGROUP_{setting.upper()}"


def user_file() -> Path:
    """The user's own settings file, whether it exists or not."""
    return Path(platformdirs.user_config_dir("readgroup", appauthor=False)) / "config.toml"


def project_file(start: Path) -> Path | None:
    """The first `readgroup.toml` in `start` or a folder above it."""
    for folder in (start, *start.parents):
        candidate = folder / PROJECT_FILE
        if candidate.is_file():
            return candidate
    return None


def load(
    *,
    home: Path | str | None = None,
    directory: Path | None = None,
    environ: Mapping[str, str] | None = None,
    user: Path | None = None,
) -> Settings:
    """The settings in force in `directory` (default: the working directory).

    Raises SettingsError naming file, key and allowed values.
    """
    environ = os.environ if environ is None else environ
    directory = Path.cwd() if directory is None else directory
    values: dict[str, Any] = {
        "home": Path(platformdirs.user_data_dir("readgroup", appauthor=False))
    }
    origins = dict.fromkeys(_READERS, "default")
    user = user or user_file()
    project = project_file(directory.resolve())
    for file in (user if user.is_file() else None, project):
        if file is not None:
            for name, value in _read_file(file).items():
                values[name] = file.parent / value if name == "home" else value
                origins[name] = str(file)
    for name in _READERS:
        variable = environment_name(name)
        if environ.get(variable, "").strip():
            values[name] = _read_value(name, environ[variable], f"environment variable {variable}")
            origins[name] = variable
    if home is not None:
        values["home"] = _read_value("home", home, "option --home")
        origins["home"] = "--home"
    values["home"] = Path(os.path.abspath(values["home"]))
    return Settings(**values, origins=tuple(origins.items()))


def _read_file(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as stream:
            data = tomllib.load(stream)
    except (OSError, ValueError) as error:  # not readable, not UTF-8 or not TOML
        raise SettingsError(
            f"{file} cannot be read: {error}.", "Mend the file or remove it."
        ) from error
    return {name: _read_value(name, value, str(file)) for name, value in data.items()}


def _read_value(name: str, value: object, where: str) -> Any:
    reader = _READERS.get(name)
    if reader is None:
        raise SettingsError(
            f"{where}: there is no setting {name!r}.", f"Settings are: {', '.join(_READERS)}."
        )
    try:
        return reader(value)
    except ValueError as error:
        shown = _MASK if name in _SECRETS else repr(value)
        raise SettingsError(
            f"{where}: {name} = {shown} is not allowed.", f"Allowed: {error}."
        ) from None


def describe(settings: Settings) -> list[tuple[str, str, str]]:
    """(name, value, where it came from) of every setting; keys are masked."""
    origins = dict(settings.origins)
    rows = []
    for name in (f.name for f in fields(settings) if f.name != "origins"):
        value = str(getattr(settings, name))
        shown = _MASK if name in _SECRETS and value else value
        rows.append((name, shown, origins.get(name, "default")))
    return rows
