"""Names for machines that never change: not when a site moves, nor when a name is corrected."""

from hashlib import sha1
from uuid import UUID

from catalogue.feeds.escaping import plain
from catalogue.schema import Record, Site, kind_of

# A name space of our own (RFC 9562); another one would give every record a new identity.
_OURS = UUID("a3f0c1de-5a55-5b0e-9a55-0a4b6f7d2c11").bytes
# The two highest bits of this digit say by which standard the identity is made.
_VARIANT = {digit: "89ab"[number % 4] for number, digit in enumerate("0123456789abcdef")}


def of(site: Site, record: Record, *parts: str) -> str:
    """The identity of a record, or of a part of it that ``parts`` names.

    It follows from region, kind and id. So it changes when a file is renamed and at no other time.
    """
    return _made("/".join((site.regio, kind_of(type(record)).name, record.id, *parts)))


def named(site: Site, *parts: str) -> str:
    """The identity of something that is no record, such as a feed."""
    return _made("/".join((site.regio, *parts)))


def _made(name: str) -> str:
    """A UUID of version 5 as text.

    ``uuid5`` makes the same by way of a number; with tens of thousands of them that takes three
    times as long.
    """
    found = sha1(_OURS + plain(name).encode(), usedforsecurity=False).hexdigest()
    last = f"{_VARIANT[found[16]]}{found[17:20]}-{found[20:32]}"
    return f"{found[:8]}-{found[8:12]}-5{found[13:16]}-{last}"
