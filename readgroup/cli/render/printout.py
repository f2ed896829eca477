"""Lines on a terminal: wrapped, indented, coloured a little, free of steering characters."""

from __future__ import annotations

from rich.console import Console
from rich.style import Style
from rich.text import Text

from readgroup.cli.terminal import ACCENT, clean, console

WIDEST = 100
HEAD = Style(bold=True)
LABEL = Style(color=ACCENT)
FAINT = Style(dim=True)
WARN = Style(color="yellow")
FAIL = Style(color="red", bold=True)

Part = str | tuple[str, Style]


class Printout:
    """What is written top to bottom on one console, at most `WIDEST` columns of prose."""

    def __init__(self, target: Console | None = None) -> None:
        self.console = target or console()
        self.width = min(self.console.width, WIDEST)
        self.to_terminal = self.console.is_terminal

    def line(self, *parts: Part, indent: int = 0) -> None:
        """One line of styled parts, never wrapped: tables, labels, ids."""
        self._write(Text(" " * indent) + styled(*parts))

    def prose(self, *parts: Part, indent: int = 0, label: Part = "") -> None:
        """Styled parts as running text, wrapped beside `label`, which stands before the first line."""
        margin = Text(" " * indent) + styled(label)
        lines = styled(*parts).wrap(self.console, max(self.width - margin.cell_len, 20))
        for line in lines:
            line.rstrip()
            self._write(margin + line)
            margin = Text(" " * margin.cell_len)

    def blank(self) -> None:
        """An empty line."""
        self._write(Text())

    def _write(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True)


def styled(*parts: Part) -> Text:
    """One text of parts, each plain or with its style, cleaned."""
    text = Text(end="")
    for part in parts:
        words, style = part if isinstance(part, tuple) else (part, Style.null())
        text.append(clean(words), style)
    return text


def marked(words: str, spans: tuple[tuple[int, int], ...]) -> list[Part]:
    """`words` in parts, with the characters of `spans` (start, end) in bold.

    >>> [part if isinstance(part, str) else part[0].upper() for part in marked("to be", ((3, 5),))]
    ['to ', 'BE']
    """
    parts: list[Part] = []
    at = 0
    for start, end in sorted(spans):
        start, end = max(start, at), min(end, len(words))
        if start < end:
            parts += [words[at:start], (words[start:end], HEAD)]
            at = end
    return [part for part in (*parts, words[at:]) if part]


def people(names: list[str], most: int = 3) -> str:
    """Names for one line.

    >>> people(["Ada", "Ben", "Cem", "Dana"])
    'Ada, Ben, Cem and 1 more'
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")
