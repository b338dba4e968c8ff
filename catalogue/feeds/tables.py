"""The catalogue as CSV that a Dutch spreadsheet opens at once.

UTF-8 with a byte order mark, a semicolon between cells, a comma in numbers, names instead of ids,
and nothing that a spreadsheet would take for a formula.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.feeds import events
from catalogue.feeds.escaping import cell, line
from catalogue.feeds.publication import Download, Publication
from catalogue.insight import coverage, matrix
from catalogue.insight.gaps import largest_gaps
from catalogue.schema import KIND, Kind, Record, VasteTijd, Wijk, hours, urls
from catalogue.schema.shapes import Day, Decimal, Group, Many, Moment, Ref, Shape, Whole

_KINDS = ("programma", "makerspace", "partner", "wijk")
MATRIX, GAPS = "data/matrix.csv", "data/gaten.csv"
DOWNLOADS = tuple(
    Download(
        address,
        title,
        about,
        "text/csv",
        "CSV",
        ("https://www.rfc-editor.org/rfc/rfc4180", "CSV (RFC 4180)"),
    )
    for address, title, about in (
        (
            "data/programmas.csv",
            "Programma's",
            "Alle programma's, ook wat gestopt is.",
        ),
        (
            "data/makerspaces.csv",
            "Makerspaces",
            "Alle plekken om te maken, ook wat gestopt is.",
        ),
        (
            "data/partners.csv",
            "Partners",
            "Alle organisaties.",
        ),
        (
            "data/wijken.csv",
            "Wijken",
            "Per wijk: inwoners, makerspaces en hoe ver de dichtstbijzijnde is.",
        ),
        (
            MATRIX,
            "Overzicht",
            "Hoeveel programma's er zijn per fase, thema en doelgroep.",
        ),
        (
            GAPS,
            "Gaten",
            "Waar niets is, het grootste gat eerst, en wie er iets kan beginnen.",
        ),
    )
)
_BETWEEN = " | "
# The columns that are computed and no field of a record: heading -> what it says.
GAP_COLUMNS = {
    "soort": "Waar het gat over gaat: een wijk, of een doelgroep.",
    "wijk": "De woonwijk zonder openbare makerspace.",
    "doelgroep": "De doelgroep waarvoor er over dit thema niets is.",
    "thema": "Het thema waarover die doelgroep niets heeft.",
    "mensen": "Bij een wijk: de kinderen en jongeren tot 25 jaar die er wonen. "
    "Bij een doelgroep: de inwoners met die leeftijd.",
    "afstand_km": "Hoe ver de dichtstbijzijnde openbare makerspace is, in een rechte lijn vanaf "
    "het midden van de wijk.",
    "aanbod_voor_anderen": "Hoeveel programma's en plekken over het thema er voor anderen zijn.",
    "wie_kan_dit": "Organisaties die hier iets kunnen beginnen.",
    "bekend_van": "Wat zij nu al doen, in dezelfde volgorde.",
    "pagina": "Het adres van de pagina over de wijk of de doelgroep.",
}
WIJK_COLUMNS = {
    "openbare_makerspace": "heeft: er is er een. misschien: er was er een, en we weten niet of die "
    "er nog is. grenst: een buurwijk heeft er een. geen: ook een buurwijk heeft er geen. buiten: "
    "hier wonen bijna geen mensen.",
    "makerspaces": "De openbare makerspaces in de wijk.",
    "afstand_km": GAP_COLUMNS["afstand_km"],
    "dichtstbij_buiten_de_wijk": "De drie dichtstbijzijnde openbare makerspaces buiten de wijk.",
}

_Format = Callable[[Any], str | int]
_Row = Sequence[str | int]
_Columns = dict[str, _Format]
"""Heading -> the cell of a record."""


def plan(publication: Publication) -> dict[str, Make]:
    """One table for each kind, and those of the matrix and the gaps."""
    makers: dict[str, Make] = {
        MATRIX: lambda: _encoded(_matrix(publication.catalogue)),
        GAPS: lambda: _encoded(_gaps(publication)),
    }
    for name in _KINDS:
        kind = KIND[name]
        makers[f"data/{kind.plural}.csv"] = partial(_table, kind, publication)
    return makers


def _encoded(rows: Iterable[_Row]) -> Iterator[bytes]:
    """The lines of a table; the mark that tells a spreadsheet that it is UTF-8 comes first."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    yield codecs.BOM_UTF8
    for row in rows:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(row)
        yield buffer.getvalue().encode()


