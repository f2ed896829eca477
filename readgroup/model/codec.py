"""Model values to plain JSON data and back, by their type annotations.

Enough for values made of dataclasses, tuples, dates, enums, numbers and text; nothing is
executed while decoding, so data from the parser's sandbox can be read without trust.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import types
import typing
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


def encode(value: Any) -> Any:
    """Plain data for `json.dumps`: dataclasses become objects, tuples arrays, dates ISO text."""
    if isinstance(value, Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [encode(v) for v in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def decode(kind: type[T], data: Any) -> T:
    """The value of type `kind` that `encode` turned into `data`.

    Unknown fields are ignored, missing ones take their defaults.
    Raises ValueError, TypeError or KeyError where `data` is not of that shape.
    """
    return typing.cast("T", _decoder(typing.cast("typing.Hashable", kind))(data))


@functools.cache
def _decoder(kind: Any) -> typing.Callable[[Any], Any]:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (a for a in arguments if a is not type(None))
        present = _decoder(inner)
        return lambda data: None if data is None else present(data)
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _decoder(arguments[0])
        return lambda data: tuple(item(d) for d in data)
    if origin is tuple:
        items = tuple(_decoder(a) for a in arguments)
        return lambda data: tuple(f(d) for f, d in zip(items, data, strict=True))
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if isinstance(kind, type) and issubclass(kind, dt.datetime | dt.date):
        return kind.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return _float
    return lambda data: _checked(kind, data)


def _dataclass_decoder(kind: Any) -> typing.Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    fields = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(kind)}

    def build(data: Any) -> Any:
        if not isinstance(data, dict):
            raise TypeError(f"{kind.__name__} expects an object, got {type(data).__name__}")
        return kind(**{name: read(data[name]) for name, read in fields.items() if name in data})

    return build


def _float(data: Any) -> float:
    try:
        return float(data)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def _checked(kind: Any, data: Any) -> Any:
    if typing.get_origin(kind) is typing.Literal:
        if data not in typing.get_args(kind):
            raise ValueError(f"{data!r} is not one of {typing.get_args(kind)}")
    elif not isinstance(data, kind):
        raise TypeError(f"expected {kind.__name__}, got {type(data).__name__}")
    return data
