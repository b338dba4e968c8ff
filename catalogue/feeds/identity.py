"""Names for machines that never change: not when a site moves, nor when a name is corrected."""

from uuid import UUID, uuid5

from catalogue.feeds.escaping import plain
from catalogue.schema import Record, Site, kind_of

# A name space of our own (RFC 9562); another one would give every record a new identity.
_OURS = UUID("a3f0c1de-5a55-5b0e-9a55-0a4b6f7d2c11")


def of(site: Site, record: Record, *parts: str) -> UUID:
    """The identity of a record, or of a part of it that ``parts`` names.

    It follows from region, kind and id. So it changes when a file is renamed and at no other time.
    """
    return named(site, kind_of(type(record)).name, record.id, *parts)


def named(site: Site, *parts: str) -> UUID:
    """The identity of something that is no record, such as a feed."""
    return uuid5(_OURS, plain("/".join((site.regio, *parts))))
