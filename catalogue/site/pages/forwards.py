"""Forwarding pages: an address that was once published leads to where its entry is now."""

from collections.abc import Iterator

from catalogue.content.model import Catalogue
from catalogue.schema import Makerspace, Partner, Programma, urls
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import link

Moved = Programma | Makerspace | Partner


def pages(renderer: Renderer) -> Iterator[Page]:
    """A page at every old address.

    GitHub Pages cannot redirect, so the page itself does (``meta refresh``) and says so in words
    with a link, for browsers that do not.
    """
    for address, record in old_addresses(renderer.catalogue).items():
        yield renderer.plan(address, _forward, address, record)


def _forward(renderer: Renderer, address: str, record: Moved) -> bytes:
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
