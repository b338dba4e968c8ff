"""The catalogue as CSV that a Dutch spreadsheet opens at once.

UTF-8 with a byte order mark, a semicolon between cells, a comma in numbers, names instead of ids,
and nothing that a spreadsheet would take for a formula.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds import events
from catalogue.feeds.escaping import cell, line
from catalogue.feeds.publication import Download, Publication
from catalogue.insight import coverage
from catalogue.schema import KIND, Kind, Record, VasteTijd, hours, urls
from catalogue.schema.shapes import Day, Decimal, Group, Many, Moment, Ref, Shape, Whole

_KINDS = {
    "programma": "Programma's",
    "makerspace": "Makerspaces",
    "partner": "Partners",
    "wijk": "Wijken",
}
DOWNLOADS = tuple(
    Download(
        f"data/{KIND[kind].plural}.csv",
        title,
        "Voor een rekenblad.",
        "text/csv",
        "CSV",
        ("https://www.rfc-editor.org/rfc/rfc4180", "CSV (RFC 4180)"),
    )
    for kind, title in _KINDS.items()
)
_BETWEEN = " | "

_Format = Callable[[Any], str | int]
_Columns = dict[str, _Format]
"""Heading -> the cell of a record."""


def plan(publication: Publication) -> dict[str, Make]:
    """One table for each kind."""
    return {
        download.address: partial(_table, KIND[kind], download.address, publication)
        for kind, download in zip(_KINDS, DOWNLOADS, strict=True)
    }


def _table(kind: Kind, here: str, publication: Publication) -> Iterator[bytes]:
    """The lines of a table; the mark that tells a spreadsheet that it is UTF-8 comes first."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")

    def encoded(cells: list[str | int]) -> bytes:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue().encode()

    columns = _columns(kind, publication.catalogue)
    yield codecs.BOM_UTF8
    yield encoded([*columns, "pagina"])
    for record in getattr(publication.catalogue, kind.plural):
        cells = [read(record) for read in columns.values()]
        yield encoded([*cells, publication.link(urls.of(record), here)])


def _columns(kind: Kind, catalogue: Catalogue) -> _Columns:
    """The columns of a kind, without the address of the page: ``id``, then every field.

    A group of fields becomes a column for each: ``leeftijd_van`` and ``leeftijd_tot``. What is
    computed comes last: the state of an entry, and which wijk has a public makerspace.
    """
    columns: _Columns = {"id": lambda record: cell(record.id)}
    for field in kind.fields:
        if isinstance(field.shape, Group):
            for part in field.shape.fields:
                heading = f"{field.key}_{part.key}"
                columns[heading] = _column(part.shape, part.key, catalogue, group=field.key)
        else:
            columns[field.key] = _column(field.shape, field.key, catalogue)
    if kind.has_state:
        columns["stand"] = lambda entry: cell(catalogue.alive(entry))
        columns["laatst_gezien"] = lambda entry: str(catalogue.last_seen(entry) or "")
    if kind is KIND["wijk"]:
        coverages = coverage.of_wijken(catalogue)
        columns["openbare_makerspace"] = lambda wijk: cell(coverages[wijk].staat)
        columns["makerspaces"] = lambda wijk: cell(_names(coverages[wijk]))
    return columns


def _names(covered: coverage.Coverage) -> str:
    """Public makerspaces in a wijk, those that were seen of late first."""
    return _BETWEEN.join(map(_name, covered.hier + covered.misschien))


def _column(shape: Shape, key: str, catalogue: Catalogue, group: str = "") -> _Format:
    """A function from a record to its cell for a field, which may be one within a group."""
    format_value = _cell_format(shape, catalogue)

    def read(record: Any) -> str | int:
        holder = getattr(record, group) if group else record
        value = None if holder is None else getattr(holder, key)
        return "" if value is None or value == () else format_value(value)

    return read


def _cell_format(shape: Shape, catalogue: Catalogue) -> _Format:
    """A function from a value to its cell; a number is no text and needs no guard."""
    match shape:
        case Whole():
            return int
        case Decimal():
            # Excel reads 4.438 as four thousand.
            return lambda value: str(value).replace(".", ",")
    text_of = _text_format(shape, catalogue)
    return lambda value: cell(text_of(value))


def _text_format(shape: Shape, catalogue: Catalogue) -> Callable[[Any], str]:
    """A function from a value of a shape to text on one line."""
    match shape:
        case Many(shape=inner):
            text_of = _text_format(inner, catalogue)
            return lambda values: _BETWEEN.join([text_of(value) for value in values])
        case Group(record=declared) if declared is VasteTijd:
            return lambda tijd: line(hours.sentence(tijd))
        case Group():
            parts = [(part.key, _text_format(part.shape, catalogue)) for part in shape.fields]
            return lambda group: ", ".join(
                text
                for key, text_of in parts
                if (value := getattr(group, key)) is not None and (text := text_of(value))
            )
        case Ref(kind=kind):
            records = catalogue.by_id[kind]
            return lambda value: _name(records[value] if isinstance(value, str) else value)
        case Day() | Moment():
            return lambda day: events.iso(day)[:16].replace("T", " ")
    return lambda value: line(str(value))


def _name(record: Record) -> str:
    return line(getattr(record, "naam", record.id))
