"""Entries as someone could fill them in, to ask both sides what they make of them.

The script of the form writes the file of an entry and checks it, in a browser. Python must read in
the file what was filled in, and say the same of it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from catalogue.base.diagnostics import Place, failed
from catalogue.content import front_matter
from catalogue.content.front_matter import Source
from catalogue.content.model import Catalogue
from catalogue.content.parse import RefName, parse
from catalogue.content.yaml_tree import INVISIBLE, Node, Scalar, Sequence
from catalogue.content.yaml_tree import Mapping as Fields
from catalogue.feeds import json_data
from catalogue.schema import KIND, Bevestigd, Kind
from catalogue.schema.shapes import Field, Group, Many, Ref, Shape, fields_of
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

_TYPED: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
HOSTILE: tuple[str, ...] = (*_TYPED["words"], "x" * 91, "ё" * 301, "🤖" * 90)
_WORDS = (*HOSTILE, *_TYPED["numbers"], *_TYPED["days"], *_TYPED["times"])
TEXTS: list[str] = _TYPED["texts"]
WRONG_TEXTS: dict[str, str] = {**_TYPED["wrong_texts"], "[" * 401: "T405", "> " * 9 + "x": "T405"}


@dataclass(frozen=True)
class Case:
    """An entry that someone fills in; ``id`` is that of what is corrected, or ``""``."""

    kind: Kind
    values: Mapping[str, Any]
    text: str
    id: str = ""
    field: str = ""
    """Values that were filled in, for the message of a test."""

    def data(self) -> dict[str, Any]:
        """As the script gets it."""
        return {"soort": self.kind.name, "id": self.id, "waarden": self.values, "tekst": self.text}

    def filled_in(self) -> tuple[Any, str]:
        """Fields and text, without what is empty and without characters that hide."""
        lines = re.split(r"\r\n?|\n", INVISIBLE.sub("", self.text))
        filled = [number for number, line in enumerate(lines) if line.strip()]
        text = "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""
        return _cleaned(self.values), text

    def read(self, file: str, catalogue: Catalogue) -> tuple[tuple[Any, str], list[str]]:
        """What is in the text of a file, and the codes of what is wrong with it, by Python."""
        fields, text, line = front_matter.split(file, "een.md")
        draft, problems = parse(_source(self, fields, text, line))
        found = [problem.code for problem in problems if failed([problem])]
        for name in _references(draft.values):
            if (name.kind, name.name) == (self.kind.name, self.id):
                found.append("K302")
            elif name.name not in catalogue.by_id[name.kind]:
                found.append("K301")
        return (_plain(fields), text), sorted(found)


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            assert not node.empty
            return node.text
        case Sequence():
            return [_plain(item) for item in node.items]
        case Fields():
            return {key.text: _plain(value) for key, value in node.pairs}


def _cleaned(value: Any) -> Any:
    """Values on one line each, without those that are empty."""
    if isinstance(value, Mapping):
        inner = {key: _cleaned(one) for key, one in value.items()}
        return {key: one for key, one in inner.items() if one}
    if isinstance(value, list):
        return [one for one in map(_cleaned, value) if one]
    return " ".join(INVISIBLE.sub("", str(value)).split())


def _source(case: Case, fields: Fields, text: str, line: int) -> Source:
    pad = f"{case.kind.folder}/een.md"
    return Source(case.kind, case.id or "een", pad, Place("een.md"), fields, text, line)


def _references(value: Any) -> Iterator[RefName]:
    if isinstance(value, RefName):
        yield value
    elif isinstance(value, Bevestigd):
        yield from _references(value.door)
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
    # The shortest entry of each kind: it is read thousands of times.
    by_length = sorted(stored(catalogue), key=lambda case: -len(str(case.values)))
    right = {case.kind: case.values for case in by_length}
    for kind, values in right.items():
        for field in kind.fields:
            hours = _TYPED["hours"] if field.key == "vaste_tijden" else ()
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
                yield from ("", "  ", *_WORDS)

    def _group(self, fields: tuple[Field, ...]) -> Iterator[dict[str, Any]]:
        read = yaml.BaseLoader  # our own examples, with numbers as text
        good = {field.key: yaml.load(field.example, read) for field in fields}  # noqa: S506
        # An example names nothing of this region.
        known = (
            (field.key, self.catalogue.by_id[field.shape.kind])
            for field in fields
            if isinstance(field.shape, Ref)
        )
        good |= {key: next(iter(ids)) for key, ids in known}
        yield {}
        yield good
        yield dict.fromkeys(good, "")
        for field in fields:
            yield {key: value for key, value in good.items() if key != field.key}
            yield {field.key: good[field.key]}
            for value in self.of(field.shape):
                yield {**good, field.key: value}
        first, second, *_ = good
        shapes = {field.key: field.shape for field in fields}
        if isinstance(shapes[second], Ref):
            yield {**good, second: "zomaar"}
        # Python looks no reference up in a group of which another value is wrong.
        elif isinstance(good[second], str):
            yield {**good, first: good[second], second: good[first]}


def program() -> str:
    """The scripts that are asked, in the order of the page."""
    texts = ((SCRIPTS / f"{part}.js").read_text("utf-8") for part in PARTS)
    return "".join(f"{{{text}\n}}\n" for text in texts)
