"""By which names the server may be asked: a page elsewhere could give this machine's address a name of its own."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Any

from tornado.routing import Matcher
from tornado.web import RequestHandler

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tornado.httputil import HTTPServerRequest


def known_names(ip: str, more: Sequence[str]) -> frozenset[str]:
    """Return the names of a server that listens at an address; ``more`` were named by who started it."""
    names = {"localhost", *(name.lower() for name in more)}
    if ip not in ("127.0.0.1", "::1", "localhost"):
        own = socket.gethostname().lower()
        names |= {own, f"{own}.local", socket.getfqdn().lower()}
    return frozenset(names)


def may_ask(host: str, ip: str, names: frozenset[str]) -> bool:
    """Return whether a request's ``Host`` is one of ours: a known name, or an address, which nobody can rename."""
    try:
        port = host.rpartition(":")[2]
        name = host[: -len(port) - 1] if ":" in host and not host.endswith("]") else host
        address = ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name.lower() in names
    return address.is_loopback or ip not in ("127.0.0.1", "::1", "localhost")


class UnknownHost(Matcher):
    """Matches requests that name a host that is not ours."""

    def __init__(self, ip: str, names: frozenset[str]) -> None:
        self._ip, self._names = ip, names

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return something where the request is refused."""
        return None if may_ask(request.host, self._ip, self._names) else {}


class Refused(RequestHandler):
    """Says why a request by another name is refused."""

    def prepare(self) -> None:
        """Answer, whatever was asked."""
        self.set_status(403)
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("This server is not known by that name. Whoever runs it can allow it: lowback serve --host NAME\n")
