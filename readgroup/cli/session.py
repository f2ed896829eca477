"""What a command gets from the options before its name: which library to open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from readgroup.library import Library
    from readgroup.settings import Settings


def _open(settings: Settings) -> Library:
    from readgroup.library import open_library

    return open_library(settings=settings)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line. Settings are read, and the library opened, when asked for."""

    home: str | None = None
    opener: Callable[[Settings], Library] = _open

    def settings(self) -> Settings:
        """The settings in force here. Raises SettingsError."""
        from readgroup import settings

        return settings.load(home=self.home)

    def library(self) -> Library:
        """The library that the settings name, created where there is none."""
        return self.opener(self.settings())


def session(ctx: typer.Context) -> Session:
    """The session of a running command."""
    found = ctx.find_object(Session)
    assert found is not None, "the group's callback makes the session"
    return found