# --- matrix and gaps ----------------------------------------------------------------------------


def _matrix(catalogue: Catalogue) -> Iterator[_Row]:
    """The matrices of the pages below each other: those of all fasen together, then per fase."""
    overview = matrix.of(catalogue)
    grids = {"alle": overview.samen}
    grids |= {fase.naam: grid for fase, grid in overview.per_fase.items()}
    groups = (*overview.samen.rijen, *overview.samen.apart)
    yield ["fase", "thema", *(cell(_name(group)) for group in groups), "totaal zonder iedereen"]
    for fase, grid in grids.items():
        for thema in grid.kolommen:
            counts = [len(grid.at(group, thema)) for group in groups]
            yield [cell(line(fase)), cell(_name(thema)), *counts, grid.totalen[thema]]


def _gaps(publication: Publication) -> Iterator[_Row]:
    """Every gap, each with the organisations that could close it."""
    yield [*GAP_COLUMNS]
    for gap in largest_gaps(publication.catalogue, most=None):
        about = gap.wijk, gap.doelgroep, gap.thema
        yield [
            gap.soort,
            *(cell(_name(record)) if record else "" for record in about),
            "" if gap.mensen is None else gap.mensen,
            _decimal(gap.km),
            "" if gap.wijk else gap.elders,
            cell(_BETWEEN.join(_name(candidate.partner) for candidate in gap.kandidaten)),
            cell(_BETWEEN.join(_name(candidate.entry) for candidate in gap.kandidaten)),
            publication.link(urls.of(next(filter(None, about))), GAPS),
        ]


def _decimal(value: float | None) -> str:
    # Excel reads 4.438 as four thousand.
    return "" if value is None else str(value).replace(".", ",")


# --- a row for each record ----------------------------------------------------------------------


def _table(kind: Kind, publication: Publication) -> Iterator[bytes]:
    catalogue, here = publication.catalogue, f"data/{kind.plural}.csv"
    columns = _columns(kind, catalogue)

    def rows() -> Iterator[_Row]:
        yield [*columns, "pagina"]
        for record in getattr(catalogue, kind.plural):
            cells = [read(record) for read in columns.values()]
            yield [*cells, publication.link(urls.of(record), here)]

    return _encoded(rows())


def _columns(kind: Kind, catalogue: Catalogue) -> _Columns:
    """The columns of a kind, without the address of the page: ``id``, then every field.

    A group of fields becomes a column for each: ``leeftijd_van`` and ``leeftijd_tot``. What is
    computed comes last: the state of an entry, and the public makerspaces in and near a wijk.
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
        columns |= _coverage(catalogue)
    return columns


def _coverage(catalogue: Catalogue) -> _Columns:
    """State of a wijk, its public makerspaces, the distance to the nearest, and those nearby."""
    coverages = coverage.of_wijken(catalogue)

    def names(wijk: Wijk) -> str:
        """Those that were seen of late first."""
        return cell(_BETWEEN.join(map(_name, coverages[wijk].hier + coverages[wijk].misschien)))

    def nearby(wijk: Wijk) -> str:
        return cell(_BETWEEN.join(_name(near.makerspace) for near in coverages[wijk].dichtbij))

    formats: tuple[_Format, ...] = (
        lambda wijk: cell(coverages[wijk].staat),
        names,
        lambda wijk: _decimal(coverages[wijk].km),
        nearby,
    )
    return dict(zip(WIJK_COLUMNS, formats, strict=True))


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
            return _decimal
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
