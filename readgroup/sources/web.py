"""PDFs from elsewhere on the web (OpenReview, the ACL Anthology), and only from the public web.

A link may come from anybody, so it must not make this machine ask its own network: see
https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from readgroup.errors import UsageError
from readgroup.model.progress import Progress, Step, silent
from readgroup.sources.limits import Limits
from readgroup.sources.naming import paper_id

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Allow = Callable[[Address], bool]
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_DEFAULTS = Limits()


def download_pdf(
    url: str,
    into: Path,
    limits: Limits = _DEFAULTS,
    progress: Progress = silent,
    *,
    allow: Allow | None = None,
) -> Path:
    """Store the PDF of an https URL in the folder `into`, under its `paper_id`, and say where.

    Connections go to the very addresses that `allow` (default: `is_public`) has let pass, on
    each redirect too, and through no proxy. Raises UsageError for other URLs and addresses, and
    what `download` raises.
    """
    from readgroup.sources.download import download
    from readgroup.sources.pinned import pinned_session

    url = direct(url)
    _only_https(url)
    name, _ = paper_id(url)
    with pinned_session(limits, allow or is_public) as session:
        return download(
            session,
            url,
            into / f"{name.replace('/', '_')}.pdf",
            limits=limits,
            admit=_only_https,
            report=lambda done, total: progress(Step(name, "download", done, total)),
        )


def direct(url: str) -> str:
    """The link of the PDF, where people paste that of its page.

    >>> direct("https://openreview.net/forum?id=F76bwRSLeK")
    'https://openreview.net/pdf?id=F76bwRSLeK'
    >>> direct("https://aclanthology.org/2020.acl-main.1/")
    'https://aclanthology.org/2020.acl-main.1.pdf'
    """
    parts = urlsplit(url.strip())
    path = parts.path
    if parts.hostname == "openreview.net" and path == "/forum":
        path = "/pdf"
    elif parts.hostname == "aclanthology.org" and not path.endswith(".pdf"):
        path = f"{path.rstrip('/')}.pdf"
    return parts._replace(path=path, fragment="").geturl()


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, not of this machine or its network.

    >>> is_public(ipaddress.ip_address("104.18.0.1")), is_public(ipaddress.ip_address("10.0.0.1"))
    (True, False)
    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1"))
    False
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo is not None:
            return False
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            address = inner
    return address.is_global and not (address.is_multicast or address.is_reserved)


def _only_https(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme.lower() != "https" or not parts.hostname:
        raise UsageError(
            f"{url} is not an https address.",
            "Use its https:// link, or save the file with a browser and add it: readgroup add FILE.",
        )
