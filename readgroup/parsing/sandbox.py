"""Run the worker that opens a PDF, with its time and memory watched from outside.

The worker is a fresh interpreter in isolated mode (`-I -S`: nothing from the environment, the
working directory or the user's site) with this process's own import path. It reads requests and
writes answers as lines of JSON; nothing that it sends is ever executed.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from readgroup.parsing.limits import Limits

# The package stands without what its __init__ imports: the public API takes longer to load than two
# pages to read, and a worker needs the parser only.
_START = """
import sys, types
sys.path[:0] = sys.argv.pop().split("\\n")
package = sys.modules["readgroup"] = types.ModuleType("readgroup")
package.__path__ = [sys.argv.pop()]
from readgroup.parsing.worker import main
main()
"""
_PACKAGE = Path(__file__).parents[1]
_TICK = 0.05
_NEARLY = 0.3
_CHUNK = 1 << 16


class WorkerDied(Exception):
    """The worker stopped, or was stopped. `why` is "memory", "time", "output" or "crash"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Worker:
    """One worker process. `request` sends a line, and gives the answers as they come."""

    def __init__(self, path: Path, limits: Limits) -> None:
        """Start a worker for the PDF at `path`."""
        self._limits = limits
        self._peak = 0
        self._flooded = False
        start = json.dumps({"path": str(path), "limits": _plain(limits)})
        search_path = "\n".join(p for p in sys.path if p)
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START, start, str(_PACKAGE), search_path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        threading.Thread(target=self._listen, args=(self._process.stdout,), daemon=True).start()

    def request(self, message: dict[str, Any], seconds: float) -> Iterator[dict[str, Any]]:
        """Answers to `message` until the last one, which carries "done".

        An answer with "seconds" moves the deadline. Raises WorkerDied.
        """
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(json.dumps(message).encode() + b"\n")
            self._process.stdin.flush()
        started = time.monotonic()
        while True:
            try:
                line = self._lines.get(timeout=_TICK)
            except queue.Empty:
                self._watch(started + seconds)
                continue
            if line is None:
                raise WorkerDied(self._cause())
            answer = _answer(line)
            seconds = float(answer.get("seconds", seconds))
            yield answer
            if answer.get("done"):
                return

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def close(self) -> None:
        """Kill the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _listen(self, stream: IO[bytes]) -> None:
        pending = bytearray()
        total = 0
        while chunk := stream.read1(_CHUNK):  # type: ignore[attr-defined]
            total += len(chunk)
            if total > self._limits.output_bytes:
                self._flooded = True
                break
            *whole, rest = (pending + chunk).split(b"\n") if b"\n" in chunk else (pending + chunk,)
            for line in whole:
                self._lines.put(bytes(line))
            pending = bytearray(rest)
        self._lines.put(None)
        stream.close()

    def _watch(self, deadline: float) -> None:
        if time.monotonic() > deadline:
            raise WorkerDied("time")
        self._peak = max(self._peak, resident_bytes(self._process.pid))
        if self._peak > self._limits.memory:
            raise WorkerDied("memory")

    def _cause(self) -> str:
        if self._flooded:
            return "output"
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            return "crash"
        full = self._peak > _NEARLY * self._limits.memory  # pdfium aborts when it gets no more
        return _EXITS.get(code, "memory" if full else "crash")


_EXITS = {-24: "time", -9: "time", 3: "memory"}  # SIGXCPU, and SIGKILL at the hard CPU limit


def _answer(line: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(line)
    except ValueError:
        raise WorkerDied("crash") from None
    if not isinstance(answer, dict):
        raise WorkerDied("crash")
    return answer


def _plain(limits: Limits) -> dict[str, float]:
    return {name: getattr(limits, name) for name in Limits.__slots__}


def resident_bytes(pid: int) -> int:
    """Resident memory of a process, 0 where the system does not tell (only Linux does, simply)."""
    try:
        fields = Path(f"/proc/{pid}/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) * 4096
