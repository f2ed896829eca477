"""Requests that are polite, bounded and tried again: one edge to `requests`.

Imported by the functions that ask, since `requests` takes its time to load.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import logging
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
import stamina
import urllib3.exceptions
from requests.adapters import HTTPAdapter

from readgroup.errors import Offline, RateLimited, ReadgroupError, SourceUnavailable, TooLarge
from readgroup.sources.limiter import Limiter
from readgroup.sources.limits import Limits
from readgroup.version import __version__

USER_AGENT = f"readgroup/{__version__} (+https://github.com/readgroup/readgroup)"

T = TypeVar("T")
_CHUNK = 1 << 16
_LATER = "Try again in a few minutes."
_log = logging.getLogger("readgroup.sources")
# Both report each retry in their own words, on stderr where nobody configured logging.
for _vendor in ("stamina", "arxiv"):
    logging.getLogger(_vendor).addHandler(logging.NullHandler())


class Transient(Exception):
    """A failure that may pass: `error` is what to raise when it does not.

    `retry_after` is the pause in seconds that the server asked for, if it did.
    """

    def __init__(self, error: ReadgroupError, retry_after: float | None = None) -> None:
        super().__init__(error.problem)
        self.error = error
        self.retry_after = retry_after


class PoliteAdapter(HTTPAdapter):
    """Sends our User-Agent, bounds the time, and takes a turn from `limiter` for each request.

    The turn lasts until the answer has been read; for a streamed one, until it is closed.
    """

    def __init__(self, limits: Limits, limiter: Limiter | None = None) -> None:
        super().__init__()
        self._limits = limits
        self._limiter = limiter

    def send(  # noqa: PLR0917  (the signature is that of requests)
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: bool | str = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """One request. Raises Transient on the statuses that ask to come back later."""
        limits = self._limits
        request.headers["User-Agent"] = USER_AGENT
        with ExitStack() as held:
            if self._limiter is not None:
                held.enter_context(self._limiter.turn(limits.queue))
            response = super().send(
                request, True, (limits.connect, limits.read), verify, cert, dict(proxies or {})
            )
            held.callback(response.close)
            _check_status(response)
            if stream:
                _on_close(response, held.pop_all().close)
            else:
                body = b"".join(pieces(response, limits.answer_bytes, limits.body))
                response._content, response._content_consumed = body, True
        return response


def session(limits: Limits, limiter: Limiter | None = None) -> requests.Session:
    """A session whose every request goes through a PoliteAdapter."""
    made = requests.Session()
    for scheme in ("https://", "http://"):
        made.mount(scheme, PoliteAdapter(limits, limiter))
    return made


def pieces(response: requests.Response, most_bytes: int, most_seconds: float) -> Iterator[bytes]:
    """The body as it arrives. Raises TooLarge beyond so many bytes or seconds."""
    deadline = time.monotonic() + most_seconds
    host, seen = host_of(response.url), 0
    # read1 returns what has come: a server that drips bytes cannot outlast the deadline.
    while piece := response.raw.read1(_CHUNK, decode_content=True):
        seen += len(piece)
        if seen > most_bytes:
            raise TooLarge(
                f"{host} sent more than the {most_bytes / 1e6:g} MB that are allowed.",
                "Save the file with a browser and add it: readgroup add FILE.",
            )
        if time.monotonic() > deadline:
            raise TooLarge(
                f"{host} was too slow: {seen / 1e6:.1f} MB in {most_seconds:g} s.",
                "Try again later, or save the file with a browser and add it: readgroup add FILE.",
            )
        yield piece


def retrying(limits: Limits, ask: Callable[[], T]) -> T:
    """What `ask` returns, asking again after failures that may pass.

    Raises the ReadgroupError of the last failure.
    """
    attempt_number = 0

    def worth_another(failure: Exception) -> bool | float:
        if not isinstance(failure, Transient):
            return False
        if (failure.retry_after or 0) > limits.longest_retry_after:
            return False
        if attempt_number < limits.attempts:
            _log.warning(
                "%s Trying again (%d of %d).", failure, attempt_number, limits.attempts - 1
            )
        return failure.retry_after or True

    try:
        for attempt in stamina.retry_context(
            on=worth_another,
            attempts=limits.attempts,
            timeout=limits.patience,
            wait_initial=limits.pause,
            wait_max=limits.longest_pause,
            wait_jitter=limits.pause / 4,
        ):
            attempt_number = attempt.num
            with attempt, translated():
                return ask()
    except Transient as failure:
        raise failure.error from failure.__cause__
    raise AssertionError("stamina yields at least one attempt")


@contextmanager
def translated() -> Iterator[None]:
    """Turn what requests and urllib3 raise into Transient or ReadgroupError."""
    try:
        yield
    except requests.exceptions.Timeout as error:
        raise Transient(_timed_out(_host(error))) from error
    except urllib3.exceptions.TimeoutError as error:
        raise Transient(_timed_out("The server")) from error
    except requests.exceptions.SSLError as error:
        raise SourceUnavailable(
            f"{_host(error)} offers no secure connection: {_reason(error)}.",
            "Check the date of this machine; behind a company's proxy, REQUESTS_CA_BUNDLE names"
            " its certificates.",
        ) from error
    except (requests.exceptions.ChunkedEncodingError, urllib3.exceptions.ProtocolError) as error:
        raise Transient(
            SourceUnavailable("The connection broke off before the whole answer had come.", _LATER)
        ) from error
    except requests.exceptions.ConnectionError as error:
        raise Transient(_unconnected(error)) from error
    except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
        raise SourceUnavailable(f"The request failed: {error}.", "Check the address.") from error


def retry_after(value: str | None, now: dt.datetime | None = None) -> float | None:
    """Seconds of a Retry-After header: a number, or an HTTP date (RFC 9110, 10.2.3).

    >>> retry_after("7")
    7.0
    >>> noon = dt.datetime(2024, 5, 1, 12, tzinfo=dt.UTC)
    >>> retry_after("Wed, 01 May 2024 12:00:30 GMT", noon)
    30.0

    None where there is none, or none that can be read.
    """
    if value is None:
        return None
    if value.strip().isdecimal():
        return float(value.strip())
    try:
        until = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=dt.UTC)
    return max((until - (now or dt.datetime.now(dt.UTC))).total_seconds(), 0.0)


def host_of(url: str | None) -> str:
    """The host as people know it: "arxiv.org" of "https://arxiv.org/pdf/2501.16496"."""
    return urlsplit(url or "").netloc.rpartition("@")[2] or "The server"


def _check_status(response: requests.Response) -> None:
    status, host = response.status_code, host_of(response.url)
    if status == 429 or status >= 500:
        wait = retry_after(response.headers.get("Retry-After"))
        hint = f"Try again in {_spoken(wait)}." if wait else _LATER
        if status == 429:
            raise Transient(
                RateLimited(f"{host} asks to slow down (429 Rate exceeded).", hint), wait
            )
        raise Transient(SourceUnavailable(f"{host} answers with an error ({status}).", hint), wait)


def _spoken(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def _on_close(response: requests.Response, then: Callable[[], None]) -> None:
    close = response.close

    def closing() -> None:
        response.close = close  # type: ignore[method-assign]
        then()

    response.close = closing  # type: ignore[method-assign]


def _host(error: requests.exceptions.RequestException) -> str:
    url = error.request.url if error.request is not None else None
    return host_of(str(url) if url else None)


def _timed_out(host: str) -> ReadgroupError:
    return SourceUnavailable(f"{host} did not answer in time.", _LATER)


def _unconnected(error: requests.exceptions.ConnectionError) -> ReadgroupError:
    host = _host(error)
    reasons = list(_causes(error))
    if any(isinstance(r, urllib3.exceptions.ReadTimeoutError) for r in reasons):
        return _timed_out(host)
    if any(
        isinstance(r, urllib3.exceptions.NameResolutionError | socket.gaierror) for r in reasons
    ):
        return Offline(f"The name {host} cannot be looked up.", "Is this machine online?")
    if any(isinstance(r, ConnectionRefusedError) for r in reasons):
        return Offline(
            f"{host} refuses the connection.", "Check the network and its proxy, then try again."
        )
    return Offline(f"No connection to {host}.", "Check the network, then try again.")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error and all that it was raised from, or wraps as urllib3 does."""
    while error is not None:
        yield error
        reason = getattr(error, "reason", None) or (error.args[0] if error.args else None)
        inner = reason if isinstance(reason, BaseException) else None
        error = inner or error.__cause__ or error.__context__


def _reason(error: Exception) -> str:
    return str(list(_causes(error))[-1])
