"""The catalogue as JSON: all of it in one file, and every entry in a file beside its page."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from catalogue.base.plan import Make, Streamed
from catalogue.content.model import Catalogue
from catalogue.feeds.addresses import CATALOGUE, ENTRIES, LICENCE, SCHEMA, beside, seen_from
from catalogue.feeds.changes import Updated
from catalogue.feeds.escaping import encode
from catalogue.feeds.pieces import listed
from catalogue.feeds.records import Describe, text_of
from catalogue.schema import KINDS, Kind, Record, kind_of, urls


def plan(
    catalogue: Catalogue, described: Describe, base_url: str, updated: Updated
) -> dict[str, Make]:
    """``data/catalogus.json`` and ``KIND/ID.json`` for each entry."""
    makers: dict[str, Make] = {
        CATALOGUE: Streamed(partial(_everything, catalogue, described, base_url, updated))
    }
    for kind in KINDS:
        if kind.record in ENTRIES:
            for one in _records(catalogue, kind):
                makers[beside(one, "json")] = partial(_alone, kind, one, described, base_url)
    return makers


def _records(catalogue: Catalogue, kind: Kind) -> Sequence[Record]:
    found: Sequence[Record] = getattr(catalogue, kind.plural) if not kind.single else ()
    return found or tuple(catalogue.by_id[kind.name].values())


def _everything(
    catalogue: Catalogue, described: Describe, base_url: str, updated: Updated
) -> Iterator[bytes]:
    """One record on a line, so that a difference between two versions can be read."""
    head = {"$schema": seen_from(CATALOGUE, SCHEMA, base_url), "licentie": LICENCE}
    if moment := updated():
        head["bijgewerkt"] = moment.date().isoformat()
    return _document(head, catalogue, described, base_url)


def _document(
    head: Mapping[str, str], catalogue: Catalogue, described: Describe, base_url: str
) -> Iterator[bytes]:
    yield "{{\n{}".format(",\n".join(_pair(key, value) for key, value in head.items())).encode()
    for kind in KINDS:
        yield f',\n"{kind.plural}": '.encode()
        lines = (
            b"{" + _fields(one, described, CATALOGUE, base_url).replace(b"\n", b", ") + b"}"
            for one in _records(catalogue, kind)
        )
        yield from lines if kind.single else listed(lines)
    yield b"\n}\n"


def _alone(kind: Kind, one: Record, described: Describe, base_url: str) -> bytes:
    """One field on a line."""
    here = beside(one, "json")
    schema = _pair("$schema", f"{seen_from(here, SCHEMA, base_url)}#/$defs/{kind.name}")
    fields = _fields(one, described, here, base_url).replace(b"\n", b",\n")
    return b"{\n%b,\n%b\n}\n" % (schema.encode(), fields)


def _fields(one: Record, described: Describe, here: str, base_url: str) -> bytes:
    """All fields, each on a line; JSON itself has no ends of lines within a value."""
    page = b""
    if has_page(kind_of(type(one))):
        page = _pair("pagina", seen_from(here, urls.of(one), base_url)).encode()
    return b"\n".join(filter(None, (page, described(one), text_of(one))))


def has_page(kind: Kind) -> bool:
    """Whether the records of a kind have a page."""
    return not kind.single and not kind.numbered


def _pair(key: str, value: str) -> str:
    return f'"{key}": {encode(value)}'
