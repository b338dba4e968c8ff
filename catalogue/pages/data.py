"""The page about the open data: what there is, what you may do with it, and what each field is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue import urls
from catalogue.feeds import dcat
from catalogue.feeds.addresses import DCAT, SCHEMA
from catalogue.pages import words
from catalogue.pages.frame import Link, Page, Press
from catalogue.schema import ID_FIELD, KINDS, Kind
from catalogue.shapes import Choice, Field, Group, Many, Shape, describe, fields_of


@dataclass(frozen=True, slots=True)
class File:
    """A file with data: its name, what it is for, and where it is."""

    link: Link
    waarvoor: str
    vorm: str


@dataclass(frozen=True, slots=True)
class Row:
    """A field in the data dictionary."""

    veld: str
    uitleg: str
    vorm: str
    altijd: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one kind."""

    kop: str
    id: str
    aantal: str
    velden: Sequence[Row]


@dataclass(frozen=True, slots=True)
class OpenData:
    """What the page shows. ``citeren`` is how to name us."""

    bestanden: Sequence[File]
    beschrijvingen: Sequence[File]
    citeren: str
    tabellen: Sequence[Table]


_FORMS = {"ICS": "iCalendar", "GEOJSON": "GeoJSON", "ATOM": "Atom"}
_TITLES = {
    "vmbo-profiel": "Vmbo-profielen",
    "thema": "Thema's",
    "programma": "Programma's",
    "pagina": "Pagina's",
}
_TEXT = Row(
    "tekst", "De tekst van de pagina.", "Markdown; staat niet in de rekenbladen", altijd=False
)


def pages(press: Press) -> Iterator[Page]:
    """``data/index.html``."""
    yield press.page(
        "pages/data.html",
        urls.DATA,
        title="Open data",
        about=(
            f"Alle gegevens van {press.frame.naam} als bestand: voor een rekenblad, een kaart, "
            "een agenda of een eigen programma."
        ),
        data=partial(_open_data, press),
    )


def _open_data(press: Press) -> OpenData:
    return OpenData(
        bestanden=tuple(
            File(Link(one.title, one.address), one.about, _FORMS.get(one.format, one.format))
            for one in dcat.SHARED
        ),
        beschrijvingen=tuple(_descriptions(press)),
        citeren=_citation(press),
        tabellen=tuple(_table(press, kind) for kind in KINDS if not kind.single),
    )


def _descriptions(press: Press) -> Iterator[File]:
    yield File(Link("Kerncijfers", urls.FIGURES_DATA), "De cijfers van deze site.", "JSON")
    yield File(Link("Schema", SCHEMA), "Hoe de JSON in elkaar zit.", "JSON Schema")
    yield File(Link("Beschrijving", DCAT), "Voor dataportalen (DCAT-AP-NL).", "JSON-LD")
    if press.frame.zoekindex_anderen:
        index = Link("Zoekindex", press.frame.zoekindex_anderen)
        yield File(index, "Om zelf te zoeken met lunr.js.", "JSON")


def _citation(press: Press) -> str:
    day = f", nagekeken tot en met {press.frame.peildatum}" if press.frame.peildatum else ""
    where = f", {press.base_url}" if press.base_url else ""
    return f"{press.frame.naam}{day}{where} (CC BY 4.0)"


def _table(press: Press, kind: Kind) -> Table:
    number = len(getattr(press.catalogue, kind.plural))
    kop = _TITLES.get(kind.name, words.capital(kind.plural))
    rows = (*_rows((ID_FIELD,)), *_rows(kind.fields), *((_TEXT,) if kind.folder else ()))
    return Table(kop, kind.plural, words.figure(number), rows)


def _rows(declared: Sequence[Field], path: str = "", *, always: bool = True) -> Iterator[Row]:
    for field in declared:
        name, inner = path + field.key, _inner(field.shape)
        here = always and field.required
        yield Row(name, field.about, _form(field.shape), here)
        if isinstance(inner, Group):
            yield from _rows(fields_of(inner.record), f"{name}.", always=here)


def _inner(shape: Shape) -> Shape:
    return shape.shape if isinstance(shape, Many) else shape


def _form(shape: Shape) -> str:
    inner = _inner(shape)
    if isinstance(inner, Choice):
        labels = [
            value if label == value else f"{value} ({label})"
            for value, label in inner.options.items()
        ]
        return f"Eén van: {', '.join(labels)}"
    return words.capital(describe(shape).replace("`", ""))
