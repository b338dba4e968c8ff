"""The catalogue as JSON: all of it in one file, and every entry in a file beside its page."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial

from catalogue import urls
from catalogue.feeds.addresses import CATALOGUE, ENTRIES, LICENCE, SCHEMA, beside, seen_from
from catalogue.feeds.escaping import encode
from catalogue.feeds.records import Describe, Described
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import KINDS, Kind, Record, kind_of


def plan(
    catalogue: Catalogue, described: Describe, base_url: str, updated: datetime | None
) -> dict[str, Make]:
    """``data/catalogus.json`` and ``KIND/ID.json`` for each entry."""
    makers: dict[str, Make] = {
        CATALOGUE: lambda: _everything(catalogue, described, base_url, updated)
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
    catalogue: Catalogue, described: Describe, base_url: str, updated: datetime | None
) -> bytes:
    """One record on a line, so that a difference between two versions can be read."""
    parts = [f'"$schema": {encode(seen_from(CATALOGUE, SCHEMA, base_url))}']
    parts += [f'"licentie": {encode(LICENCE)}']
    if updated:
        parts += [f'"bijgewerkt": {encode(updated.date().isoformat())}']
    for kind in KINDS:
        lines = [
            _object(_with_page(described(one), CATALOGUE, base_url), "")
            for one in _records(catalogue, kind)
        ]
        parts += [f'"{kind.plural}": {_value(kind, lines)}']
    return _document(parts)


def _value(kind: Kind, lines: Sequence[str]) -> str:
    if kind.single:
        return lines[0]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _alone(kind: Kind, one: Record, described: Describe, base_url: str) -> bytes:
    """One field on a line."""
    here = beside(one, "json")
    schema = f"{seen_from(here, SCHEMA, base_url)}#/$defs/{kind.name}"
    pairs = _with_page(described(one), here, base_url)
    return _document((f'"$schema": {encode(schema)}', *_pairs(pairs)))


def _with_page(one: Described, here: str, base_url: str) -> Iterator[tuple[str, str]]:
    if has_page(kind_of(type(one.record))):
        yield "pagina", encode(seen_from(here, urls.of(one.record), base_url))
    yield from one.json.items()


def has_page(kind: Kind) -> bool:
    """Whether the records of a kind have a page."""
    return not kind.single and not kind.numbered


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f'"{key}": {value}' for key, value in pairs)


def _object(pairs: Iterable[tuple[str, str]], between: str) -> str:
    return "{" + f", {between}".join(_pairs(pairs)) + "}"


def _document(parts: Iterable[str]) -> bytes:
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()
