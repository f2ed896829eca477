"""Answers kept for the day, as arXiv asks: its catalogue changes once a day.

https://info.arxiv.org/help/api/user-manual.html: "we encourage you to cache the results".
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def today() -> dt.date:
    """The date in UTC, by which arXiv's days change."""
    return dt.datetime.now(dt.UTC).date()


class DayCache:
    """Plain JSON data by key, forgotten when the day is over.

    It is a convenience: what cannot be read or written is merely asked for again.
    """

    def __init__(self, folder: Path, day: Callable[[], dt.date] = today) -> None:
        self._folder = folder
        self._day = day

    def get(self, key: str) -> Any:
        """What was put today under `key`, else None."""
        try:
            return json.loads(self._file(key).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep `value`, and drop the answers of other days."""
        file = self._file(key)
        part = file.with_suffix(f".{secrets.token_hex(4)}.part")
        with suppress(OSError):
            if not file.parent.is_dir():
                self._drop_other_days()
                file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(value), encoding="utf-8")
            part.replace(file)

    def _file(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()[:32]
        return self._folder / self._day().isoformat() / f"{name}.json"

    def _drop_other_days(self) -> None:
        if self._folder.is_dir():
            for old in self._folder.iterdir():
                if _DAY.fullmatch(old.name):
                    shutil.rmtree(old, ignore_errors=True)
