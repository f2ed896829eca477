"""What a library keeps of an export, and what it does when that is not what it should be."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from readgroup.embedding.kept import LOCK, MODEL, RECORD, WEIGHTS
from readgroup.embedding.quick import QuickEmbedder

from .conftest import MakeModel

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def exported(tiny_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the tiny model's export is."""
    cache = tmp_path_factory.mktemp("cache")
    QuickEmbedder(str(tiny_model), cache).embed_passages(["anything"])
    return cache


@pytest.fixture
def cache(exported: Path, tmp_path: Path) -> Path:
    """A copy of it, to be damaged."""
    return Path(shutil.copytree(exported, tmp_path / "cache"))


def is_in_place(model: Path, cache: Path) -> bool:
    """Whether a new process would start with the export."""
    return QuickEmbedder(str(model), cache).kept.load() is not None


def test_passages_make_the_export(tiny_model: Path, exported: Path) -> None:
    """It is there after the first passages, with its record, and no half of anything."""
    assert is_in_place(tiny_model, exported)
    names = {path.name for path in (exported / "embedder").iterdir()}
    assert names == {MODEL, WEIGHTS, RECORD, LOCK}
    record = QuickEmbedder(str(tiny_model), exported).kept.record()
    assert record is not None
    assert (record.model, record.dimension, record.refused) == (str(tiny_model), 24, "")
    assert "onnxruntime" in record.exporter


def test_a_query_is_answered_first(tiny_model: Path, tmp_path: Path) -> None:
    """Neither a query nor what is embedded for its answer makes the export; `settle` does then.

    Both ways give the same vector.
    """
    quick = QuickEmbedder(str(tiny_model), tmp_path)
    before = quick.embed_query("What is superposition?")
    quick.embed_passages(["Superposition is a way of packing features."])
    assert not list(tmp_path.rglob("*"))
    quick.settle()
    assert is_in_place(tiny_model, tmp_path)
    assert np.abs(quick.embed_query("What is superposition?") - before).max() < 1e-5


def test_settling_loads_no_model(tiny_model: Path, tmp_path: Path) -> None:
    """Where nothing was embedded there is nothing at hand to export: it is left for later."""
    QuickEmbedder(str(tiny_model), tmp_path).settle()
    assert not list(tmp_path.rglob("*"))


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def scribble(file: Path) -> None:
    file.write_bytes(b'{"model": 3, "files": []')


def other_model(file: Path) -> None:
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "model": "someone/else"}))


def other_exporter(file: Path) -> None:
    file.write_text(json.dumps({**json.loads(file.read_bytes()), "exporter": "an older one"}))


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        *[
            (name, damage)
            for name in (MODEL, WEIGHTS)
            for damage in (cut, flip, empty, Path.unlink)
        ],
        *[(RECORD, damage) for damage in (cut, empty, scribble, Path.unlink)],
        (RECORD, other_model),
        (RECORD, other_exporter),
    ],
)
def test_what_is_damaged_is_made_anew(
    tiny_model: Path, cache: Path, name: str, damage: Callable[[Path], None]
) -> None:
    """Missing, cut, flipped or foreign: never used, never an error, and whole again afterwards."""
    whole = (cache / "embedder" / WEIGHTS).read_bytes()
    damage(cache / "embedder" / name)
    assert not is_in_place(tiny_model, cache)
    assert QuickEmbedder(str(tiny_model), cache).embed_passages(["text"]).shape == (1, 24)
    assert is_in_place(tiny_model, cache)
    assert (cache / "embedder" / WEIGHTS).read_bytes() == whole


def test_other_weights_are_another_model(own_model: Path, make_model: MakeModel) -> None:
    """When the model in a folder is replaced, its export is foreign; the new one's vectors count."""
    cache = own_model.parent / "cache"
    before = QuickEmbedder(str(own_model), cache).embed_passages(["text"])
    shutil.copytree(
        make_model(hidden_act="gelu", num_hidden_layers=1), own_model, dirs_exist_ok=True
    )
    assert not is_in_place(own_model, cache)
    after = QuickEmbedder(str(own_model), cache).embed_passages(["text"])
    assert np.abs(after - before).max() > 0.01
    assert is_in_place(own_model, cache)


def test_the_same_files_under_another_date_are_the_same(own_model: Path) -> None:
    """Installing the same wheel again costs one look at its content, not another export."""
    cache = own_model.parent / "cache"
    quick = QuickEmbedder(str(own_model), cache)
    quick.embed_passages(["text"])
    for path in own_model.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert is_in_place(own_model, cache)
    record = quick.kept.record()
    assert record is not None
    assert record.files is not None
    assert {time for _, _, time in record.files.listing} == {10**18}


