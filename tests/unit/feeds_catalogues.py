"""Catalogues to make feeds of: the small site with an agenda, and one that wants to do harm."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jsonschema import Draft202012Validator

import build
from catalogue import feeds
from catalogue.base.diagnostics import failed
from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft
from catalogue.content.versions import NONE, Version, Versions
from catalogue.schema import Evenement, VasteTijd
from catalogue.schema.shapes import Group, Text
from catalogue.site import web
from tests.harness import TODAY, in_state, inside, site

BASE = "https://voorbeeld.nl/repo/"
NEXT_TO_THE_CHANGES = (
    "{naam: Voor de zomertijd, begin: 2027-03-27 19:30, eind: 2027-03-27 21:00}",
    "{naam: De nacht door, begin: 2027-03-27 23:00, eind: 2027-03-28 05:00}",
    "{naam: Na de zomertijd, begin: 2027-03-28 10:00, eind: 2027-03-28 12:00}",
    "{naam: Weekend van de zomertijd, begin: 2027-03-27, eind: 2027-03-28}",
    "{naam: Voor de wintertijd, begin: 2027-10-30 19:30, eind: 2027-10-30 21:00}",
    "{naam: Uur dat er twee keer is, begin: 2027-10-31 02:30}",
    "{naam: Na de wintertijd, begin: 2027-10-31 10:00, eind: 2027-10-31 12:00}",
    "{naam: Dag van de wintertijd, begin: 2027-10-31}",
)

FIXED = """vaste_tijden:
  - {dagen: [woensdag], van: 13:30, tot: 17:00, behalve: [2027-03-31, 2027-10-27]}
  - dagen: [zaterdag, dinsdag]
    welke: [tweede, laatste]
    van: 10:00
    naam: Repair Café
    geldig: {van: 2027-01-01, tot: 2027-12-31}
  - {dagen: [vrijdag], dagdeel: avond, geldig: {tot: 2027-06-30}, toelichting: Neem brood mee.}"""
_SHOWN = ("programmas/robotica.html", "programmas/index.html", "themas/robots.html")
_SPOKEN = "openingstijden: Meestal woensdag vanaf 17 uur\n"


def weekly() -> list[str]:
    """A moment in every week of 2027, so on both sides of both clock changes."""
    wednesdays = (date(2027, 1, 6) + timedelta(weeks=week) for week in range(51))
    return [f"{{naam: Soldeerles, begin: {day} 15:00, eind: {day} 16:30}}" for day in wednesdays]


def with_moments(moments: list[str]) -> str:
    """The small site's makerspace with an address, a point and these moments."""
    listed = "".join(f"  - {moment}\n" for moment in moments)
    return f"""---
naam: De Werkplaats
samenvatting: 'Een werkplaats; voor de buurt, met "van alles".'
soort: makerspace
openbaar: ja
themas: [robots]
doelgroepen: [basisschool]
aanbieders: [de-school]
apparatuur: [3D-printer]
adres: Dorpsstraat 1
wijken: [dorp]
ligging: {{lat: 51.9125, lon: 4.438}}
openingstijden: Meestal woensdag vanaf 17 uur
momenten:
{listed}bronnen:
  - {{url: 'https://voorbeeld.nl/werkplaats', gezien: Open op woensdag, jaar: 2025}}
gecontroleerd: 2026-11-23
---

In De Werkplaats kun je van alles maken.
"""


@cache
def dated() -> Catalogue:
    """The small site with many moments."""
    moments = [*weekly(), *NEXT_TO_THE_CHANGES]
    # Whatever order an editor writes them in.
    random.Random(1).shuffle(moments)  # noqa: S311
    return resolved(drafts({"makerspaces/de-werkplaats.md": with_moments(moments)}))


@cache
def fixed(written: str = FIXED, state: str = "nu", seen: date = TODAY) -> Catalogue:
    """The small site on the day ``seen``, with hours that come back and nothing with a date."""
    text = with_moments([]).replace(_SPOKEN, "").replace("momenten:\n", f"{written}\n")
    text = in_state(text, state)
    if seen != TODAY:
        confirmed = f"bevestigd: {{op: {seen}, door: de-school}}\ngecontroleerd: {seen}"
        text = text.replace("gecontroleerd: 2026-11-23", confirmed)
    return resolved(drafts({"makerspaces/de-werkplaats.md": text}), seen)


@cache
def small() -> Catalogue:
    """The small site as it is: nothing with a date."""
    return resolved(drafts({}))


@cache
def real() -> Catalogue:
    """The catalogue of ``content/``."""
    return resolved(contents.check(contents.read(Path(build.__file__).parent / "content"))[0])


def drafts(files: Mapping[str, str]) -> list[Draft]:
    """The drafts of the small site with these files written over it; no problems allowed."""
    with TemporaryDirectory() as folder:
        content = site(Path(folder), **files)
        return read(content)


def read(content: Path) -> list[Draft]:
    """The drafts of a content folder without problems."""
    with inside(content.parent):
        found, problems = contents.check(contents.read(Path(content.name)))
    assert not failed(problems), [str(problem) for problem in problems]
    return found


def resolved(found: list[Draft], today: date = TODAY) -> Catalogue:
    """The catalogue of drafts."""
    return model.resolve(found, today)


def hostile(payload: str) -> Catalogue:
    """The small site in which every text says ``payload``, as if no check had stopped it."""
    groups = {
        Evenement: Evenement(naam=payload, begin=datetime(2027, 2, 6, 10), plek=payload),  # noqa: DTZ001
        VasteTijd: VasteTijd(dagen=("woensdag",), van=time(10), naam=payload, toelichting=payload),
    }
    changed = []
    for draft in drafts({}):
        values = dict(draft.values)
        for field in draft.kind.fields:
            shape = field.shape.item
            if isinstance(shape, Group) and shape.record in groups and shape is not field.shape:
                values[field.key] = (groups[shape.record],)
            elif isinstance(shape, Text):
                many = shape is not field.shape
                values[field.key] = (payload, payload) if many else payload
        changed.append(replace(draft, values=values, text=f"{payload}\n\n{draft.text}"))
    return resolved(changed)


def rendered(
    catalogue: Catalogue,
    base_url: str = BASE,
    *,
    today: date = TODAY,
    versions: Versions = NONE,
) -> dict[str, bytes]:
    """Every file for machines."""
    return dict(_rendered(catalogue, base_url, today, tuple(versions.items())))


@cache
def _rendered(
    catalogue: Catalogue, base_url: str, today: date, versions: tuple[tuple[str, Version], ...]
) -> dict[str, bytes]:
    pages, known = ["index.html", "404.html", *_SHOWN], dict(versions)
    files = feeds.render(catalogue, base_url=base_url, versions=known)
    return {
        **files,
        **web.plan(
            catalogue, pages, base_url=base_url, today=today, icon="favicon.svg", versions=known
        ),
    }


def at(text: str) -> datetime:
    """A moment in UTC, written as ``2026-12-01 10:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def errors(data: Any, schema: Any) -> list[str]:
    """Place and message of everything in which data differ from their JSON Schema."""
    checker = Draft202012Validator.FORMAT_CHECKER
    found = Draft202012Validator(schema, format_checker=checker).iter_errors(data)
    return [f"{list(error.path)}: {error.message[:200]}" for error in found]
