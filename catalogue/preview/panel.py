"""The notes beside a page in the preview: what could be better about this one entry.

Made when a page asks for it, from the file as it is now, so that a build never waits for it. None
of it is in the published site: only the preview asks.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from catalogue.base.diagnostics import Diagnostic
from catalogue.content import reader
from catalogue.content.files import is_id
from catalogue.content.parse import Draft, parse
from catalogue.editor.advice import advise_entry
from catalogue.editor.language import names_in, vocabulary_of
from catalogue.editor.link_checker import find_links, link_notes, load_answers
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness
from catalogue.schema import KINDS, Kind, urls

# What a visitor looks for; other fields are for a few entries only.
WANTED = (
    "leeftijd",
    "wijken",
    "bereik",
    "adres",
    "openingstijden",
    "gratis",
    "kosten",
    "meedoen",
    "website",
    "aanbieders",
    "apparatuur",
    "toegankelijkheid",
    "vmbo_profielen",
)


@dataclass(frozen=True)
class Panel:
    """The notes about one entry.

    ``nagekeken`` is a sentence, empty for what nobody has to check, and ``versheid`` its colour;
    ``ontbreekt`` holds a field and its sentence for each that is not filled in; ``notities`` are
    problems as in ``check --format json``.
    """

    bestand: str
    nagekeken: str
    versheid: str
    ontbreekt: tuple[tuple[str, str], ...]
    notities: tuple[dict[str, Any], ...]


class Panels:
    """Makes panels for the content of a folder.

    ``memory`` is the file in which `check --links` remembers what other sites answered; nothing is
    asked here. Names are gathered once: at ten thousand entries that takes seconds, and the panel
    must not hold up a build. The entry itself and the lists for editors are read each time.
    """

    def __init__(self, content: Path, memory: Path) -> None:
        self._content = content
        self._memory = memory

    @cached_property
    def _names(self) -> frozenset[str]:
        sources = reader.read(self._content).sources
        return names_in(parse(page)[0] for page in sources)

    def of_page(self, address: str, today: date) -> Panel | None:
        """The panel of a page; ``None`` for a page that no good file stands behind."""
        behind = _behind(address)
        if behind is None or not self._path(*behind).is_file():
            return None
        reading = reader.read_one(self._content, *behind)
        if not reading.sources:
            return None
        draft, _ = parse(reading.sources[0])
        vocabulary = vocabulary_of(self._names, reading.lines)
        answers = load_answers(self._memory)
        page_notes = (
            *advise_entry(draft, vocabulary, today),
            *link_notes(find_links(reading), answers),
        )
        return _panel(draft, page_notes, today)

    def _path(self, kind: Kind, name: str) -> Path:
        return self._content / (kind.folder or "") / f"{name}.md"


def _behind(address: str) -> tuple[Kind, str] | None:
    """The kind and the name of the entry whose page this is."""
    parts = address.removesuffix("/index.html").removesuffix(".html").split("/")
    for kind in KINDS:
        name = parts[-1]
        if kind.folder and is_id(name) and address in urls.every_of_id(kind.record, name):
            return kind, name
    return None


def _panel(draft: Draft, page_notes: Iterable[Diagnostic], today: date) -> Panel:
    checked = draft.values.get("gecontroleerd")
    state = freshness.of(checked, today) if isinstance(checked, date) else Freshness.FRESH
    return Panel(
        draft.place.path,
        _checked(draft, today),
        state,
        tuple(
            (field.key, field.about)
            for field in draft.kind.fields
            # What is written and cannot be read is told as a mistake.
            if field.key in WANTED and not draft.values.get(field.key, field.key in draft.places)
        ),
        tuple(_row(note) for note in sorted(set(page_notes))),
    )


def _checked(draft: Draft, today: date) -> str:
    """The sentence about the day on which somebody last checked the entry."""
    checked = draft.values.get("gecontroleerd")
    if isinstance(checked, date):
        past = freshness.in_words(freshness.months(checked, today))
        fresh = freshness.of(checked, today) is Freshness.FRESH
        old = "" if fresh else f" Dat is {past} geleden: lees het na."
        return f"Nagekeken op {checked.isoformat()}.{old}"
    if "gecontroleerd" in draft.places:
        return "De dag bij gecontroleerd is niet te lezen."
    dated = any(field.key == "gecontroleerd" for field in draft.kind.fields)
    return "Nog nooit nagekeken." if dated else ""


def _row(note: Diagnostic) -> dict[str, Any]:
    row = asdict(note)
    row.pop("place")
    return {**row, "line": note.place.line}