def test_a_failure_is_remembered(make_model: MakeModel, tmp_path: Path) -> None:
    """What cannot be exported works with torch, and is not tried again before the files change."""
    model = make_model(hidden_act="relu")
    written = []
    for _ in range(2):
        quick = QuickEmbedder(str(model), tmp_path)
        assert quick.embed_passages(["text"]).shape == (1, 24)
        assert quick.embed_query("text").shape == (24,)
        record = quick.kept.record()
        assert record is not None
        assert "relu" in record.refused
        written.append((tmp_path / "embedder" / RECORD).stat().st_mtime_ns)
    assert written[0] == written[1]
    assert not (tmp_path / "embedder" / MODEL).exists()
    (model / "config.json").write_text((model / "config.json").read_text().replace("relu", "gelu"))
    QuickEmbedder(str(model), tmp_path).embed_passages(["text"])
    assert is_in_place(model, tmp_path)


def test_an_unexpected_error_is_a_failure_too(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever torch, onnx or onnxruntime raise in an export, the passages get their vectors."""

    def broken(*_: object) -> int:
        raise RuntimeError("no such operator")

    monkeypatch.setattr("readgroup.embedding.export.export", broken)
    quick = QuickEmbedder(str(tiny_model), tmp_path)
    assert quick.embed_passages(["text"]).shape == (1, 24)
    record = quick.kept.record()
    assert record is not None
    assert record.refused == "no such operator"


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(
    tiny_model: Path, tmp_path: Path
) -> None:
    """A file where the cache should be: vectors all the same, and nothing recorded."""
    (tmp_path / "cache").write_text("a file")
    quick = QuickEmbedder(str(tiny_model), tmp_path / "cache")
    assert quick.embed_passages(["text"]).shape == (1, 24)
    quick.settle()
    assert quick.embed_query("text").shape == (24,)


def test_one_process_at_a_time(tiny_model: Path, tmp_path: Path) -> None:
    """While another process exports, this one goes on with torch, and has the export afterwards."""
    quick = QuickEmbedder(str(tiny_model), tmp_path)
    folder = tmp_path / "embedder"
    folder.mkdir()
    holder = (
        "import sys; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print(flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, folder / LOCK], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert quick.embed_passages(["text"]).shape == (1, 24)
        assert not (folder / RECORD).exists()
        other.communicate()
    quick.embed_passages(["text"])
    assert is_in_place(tiny_model, tmp_path)


def test_several_threads_at_once(tiny_model: Path, tmp_path: Path) -> None:
    """Passages and queries of eight threads, on an embedder that has nothing yet, are all answered."""
    quick = QuickEmbedder(str(tiny_model), tmp_path)
    rows: list[np.ndarray] = []

    def work(number: int) -> None:
        embed = quick.embed_query if number % 2 else lambda text: quick.embed_passages([text])[0]
        rows.append(embed("the same text"))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows) == 8
    assert np.abs(np.array(rows) - rows[0]).max() < 1e-5
    assert is_in_place(tiny_model, tmp_path)


def test_what_a_killed_process_left_is_cleared(tiny_model: Path, tmp_path: Path) -> None:
    """Half of an export in the folder where one is made does not stay, and does not hinder."""
    left = tmp_path / "embedder" / "new"
    left.mkdir(parents=True)
    (left / WEIGHTS).write_bytes(b"half")
    QuickEmbedder(str(tiny_model), tmp_path).embed_passages(["text"])
    assert is_in_place(tiny_model, tmp_path)
    assert not left.exists()


def test_an_export_outlives_the_model_it_was_made_of(own_model: Path) -> None:
    """With the model's files gone, what was made of them still answers: nothing contradicts it."""
    cache = own_model.parent / "cache"
    QuickEmbedder(str(own_model), cache).embed_passages(["text"])
    shutil.rmtree(own_model)
    quick = QuickEmbedder(str(own_model), cache)
    assert quick.embed_query("text").shape == (24,)
    assert (quick.dimension, quick.token_counts(["two words"])) == (24, [2])


def test_without_onnxruntime_torch_embeds(
    tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no onnxruntime for a machine, everything works as it did before."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    quick = QuickEmbedder(str(tiny_model), tmp_path)
    assert quick.embed_passages(["text"]).shape == (1, 24)
    assert quick.kept.record() is None
