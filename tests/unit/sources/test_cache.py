"""Answers kept for the day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from readgroup.sources.cache import DayCache


def test_kept_until_the_day_is_over(tmp_path: Path) -> None:
    """An answer is there on its day and gone on the next, also from the disk."""
    day = [dt.date(2024, 5, 1)]
    cache = DayCache(tmp_path, day=lambda: day[0])
    cache.put("a", {"x": [1, "ü"]})
    assert DayCache(tmp_path, day=lambda: day[0]).get("a") == {"x": [1, "ü"]}
    assert cache.get("b") is None
    day[0] = dt.date(2024, 5, 2)
    assert cache.get("a") is None
    cache.put("b", 1)
    assert [folder.name for folder in tmp_path.iterdir()] == ["2024-05-02"]


def test_damaged_answer_is_asked_for_again(tmp_path: Path) -> None:
    """A file that cannot be read counts as not there."""
    cache = DayCache(tmp_path)
    cache.put("a", 1)
    (file,) = tmp_path.rglob("*.json")
    for damage in (b"", b"{", b"\xff\xff"):
        file.write_bytes(damage)
        assert cache.get("a") is None


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Only folders named by a day are dropped."""
    (tmp_path / "mine").mkdir()
    DayCache(tmp_path).put("a", 1)
    assert (tmp_path / "mine").is_dir()


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Without a writable folder nothing is kept, and nothing fails."""
    (tmp_path / "file").write_text("in the way")
    cache = DayCache(tmp_path / "file")
    cache.put("a", 1)
    assert cache.get("a") is None
