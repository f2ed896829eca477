"""Every error that readgroup raises on purpose.

    ReadgroupError                      1   something failed
    ├── UsageError                      2   what was asked cannot be meant
    │   ├── MalformedId                 2   not an arXiv id, nor a link to one
    │   └── SettingsError               2   a setting has a value that is not allowed
    ├── NotFound                        3   asked for something that does not exist
    │   ├── UnknownPaper                3   no such paper in the library
    │   ├── UnknownId                   3   arXiv does not know the id
    │   ├── EmptyScope                  3   the filters of a search leave nothing to look in
    │   ├── NoSuchVersion               3   arXiv knows the paper, not this version
    │   └── Withdrawn                   3   the authors withdrew this version
    ├── SourceUnavailable               4   the network or the other side failed
    │   ├── Offline                     4   no connection
    │   ├── RateLimited                 4   asked to slow down
    │   ├── NotAPdf                     4   something else than a PDF came back
    │   ├── TooLarge                    4   more bytes or seconds than allowed
    │   └── ModelFailed                 4   the language model did not answer as asked
    │       └── OverlongPrompt          4   it cannot read that much at once
    ├── UnreadablePdf                   5   the file cannot be read as a paper
    ├── MissingExtra                    6   an optional part is not installed
    └── LibraryError                    1   the library itself
        ├── LibraryBusy                 1   another process holds it
        ├── LibraryTooNew               1   written by a newer readgroup
        └── EmbedderMismatch            1   vectors of another model

The number is the exit code of the command line. A message has three parts: what was asked,
what is wrong with it and what to do next; vendor errors are translated where they arise.
"""

from __future__ import annotations

from typing import ClassVar


class ReadgroupError(Exception):
    """Base of all errors; `problem` is one sentence, `hint` says what to do next ("" if nothing)."""

    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.problem}\n{self.hint}" if self.hint else self.problem


class UsageError(ReadgroupError):
    """What was asked cannot be meant."""

    exit_code = 2


class MalformedId(UsageError):
    """The text is not an arXiv id, nor a link that carries one."""


class SettingsError(UsageError):
    """A setting's value is not allowed; the message names file, key and allowed values."""


class NotFound(ReadgroupError):
    """What was asked for does not exist."""

    exit_code = 3


class UnknownPaper(NotFound):
    """The library has no such paper."""


class UnknownId(NotFound):
    """The id is well formed, but arXiv does not know it."""


class EmptyScope(NotFound):
    """Each filter may make sense, but together they leave nothing to look in."""


class NoSuchVersion(NotFound):
    """ArXiv knows the paper, but not this version of it."""


class Withdrawn(NotFound):
    """The version exists, but its authors withdrew it: there is no PDF."""


class SourceUnavailable(ReadgroupError):
    """The network, or the server at its other end, failed."""

    exit_code = 4


class Offline(SourceUnavailable):
    """No connection could be made."""


class RateLimited(SourceUnavailable):
    """The server asked to slow down, and went on doing so."""


class NotAPdf(SourceUnavailable):
    """Something else than a PDF came back, most often a page of HTML."""


class TooLarge(SourceUnavailable):
    """The download passed its limit of bytes or of seconds."""


class ModelFailed(SourceUnavailable):
    """The language model, or the server that it runs on, did not answer as asked."""


class OverlongPrompt(ModelFailed):
    """The model cannot read that much at once; a shorter prompt may do."""


class UnreadablePdf(ReadgroupError):
    """The file is broken, locked, empty or hostile: no text could be read within the limits."""

    exit_code = 5


class MissingExtra(ReadgroupError):
    """An optional part is not installed."""

    exit_code = 6


class LibraryError(ReadgroupError):
    """The library on disk cannot be used as asked."""


class LibraryBusy(LibraryError):
    """Another process held the library for longer than the wait limit."""


class LibraryTooNew(LibraryError):
    """The database was written by a newer readgroup."""


class EmbedderMismatch(LibraryError):
    """The library's vectors come from another model than the one configured."""
