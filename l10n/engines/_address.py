"""Whether text may be sent to an address: http or https, and not into a private network unless the settings allow it.

In: a URL. Out: nothing, or a Refused error with one clause. A host name is resolved and every address it has is
looked at; decimal, octal and IPv4-in-IPv6 ways of writing an address are undone first. May not touch: the network but
for resolving.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit


class Refused(Exception):  # noqa: N818 - it is no fault of anybody: an address that is not allowed
    """The address is not allowed; the message says which host and why."""


def check(url: str, *, allow_private: bool) -> None:
    """Raise Refused when text must not be sent to `url`."""
    host = host_of(url)
    if allow_private:
        return
    for address in _addresses(host):
        mapped = getattr(address, "ipv4_mapped", None) or getattr(address, "sixtofour", None) or address
        if not mapped.is_global or mapped.is_multicast:
            raise Refused(
                f"{host} is in a private network; allow it with allow_private = true in the engine's settings"
            )


def host_of(url: str) -> str:
    """Return the host of an http or https URL. Raises Refused for any other."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # reading it is what checks it
    except ValueError:
        raise Refused("the address is not a URL") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise Refused("the address is not an http or https URL")
    if parts.username or parts.password:
        raise Refused("the address holds a user name or password; keys come from the environment")
    return host


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        return [ipaddress.ip_address(host.split("%", maxsplit=1)[0])]
    except ValueError:
        pass
    try:
        return [ipaddress.IPv4Address(socket.inet_aton(host))]  # 2130706433, 0x7f.1, 017700000001
    except OSError:
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []  # it cannot be reached either: the client will say so
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]
