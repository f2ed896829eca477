"""PDFs from https addresses elsewhere: a real TLS server on loopback, let pass by a test's policy."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from readgroup.errors import NotAPdf, NotFound, SourceUnavailable, TooLarge, UsageError
from readgroup.sources.web import Address, download_pdf
from tests.arxiv_server import MINIMAL_PDF
from tests.integration.sources.conftest import QUICK

trustme = pytest.importorskip("trustme", reason="trustme makes the certificates of these tests")


def loopback_too(address: Address) -> bool:
    return address.is_loopback


class Site:
    """An https site at localhost; `pages` are (status, headers, body) by path."""

    def __init__(
        self, port: int, seen: list[str], pages: dict[str, tuple[int, dict[str, str], bytes]]
    ):
        self.url = f"https://localhost:{port}"
        self.seen = seen
        self.pages = pages


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "ca.pem"))
    seen: list[str] = []
    pages: dict[str, tuple[int, dict[str, str], bytes]] = {
        "/paper.pdf": (200, {"Content-Type": "application/pdf"}, MINIMAL_PDF)
    }

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(f"{self.headers['Host']}{self.path}")
            status, headers, body = pages.get(self.path, (404, {}, b"<html>"))
            self.send_response(status)
            for key, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield Site(server.server_address[1], seen, pages)
    server.shutdown()
    server.server_close()


def test_pdf_over_https(site: Site, tmp_path: Path) -> None:
    """A PDF is stored under its name, over TLS checked against the host's name."""
    target = download_pdf(f"{site.url}/paper.pdf", tmp_path / "in", QUICK, allow=loopback_too)
    assert target.read_bytes() == MINIMAL_PDF
    assert site.seen[0].startswith("localhost:")


def test_certificate_of_another_name(site: Site, tmp_path: Path) -> None:
    """The certificate must be that of the name asked, though the connection goes to an address."""
    port = site.url.rpartition(":")[2]
    with pytest.raises(SourceUnavailable, match="no secure connection"):
        download_pdf(
            f"https://127.0.0.1:{port}/paper.pdf", tmp_path / "in", QUICK, allow=loopback_too
        )
    assert site.seen == []


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/paper.pdf",
        "https://localhost/paper.pdf",
        "https://10.1.2.3/paper.pdf",
        "https://192.168.0.1/paper.pdf",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/paper.pdf",
        "https://100.64.0.1/paper.pdf",
        "https://[::1]/paper.pdf",
        "https://[::ffff:127.0.0.1]/paper.pdf",
        "https://[64:ff9b::10.0.0.1]/paper.pdf",
        "https://[fe80::1]/paper.pdf",
        "https://2130706433/paper.pdf",
        "https://0x7f.1/paper.pdf",
        "https://user@127.0.0.1/paper.pdf",
    ],
)
def test_addresses_that_are_not_public(url: str, tmp_path: Path) -> None:
    """Private, loopback, link-local and reserved addresses are refused, however they are written."""
    with pytest.raises(UsageError, match="not on the public internet"):
        download_pdf(url, tmp_path / "in", QUICK)
    assert not (tmp_path / "in").exists()


def test_nothing_is_connected_before_the_check(tmp_path: Path) -> None:
    """A refused address does not even see a connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        with pytest.raises(UsageError):
            download_pdf(f"https://localhost:{listener.getsockname()[1]}/a.pdf", tmp_path, QUICK)
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "url",
    ["http://example.org/a.pdf", "ftp://example.org/a.pdf", "file:///etc/passwd", "https:///a.pdf"],
)
def test_only_https(url: str, tmp_path: Path) -> None:
    """Other schemes are refused before any request."""
    with pytest.raises(UsageError, match="not an https address"):
        download_pdf(url, tmp_path, QUICK)


def test_redirect_within_the_site(site: Site, tmp_path: Path) -> None:
    """A redirect is followed."""
    site.pages["/old.pdf"] = (302, {"Location": "/paper.pdf"}, b"")
    target = download_pdf(f"{site.url}/old.pdf", tmp_path / "in", QUICK, allow=loopback_too)
    assert target.read_bytes() == MINIMAL_PDF


@pytest.mark.parametrize(
    "onward", ["http://localhost/paper.pdf", "file:///etc/passwd", "https://127.0.0.1:1/paper.pdf"]
)
def test_redirect_to_where_it_must_not_lead(site: Site, tmp_path: Path, onward: str) -> None:
    """Each redirect is checked as the first address was; nothing is left behind."""
    site.pages["/evil.pdf"] = (302, {"Location": onward}, b"")

    def only_the_first(address: Address) -> bool:
        return not site.seen

    with pytest.raises(UsageError):
        download_pdf(f"{site.url}/evil.pdf", tmp_path / "in", QUICK, allow=only_the_first)
    assert not (tmp_path / "in").exists()
    assert len(site.seen) == 1


def test_endless_redirects(site: Site, tmp_path: Path) -> None:
    """Redirects end after the limit."""
    site.pages["/a.pdf"] = (302, {"Location": "/a.pdf"}, b"")
    with pytest.raises(SourceUnavailable, match="without end"):
        download_pdf(f"{site.url}/a.pdf", tmp_path / "in", QUICK, allow=loopback_too)
    assert len(site.seen) == QUICK.redirects + 1


def test_name_that_changes_its_address(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection goes to the address that was checked: the name is looked up once."""
    real, lookups = socket.getaddrinfo, []

    def rebinding(host: str, *args: object, **kwargs: object) -> list[tuple[object, ...]]:
        if host == "localhost":
            lookups.append(host)
            if len(lookups) > 1:
                raise AssertionError("looked up again after the check")
        return real(host, *args, **kwargs)  # type: ignore[arg-type,return-value]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    checked: list[Address] = []

    def note(address: Address) -> bool:
        checked.append(address)
        return True

    download_pdf(f"{site.url}/paper.pdf", tmp_path / "in", QUICK, allow=note)
    assert lookups == ["localhost"]
    assert ipaddress.ip_address("127.0.0.1") in checked


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ((404, {}, b"gone"), NotFound),
        ((403, {}, b"no"), SourceUnavailable),
        ((200, {"Content-Type": "text/html"}, b"<html>sign in</html>"), NotAPdf),
        ((200, {}, b""), NotAPdf),
        ((200, {}, MINIMAL_PDF + b"\0" * 400_000), TooLarge),
    ],
)
def test_faults_leave_nothing(
    site: Site, tmp_path: Path, page: tuple[int, dict[str, str], bytes], kind: type[Exception]
) -> None:
    """Refusals, HTML, nothing and too much: the right error, and nothing half-written."""
    site.pages["/x.pdf"] = page
    with pytest.raises(kind) as caught:
        download_pdf(f"{site.url}/x.pdf", tmp_path, QUICK, allow=loopback_too)
    assert getattr(caught.value, "hint", "")
    assert [file.name for file in tmp_path.iterdir()] == ["ca.pem"]


def test_no_proxy_is_used(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the environment would look names up itself: the connection goes past it."""
    monkeypatch.delenv("NO_PROXY")
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert download_pdf(
        f"{site.url}/paper.pdf", tmp_path / "in", QUICK, allow=loopback_too
    ).is_file()
