"""Messages for a page of the preview: problems of the build, and notes about one entry.

Each shows the line that it is about, from the file as it is now, and a link that opens it there.
Made when a page asks for it, so that a build never waits for it. None of it is in the published
site: only the preview asks.
"""

import json
import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from catalogue.base.diagnostics import Diagnostic, Place, as_json
from catalogue.content import reader
from catalogue.content.files import is_id, read_bytes
from catalogue.content.parse import Draft, parse
from catalogue.content.yaml_tree import Refused
from catalogue.editor.advice import advise_entry
from catalogue.editor.language import names_in, vocabulary_of
from catalogue.editor.link_checker import find_links, link_notes, load_answers
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness
from catalogue.schema import DUTCH, KIND, KINDS, TRANSLATIONS, Kind, urls

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

# Names in the environment of a terminal on another computer: an editor here cannot open its files.
_ELSEWHERE = ("SSH_CONNECTION", "CODESPACES")
# Characters of a long line around the place of a problem.
_BEFORE, _BEHIND = 60, 120
_QUOTED = re.compile(r"'([^']+)'|`([^`]+)`")
_WHOLE_VALUE = re.compile(r"\s*(?:- )?(?:\w+: )?")
_WORD = re.compile(r"""!?\[[^\]]*\]\([^)]*\)|[^\s,:\[\]{}'"]+|\S?""")


@dataclass(frozen=True)
class Panel:
    """The notes about one entry.

    ``nagekeken`` is a sentence, empty for what nobody has to check, and ``versheid`` its colour;
    ``ontbreekt`` holds a field and its sentence for each that is not filled in; ``notities`` are
    as in ``Panels.of_problems``.
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

    def __init__(self, content: Path, memory: Path, today: Callable[[], date]) -> None:
        self._content = content
        self._memory = memory
        self._today = today

    @cached_property
    def _names(self) -> frozenset[str]:
        sources = reader.read(self._content).sources
        return names_in(parse(page)[0] for page in sources)

    @cached_property
    def _repository(self) -> str:
        """Address below which GitHub edits the content; empty when `site.yml` names none."""
        sources = reader.read(self._content).sources
        values = next((parse(page)[0].values for page in sources if page.kind.single), {})
        source = str(values.get("broncode") or "").rstrip("/")
        return f"{source}/edit/{values.get('tak') or 'main'}/content" if source else ""

    def of_problems(self, problems: Iterable[Diagnostic]) -> list[dict[str, Any]]:
        """Problems as in ``check --format json``, each with ``excerpt`` and ``open``.

        ``excerpt`` is its line in three parts, of which the second is wrong, or nothing; ``open``
        is the address that opens the file there, or empty.
        """
        problems = tuple(problems)
        rows: list[dict[str, Any]] = json.loads(as_json(problems))
        lines = {path: _lines(path) for path in {problem.place.path for problem in problems}}
        for row, problem in zip(rows, problems, strict=True):
            row["excerpt"] = excerpt(problem, lines[problem.place.path])
            row["open"] = self._opening(problem.place)
        return rows

    def _opening(self, place: Place) -> str:
        path = Path(place.path).absolute()
        if not any(name in os.environ for name in _ELSEWHERE):
            return f"vscode://file/{quote(path.as_posix().lstrip('/'))}:{place.line}:{place.column}"
        folder = self._content.absolute()
        if not self._repository or not path.is_relative_to(folder):
            return ""
        return f"{self._repository}/{quote(path.relative_to(folder).as_posix())}#L{place.line}"

    def of_page(self, address: str) -> Panel | None:
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
            *advise_entry(draft, vocabulary, self._today()),
            *link_notes(find_links(reading), answers),
        )
        return self._panel(draft, page_notes)

    def _panel(self, draft: Draft, page_notes: Iterable[Diagnostic]) -> Panel:
        today, checked = self._today(), draft.values.get("gecontroleerd")
        state = freshness.of(checked, today) if isinstance(checked, date) else Freshness.FRESH
        return Panel(
            draft.place.path,
            _checked(draft, today),
            state,
            tuple(
                (field.key, field.about)
                for field in draft.kind.fields
                # What is written and cannot be read is told as a mistake.
                if field.key in WANTED
                and not draft.values.get(field.key, field.key in draft.places)
            ),
            tuple(self.of_problems(sorted(set(page_notes)))),
        )

    def _path(self, kind: Kind, name: str) -> Path:
        return self._content / (kind.folder or "") / f"{name}.md"


def _behind(address: str) -> tuple[Kind, str] | None:
    """The kind and the name of the entry, or of its translation, whose page this is."""
    name = address.removesuffix("/index.html").removesuffix(".html").rpartition("/")[2]
    for kind in filter(lambda kind: kind.folder and is_id(name), (*KINDS, *TRANSLATIONS)):
        pages = urls.every_of_id(KIND[kind.original or kind.name].record, name)
        if address in (urls.in_language(kind.language or DUTCH, page) for page in pages):
            return kind, name
    return None


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


def _lines(path: str) -> list[str]:
    """The lines of a text, as the reader counts them; none of a photo, or of what is gone."""
    try:
        text = read_bytes(Path(path), reader.MAX_LIST_BYTES).decode("utf-8-sig")
    except (Refused, UnicodeDecodeError):
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def excerpt(problem: Diagnostic, lines: list[str]) -> tuple[str, str, str] | None:
    """The line of a problem: what stands before the mistake, the mistake, and what comes behind.

    ``None`` when there is no such line, or when it says nothing.
    """
    _, number, column = problem.place
    line = lines[number - 1] if number <= len(lines) else ""
    if line.strip() in ("", "---"):
        return None
    at = column - 1
    end = at + len(_mistake(line[:at], line[at:], problem.message))
    before, behind = line[max(0, at - _BEFORE) : at], line[end : end + _BEHIND]
    return (
        "…" * (at > _BEFORE) + before,
        line[at:end][:_BEHIND],
        behind + "…" * (len(line) > end + _BEHIND),
    )


def _mistake(before: str, rest: str, message: str) -> str:
    """The part of ``rest``, a line from the mistake on, that is wrong."""
    quoted = next((word for pair in _QUOTED.findall(message) for word in pair if word), "")
    for written in (quoted, f"'{quoted}'", f'"{quoted}"'):
        if quoted and rest.startswith(written):
            return written
    if before and _WHOLE_VALUE.fullmatch(before) and rest[:1] not in ("[", "{"):
        return rest.rstrip()
    word = _WORD.match(rest)
    return word.group() if word else ""
