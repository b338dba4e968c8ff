"""The catalogue as JSON: all of it in one file, and every entry in a file beside its page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from catalogue import urls
from catalogue.feeds.addresses import CATALOGUE, ENTRIES, LICENCE, SCHEMA, beside, seen_from
from catalogue.feeds.escaping import encode
from catalogue.feeds.records import Described
from catalogue.schema import KINDS, Kind, kind_of

Files = dict[str, bytes]
ByKind = Mapping[str, Sequence[Described]]
"""Name of a kind -> its records."""


def render(described: ByKind, base_url: str, updated: datetime | None) -> Files:
    """``data/catalogus.json`` and ``KIND/ID.json`` for each entry."""
    files = {CATALOGUE: _everything(described, base_url, updated)}
    for kind in KINDS:
        if kind.record in ENTRIES:
            for one in described[kind.name]:
                files[beside(one.record, "json")] = _alone(kind, one, base_url)
    return files


def _everything(described: ByKind, base_url: str, updated: datetime | None) -> bytes:
    """One record on a line, so that a difference between two versions can be read."""
    parts = [f'"$schema": {encode(seen_from(CATALOGUE, SCHEMA, base_url))}']
    parts += [f'"licentie": {encode(LICENCE)}']
    if updated:
        parts += [f'"bijgewerkt": {encode(updated.date().isoformat())}']
    for kind in KINDS:
        lines = [_object(_with_page(one, CATALOGUE, base_url), "") for one in described[kind.name]]
        parts += [f'"{kind.plural}": {_value(kind, lines)}']
    return _document(parts)


def _value(kind: Kind, lines: Sequence[str]) -> str:
    if kind.single:
        return lines[0]
    return "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"


def _alone(kind: Kind, one: Described, base_url: str) -> bytes:
    """One field on a line."""
    here = beside(one.record, "json")
    schema = f"{seen_from(here, SCHEMA, base_url)}#/$defs/{kind.name}"
    pairs = _with_page(one, here, base_url)
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
