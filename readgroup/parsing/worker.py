"""The process that opens a PDF: reads requests on stdin, answers on stdout, one JSON line each.

Started by `readgroup.parsing.sandbox` only. It limits its own memory and CPU before it looks at
the file, and ends when its parent does.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import sys
import threading
import time
import traceback
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from readgroup.errors import ReadgroupError
from readgroup.parsing.limits import Limits

if TYPE_CHECKING:
    from readgroup.parsing.pdfium import PdfiumDocument

EXIT_MEMORY = 3


def main() -> None:
    """Serve requests until stdin ends: the parent is gone, or wants no more."""
    start = json.loads(sys.argv[1])
    limits, path = Limits(**start["limits"]), Path(start["path"])
    _confine(limits)
    requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    opened: list[PdfiumDocument] = []
    try:
        while True:
            _serve(requests.get(), path, limits, opened)
    except MemoryError:
        os._exit(EXIT_MEMORY)


def _listen(requests: SimpleQueue[dict[str, Any]]) -> None:
    for line in sys.stdin.buffer:
        requests.put(json.loads(line))
    os._exit(0)


def _serve(
    request: dict[str, Any], path: Path, limits: Limits, opened: list[PdfiumDocument]
) -> None:
    """Answer one request; `opened` keeps the PDF open from one page to the next."""
    try:
        if request["do"] == "parse":
            _parse(path, limits)
        else:
            if not opened:
                from readgroup.parsing.pdfium import PdfiumDocument

                opened.append(PdfiumDocument(path.read_bytes(), path.name))
            _render(request, opened[0], limits)
    except ReadgroupError as error:
        _send({"done": True, "problem": error.problem, "hint": error.hint})
    except RecursionError:
        _send({"done": True, "problem": f"{path.name} nests its objects too deeply to be read."})
    except MemoryError:
        raise
    except Exception as error:
        _send({"done": True, **_own_fault(error, path)})


def _own_fault(error: Exception, path: Path) -> dict[str, str]:
    """What to tell of an error that nobody foresaw: where it arose, so that it can be reported."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return {
        "problem": f"{path.name} cannot be parsed: {type(error).__name__} at {place} ({error}).",
        "hint": "This is a fault of the parser: please report it, with the file if you may.",
    }


def _parse(path: Path, limits: Limits) -> None:
    from readgroup.parsing import wire
    from readgroup.parsing.read import read_document

    def progress(done: int, total: int) -> None:
        if done == 0:
            _allow_cpu(limits.cpu_budget(total))
        _send({"page": done, "pages": total, "seconds": limits.wall_budget(total)})

    document = read_document(path, limits, progress)
    _send({"done": True, "document": wire.pack(document)})


def _render(request: dict[str, Any], pdf: PdfiumDocument, limits: Limits) -> None:
    _allow_cpu(limits.cpu_seconds)
    from readgroup.parsing.rendering import View

    crop = tuple(request["crop"]) if request["crop"] else None
    marked = tuple(tuple(box) for box in request["highlight"])
    png = pdf.render(request["page"], View(request["dpi"], limits.pixels, marked, crop))
    _send({"done": True, "png": base64.b64encode(png).decode("ascii")})


def _send(answer: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(answer, separators=(",", ":")).encode() + b"\n")
    sys.stdout.buffer.flush()


def _confine(limits: Limits) -> None:
    """Address space and CPU of this process; systems without rlimits rely on the parent's watch."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _allow_cpu(limits.cpu_seconds)


def _allow_cpu(seconds: float) -> None:
    """Let this process use so many more seconds of CPU before the system stops it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time() + seconds) + 1, hard))


if __name__ == "__main__":
    main()
