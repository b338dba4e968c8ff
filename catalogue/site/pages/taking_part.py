"""``meedoen``: propose an entry or a correction, with a form that needs no account and no server.

The form is made in the browser from a file with data, which comes when someone begins; the fields
of an existing entry come from one small file. Both register themselves, so that it works from disk.
Without script the page explains other ways and shows empty files to copy.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from catalogue.base import text
from catalogue.base.plan import Make
from catalogue.content.model import Catalogue
from catalogue.editor import new
from catalogue.editor.derived import form, issue_form
from catalogue.feeds import records
from catalogue.schema import KIND, KINDS, Kind, Pagina, Record, Site, urls
from catalogue.site.frame import Page, Renderer
from catalogue.site.words import Link

PAGE = "meedoen"
# What a visitor can propose, with the adjective that goes with it.
OFFERED: Mapping[str, str] = {"programma": "nieuw", "makerspace": "nieuwe", "partner": "nieuwe"}
# What can be corrected: everything whose page says where it comes from.
CORRECTED = (*OFFERED, "actie")
_PER_PART = 16
_DATA = "gegevens.js"
_PART = "stukken/*.js"


@dataclass(frozen=True, slots=True)
class Empty:
    """An empty file to copy."""

    kop: str
    map: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Form:
    """What the page shows beside its own text. ``stukken`` has a * for the number of a part."""

    gegevens: str
    stukken: str
    delen: int
    knoppen: Sequence[Link]
    leeg: Sequence[Empty]
    vragen: Sequence[Link]
    """The forms on GitHub; none where the files are not there."""
    contact: str
    """A mail address, for who cannot use the form; empty when the site has none."""


def is_form(page: Pagina) -> bool:
    """Whether this page of the content is the one with the form."""
    return page.id == PAGE


def pages(renderer: Renderer, one: Pagina, prose: object) -> Iterator[Page]:
    """The page with the form, and the files that the form loads; each is made when asked for."""
    known = cache(partial(_known, renderer.catalogue))
    parts = cache(partial(_parts, renderer.catalogue))
    count = _count(renderer.catalogue)
    yield f"{PAGE}/{_DATA}", known
    for number in range(count):
        yield f"{PAGE}/{_PART.replace('*', str(number))}", partial(_part, parts, number)
    yield renderer.page(
        "pages/meedoen.html",
        urls.of(one),
        title=one.titel,
        about=one.samenvatting,
        pagina=prose,
        formulier=partial(_form, renderer, known, count),
    )


def _form(renderer: Renderer, known: Make, count: int) -> Form:
    # The names never change, so that a browser asks anew only when the fingerprint does.
    mark = hashlib.sha256(known()).hexdigest()[:10]
    return Form(
        gegevens=f"{_DATA}?{mark}",
        stukken=f"{_PART}?{mark}",
        delen=count,
        knoppen=tuple(Link(f"Een {word} {name}", name) for name, word in OFFERED.items()),
        leeg=tuple(_empty(renderer, KIND[name]) for name in ("programma", "makerspace")),
        vragen=tuple(_issues(renderer.catalogue.site)),
        contact=renderer.catalogue.site.contact or "",
    )


def _known(catalogue: Catalogue) -> bytes:
    return _script("gegevens", data(catalogue))


def data(catalogue: Catalogue) -> Mapping[str, Any]:
    """What the form must know: the kinds with their fields, and what they can refer to."""
    kinds = [KIND[name] for name in CORRECTED]
    wanted = {name for kind in kinds for name in form.references(kind)} | set(OFFERED)
    site = catalogue.site
    return {
        **form.shared(),
        "soorten": [
            {**form.of_kind(kind), "nieuw": OFFERED.get(kind.name, "nieuwe")} for kind in kinds
        ],
        "lijsten": {name: _names(catalogue, KIND[name]) for name in sorted(wanted)},
        "site": {
            "broncode": site.broncode or "",
            "tak": site.tak,
            "contact": site.contact or "",
        },
    }


def _names(catalogue: Catalogue, kind: Kind) -> list[list[str]]:
    return [[one.id, str(getattr(one, "naam", one.id))] for one in getattr(catalogue, kind.plural)]


def _entries(catalogue: Catalogue) -> Iterator[tuple[Kind, Record]]:
    for kind in (KIND[name] for name in CORRECTED):
        for one in getattr(catalogue, kind.plural):
            yield kind, one


def _count(catalogue: Catalogue) -> int:
    entries = sum(len(getattr(catalogue, KIND[name].plural)) for name in CORRECTED)
    return -(-entries // _PER_PART) or 1


def _parts(catalogue: Catalogue) -> list[list[tuple[Kind, Record]]]:
    """The entries of each part, spread by their key."""
    parts: list[list[tuple[Kind, Record]]] = [[] for _ in range(_count(catalogue))]
    for kind, one in _entries(catalogue):
        parts[text.spread(_key(kind, one)) % len(parts)].append((kind, one))
    return parts


def _part(parts: Callable[[], list[list[tuple[Kind, Record]]]], number: int) -> bytes:
    """The fields of the entries of one part, as an editor writes them."""
    made = {}
    for kind, one in parts()[number]:
        values = records.as_written(kind, records.as_data(one))
        made[_key(kind, one)] = {**as_text(values), "tekst": one.tekst}
    return _script("stukken", made)


def _key(kind: Kind, one: Record) -> str:
    return f"{kind.folder}/{one.id}"


def as_text(value: Any) -> Any:
    """Values as a form holds them: numbers are text there."""
    match value:
        case dict():
            return {key: as_text(inner) for key, inner in value.items()}
        case list():
            return [as_text(inner) for inner in value]
    return str(value)


def _script(name: str, data: object) -> bytes:
    # Escaped, because the patterns hold halves of characters, which UTF-8 has no bytes for.
    written = json.dumps(data, separators=(",", ":"))
    return f"(self.meedoen??={{}}).{name}={written};\n".encode()


def _empty(renderer: Renderer, kind: Kind) -> Empty:
    names = {name: [one.id for one in records] for name, records in _by_kind(renderer.catalogue)}
    return Empty(
        kop=f"Een leeg bestand voor een {kind.name}",
        map=f"content/{kind.folder}/",
        tekst=new.new_file(kind, "De naam", names, renderer.today, {}),
    )


def _issues(site: Site) -> Iterator[Link]:
    """Forms for an issue, which a redacteur turns into a pull request."""
    source = (site.broncode or "").rstrip("/")
    if source.startswith("https://github.com/"):
        for kind in issue_form.OFFERED:
            yield Link(kind.name, f"{source}/issues/new?template={kind.name}.yml")


def _by_kind(catalogue: Catalogue) -> Iterator[tuple[str, Sequence[Record]]]:
    return ((kind.name, getattr(catalogue, kind.plural)) for kind in KINDS if not kind.single)
