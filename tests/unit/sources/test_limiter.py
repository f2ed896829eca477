"""The pace in one process: stamps, clocks, queues."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readgroup.errors import ReadgroupError, SourceUnavailable
from readgroup.sources.limiter import Limiter, last_start


@given(st.text() | st.floats().map(repr), st.floats(0, 4e9))
def test_last_start_is_never_in_the_future(stamp: str, now: float) -> None:
    """Whatever the file says and however the clock jumps, nobody waits longer than the delay."""
    assert last_start(stamp, now) <= now


@given(st.floats(0, 2e9), st.floats(0, 2e9))
def test_last_start_is_what_was_written(last: float, elapsed: float) -> None:
    """A stamp of the past is taken as it is, to the last digit."""
    assert last_start(repr(last), last + elapsed) == last


@pytest.mark.parametrize("stamp", ["nan", "inf", "-inf", "-1", "", "12:30", "\x00\x00"])
def test_odd_stamps(stamp: str) -> None:
    """Stamps that are no time count as of now."""
    assert last_start(stamp, 100.0) == 100.0


def starts(limiter: Limiter, count: int) -> list[float]:
    times = []
    for _ in range(count):
        with limiter.turn():
            times.append(time.monotonic())
    return times


def test_turns_are_the_delay_apart(tmp_path: Path) -> None:
    """The first turn comes at once, each later one after the delay."""
    before = time.monotonic()
    first, second, third = starts(Limiter(0.2, tmp_path / "new" / "folder"), 3)
    assert first - before < 0.15
    assert second - first >= 0.19
    assert third - second >= 0.19


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"not a time", b"99999999999999"])
def test_damaged_stamp_is_mended(tmp_path: Path, content: bytes) -> None:
    """A damaged or future stamp costs one delay, and is then right again."""
    (tmp_path / "arxiv.last").write_bytes(content)
    before = time.monotonic()
    first, second = starts(Limiter(0.1, tmp_path), 2)
    assert 0.09 <= first - before < 0.4
    assert second - first < 0.4
    assert abs(float((tmp_path / "arxiv.last").read_text()) - time.time()) < 1


def test_failed_request_gives_the_turn_back(tmp_path: Path) -> None:
    """An error within a turn, Ctrl-C too, leaves the lock free."""
    limiter = Limiter(0.0, tmp_path)
    for error in (ValueError, KeyboardInterrupt):
        with pytest.raises(error), limiter.turn():
            raise error
    with limiter.turn(queue=0.5):
        pass


def test_threads_take_turns(tmp_path: Path) -> None:
    """Threads of one process, each with a limiter of its own, are never in at once."""
    inside, most = [0], [0]

    def work() -> None:
        for _ in range(3):
            with Limiter(0.0, tmp_path).turn():
                inside[0] += 1
                most[0] = max(most[0], inside[0])
                time.sleep(0.005)
                inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_queue_has_an_end(tmp_path: Path) -> None:
    """Whoever waits too long for another's request is told so."""
    entered, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with Limiter(0.0, tmp_path).turn():
            entered.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    entered.wait(5)
    with pytest.raises(SourceUnavailable, match="Another readgroup process"):
        Limiter(0.0, tmp_path).turn(queue=0.1).__enter__()
    leave.set()
    holder.join()


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A place that is no folder is a clear error with a way out, not a traceback."""
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReadgroupError, match="cannot be written") as caught:
        Limiter(0.0, tmp_path / "file" / "cache").turn().__enter__()
    assert "XDG_CACHE_HOME" in caught.value.hint
