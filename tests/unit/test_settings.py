"""Settings: which source wins, and what each mistake is told."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from readgroup.errors import SettingsError
from readgroup.settings import (
    DEFAULT_EMBEDDER,
    Settings,
    describe,
    environment_name,
    load,
    user_file,
)

Load = Callable[..., Settings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory two levels below where a project file may lie."""
    made = tmp_path / "project" / "a" / "b"
    made.mkdir(parents=True)
    return made


@pytest.fixture
def user(tmp_path: Path) -> Path:
    """Where the user's own file may lie."""
    return tmp_path / "user" / "config.toml"


@pytest.fixture
def loaded(folder: Path, user: Path) -> Load:
    """`load` away from this machine's own settings."""

    def call(environ: dict[str, str] | None = None, **more: Any) -> Settings:
        return load(directory=folder, environ=environ or {}, user=user, **more)

    return call


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return file


def test_defaults_need_no_file(loaded: Load) -> None:
    """Without any file or variable there are working defaults, and each says that it is one."""
    settings = loaded()
    assert settings.embedder == DEFAULT_EMBEDDER
    assert settings.arxiv_delay == 3.0
    assert settings.home.is_absolute()
    assert {origin for _, _, origin in describe(settings)} == {"default"}


def test_each_source_overrides_those_below_it(
    loaded: Load, folder: Path, user: Path, tmp_path: Path
) -> None:
    """Option > environment > project file > user file > default, one at a time."""
    chosen = [loaded().home]
    write(user, f'home = "{tmp_path}/of-user"')
    chosen.append(loaded().home)
    write(tmp_path / "project" / "readgroup.toml", f'home = "{tmp_path}/of-project"')
    chosen.append(loaded().home)
    environ = {"READGROUP_HOME": f"{tmp_path}/of-environment"}
    chosen.append(loaded(environ).home)
    chosen.append(loaded(environ, home=tmp_path / "of-option").home)
    assert [home.name for home in chosen[1:]] == [
        "of-user", "of-project", "of-environment", "of-option",
    ]  # fmt: skip
    assert chosen[0].name == "readgroup"


def test_every_setting_can_be_set_anywhere(loaded: Load, user: Path, tmp_path: Path) -> None:
    """Each setting is read from a file and from its variable, and tells where it came from."""
    values = {
        "home": f"{tmp_path}/h",
        "arxiv_api_url": "http://127.0.0.1:1/api",
        "arxiv_oai_url": "http://127.0.0.1:1/oai",
        "arxiv_url": "http://127.0.0.1:1",
        "arxiv_delay": "0.5",
        "embedder": "some/model",
        "reranker": "some/reader",
        "llm_url": "http://127.0.0.1:2/v1",
        "llm_model": "m",
        "llm_key": "secret",
    }
    names = {f.name for f in dataclasses.fields(Settings)} - {"origins"}
    assert names == set(values)
    by_variable = loaded({environment_name(n): v for n, v in values.items()})
    write(user, "\n".join(f'{n} = "{v}"' for n, v in values.items() if n != "arxiv_delay"))
    with user.open("a") as stream:
        stream.write("\narxiv_delay = 0.5\n")
    by_file = loaded()
    for name in names:
        assert str(getattr(by_variable, name)) == values[name]
        assert getattr(by_file, name) == getattr(by_variable, name)
    assert dict(by_variable.origins) == {n: environment_name(n) for n in names}
    assert set(dict(by_file.origins).values()) == {str(user)}


def test_the_nearest_project_file_counts(loaded: Load, folder: Path, tmp_path: Path) -> None:
    """Of two project files upwards from the working directory, the nearer one is read, alone."""
    write(tmp_path / "project" / "readgroup.toml", 'embedder = "far"\nllm_model = "far"')
    write(folder.parent / "readgroup.toml", 'embedder = "near"')
    settings = loaded()
    assert settings.embedder == "near"
    assert settings.llm_model == ""


def test_a_relative_home_is_relative_to_its_file(loaded: Load, tmp_path: Path) -> None:
    """A checkout's library lies in the checkout, wherever in it a command is run."""
    write(tmp_path / "project" / "readgroup.toml", 'home = "corpus/library"')
    assert loaded().home == tmp_path / "project" / "corpus" / "library"


