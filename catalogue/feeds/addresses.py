"""Where the files for machines are: beside the page that they say the same as."""

from catalogue.schema import Actie, Makerspace, Partner, Programma, Record, Thema, Wijk, urls

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CALENDAR = "agenda/alles.ics"
CHANGES = "data/wijzigingen.atom"
CATALOGUE = "data/catalogus.json"
SCHEMA = "data/catalogus.schema.json"
DCAT = "data/dcat.jsonld"
HSDS = "data/hsds.json"

# What has a .json and a .md beside its page, and what can have a feed of changes.
ENTRIES: tuple[type[Record], ...] = (Programma, Makerspace, Partner, Thema, Actie)
WITH_CHANGES: tuple[type[Record], ...] = (Thema, Wijk)


def beside(record: Record, ending: str) -> str:
    """The file of a record with another ending than its page: ``programmas/robotica.json``."""
    return beside_page(urls.of(record), ending)


def beside_page(page: str, ending: str) -> str:
    """The file beside a page."""
    return f"{page.removesuffix('.html')}.{ending}"


def seen_from(here: str, target: str, base_url: str) -> str:
    """The address of ``target`` to write in the file ``here``.

    Full when the base address is known, because files for machines travel; else relative, which
    the formats that need an address (Atom, JSON-LD) resolve against where they came from.
    """
    return urls.absolute(target, base_url) if base_url else urls.relative(target, here)
