"""Forwarding pages: an address that was once published leads to where its entry is now."""

from collections.abc import Iterator

from catalogue.content.model import Catalogue
from catalogue.schema import Makerspace, Partner, Programma, urls
from catalogue.site.pages.frame import Link, Page, Press, link

Moved = Programma | Makerspace | Partner


def pages(press: Press) -> Iterator[Page]:
    """A page at every old address.

    GitHub Pages cannot redirect, so the page itself does (``meta refresh``) and says so in words
    with a link, for browsers that do not.
    """
    for address, record in old_addresses(press.catalogue).items():
        here = link(record)
        target = urls.relative(here.adres, address)
        yield press.page(
            "pages/verhuisd.html",
            address,
            title=f"{here.naam} is verhuisd (was: {address})",
            about=f"De pagina over {here.naam} heeft een nieuw adres.",
            trail=(Link(here.naam, here.adres),),
            really=here.adres,
            nieuw=here,
            doel=target,
            doorsturen=f"0; url={target}",
        )


def old_addresses(catalogue: Catalogue) -> dict[str, Moved]:
    """Every old address with the record that it belongs to now, in order of name."""
    entries: tuple[Moved, ...] = (
        *catalogue.programmas,
        *catalogue.makerspaces,
        *catalogue.partners,
    )
    return {address: entry for entry in entries for address in entry.oude_adressen}
