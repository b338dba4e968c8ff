"""The page about the open data: what there is, what you may do with it, and what each field is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalogue.feeds import dcat
from catalogue.feeds.addresses import DCAT, SCHEMA
from catalogue.schema import ID_FIELD, KINDS, Kind, urls
from catalogue.schema.shapes import Choice, Field, Group, Shape, describe, fields_of
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.words import Link


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


def pages(renderer: Renderer) -> Iterator[Page]:
    """``data/index.html``."""
    yield renderer.page(
        "pages/data.html",
        urls.DATA,
        title=renderer.t("data.kop"),
        about=renderer.t("data.over", naam=renderer.naam),
        data=partial(_open_data, renderer),
    )


def _open_data(renderer: Renderer) -> OpenData:
    return OpenData(
        bestanden=tuple(
            File(Link(title, one.address), about, _FORMS.get(one.format, one.format))
            for one, (title, about) in zip(dcat.SHARED, _shared(renderer.t), strict=True)
        ),
        beschrijvingen=tuple(_descriptions(renderer)),
        citeren=_citation(renderer),
        tabellen=tuple(_tables(renderer)),
    )


def _tables(renderer: Renderer) -> Iterator[Table]:
    """The data dictionary, which is in Dutch, as the fields are; other pages point to it."""
    if renderer.t.is_dutch:
        yield from (_table(renderer, kind) for kind in KINDS if not kind.single)


def _shared(t: Interface) -> Iterator[tuple[str, str]]:
    """What the shared files are called and what they are for, in the order of ``dcat.SHARED``."""
    sheet, place = t("bestand.rekenblad"), t("bestand.op_kaart")
    yield t("bestand.alles"), t("bestand.alles_voor")
    yield t("menu.programmas"), sheet
    yield t("menu.makerspaces"), sheet
    yield t("menu.partners"), sheet
    yield t("filter.wijken"), sheet
    yield t("bestand.kaart_makerspaces"), place
    yield t("bestand.kaart_programmas"), place
    yield "Open Referral", t("bestand.hsds")
    yield t("menu.agenda"), t("bestand.agenda")
    yield t("vorm.nieuw"), t("bestand.nieuw")


def _descriptions(renderer: Renderer) -> Iterator[File]:
    t = renderer.t
    yield File(Link(t("bestand.cijfers"), urls.FIGURES_DATA), t("bestand.cijfers_voor"), "JSON")
    yield File(Link(t("bestand.schema"), SCHEMA), t("bestand.schema_voor"), "JSON Schema")
    yield File(Link(t("bestand.dcat"), DCAT), t("bestand.dcat_voor"), "JSON-LD")
    if renderer.search_program:
        index = Link(t("bestand.index"), renderer.search_program)
        yield File(index, t("bestand.index_voor"), "JSON")


def _citation(renderer: Renderer) -> str:
    t = renderer.t
    day = t("data.nagekeken", dag=renderer.peildatum) if renderer.peildatum else ""
    said = ", ".join(filter(None, (renderer.naam, day, renderer.base_url)))
    return f"{said} (CC BY 4.0)"


def _table(renderer: Renderer, kind: Kind) -> Table:
    number = len(getattr(renderer.catalogue, kind.plural))
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
    return shape.item


def _form(shape: Shape) -> str:
    inner = _inner(shape)
    if isinstance(inner, Choice):
        labels = [
            value if label == value else f"{value} ({label})"
            for value, label in inner.options.items()
        ]
        return f"Eén van: {', '.join(labels)}"
    return words.capital(describe(shape).replace("`", ""))
