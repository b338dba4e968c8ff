"""The catalogue as JSON in one file, and every entry as JSON and as Markdown beside its page.

A record follows from the schema: every field under its own key, references as ids, days and
moments as ISO 8601. A field without a value is left out, as in the content.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds import events, json_schema
from catalogue.feeds.escaping import encode, line, plain
from catalogue.feeds.publication import ENTRIES, LICENCE, Download, Publication, beside
from catalogue.schema import KINDS, Entry, Kind, Record, kind_of, urls
from catalogue.schema.shapes import Clock, Day, Group, Many, Moment, Ref, Shape, fields_of

ADDRESS = "data/catalogus.json"
DOWNLOADS = (
    Download(
        ADDRESS,
        "Alles",
        "De hele catalogus.",
        "application/json",
        "JSON",
        json_schema.STANDARD,
    ),
)
TEXT = "tekst"
# Entries lie in the site as they do in content/, so their links to each other work as they are.
# The pages about the site have folders of their own.
_TO_A_PAGE = re.compile(r"\]\(\.\./paginas/([a-z0-9-]+)\.md")

Data = dict[str, Any]
_Convert = Callable[[Any], Any]


def plan(publication: Publication) -> dict[str, Make]:
    """``data/catalogus.json``, and ``KIND/ID.json`` and ``KIND/ID.md`` for each entry."""
    makers: dict[str, Make] = {ADDRESS: partial(_everything, publication)}
    for kind in ENTRIES:
        for record in publication.catalogue.by_id[kind_of(kind).name].values():
            makers[beside(record, "json")] = partial(_json, record, publication)
            makers[beside(record, "md")] = partial(_markdown, record, publication)
    return makers


def as_data(record: Record) -> Data:
    """A record as data: ``id``, its fields in the order of the schema, and its text (Markdown)."""
    data = {"id": record.id, **_fields(record, events.iso)}
    if record.tekst:
        data[TEXT] = plain(record.tekst)
    return data


def front_matter(record: Record) -> Data:
    """The fields of a record as an editor would write them, without ``id`` and text."""
    return _fields(record, _wall_clock)


def json_list(values: Iterable[object]) -> Iterator[bytes]:
    """The parts of a JSON list with one item on a line; ``[]`` without items."""
    before = b"[\n"
    for value in values:
        yield before
        yield encode(value).encode()
        before = b",\n"
    yield b"\n]" if before != b"[\n" else b"[]"


def _everything(publication: Publication) -> Iterator[bytes]:
    """One record on a line, so that a difference between two versions can be read."""
    head = {"$schema": publication.link(json_schema.ADDRESS, ADDRESS), "licentie": LICENCE}
    if publication.last_change:
        head["bijgewerkt"] = publication.last_change.date().isoformat()
    yield f"{{\n{_pairs(head)}".encode()
    for kind in KINDS:
        yield f',\n"{kind.plural}": '.encode()
        records = (_linked(record, ADDRESS, publication) for record in _records(kind, publication))
        yield from (encode(next(records)).encode(),) if kind.single else json_list(records)
    yield b"\n}\n"


def _records(kind: Kind, publication: Publication) -> Iterable[Record]:
    """The records of a kind in the order of the catalogue."""
    catalogue = publication.catalogue
    return catalogue.by_id[kind.name].values() if kind.single else getattr(catalogue, kind.plural)


def _json(record: Record, publication: Publication) -> bytes:
    """One field on a line."""
    here = beside(record, "json")
    schema = f"{publication.link(json_schema.ADDRESS, here)}#/$defs/{kind_of(type(record)).name}"
    data = {"$schema": schema, **_linked(record, here, publication)}
    return f"{{\n{_pairs(data)}\n}}\n".encode()


def _markdown(record: Record, publication: Publication) -> bytes:
    """The file that an editor could have written."""
    page = publication.link(urls.of(record), beside(record, "md"))
    # JSON is YAML, and needs no rules about which text must stand in quotes.
    head = "\n".join(f"{key}: {encode(value)}" for key, value in front_matter(record).items())
    text = _TO_A_PAGE.sub(r"](../\1/index.html", plain(record.tekst)).strip("\n")
    return f"---\n# {page} ({LICENCE})\n{head}\n---\n\n{text}\n".encode()


def _linked(record: Record, here: str, publication: Publication) -> Data:
    """A record as data in the file ``here``, with the address of its page if it has one."""
    if not kind_of(type(record)).has_pages:
        return as_data(record)
    data = {"pagina": publication.link(urls.of(record), here), **as_data(record)}
    return data | computed(record, publication.catalogue) if isinstance(record, Entry) else data


def computed(entry: Entry, catalogue: Catalogue) -> Data:
    """Its summary in other languages, its state, and the day it was last seen."""
    seen = catalogue.last_seen(entry)
    translations = catalogue.vertalingen_of(entry).items()
    summaries = {code: line(translation.samenvatting) for code, translation in translations}
    return {
        **({"vertalingen": summaries} if summaries else {}),
        "stand": catalogue.alive(entry),
        **({"laatst_gezien": seen.isoformat()} if seen else {}),
    }


def _pairs(data: Data) -> str:
    return ",\n".join(f'"{key}": {encode(value)}' for key, value in data.items())


def _fields(holder: object, moment: _Convert) -> Data:
    data: Data = {}
    # A class can be hashed; typeshed doubts it.
    for key, convert in _converters(type(holder), moment):  # type: ignore[arg-type]
        value = getattr(holder, key)
        if value is not None and value != ():
            data[key] = convert(value)
    return data


@cache
def _converters(declared: type[Any], moment: _Convert) -> tuple[tuple[str, _Convert], ...]:
    """Key and conversion of each field; looked up once per class, since there are many records."""
    return tuple((field.key, _converter(field.shape, moment)) for field in fields_of(declared))


def _converter(shape: Shape, moment: _Convert) -> _Convert:
    match shape:
        case Many(shape=inner):
            convert = _converter(inner, moment)
            return lambda values: [convert(value) for value in values]
        case Group():
            return lambda group: _fields(group, moment)
        case Ref():
            return lambda value: value if isinstance(value, str) else value.id
        case Day():
            return events.iso
        case Moment():
            return moment
        case Clock():
            return "{:%H:%M}".format
    return lambda value: line(value) if isinstance(value, str) else value


def _wall_clock(value: Any) -> str:
    """A moment as an editor writes it; the distance to UTC follows from it."""
    return events.iso(value)[:16].replace("T", " ")
