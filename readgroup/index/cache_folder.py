"""Files derived from the database: each never changes, and a manifest names those of one state.

The manifest is written last, under another name first, so that it always names whole files. A file
counts as whole while its size and time are those that the manifest tells: reading all of it to be
sure would cost more than a search.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from filelock import FileLock, Timeout

from readgroup.store.changes import Stamp
from readgroup.store.scratch import scratch

MANIFEST = "manifest.json"
_LOCK = "lock"

T = TypeVar("T")


class CacheFile(NamedTuple):
    """A file as the manifest names it; its time is that of its last change, in nanoseconds."""

    name: str
    size: int
    time: int


class Part(NamedTuple):
    """A part of a state: the file that holds it already, if any, and how to write another."""

    file: CacheFile | None
    write: Callable[[Path], None]


class Manifest(NamedTuple):
    """The files of one state by the name of the part that each holds, and the state's stamp."""

    stamp: Stamp
    files: Mapping[str, CacheFile]


class CacheFolder:
    """A folder of such files for one `origin`: those of another one are not trusted."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._folder = folder
        self._origin = origin

    def path(self, file: CacheFile) -> Path:
        """Where a file lies."""
        return self._folder / file.name

    def read(self, opened: Callable[[Manifest], T]) -> T | None:
        """What `opened` makes of the newest files; None where there are none, or not all are whole.

        `opened` may raise what opening and reading files raises: they count as damaged then.
        """
        former = None
        # Another process may replace the files between the manifest's reading and theirs.
        while (text := self._text()) and text != former:
            former = text
            with suppress(OSError, ValueError, LookupError, TypeError, RuntimeError):
                return opened(self._manifest(text))
        return None

    def write(self, stamp: Stamp, parts: Mapping[str, Part]) -> None:
        """Keep the parts of a state; those that are in whole files already are not written again.

        Nothing is done while another process writes here: what it leaves is as good. Raises OSError.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with suppress(Timeout), FileLock(self._folder / _LOCK, blocking=False):
            self._replace(stamp, parts)

    def _replace(self, stamp: Stamp, parts: Mapping[str, Part]) -> None:
        files = {}
        with scratch(self._folder) as made:
            for name, part in parts.items():
                if part.file and self._is_whole(part.file):
                    files[name] = part.file
                else:
                    part.write(made / name)
                    files[name] = self._placed(made / name, f"{stamp.generation}-{name}")
            manifest = {"origin": self._origin, "stamp": stamp, "files": files}
            (made / MANIFEST).write_text(json.dumps(manifest))
            self._placed(made / MANIFEST, MANIFEST)
        self._tidy({MANIFEST, _LOCK, *(file.name for file in files.values())})

    def _placed(self, written: Path, name: str) -> CacheFile:
        with written.open("rb") as stream:
            os.fsync(stream.fileno())
        return _described(written.replace(self._folder / name))

    def _tidy(self, named: set[str]) -> None:
        """Remove the files of former states; whoever has one mapped keeps it until he is done."""
        for path in self._folder.iterdir():
            if path.is_file() and path.name not in named:
                with suppress(OSError):
                    path.unlink()

    def _text(self) -> str | None:
        try:
            return (self._folder / MANIFEST).read_text()
        except (OSError, UnicodeDecodeError):
            return None

    def _manifest(self, text: str) -> Manifest:
        data = json.loads(text)
        if data["origin"] != self._origin:
            raise ValueError("of another database or model")
        files = {part: CacheFile(*entry) for part, entry in dict(data["files"]).items()}
        for file in files.values():
            if not self._is_whole(file):
                raise ValueError(f"{file.name} is not as it was written")
        return Manifest(Stamp(*data["stamp"]), files)

    def _is_whole(self, file: CacheFile) -> bool:
        try:
            return _described(self.path(file)) == file
        except OSError:
            return False


def _described(path: Path) -> CacheFile:
    found = path.stat()
    return CacheFile(path.name, found.st_size, found.st_mtime_ns)
