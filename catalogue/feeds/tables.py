"""The catalogue as CSV that a Dutch spreadsheet opens at once.

UTF-8 with a byte order mark, a semicolon between cells, a comma in numbers, names instead of ids,
and nothing that a spreadsheet would take for a formula.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from operator import attrgetter
from typing import Any

from catalogue.base.plan import Make, Streamed
from catalogue.content.model import Catalogue
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import cell, line
from catalogue.feeds.records import moment
from catalogue.schema import KIND, Kind, Record, VasteTijd, hours, urls
from catalogue.schema.shapes import (
    Choice,
    Day,
    Decimal,
    Field,
    Group,
    Many,
    Moment,
    Ref,
    Shape,
    Whole,
    fields_of,
)

TABLES = ("programma", "makerspace", "partner", "wijk")
BETWEEN = " | "


_Tell = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, what a record has there, and how a table says that."""

    heading: str
    read: Callable[[Any], Any]
    said: Callable[[Any], str | int]


def address(kind: Kind) -> str:
    """``data/programmas.csv``."""
    return f"data/{kind.plural}.csv"


def plan(catalogue: Catalogue, base_url: str) -> dict[str, Make]:
    """One table for each kind in ``TABLES``."""
    kinds = [KIND[name] for name in TABLES]
    return {address(kind): Streamed(partial(_encoded, kind, catalogue, base_url)) for kind in kinds}


def _encoded(kind: Kind, catalogue: Catalogue, base_url: str) -> Iterator[bytes]:
    """The lines of a table as bytes; what tells a spreadsheet that it is UTF-8 comes first."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=";", lineterminator="\r\n")
    yield codecs.BOM_UTF8
    for row in _rows(kind, catalogue, base_url):
        line.seek(0)
        line.truncate()
        writer.writerow(row)
        yield line.getvalue().encode()


def _rows(kind: Kind, catalogue: Catalogue, base_url: str) -> Iterator[Sequence[str | int]]:
    shown, here = _columns(kind, catalogue), address(kind)
    records: Sequence[Record] = getattr(catalogue, kind.plural)
    yield [*(column.heading for column in shown), "pagina"]
    for record in records:
        cells = [_cell(column, record) for column in shown]
        yield [*cells, seen_from(here, urls.of(record), base_url)]


def _cell(column: Column, record: Record) -> str | int:
    value = column.read(record)
    return "" if value is None or value == () else column.said(value)


def _columns(kind: Kind, catalogue: Catalogue) -> tuple[Column, ...]:
    """The columns of a kind, without the address of the page: ``id``, then every field.

    A group of fields becomes a column for each: ``leeftijd_van`` and ``leeftijd_tot``.
    """
    own = Column("id", attrgetter("id"), cell)
    return (own, *(column for field in kind.fields for column in _of_field(field, catalogue)))


def _of_field(field: Field, catalogue: Catalogue) -> Iterator[Column]:
    if not isinstance(field.shape, Group):
        yield Column(field.key, attrgetter(field.key), _guarded(field.shape, catalogue))
        return
    for part in fields_of(field.shape.record):
        said = _guarded(part.shape, catalogue)
        yield Column(f"{field.key}_{part.key}", _within(field.key, part.key), said)


def _within(key: str, part: str) -> Callable[[Any], Any]:
    def read(record: Any) -> Any:
        group = getattr(record, key)
        return None if group is None else getattr(group, part)

    return read


def _guarded(shape: Shape, catalogue: Catalogue) -> Callable[[Any], str | int]:
    """What a cell says; a number is no text and needs no guard."""
    match shape:
        case Whole():
            return int
        case Decimal():
            # Excel reads 4.438 as four thousand.
            return lambda value: str(value).replace(".", ",")
    said = _teller(shape, catalogue)
    made = lambda value: cell(said(value))  # noqa: E731 - one of two
    inner = shape.item
    # The same few stand in many rows.
    return cache(made) if isinstance(inner, Ref | Choice) else made


def _teller(shape: Shape, catalogue: Catalogue) -> _Tell:
    """Says a value of a shape on one line."""
    match shape:
        case Many(shape=inner):
            one = _teller(inner, catalogue)
            return lambda values: BETWEEN.join([one(value) for value in values])
        case Group(record=declared) if declared is VasteTijd:
            return lambda value: line(hours.said(value))
        case Group(record=declared):
            parts = [(field.key, _teller(field.shape, catalogue)) for field in fields_of(declared)]
            return lambda value: ", ".join(_parts(value, parts))
        case Ref(kind=kind):
            found = catalogue.by_id[kind]
            return lambda value: _name(found[value] if isinstance(value, str) else value)
        case Day() | Moment():
            return lambda value: moment(value)[:16].replace("T", " ")
    return lambda value: line(str(value))


def _parts(group: object, parts: Iterable[tuple[str, _Tell]]) -> Iterator[str]:
    for key, tell in parts:
        value = getattr(group, key)
        said = "" if value is None else tell(value)
        if said:
            yield said


def _name(record: Record) -> str:
    return line(getattr(record, "naam", record.id))