def test_a_tilde_is_the_users_home(loaded: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    """`~` is expanded in every source."""
    monkeypatch.setenv("HOME", "/somewhere")
    assert loaded({"READGROUP_HOME": "~/papers"}).home == Path("/somewhere/papers")


def test_an_empty_variable_is_as_good_as_none(loaded: Load) -> None:
    """`READGROUP_EMBEDDER= readgroup ...` means the default."""
    assert loaded({"READGROUP_EMBEDDER": " "}).embedder == DEFAULT_EMBEDDER


def test_urls_lose_their_last_slash(loaded: Load) -> None:
    """Paths are put behind them later."""
    assert loaded({"READGROUP_ARXIV_URL": "https://a.org/"}).arxiv_url == "https://a.org"


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("arxiv_url", "ftp://arxiv.org", "http:// or https://"),
        ("arxiv_url", "https://", "http:// or https://"),
        ("arxiv_api_url", "https://[::1", "http:// or https://"),
        ("llm_url", "localhost:11434", "http:// or https://"),
        ("arxiv_delay", "soon", "a number of seconds from 0 to 3600"),
        ("arxiv_delay", "-1", "a number of seconds from 0 to 3600"),
        ("arxiv_delay", "nan", "a number of seconds from 0 to 3600"),
        ("home", "~nobody-of-this-name/x", "the path of a folder"),
    ],
)
def test_a_bad_variable_is_named_with_what_is_allowed(
    loaded: Load, name: str, value: str, allowed: str
) -> None:
    """The message names the variable, the setting and its value; the hint what would do."""
    with pytest.raises(SettingsError) as caught:
        loaded({environment_name(name): value})
    assert environment_name(name) in caught.value.problem
    assert f"{name} = {value!r}" in caught.value.problem
    assert allowed in caught.value.hint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("embeder = 'x'", ["no setting 'embeder'", "Settings are: home, arxiv_api_url"]),
        ("embedder = 3", ["embedder = 3", "the name of an embedding model"]),
        ("embedder = ''", ["embedder = ''", "the name of an embedding model"]),
        ("home = ''", ["home = ''", "the path of a folder"]),
        ("arxiv_delay = true", ["arxiv_delay = True", "a number of seconds"]),
        ("[llm]\nurl = 'x'", ["no setting 'llm'"]),
        ("home = ", ["cannot be read", "Mend the file"]),
    ],
)
def test_a_bad_file_is_named_with_key_and_what_is_allowed(
    loaded: Load, user: Path, text: str, words: list[str]
) -> None:
    """The message names the file, and each kind of mistake in it."""
    write(user, text)
    with pytest.raises(SettingsError) as caught:
        loaded()
    assert str(user) in caught.value.problem
    for word in words:
        assert word in str(caught.value)


def test_a_file_that_is_no_text_is_an_error_too(loaded: Load, user: Path) -> None:
    """Bytes that are not UTF-8 raise SettingsError, not a codec's error."""
    user.parent.mkdir(parents=True)
    user.write_bytes(b"home = '\xff\xfe'")
    with pytest.raises(SettingsError, match="cannot be read"):
        loaded()


def test_a_key_is_never_shown(loaded: Load, user: Path) -> None:
    """Neither the table of settings, nor their repr, nor an error shows a key."""
    settings = loaded({"READGROUP_LLM_KEY": "sk-123456"})
    assert settings.llm_key == "sk-123456"
    assert "sk-123456" not in repr(settings)
    shown = {name: value for name, value, _ in describe(settings)}
    assert shown["llm_key"] == "•" * 8
    assert loaded().llm_key == ""
    assert {n: v for n, v, _ in describe(loaded())}["llm_key"] == ""
    write(user, "llm_key = 123456")
    with pytest.raises(SettingsError) as caught:
        loaded()
    assert "123456" not in str(caught.value)


def test_the_users_file_lies_in_the_users_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_CONFIG_HOME moves it, as for every other program."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    assert user_file() == Path("/c/readgroup/config.toml")
