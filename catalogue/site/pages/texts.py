"""Pages of text: those of the content, search, 'not found', 'no network' and moved pages."""

from collections.abc import Iterator

from catalogue.content.model import Catalogue
from catalogue.editor.derived import guide
from catalogue.schema import Makerspace, Pagina, PaginaEn, Partner, Programma, urls
from catalogue.site.frame import Page, Renderer
from catalogue.site.pages import found, taking_part
from catalogue.site.words import link

Moved = Programma | Makerspace | Partner


def pages(renderer: Renderer) -> Iterator[Page]:
    """Search, and the pages of text as far as they are there in the language."""
    yield renderer.plan(urls.SEARCH, _search)
    if not renderer.t.is_dutch:
        dutch = {pagina.id: urls.of(pagina) for pagina in renderer.catalogue.paginas}
        for english in renderer.catalogue.paginas_en:
            yield renderer.plan(dutch[english.id], _text, english, dutch[english.id])
        return
    for pagina in renderer.catalogue.paginas:
        if pagina.id != taking_part.PAGE:
            yield renderer.plan(urls.of(pagina), _text, pagina, urls.of(pagina))
    yield renderer.plan(urls.NOT_FOUND, _not_found)
    yield renderer.plan(urls.OFFLINE, _offline)
    for address, record in old_addresses(renderer.catalogue).items():
        yield renderer.plan(address, _forward, address, record)


def _text(renderer: Renderer, pagina: Pagina | PaginaEn, address: str) -> bytes:
    is_guide = isinstance(pagina, Pagina) and pagina.id == guide.PAGE
    return renderer.render(
        "pages/gids.html" if is_guide else "pages/tekst.html",
        address,
        title=pagina.titel,
        about=pagina.samenvatting,
        pagina=pagina,
        velden=guide.tables() if is_guide else (),
    )


def _search(renderer: Renderer) -> bytes:
    t = renderer.t
    return renderer.render(
        "pages/zoeken.html",
        urls.SEARCH,
        title=t("zoek.kop"),
        about=t("zoek.over", naam=renderer.naam),
        labels="" if t.is_dutch else found.filters(renderer.catalogue, t),
    )


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
        trail=(link(record),),
        canonical=target,
        nieuw=record,
        doel=urls.relative(target, address),
    )


def old_addresses(catalogue: Catalogue) -> dict[str, Moved]:
    """Every old address with the record that it belongs to now, in order of name."""
    entries: tuple[Moved, ...] = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
    )
    return {address: entry for entry in entries for address in entry.oude_adressen}
