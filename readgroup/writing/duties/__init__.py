"""Pages of duty, one file a role, beside this module."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

from readgroup.model.codec import decode
from readgroup.model.duty import Duty
from readgroup.model.guide import Role

ROLES = tuple(role for role in Role if role is not Role.ANY)
"""The roles that have a page of duty, in the order of a meeting."""


@functools.cache
def duty(role: Role) -> Duty:
    """The page of duty of a role.

    >>> duty(Role.HACKER).task
    'Asks what can be rebuilt in a day, and tries it.'
    """
    name = f"{role.value.replace(' ', '-')}.toml"
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return decode(Duty, {"role": role, **tomllib.loads(text)})
