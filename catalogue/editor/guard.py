"""Keeps questions away from machines that are not on the public internet.

A name is looked up once, every address behind it must be public, and the connection is made to the
address that was judged: so a name that answers differently the second time changes nothing.
"""

import ipaddress
import socket
from dataclasses import dataclass

# Ways to write an address of IPv4 within one of IPv6, which may hide a private one.
_WRAPPED = tuple(
    map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))
)
# Not public, though not every version of Python knows it: site-local, 6to4 relays, documentation.
_INSIDE = tuple(map(ipaddress.ip_network, ("fec0::/10", "192.88.99.0/24", "3fff::/20")))
_PORTS = frozenset({80, 443})


class NotPublicError(Exception):
    """The host is, or may be, a machine inside somebody's own network."""


@dataclass(frozen=True)
class Guard:
    """Looks up hosts. ``loopback`` allows this machine itself, on any port: for tests only."""

    loopback: bool = False

    def address(self, host: str, port: int) -> tuple[str, int]:
        """Look up a public address of the host.

        Raises ``NotPublicError`` for any other and ``OSError`` when there is no such host.
        """
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except UnicodeError as error:
            raise OSError(str(error)) from error
        addresses = [str(answer[4][0]) for answer in answers]
        if not addresses or not all(self._allowed(address, port) for address in addresses):
            raise NotPublicError(host)
        return addresses[0], port

    def _allowed(self, text: str, port: int) -> bool:
        address = ipaddress.ip_address(text.partition("%")[0])
        if self.loopback and address.is_loopback:
            return True
        return port in _PORTS and is_public(address)


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Tell whether an address is of one machine on the public internet."""
    inner = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    if inner:
        return is_public(inner)
    if any(address.version == net.version and address in net for net in (*_WRAPPED, *_INSIDE)):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
