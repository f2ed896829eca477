"""Connections that go only where a check has let them, with no second look-up in between."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Any

import requests
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from readgroup.errors import UsageError
from readgroup.sources.http import PoliteAdapter
from readgroup.sources.limits import Limits
from readgroup.sources.web import Allow


def pinned_session(limits: Limits, allow: Allow) -> requests.Session:
    """A session for https alone that connects only to addresses which `allow` lets pass.

    It uses no proxy, which would look names up itself, and sends no password from .netrc.
    """
    session = requests.Session()
    session.trust_env = False
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or True
    session.mount("https://", _PinnedAdapter(limits, allow))
    session.adapters.pop("http://")
    return session


class _PinnedAdapter(PoliteAdapter):
    def __init__(self, limits: Limits, allow: Allow) -> None:
        self._allow = allow
        super().__init__(limits)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        _pin(self.poolmanager, self._allow)


def _pin(manager: PoolManager, allow: Allow) -> None:
    class Connection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            name, failure = self._dns_host, None
            for address in _checked(self, name, allow):
                # The name stays what TLS checks the certificate against: `connect` reads it
                # after this, so only the address dialled is replaced.
                self._dns_host = address
                try:
                    return super()._new_conn()
                except NewConnectionError as error:
                    failure = error
                finally:
                    self._dns_host = name
            raise failure or NewConnectionError(self, f"{name} has no address")

    class Pool(HTTPSConnectionPool):
        ConnectionCls = Connection

    manager.pool_classes_by_scheme = {"https": Pool}


def _checked(connection: HTTPSConnection, name: str, allow: Allow) -> list[str]:
    """The addresses of a name. Raises UsageError if any of them must not be asked."""
    try:
        answers = socket.getaddrinfo(name, connection.port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise NameResolutionError(name, connection, error) from error
    addresses = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    for address in addresses:
        if not allow(ipaddress.ip_address(address.partition("%")[0])):
            raise UsageError(
                f"{name} leads to {address}, which is not on the public internet.",
                "If you trust it, save the file with a browser and add it: readgroup add FILE.",
            )
    return addresses
