"""Pages of text: those of the content, search, 'not found', 'no network' and moved pages."""

import json
from collections.abc import Iterable, Iterator

from catalogue.content.model import Catalogue
from catalogue.editor import guide
from catalogue.schema import Entry, Kenmerk, Pagina, Partner, Record, Thema, urls
from catalogue.search.facets import AGES, OLDEST
from catalogue.site import doors, words
from catalogue.site.frame import Page, Renderer
from catalogue.site.languages import Interface
from catalogue.site.pages import taking_part

Moved = Entry | Partner | Kenmerk | Thema


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan search, the pages of text in every language, and pages for what is not there."""
    yield from renderer.plan(urls.SEARCH, _search)
    for pagina in renderer.catalogue.paginas:
        if pagina.id != taking_part.PAGE or not renderer.t.is_dutch:
            yield from renderer.plan(urls.of(pagina), _text, pagina)
        if pagina.id == guide.PAGE:
            yield from renderer.plan(urls.FIELDS, _fields, pagina)
    yield from renderer.plan(urls.NOT_FOUND, _not_found)
    yield from renderer.plan(urls.OFFLINE, _offline)
    for address, record in old_addresses(renderer.catalogue).items() if renderer.t.is_dutch else ():
        yield from renderer.plan(address, _forward, address, record)


def _text(renderer: Renderer, pagina: Pagina) -> bytes:
    is_guide, is_door = pagina.id == guide.PAGE, pagina.deur == "ja"
    return renderer.render(
        f"pages/{'gids' if is_guide else 'deur' if is_door else 'tekst'}.html",
        urls.of(pagina),
        title=pagina.titel,
        about=pagina.samenvatting,
        pagina=pagina,
        deur=doors.of(renderer, pagina) if is_door else None,
    )


def _fields(renderer: Renderer, pagina: Pagina) -> bytes:
    return renderer.render(
        "pages/velden.html",
        urls.FIELDS,
        title="Alle velden",
        about="Alle velden die je in een bestand kunt zetten, met uitleg en een voorbeeld.",
        trail=(words.link(pagina),),
        velden=guide.tables(),
    )


def _search(renderer: Renderer) -> bytes:
    t = renderer.t
    return renderer.render(
        "pages/zoeken.html",
        urls.SEARCH,
        title=t.gettext("Zoeken"),
        about=t.gettext(
            "Zoek in alle programma's, makerspaces en partners van %(naam)s.", naam=renderer.naam
        ),
        labels="" if t.is_dutch else _filter_names(renderer.catalogue, t),
    )


def _filter_names(catalogue: Catalogue, t: Interface) -> str:
    """Names of filters (``fase``) and their values (``fase.kiezen``), as JSON.

    For a language that the search index does not speak.
    """
    names = {
        "fase": t.gettext("Fase"),
        "doelgroep": t.gettext("Voor wie"),
        "thema": t.gettext("Thema"),
        "leeftijd": t.gettext("Leeftijd"),
        "gratis": t.gettext("Kosten"),
        "openbaar": t.gettext("Mag je naar binnen?"),
        "gebied": t.gettext("Gebied"),
        "wijk": t.gettext("Wijk"),
        **_record_names("fase", catalogue.fasen),
        **_record_names("doelgroep", catalogue.doelgroepen),
        **_record_names("thema", catalogue.themas),
        **{f"leeftijd.{age}": _ages(low, high, t) for age, (_, low, high) in AGES.items()},
    }
    for field in ("gratis", "openbaar"):
        names |= {f"{field}.{value}": t.label(field, value) for value in urls.CHOICES[field]}
    return json.dumps(names, ensure_ascii=False, separators=(",", ":"))


def _ages(low: int, high: int, t: Interface) -> str:
    if low == 0:
        return t.ngettext("tot %(n)s jaar", "tot %(n)s jaar", high + 1)
    return (
        t.ngettext("%(n)s jaar en ouder", "%(n)s jaar en ouder", low)
        if high >= OLDEST
        else t.gettext("%(van)s tot en met %(tot)s jaar", van=low, tot=high)
    )


def _record_names(filter_: str, records: Iterable[Record]) -> dict[str, str]:
    return {
        f"{filter_}.{record.id}": words.link(record).naam
        for record in records
        if "naam" in record.vertaald
    }


def _not_found(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/404.html",
        urls.NOT_FOUND,
        title="Deze pagina is er niet",
        about="Deze pagina bestaat niet of is verhuisd.",
    )


def _offline(renderer: Renderer) -> bytes:
    return renderer.render(
        "pages/offline.html",
        urls.OFFLINE,
        title="Je hebt geen internet",
        about="Deze pagina is nog niet bewaard op je apparaat.",
    )


def _forward(renderer: Renderer, address: str, record: Moved) -> bytes:
    """Forward an old address to the page of its record.

    GitHub Pages cannot redirect, so the page itself does (``meta refresh``) and says so in words
    with a link, for browsers that do not.
    """
    target = urls.of(record)
    return renderer.render(
        "pages/verhuisd.html",
        address,
        title=f"{record.naam} is verhuisd (was: {address})",
        about=f"De pagina over {record.naam} heeft een nieuw adres.",
        trail=(words.link(record),),
        canonical=target,
        nieuw=record,
        doel=urls.relative(target, address),
    )


def old_addresses(catalogue: Catalogue) -> dict[str, Moved]:
    """Every old address with the record that it belongs to now, in order of name."""
    records: tuple[Moved, ...] = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
        *catalogue.kenmerken,
        *catalogue.themas,
    )
    return {address: record for record in records for address in record.oude_adressen}
