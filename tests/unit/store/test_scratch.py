"""Room for files that are not whole yet."""

import os
import time
from pathlib import Path

import pytest

from readgroup.store.scratch import scratch


def test_a_scratch_folder_is_gone_afterwards(tmp_path: Path) -> None:
    """Also when the work fails; what was renamed out of it stays."""
    with scratch(tmp_path / "new") as folder:
        (folder / "whole").write_text("x")
        (folder / "whole").replace(tmp_path / "kept")
    with pytest.raises(RuntimeError), scratch(tmp_path / "new"):
        raise RuntimeError
    assert list((tmp_path / "new").iterdir()) == []
    assert (tmp_path / "kept").read_text() == "x"


def test_what_a_killed_process_left_goes_after_a_day(tmp_path: Path) -> None:
    """Old left-overs are removed; a folder that somebody may still be writing to is not."""
    for name in ("old", "young"):
        (tmp_path / f".scratch-{name}").mkdir()
        (tmp_path / f".scratch-{name}" / "part").write_text("x")
    yesterday = time.time() - 25 * 3600
    os.utime(tmp_path / ".scratch-old", (yesterday, yesterday))
    with scratch(tmp_path):
        pass
    assert [p.name for p in tmp_path.iterdir()] == [".scratch-young"]
