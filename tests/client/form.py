"""Entries as someone could fill them in, to ask both sides what they make of them.

Python writes and checks the file of an entry; so does the script of the form, in a browser. What
they say must be the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from catalogue.base.diagnostics import Place, failed
from catalogue.content import front_matter
from catalogue.content.front_matter import Source
from catalogue.content.model import Catalogue
from catalogue.content.parse import RefName, parse
from catalogue.content.yaml_tree import Mapping as Fields
from catalogue.editor.forms import document
from catalogue.feeds import json_data
from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import Field, Group, Many, Shape, fields_of
from catalogue.site.pages import taking_part
from tests.client.engine import SCRIPTS

PARTS = ("search_language", "form_document", "form_check")
# The entries of all cases in one call; see `ask`.
IN_SCRIPT = """([data, cases]) => {
  const writer = self.meedoen.writer(data.patronen);
  const known = Object.fromEntries(
    Object.entries(data.lijsten).map(([name, rows]) => [name, new Map(rows)]));
  const check = self.meedoen.checker(writer, known);
  const kinds = Object.fromEntries(data.soorten.map((soort) => [soort.naam, soort]));
  return cases.map(({soort, id, waarden, tekst}) => {
    const found = check(kinds[soort], waarden, tekst, {soort, id, tekst: id ? tekst : ''});
    return [writer.file(kinds[soort], waarden, tekst), found.map(({code}) => code).sort()];
  });
}"""

# What people type, paste and try.
HOSTILE = (
    "gewoon",
    "'",
    "''",
    '"dubbel"',
    "thema's",
    "a: b",
    "a:b",
    "a:",
    ": a",
    "# geen commentaar",
    "a # b",
    "a#b",
    "- streepje",
    "-5",
    "---",
    "--- x",
    "...",
    "? vraag",
    "!tag",
    "!!python/object:os.system",
    "&anker",
    "*verwijzing",
    "<<: *a",
    "{a: b}",
    "[a, b]",
    "a, b",
    "a]b",
    "a}b",
    "%richtlijn",
    "@naam",
    "`code`",
    "|",
    ">",
    "null",
    "Null",
    "~",
    "true",
    "nee",
    "no",
    "0x1F",
    "010",
    "1e3",
    "12:30",
    "2026-11-23",
    "=",
    "regel 1\nregel 2",
    "regel 1\r\nregel 2",
    "\ttab\t",
    "  ruimte   ertussen  ",
    "\\n geen nieuwe regel",
    "\\",
    "één café’s ‘citaat’ … €",
    "🤖 robot",
    "robot 👩‍🔧",
    "日本語",
    "עברית",
    "nul\u200bbreed",
    "rechts\u202enaar links",
    "\ufeffbom",
    "bel\x07",
    "niet\u00a0afbreken",
    "lijn\u2028scheiding",
    "<script>alert(1)</script>",
    "<b>vet</b>",
    "{{ sjabloon }}",
    "{% raw %}",
    "${x}",
    "x" * 91,
    "ё" * 301,
    "🤖" * 90,
    "https://voorbeeld.nl",
    "https://voorbeeld.nl/pad?vraag=a&b=c#d",
    "HTTPS://Voorbeeld.NL/",
    "http://voorbeeld.nl:8080/",
    "http://voorbeeld.nl:99999/",
    "http://voorbeeld.nl:/",
    "https://voorbeeld",
    "https://naam:wacht@voorbeeld.nl",
    "https://voorbeeld.nl/met spatie",
    'https://voorbeeld.nl/"quote"',
    "https://[::1]/",
    "https://.nl",
    "http://127.0.0.1/",
    "https://-a.nl",
    "https://a-.nl",
    "https://a..nl",
    "https://a.nl./",
    "https://café.nl",
    "https://a_b.nl",
    "https://a.1nl",
    "ftp://voorbeeld.nl",
    "javascript:alert(1)",
    "www.voorbeeld.nl",
    "voorbeeld.nl",
)
NUMBERS = ("0", "8", "12", "-1", "007", "8.5", "51.91", "4,4", "121", "99999999999", "acht", "1e3")
TIMES = ("13:30", "9:05", "9.05", "24:00", "12:60", "0:00", "uur")
DAYS = (
    "2026-03-29 02:30",
    "2026-03-29 03:30",
    "2026-12-23",
    "2026-12-30",
    "2026-11-23",
    "2026-02-29",
    "2024-02-29",
    "1900-02-29",
    "2000-02-29",
    "2026-13-01",
    "2026-00-10",
    "0000-01-01",
    "0099-12-31",
    "2026-1-1",
    "23-11-2026",
    "2026-11-23 10:00",
    "2026-11-23 9:05",
    "2026-11-23T24:00",
    "2026-11-23 10:60",
    "2026-11-23 10.30",
    "2026",
    "2026-11",
    "2026-13",
    "morgen",
)
# Fixed hours, of which the fields ask most of each other.
HOURS: tuple[dict[str, Any], ...] = (
    {"dagen": ["woensdag"], "van": "13:30", "tot": "17:00"},
    {"dagen": ["woensdag"], "van": "9:30", "tot": "17:00"},
    {"dagen": ["woensdag"], "van": "17:00", "tot": "9.30"},
    {"dagen": ["woensdag"], "van": "9:30", "tot": "09:30"},
    {"dagen": ["woensdag"], "tot": "17:00"},
    {"dagen": ["woensdag"], "van": "25:00", "tot": "17:00"},
    {"dagen": ["woensdag"], "van": "9:30", "dagdeel": "middag"},
    {"dagen": ["woensdag"], "behalve": ["2026-12-23", "2026-12-24"]},
    {"dagen": ["woensdag"], "behalve": ["2026-12-23", "gisteren"]},
    {"dagen": ["woensdag"], "welke": ["laatste"], "behalve": ["2026-12-23", "2026-12-30"]},
    {"dagen": ["woensdag"], "welke": ["vijfde", "eerste"], "behalve": ["2026-12-30"]},
    {"dagen": ["zondag"], "welke": ["zesde"], "behalve": ["2026-12-27", "2026-12-28"]},
    {"dagen": ["Woensdag"], "behalve": ["2026-12-24"]},
    {"dagen": ["zondag", "maandag"], "geldig": {"van": "2026-09-01", "tot": "2026-08-01"}},
)
TEXTS = (
    "",
    "Gewone tekst.\n\n- een\n- twee\n\n## Kop\n\n**Vet** en *schuin*.",
    "\n\n  \nEerst leeg",
    "---\nstreepjes\n---",
    "Een [link](https://voorbeeld.nl) en [mail](mailto:info@voorbeeld.nl).",
    "tekst\r\nmet\rregels   \n\n\n",
    "2 < 3 en 3 > 2",
    "a & b; c",
    "> citaat\n\n1. een\n2. twee",
    "Nul\u200bbreed en \u202eomgekeerd",
)
WRONG_TEXTS = {
    "<b>vet</b>": "T402",
    "<!-- weg -->": "T402",
    "# Kop": "T403",
    "Kop\n===": "T403",
    "Zo.\n\n---\nnaam: X\n---\n": "T416",
    "[x](javascript:alert(1))": "T404",
    "[x](data:text/html,x)": "T404",
    "![x](https://voorbeeld.nl/x.png)": "T404",
    "[ ](https://voorbeeld.nl)": "T404",
    "[x](weg.md)": "T404",
    "[x](http://)": "T404",
    "[x] (https://voorbeeld.nl)": "T408",
    "(x)[https://voorbeeld.nl]": "T408",
    "[x](https://voorbeeld.nl": "T408",
    "[x][y]": "T408",
    "[[robotica]]": "T408",
    "<javascript:alert(1)>": "T404",
    "[" * 401: "T405",
    "> " * 9 + "x": "T405",
}


@dataclass(frozen=True)
class Case:
    """An entry that someone fills in; ``id`` is that of what is corrected, or ``""``."""

    kind: Kind
    values: Mapping[str, Any]
    text: str
    id: str = ""
    field: str = ""
    """What was filled in, for the message of a test."""

    def data(self) -> dict[str, Any]:
        """As the script gets it."""
        return {"soort": self.kind.name, "id": self.id, "waarden": self.values, "tekst": self.text}

    def file(self) -> str:
        """The file that Python writes."""
        return document(self.kind, self.values, self.text)

    def codes(self, catalogue: Catalogue) -> list[str]:
        """The codes of what is wrong with the fields, according to Python."""
        fields, text, line = front_matter.split(self.file(), "een.md")
        draft, problems = parse(_source(self, fields, text, line))
        found = [problem.code for problem in problems if failed([problem])]
        for name in _references(draft.values):
            if (name.kind, name.name) == (self.kind.name, self.id):
                found.append("K302")
            elif name.name not in catalogue.by_id[name.kind]:
                found.append("K301")
        return sorted(found)


def _source(case: Case, fields: Fields, text: str, line: int) -> Source:
    pad = f"{case.kind.folder}/een.md"
    return Source(case.kind, case.id or "een", pad, Place("een.md"), fields, text, line)


def _references(value: Any) -> Iterator[RefName]:
    if isinstance(value, RefName):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _references(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _references(item)


def stored(catalogue: Catalogue) -> list[Case]:
    """Every entry of the content, as someone who corrects it gets it."""
    return [
        Case(
            kind,
            taking_part.as_text(json_data.front_matter(one)),
            one.tekst,
            one.id,
        )
        for kind in (KIND[name] for name in taking_part.CORRECTED)
        for one in getattr(catalogue, kind.plural)
    ]


def filled_in(catalogue: Catalogue) -> Iterator[Case]:
    """Every shape with everything that could be typed in it, in an entry that is right."""
    typing = _Typing(catalogue)
    right = {case.kind: case.values for case in reversed(stored(catalogue))}
    for kind, values in right.items():
        for field in kind.fields:
            hours = HOURS if field.key == "vaste_tijden" else ()
            for value in (*typing.of(field.shape), *([one] for one in hours)):
                shown = f"{field.key}={value!r}"[:200]
                yield Case(kind, {**values, field.key: value}, "", "zomaar", shown)


class _Typing:
    """Good and bad values of shapes; a single shape gets everything only once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.tried: set[str] = set()

    def of(self, shape: Shape) -> Iterator[Any]:
        """Values of a shape."""
        if isinstance(shape, Group):
            yield from self._group(fields_of(shape.record))
        elif isinstance(shape, Many) and isinstance(shape.shape, Group):
            yield []
            yield from ([group] for group in self._group(fields_of(shape.shape.record)))
        elif isinstance(shape, Many):
            single = [value for value in self.of(shape.shape) if value.strip()]
            yield []
            yield from ([value] for value in single)
            yield [single[0], single[0]]
            yield ["", single[0], "  "]
            yield [f"waarde {number}" for number in range(61)]
        else:
            known = self.catalogue.by_id.get(getattr(shape, "kind", ""), {})
            yield from [*known, *getattr(shape, "options", {}), "gewoon"][:2]
            if repr(shape) not in self.tried:
                self.tried.add(repr(shape))
                yield from ("", "  ", *HOSTILE, *NUMBERS, *DAYS, *TIMES)

    def _group(self, fields: tuple[Field, ...]) -> Iterator[dict[str, Any]]:
        read = yaml.BaseLoader  # our own examples, with numbers as text
        good = {field.key: yaml.load(field.example, read) for field in fields}  # noqa: S506
        yield {}
        yield good
        yield dict.fromkeys(good, "")
        for field in fields:
            yield {key: value for key, value in good.items() if key != field.key}
            yield {field.key: good[field.key]}
            for value in self.of(field.shape):
                yield {**good, field.key: value}
        first, second, *_ = good
        if isinstance(good[second], str):
            yield {**good, first: good[second], second: good[first]}


def program() -> str:
    """The scripts that are asked, in the order of the page."""
    texts = ((SCRIPTS / f"{part}.js").read_text("utf-8") for part in PARTS)
    return "".join(f"{{{text}\n}}\n" for text in texts)
