"""``meedoen``: propose an entry or a correction, with a form that needs no account and no server.

The form is made in the browser from a file with data, which comes when someone begins; the fields
of an existing entry come from one small file. Both register themselves, so that it works from disk.
Without script the page explains other ways and shows empty files to copy.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from catalogue.base import text
from catalogue.content.model import Catalogue
from catalogue.editor import forms, new
from catalogue.feeds import json_data
from catalogue.schema import KIND, Kind, Pagina, Record, urls
from catalogue.site import beginning
from catalogue.site.frame import Page, Renderer

PAGE = "meedoen"
# What a visitor can propose, with the adjective that goes with it.
OFFERED: Mapping[str, str] = {"programma": "nieuw", "makerspace": "nieuwe", "partner": "nieuwe"}
# What can be corrected: everything whose page says where it comes from.
CORRECTED = (*OFFERED, "actie")
_EMPTY = ("programma", "makerspace")
_PER_PART = 16
_DATA = "gegevens.js"
_PART = "stukken/{}.js"
Part = list[tuple[Kind, Record]]


def pages(renderer: Renderer) -> Iterator[Page]:
    """Plan the page with the form and the files that it loads, when the content has the page.

    The form is about the Dutch files; in other languages the page is a text.
    """
    catalogue = renderer.catalogue
    pagina = next((pagina for pagina in catalogue.paginas if pagina.id == PAGE), None)
    if pagina is None or not renderer.t.is_dutch:
        return
    entries = [
        (KIND[name], record)
        for name in CORRECTED
        for record in getattr(catalogue, KIND[name].plural)
    ]
    count = -(-len(entries) // _PER_PART) or 1
    parts = cache(partial(_parts, entries, count))
    form_data = cache(lambda: _script("gegevens", data(catalogue)))
    yield f"{PAGE}/{_DATA}", form_data
    for number in range(count):
        yield f"{PAGE}/{_PART.format(number)}", partial(_part, parts, number)
    yield from renderer.plan(urls.of(pagina), _form, pagina, form_data, count)


def _form(renderer: Renderer, pagina: Pagina, form_data: Callable[[], bytes], count: int) -> bytes:
    # The names never change, so that a browser asks anew only when the fingerprint does.
    fingerprint = hashlib.sha256(form_data()).hexdigest()[:10]
    site = renderer.catalogue.site
    source = (site.broncode or "").rstrip("/")
    return renderer.render(
        "pages/meedoen.html",
        urls.of(pagina),
        title=pagina.titel,
        about=pagina.samenvatting,
        pagina=pagina,
        gegevens=f"{_DATA}?{fingerprint}",
        # The * stands for the number of a part.
        stukken=f"{_PART.format('*')}?{fingerprint}",
        delen=count,
        soorten=OFFERED,
        leeg=[
            (KIND[name], new.new_file(KIND[name], "De naam", renderer.today, {})) for name in _EMPTY
        ],
        nieuw_bestand=f"{source}/new/{site.tak}/content" if source else "",
        contact=site.contact,
        berichten={
            kind: message.replace("{site}", site.naam)
            for kind, message in beginning.MESSAGES.items()
        },
    )


def data(catalogue: Catalogue) -> Mapping[str, Any]:
    """Data of the form: the kinds with their fields, and what these can refer to."""
    kinds = [KIND[name] for name in CORRECTED]
    referred = {name for kind in kinds for name in forms.references(kind)} | set(OFFERED)
    site = catalogue.site
    return {
        **forms.shared_data(),
        "soorten": [
            {**forms.form_of(kind), "nieuw": OFFERED.get(kind.name, "nieuwe")} for kind in kinds
        ],
        "lijsten": {name: _names(catalogue, KIND[name]) for name in sorted(referred)},
        "site": {
            "broncode": site.broncode or "",
            "tak": site.tak,
            "contact": site.contact.email if site.contact else "",
        },
    }


def _names(catalogue: Catalogue, kind: Kind) -> list[list[str]]:
    records = getattr(catalogue, kind.plural)
    return [[record.id, str(getattr(record, "naam", record.id))] for record in records]


def _parts(entries: Part, count: int) -> list[Part]:
    """Entries of each part, spread by their key."""
    parts: list[Part] = [[] for _ in range(count)]
    for kind, record in entries:
        parts[text.stable_hash(_key(kind, record)) % count].append((kind, record))
    return parts


def _part(parts: Callable[[], list[Part]], number: int) -> bytes:
    """Fields of the entries of one part, as an editor writes them."""
    entries = {}
    for kind, record in parts()[number]:
        values = json_data.front_matter(record)
        entries[_key(kind, record)] = {**as_text(values), "tekst": record.tekst}
    return _script("stukken", entries)


def _key(kind: Kind, record: Record) -> str:
    return f"{kind.folder}/{record.id}"


def as_text(value: Any) -> Any:
    """Convert values to what a form holds: numbers are text there."""
    match value:
        case dict():
            return {key: as_text(inner) for key, inner in value.items()}
        case list():
            return [as_text(inner) for inner in value]
    return str(value)


def _script(name: str, content: object) -> bytes:
    # Escaped, because the patterns hold halves of characters, which UTF-8 has no bytes for.
    written = json.dumps(content, separators=(",", ":"))
    return f"(self.meedoen??={{}}).{name}={written};\n".encode()
