"""The notes beside a page in the preview: what could be better about this one entry.

Made when a page asks for it, from the file as it is now, so that a build never waits for it. None
of it is in the published site: only the preview asks.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from catalogue import entry, freshness, notes, source, urls
from catalogue.diagnostics import Diagnostic
from catalogue.entry import Draft
from catalogue.freshness import Freshness
from catalogue.notes import websites
from catalogue.outside import remembered
from catalogue.source.naming import LINKS_LET_BE

# What a visitor looks for; other fields are for a few entries only.
WANTED = (
    "leeftijd",
    "wijken",
    "bereik",
    "adres",
    "openingstijden",
    "gratis",
    "kosten",
    "aanmelding",
    "website",
    "aanbieders",
    "apparatuur",
    "toegankelijkheid",
    "vmbo_profielen",
)


@dataclass(frozen=True)
class Panel:
    """The notes about one entry.

    ``ontbreekt`` holds a field and its sentence for each that is not filled in; ``notities`` are
    problems as in ``check --format json``.
    """

    bestand: str
    gecontroleerd: str
    versheid: str
    geleden: str
    ontbreekt: tuple[tuple[str, str], ...]
    notities: tuple[dict[str, Any], ...]


def of_page(content: Path, address: str, today: date, memory: Path) -> Panel | None:
    """The panel of the page ``address``; ``None`` for a page that no file stands behind.

    ``memory`` is the file in which `check --links` remembers what other sites answered; nothing is
    asked here.
    """
    reading = source.read(content)
    drafts = [entry.parse(one)[0] for one in reading.sources]
    place = next(
        (number for number, draft in enumerate(drafts) if address in _addresses(draft)), None
    )
    if place is None:
        return None
    draft, written = drafts[place], reading.sources[place]
    about = notes.noting(reading, drafts, today)
    named = websites.named([written], reading.lines.get(LINKS_LET_BE, ()))
    found = [
        *websites.check(named, remembered.load(memory)),
        *notes.of_entry(about, draft),
        *(note for note in notes.of_whole(about) if note.place.path == draft.place.path),
    ]
    return _panel(draft, found, today)


def _addresses(draft: Draft) -> tuple[str, ...]:
    return urls.every_of_id(draft.kind.record, draft.id) if draft.kind.folder else ()


def _panel(draft: Draft, found: Iterable[Diagnostic], today: date) -> Panel:
    checked = draft.values.get("gecontroleerd")
    state, past = Freshness.FRESH, ""
    if isinstance(checked, date):
        state = freshness.of(checked, today)
        past = freshness.in_words(freshness.months(checked, today))
    return Panel(
        draft.place.path,
        checked.isoformat() if isinstance(checked, date) else "",
        state,
        past,
        tuple(
            (field.key, field.about)
            for field in draft.kind.fields
            if field.key in WANTED and not draft.values.get(field.key)
        ),
        tuple(_row(note) for note in sorted(set(found))),
    )


def _row(note: Diagnostic) -> dict[str, Any]:
    row = asdict(note)
    row.pop("place")
    return {**row, "line": note.place.line}
