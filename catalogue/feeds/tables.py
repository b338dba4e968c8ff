"""The catalogue as CSV that a Dutch spreadsheet opens at once.

UTF-8 with a byte order mark, a semicolon between cells, a comma in numbers, names instead of ids,
and nothing that a spreadsheet would take for a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from catalogue import hours, urls
from catalogue.feeds.addresses import seen_from
from catalogue.feeds.escaping import cell, line
from catalogue.feeds.records import moment
from catalogue.links import Catalogue
from catalogue.plan import Make
from catalogue.schema import KIND, Kind, Record, VasteTijd
from catalogue.shapes import Field, Group, Many, Ref, Shape, fields_of

TABLES = ("programma", "makerspace", "partner", "wijk")
BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, and what stands in it for a record."""

    heading: str
    read: Callable[[Any], Any]
    shape: Shape | None


def address(kind: Kind) -> str:
    """``data/programmas.csv``."""
    return f"data/{kind.plural}.csv"


def plan(catalogue: Catalogue, base_url: str) -> dict[str, Make]:
    """One table for each kind in ``TABLES``."""
    kinds = [KIND[name] for name in TABLES]
    return {address(kind): partial(_table, kind, catalogue, base_url) for kind in kinds}


def columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of a kind, without the address of the page: ``id``, then every field.

    A group of fields becomes a column for each: ``leeftijd_van`` and ``leeftijd_tot``.
    """
    own = Column("id", lambda record: record.id, None)
    return (own, *(column for field in kind.fields for column in _columns(field)))


def _columns(field: Field) -> Iterator[Column]:
    key = field.key
    if not isinstance(field.shape, Group):
        yield Column(key, lambda record: getattr(record, key), field.shape)
        return
    for part in fields_of(field.shape.record):
        yield Column(f"{key}_{part.key}", _within(key, part.key), part.shape)


def _within(key: str, part: str) -> Callable[[Any], Any]:
    def read(record: Any) -> Any:
        group = getattr(record, key)
        return None if group is None else getattr(group, part)

    return read


def _table(kind: Kind, catalogue: Catalogue, base_url: str) -> bytes:
    shown, here = columns(kind), address(kind)
    records: Sequence[Record] = getattr(catalogue, kind.plural)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*(column.heading for column in shown), "pagina"])
    for record in records:
        cells = [_cell(column.read(record), column.shape, catalogue) for column in shown]
        writer.writerow([*cells, seen_from(here, urls.of(record), base_url)])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any, shape: Shape | None, catalogue: Catalogue) -> str | int:
    if value is None or value == ():
        return ""
    # A number is no text and needs no guard, but Excel reads 4.438 as four thousand.
    if isinstance(value, float):
        return str(value).replace(".", ",")
    return value if isinstance(value, int) else cell(_said(value, shape, catalogue))


def _said(value: Any, shape: Shape | None, catalogue: Catalogue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return moment(value)[:16].replace("T", " ")
    match shape:
        case Many(shape=inner):
            return BETWEEN.join(_said(item, inner, catalogue) for item in value)
        case Group() if isinstance(value, VasteTijd):
            return line(hours.said(value))
        case Group(record=declared):
            return ", ".join(_parts(value, declared, catalogue))
        case Ref(kind=kind):
            record = catalogue.by_id[kind][value] if isinstance(value, str) else value
            return line(getattr(record, "naam", record.id))
    return line(str(value))


def _parts(value: Any, declared: type[Any], catalogue: Catalogue) -> Iterable[str]:
    for field in fields_of(declared):
        said = _said(getattr(value, field.key), field.shape, catalogue)
        if said:
            yield said
