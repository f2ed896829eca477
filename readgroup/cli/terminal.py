"""What leaves the program: data on stdout, messages on stderr, nothing that steers a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console

ACCENT = "#2a9d8f"

# C0 and C1 controls, DEL, and the marks that reorder text: a paper may carry any of them.
_STEERING = {
    code: " "
    for codes in (
        range(0x20),
        range(0x7F, 0xA0),
        range(0x200E, 0x2010),
        range(0x2028, 0x202F),
        range(0x2066, 0x206A),
        (0x061C, 0xFEFF),
    )
    for code in codes
}
_UNESCAPED_BY_JSON = re.compile("[\x7f-\x9f\u2028\u2029]")


def use_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be encoded is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def clean(text: str) -> str:
    r"""`text` with a space in place of each character that could steer a terminal.

    The length stays the same, so that offsets stay right.

    >>> clean("red \x1b[31malert")
    'red  [31malert'
    """
    return text.translate(_STEERING)


def one_line(text: str) -> str:
    r"""`text` on one line, safe for a terminal.

    >>> one_line("two\n  lines")
    'two lines'
    """
    return " ".join(clean(text).split())


def console(*, stderr: bool = False) -> Console:
    """A console on stdout or stderr as they are now; with NO_COLOR it writes no escapes at all."""
    from rich.console import Console

    return Console(
        stderr=stderr,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
    )


def emit(line: str) -> None:
    """Write one line of data to stdout."""
    sys.stdout.write(clean(line) + "\n")


def say(message: str) -> None:
    """Write one line to the person at the terminal, on stderr."""
    sys.stdout.flush()
    sys.stderr.write(clean(message) + "\n")
    sys.stderr.flush()


def is_terminal() -> bool:
    """Whether a person sits at both ends: at the keyboard and before stderr."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def has_display() -> bool:
    """Whether a window, of a browser or a viewer, could open here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def print_json(data: Any) -> None:
    """Write `data` to stdout as indented JSON with its own order of keys."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    safe = _UNESCAPED_BY_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    sys.stdout.write(safe + "\n")
