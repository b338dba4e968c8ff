"""The page about the open data: what there is, what you may do with it, and what each field is."""

from collections.abc import Iterator, Mapping, Sequence

from catalogue import feeds
from catalogue.feeds import dcat, json_schema, tables
from catalogue.schema import ID_FIELD, KIND, KINDS, Kind, urls
from catalogue.schema.shapes import Choice, Field, Group, Shape, describe, fields_of
from catalogue.site import words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface

File = tuple[str, str, str, str]
"""A file with data: site path, name, what it is for, format."""
Row = tuple[str, str, str, bool]
"""A field in the data dictionary: key, what it is, shape, and whether it is always filled in."""

_FORMATS = {"ICS": "iCalendar", "GEOJSON": "GeoJSON", "ATOM": "Atom"}
_TITLES = {
    "vmbo-profiel": "Vmbo-profielen",
    "thema": "Thema's",
    "programma": "Programma's",
    "pagina": "Pagina's",
}
_TEXT: Row = ("tekst", "De tekst van de pagina.", "Markdown; staat niet in de rekenbladen", False)


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page about the open data: ``data/index.html``."""
    yield from renderer.plan(urls.DATA, _data)


def _data(renderer: Renderer) -> bytes:
    t = renderer.t
    checked = (
        t.gettext("nagekeken tot en met %(dag)s", dag=renderer.peildatum)
        if renderer.peildatum
        else ""
    )
    source = ", ".join(filter(None, (renderer.naam, checked, renderer.base_url)))
    return renderer.render(
        "pages/data.html",
        urls.DATA,
        title=t.gettext("Open data"),
        about=t.gettext(
            "Alle gegevens van %(naam)s als bestand: voor een rekenblad, een kaart, een "
            "agenda of een eigen programma.",
            naam=renderer.naam,
        ),
        bestanden=[
            (
                download.address,
                t.gettext(download.title),
                t.gettext(download.about),
                _FORMATS.get(download.format, download.format),
            )
            for download in feeds.DOWNLOADS
        ],
        beschrijvingen=list(_descriptions(t, renderer.search_program)),
        citeren=f"{source} (CC BY 4.0)",
        # In Dutch, as the fields are; other pages point to it.
        tabellen=list(_dictionary(renderer)) if t.is_dutch else [],
    )


def _dictionary(renderer: Renderer) -> Iterator[tuple[str, str, int, list[Row]]]:
    """Id, heading, number of rows and fields of every table."""
    for kind in KINDS:
        if not kind.single:
            heading = _TITLES.get(kind.name, words.capital(kind.plural))
            records = getattr(renderer.catalogue, kind.plural)
            yield kind.plural, heading, len(records), list(_fields(kind))
    gaps = renderer.insight.gaten
    yield "gaten", "Gaten", len(gaps), list(_computed(tables.GAP_COLUMNS))


def _computed(columns: Mapping[str, str]) -> Iterator[Row]:
    for heading, about in columns.items():
        yield heading, about, "Berekend; staat alleen in het rekenblad", False


def _descriptions(t: Interface, search_program: str) -> Iterator[File]:
    yield (
        urls.FIGURES_DATA,
        t.gettext("Kerncijfers"),
        t.gettext("De cijfers van deze site."),
        "JSON",
    )
    yield (
        json_schema.ADDRESS,
        t.gettext("Schema"),
        t.gettext("Hoe de JSON in elkaar zit."),
        "JSON Schema",
    )
    yield (
        dcat.ADDRESS,
        t.gettext("Beschrijving"),
        t.gettext("Voor dataportalen (DCAT-AP-NL)."),
        "JSON-LD",
    )
    if search_program:
        yield (
            search_program,
            t.gettext("Zoekindex"),
            t.gettext("Om zelf te zoeken met lunr.js."),
            "JSON",
        )


def _fields(kind: Kind) -> Iterator[Row]:
    computed = json_schema.COMPUTED if kind.has_state else ()
    yield from _rows((ID_FIELD, *kind.fields, *computed))
    if kind is KIND["wijk"]:
        yield from _computed(tables.WIJK_COLUMNS)
    if kind.folder:
        yield _TEXT


def _rows(fields: Sequence[Field], path: str = "", *, always: bool = True) -> Iterator[Row]:
    for field in fields:
        filled = always and field.required
        yield path + field.key, field.about, _form(field.shape), filled
        if isinstance(field.shape.item, Group):
            inner = fields_of(field.shape.item.record)
            yield from _rows(inner, f"{path}{field.key}.", always=filled)


def _form(shape: Shape) -> str:
    if not isinstance(shape.item, Choice):
        return words.capital(describe(shape).replace("`", ""))
    labels = (
        value if label == value else f"{value} ({label})"
        for value, label in shape.item.options.items()
    )
    return f"Eén van: {', '.join(labels)}"
