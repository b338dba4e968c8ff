"""The pages of programmes and makerspaces: facts first, then the story, then what comes next."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from catalogue.base import markdown
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness
from catalogue.insight.neighbours import Neighbours
from catalogue.schema import (
    GONE,
    STATUS,
    ZEKERHEID,
    Actie,
    Begrip,
    Bron,
    Fase,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    urls,
)
from catalogue.site import facts, words
from catalogue.site.cards import Cards
from catalogue.site.facts import Fact
from catalogue.site.frame import Page, Renderer, photo
from catalogue.site.pages import codes
from catalogue.site.pages.glossary import Glossary
from catalogue.site.words import Link, link, links


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where it comes from, how sure we are, and where to say that it is wrong."""

    bronnen: Sequence[Bron]
    jongste: int | None
    zekerheid: str
    zekerheid_tekst: str
    gecontroleerd: str
    versheid: Freshness
    geleden: str
    bewerken: str
    klopt_niet: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The banner of something that has ended."""

    wanneer: str
    opvolger: Link | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The photo of an entry: its sizes, what it shows, who made it."""

    maten: markdown.Photo
    alt: str
    bron: str


@dataclass(frozen=True, slots=True)
class Translated:
    """The summary in one language: its code, its own name, the way it is written."""

    code: str
    taal: str
    richting: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What the page of a programme or makerspace shows."""

    naam: str
    samenvatting: str
    teken: str
    soort: str
    status: str
    statustekst: str
    gestopt: Ended | None
    fasen: Sequence[Fase]
    feiten: Sequence[Fact]
    ontbreekt: str
    foto: Shown | None
    vertalingen: Sequence[Translated]
    tekst: Markup
    begrippen: Sequence[Begrip]
    apparatuur: Sequence[str]
    themas: Sequence[Link]
    kenmerken: Sequence[Link]
    partners: Sequence[Link]
    anderen: str
    oude_namen: str
    acties: Sequence[Link]
    hiervoor: Sequence[Markup]
    hiervoor_suggesties: Sequence[Markup]
    vervolg: Sequence[Markup]
    suggesties: Sequence[Markup]
    programmas: Sequence[Markup]
    past_bij: Sequence[Markup]
    herkomst: Provenance
    qr: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """The page of every programme and makerspace, also of what has ended."""
    finished, near = renderer.cards, renderer.near
    known = Glossary(renderer.catalogue.begrippen)
    for programma in renderer.catalogue.programmas:
        entry = partial(_programma, renderer, finished, known, programma, near.programmas)
        yield renderer.later(urls.of(programma), partial(_page, renderer, programma, entry))
    for makerspace in renderer.catalogue.makerspaces:
        entry = partial(_makerspace, renderer, finished, known, makerspace, near.makerspaces)
        yield renderer.later(urls.of(makerspace), partial(_page, renderer, makerspace, entry))


def provenance(renderer: Renderer, one: Programma | Makerspace | Partner | Actie) -> Provenance:
    """The sources of a record and the way to correct it."""
    return Provenance(
        bronnen=facts.youngest_first(one.bronnen),
        jongste=facts.youngest_year(one.bronnen),
        zekerheid=one.zekerheid,
        zekerheid_tekst=ZEKERHEID[one.zekerheid],
        gecontroleerd=words.day(one.gecontroleerd),
        versheid=freshness.of(one.gecontroleerd, renderer.today),
        geleden=freshness.in_words(freshness.months(one.gecontroleerd, renderer.today)),
        bewerken=_edit_address(renderer.catalogue.site.broncode, one.pad),
        klopt_niet=_correction(renderer.catalogue.paginas, one),
    )


def _page(renderer: Renderer, one: Programma | Makerspace, entry: Callable[[], Entry]) -> Page:
    parents = "Programma's" if isinstance(one, Programma) else "Makerspaces"
    return renderer.page(
        "pages/item.html",
        urls.of(one),
        title=one.naam if isinstance(one, Programma) else f"{one.naam} (makerspaces)",
        about=one.samenvatting,
        trail=(Link(parents, urls.list_of(type(one))),),
        item=entry,
    )


def _programma(
    renderer: Renderer,
    finished: Cards,
    known: Glossary,
    one: Programma,
    near: Neighbours[Programma],
) -> Entry:
    catalogue = renderer.catalogue
    after = catalogue.programmas_by_id(one.vervolg)
    suggested = catalogue.programmas_by_id(one.vervolg_suggesties)
    before = catalogue.hiervoor.get(one, ())
    named = {*after, *suggested, *before}
    explained = known.on(urls.of(one))
    return Entry(
        naam=one.naam,
        samenvatting=one.samenvatting,
        teken=one.fase[0].id,
        soort="programma",
        status=one.status,
        statustekst=_STATUS_PROGRAMMA[one.status],
        gestopt=_ended(one, catalogue.programmas_by_id(filter(None, (one.opvolger,)))),
        fasen=one.fase,
        feiten=(found := facts.of(one, renderer.t)),
        ontbreekt=facts.missing(one, found),
        foto=_photo(renderer, one),
        vertalingen=_translated(one),
        tekst=renderer.body(one, explained),
        begrippen=explained.used,
        apparatuur=(),
        themas=links(one.themas),
        kenmerken=links(one.kenmerken),
        partners=links(one.partners),
        anderen=words.enumeration(one.anderen),
        oude_namen=words.enumeration(one.oude_namen),
        acties=links(catalogue.belonging_to(one).acties),
        hiervoor=finished.of_programmas(earlier for earlier in before if one.id in earlier.vervolg),
        hiervoor_suggesties=finished.of_programmas(
            earlier for earlier in before if one.id not in earlier.vervolg
        ),
        vervolg=finished.of_programmas(after),
        suggesties=finished.of_programmas(suggested),
        programmas=(),
        past_bij=finished.of_programmas(other for other in near.of(one) if other not in named),
        herkomst=provenance(renderer, one),
        qr=codes.of(renderer, one),
    )


def _makerspace(
    renderer: Renderer,
    finished: Cards,
    known: Glossary,
    one: Makerspace,
    near: Neighbours[Makerspace],
) -> Entry:
    catalogue = renderer.catalogue
    belonging = catalogue.belonging_to(one)
    explained = known.on(urls.of(one))
    return Entry(
        naam=one.naam,
        samenvatting=one.samenvatting,
        teken="plek",
        soort="makerspace",
        status=one.status,
        statustekst=_STATUS_MAKERSPACE[one.status],
        gestopt=_ended(one, catalogue.makerspaces_by_id(filter(None, (one.opvolger,)))),
        fasen=(),
        feiten=(found := facts.of(one, renderer.t)),
        ontbreekt=facts.missing(one, found),
        foto=_photo(renderer, one),
        vertalingen=_translated(one),
        tekst=renderer.body(one, explained),
        begrippen=explained.used,
        apparatuur=one.apparatuur,
        themas=links(one.themas),
        kenmerken=(),
        partners=(),
        anderen=words.enumeration(one.anderen),
        oude_namen=words.enumeration(one.oude_namen),
        acties=links(belonging.acties),
        hiervoor=(),
        hiervoor_suggesties=(),
        vervolg=(),
        suggesties=(),
        programmas=finished.of_programmas(belonging.programmas),
        past_bij=finished.of_makerspaces(near.of(one)),
        herkomst=provenance(renderer, one),
        qr=codes.of(renderer, one),
    )


def _photo(renderer: Renderer, one: Programma | Makerspace) -> Shown | None:
    if one.beeld is None:
        return None
    sizes = photo(renderer.catalogue.beelden[one.beeld.bestand], urls.of(one))
    return Shown(sizes, one.beeld.alt, one.beeld.bron)


# Each language by the name that its readers know, and the side on which its lines begin.
_LANGUAGES = {
    "en": ("English", "ltr"),
    "tr": ("Türkçe", "ltr"),
    "ar": ("العربية", "rtl"),
    "pl": ("Polski", "ltr"),
    "uk": ("Українська", "ltr"),
}


def _translated(one: Programma | Makerspace) -> list[Translated]:
    return [
        Translated(code, name, direction, text)
        for code, (name, direction) in _LANGUAGES.items()
        if one.vertalingen is not None and (text := getattr(one.vertalingen, code))
    ]


_STATUS_PROGRAMMA: Mapping[str, str] = {
    **STATUS,
    "actief": "Dit loopt",
    "gepland": "Dit is gepland",
    "onbekend": "We weten niet zeker of dit nog loopt",
}
_STATUS_MAKERSPACE: Mapping[str, str] = {
    **STATUS,
    "actief": "Deze plek bestaat",
    "gepland": "Deze plek is gepland",
    "onbekend": "We weten niet zeker of deze plek nog bestaat",
}


def _ended(one: Programma | Makerspace, heirs: Sequence[Programma | Makerspace]) -> Ended | None:
    if one.status != GONE:
        return None
    until = one.periode.tot if one.periode else None
    return Ended(words.on(until) if until else "", link(heirs[0]) if heirs else None)


def _edit_address(source: str | None, path: str) -> str:
    return f"{source.rstrip('/')}/edit/main/content/{path}" if source and path else ""


def _correction(paginas: Iterable[Pagina], one: Record) -> str:
    """The form for a correction of this page, when the site has a page with that form."""
    form = urls.taking_part(paginas)
    return f"{form}?pagina={urls.name_of(urls.of(one))}" if form else ""
