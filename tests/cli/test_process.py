"""The command as scripts and people start it: a process, pipes, a terminal, signals."""

from __future__ import annotations

import json
import os
import pty
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from readgroup.cli.commands.app import script

from .conftest import Process

HEAVY = {
    "alembic",
    "arxiv",
    "faiss",
    "numpy",
    "onnxruntime",
    "pydantic",
    "pypdf",
    "pypdfium2",
    "requests",
    "rich",
    "sentence_transformers",
    "sqlalchemy",
    "streamlit",
    "torch",
}


def start(*args: str, **options: object) -> subprocess.Popen[bytes]:
    """Start `readgroup ...` and do not wait."""
    return subprocess.Popen([sys.executable, "-m", "readgroup", *args], **options)  # type: ignore[call-overload]


def on_terminal(*args: str, typed: str = "", code: int = 0, **variables: str) -> str:
    """What `readgroup ...` writes when it is started on a terminal, where someone types."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", **variables}
    process = start(*args, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    os.write(ours, typed.encode())
    chunks = []
    try:
        while chunk := os.read(ours, 65536):
            chunks.append(chunk)
    except OSError:  # Linux says so when the other end is closed.
        pass
    os.close(ours)
    assert process.wait(timeout=60) == code
    return b"".join(chunks).decode()


def test_help_is_quick(process: Process) -> None:
    """`readgroup --help` takes 0.3 s here; the test allows twice that on a busy machine."""
    times = []
    for _ in range(5):
        before = time.perf_counter()
        assert process("--help").code == 0
        times.append(time.perf_counter() - before)
    assert statistics.median(times) < 0.6


def test_help_loads_no_heavy_package() -> None:
    """Neither importing readgroup nor any help loads what takes long to load."""
    code = (
        "import sys, readgroup\n"
        "from readgroup.cli.main import main\n"
        "sys.argv = ['readgroup', *sys.argv[1:]]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"loaded = {HEAVY!r} & set(sys.modules)\n"
        "if 'search' in sys.argv: loaded -= {'pydantic'}  # Typer reads options with it\n"
        "sys.exit(f'loaded: {loaded}' if loaded else 0)"
    )
    for args in (["--help"], ["--version"], ["search", "--help"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *args], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_a_closed_pipe_is_quiet() -> None:
    """A reader that stops reading, as `head` does, causes no message and no failure."""
    for args in (["config", "show"], ["--help"]):
        process = start(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(timeout=60) in (0, 1)


def test_output_is_utf8_whatever_the_locale(process: Process, tmp_path: Path) -> None:
    """Under LC_ALL=C and an ASCII stdout, text beyond ASCII arrives as UTF-8."""
    home = str(tmp_path / "bücher")
    done = process("config", "show", "--home", home, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.code, done.err) == (0, "")
    assert "bücher" in done.out


def test_colours_are_for_terminals_that_want_them() -> None:
    """A terminal gets colours, with NO_COLOR no escape at all."""
    assert "\x1b[" in on_terminal("config", "show")
    assert "\x1b" not in on_terminal("config", "show", NO_COLOR="1")


def test_the_exit_codes_of_the_contract(process: Process, tmp_path: Path) -> None:
    """0 for an empty list, 2 for usage and malformed ids, 3 for unknown papers, 5 for no PDF."""
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nnothing of a paper\n")
    empty = process("list", "--json")
    assert (empty.code, empty.json) == (0, {"papers": []})
    for code, args in (
        (2, ("fetch", "no id")),
        (2, ("nonsense",)),
        (3, ("show", "2404.14082")),
        (3, ("parse", "missing.pdf")),
        (5, ("parse", str(broken))),
        (5, ("add", str(broken))),
    ):
        done = process(*args)
        assert (args, done.code) == (args, code)
        assert done.out == ""
        assert 1 <= len(done.err.splitlines()) <= 3
        assert "Traceback" not in done.err


@pytest.mark.model
def test_add_then_list_then_search(process: Process, shelf_home: Path, sample_id: str) -> None:
    """A paper that one process added is listed, shown and found by the next ones."""
    home = ("--home", str(shelf_home))
    (paper,) = process(*home, "list", "--json").json["papers"]
    assert (paper["id"], paper["pages"], paper["ready"]) == (sample_id, 10, "meaning")
    found = process(*home, "search", "what is superposition", "--json", "-k", "3").json
    assert found["hits"]
    hit = found["hits"][0]
    assert hit["paper"] == sample_id
    assert "superposition" in hit["text"].casefold()
    assert all(0 <= a < b <= len(hit["text"]) for a, b in hit["highlights"])
    assert process(*home, "open", sample_id, "--print").out.strip().endswith(".pdf")


@pytest.mark.model
def test_nothing_found_is_no_failure(process: Process, shelf_home: Path) -> None:
    """A query that nothing answers gives an empty list and exit 0."""
    done = process("--home", str(shelf_home), "search", "zebra crossing paint", "--json")
    assert (done.code, done.json["hits"]) == (0, [])


def test_parse_prints_the_shape_and_stores_nothing(
    process: Process, sample_pdf: Path, tmp_path: Path
) -> None:
    """Parse gives JSON with pages and sections of the sample, and makes no library."""
    data = process("parse", str(sample_pdf), "--json").json
    assert data["pages"] == 10
    assert data["sections"]
    assert {"number", "title", "level", "page", "kind", "text"} <= set(data["sections"][0])
    assert not (tmp_path / "home").exists()


def test_ctrl_c_keeps_what_is_done(tmp_path: Path, sample_pdf: Path) -> None:
    """Interrupted in the middle of its work, add ends with 130 and the library still opens."""
    home = ("--home", str(tmp_path / "home"))
    process = start(*home, "add", str(sample_pdf), stderr=subprocess.PIPE)
    assert process.stderr is not None
    assert b"reading" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    message = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(timeout=60) == 130
    assert "What is done is kept." in message
    assert "Traceback" not in message
    after = subprocess.run(
        [sys.executable, "-m", "readgroup", *home, "list", "--json"],
        capture_output=True,
        check=True,
    )
    assert isinstance(json.loads(after.stdout)["papers"], list)


@pytest.mark.model
def test_remove_asks_on_a_terminal(process: Process, shelf_home: Path, sample_id: str) -> None:
    """On a terminal remove asks; anything but yes leaves the paper on the shelf."""
    asked = on_terminal("--home", str(shelf_home), "remove", sample_id, typed="n\n", code=1)
    assert f"Remove {sample_id}" in asked
    assert "nothing was changed" in asked
    (paper,) = process("--home", str(shelf_home), "list", "--json").json["papers"]
    assert paper["id"] == sample_id


def test_the_app_starts_on_a_script_with_a_theme_and_no_pages_beside_it() -> None:
    """Streamlit reads its theme beside the script, and would take a folder `pages` there for its own pages."""
    started = script()
    assert (started.parent / ".streamlit" / "config.toml").is_file()
    assert not (started.parent / "pages").exists()


def test_the_app_starts(tmp_path: Path) -> None:
    """`readgroup app` serves Streamlit on this computer only, and Ctrl-C ends it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = ("--home", str(tmp_path / "home"))
    process = start(*home, "app", "--port", str(port), "--no-browser", stdout=subprocess.DEVNULL)
    try:
        assert answer(f"http://127.0.0.1:{port}/_stcore/health") == b"ok"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def answer(url: str, patience: float = 60) -> bytes:
    """What a server says as soon as it is up."""
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("readgroup sea", ["search"]),
        ("readgroup search --kind ta", ["table"]),
        ("readgroup search --section lim", ["limitations"]),
        ("readgroup search --list mech", ["mechanistic-interpretability"]),
    ],
)
def test_a_shell_completes_commands_and_values(
    process: Process, typed: str, offered: list[str]
) -> None:
    """What the shell asks when Tab is pressed is answered: names of commands, kinds, sections, lists."""
    done = process(
        _READGROUP_COMPLETE="complete_bash",
        COMP_WORDS=typed,
        COMP_CWORD=str(len(typed.split()) - 1),
    )
    assert done.out.split() == offered, done.err
