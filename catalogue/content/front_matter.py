"""Text split into fields with places and the Markdown below them, or into the items of a list."""

import re
from dataclasses import dataclass
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_tree
from catalogue.content.files import is_id, suggested_name
from catalogue.content.yaml_tree import Mapping, Node, Refused, Scalar, Sequence
from catalogue.schema import ID_FIELD, Kind

_FIELD_LINE = re.compile(r"[\w'’\"-]+(?: [\w'’\"-]+)?\s*:(?:\s|$)|\s+\S|- |#")
# A field that cannot be a sentence with a colon in it.
_CERTAIN_FIELD = re.compile(r"[a-z_]+\s*:(?:\s|$)")
_FEW_LINES = 10


@dataclass(frozen=True, eq=False, slots=True)
class Source:
    """One record as it was written: fields with places, and the Markdown below them.

    ``pad`` is the path below ``content/``; ``place`` the path that an editor opens; ``line`` the
    line on which ``text`` begins.
    """

    kind: Kind
    id: str
    pad: str
    place: Place
    fields: Mapping
    text: str = ""
    line: int = 1


class _StrictHandler(BaseHandler):
    """python-frontmatter with the fields as nodes with places; whatever is not right is refused.

    Its own handler answers "no fields" for a missing closing line, and guesses types.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.end = 0

    def detect(self, text: str) -> bool:  # noqa: ARG002 - part of the library's interface
        """Always: a page without front matter is refused by ``split``."""
        return True

    def split(self, text: str) -> tuple[str, str]:
        """The fields and the Markdown; ``end`` becomes the index of the line between them."""
        lines = text.split("\n")
        self.end = closing_line(lines, self.path)
        return "\n".join(lines[1 : self.end]), "\n".join(lines[self.end + 1 :])

    def load(self, fm: str) -> dict[str, Node | None]:
        """The fields under one key, since equal keys must not disappear."""
        return {"fields": yaml_tree.parse(fm, self.path, first_line=2)}


def split(text: str, path: str) -> tuple[Mapping, str, int]:
    """Split a page into fields, Markdown and the line on which the Markdown begins.

    Raises ``Refused`` when the front matter is not there, not closed, or no list of fields.
    """
    lines = text.split("\n")
    # The library strips empty lines above the front matter, which must not be there.
    if not text.startswith("---"):
        raise Refused(_no_front_matter(lines, path))
    handler = _StrictHandler(path)
    metadata, _ = frontmatter.parse(text, handler=handler)
    fields = _as_fields(metadata["fields"], Place(path, 2), "een blok velden")
    # It also strips the first line of the Markdown, whose columns must count.
    after = handler.end + 1
    first = next((line for line in range(after, len(lines)) if lines[line].strip()), after)
    return fields, "\n".join(lines[first:]).rstrip(), first + 1


def closing_line(lines: list[str], path: str) -> int:
    """The index of the line ``---`` that closes the fields.

    Raises ``Refused`` when the fields do not begin on the first line or are not closed.
    """
    if lines[0].rstrip() != "---":
        raise Refused(_no_front_matter(lines, path))
    end = _end_of_fields(lines)
    for number in range(1, len(lines)):
        if lines[number].rstrip() != "---":
            continue
        between = [line for line in lines[end:number] if line.strip()]
        if not lines[end].strip() and between and not _CERTAIN_FIELD.match(between[-1]):
            # A line of dashes far down in the text is not what closes the fields.
            break
        return number
    unexpected = lines[end].strip() if end < len(lines) else ""
    raise Refused(messages.file.unclosed_front_matter(Place(path, end + 1), unexpected))


def _no_front_matter(lines: list[str], path: str) -> Diagnostic:
    """The problem of a first line that is not ``---``; those dashes may be a few lines lower."""
    below = (number for number, line in enumerate(lines[:_FEW_LINES]) if line.rstrip() == "---")
    start = next(below, 0)
    begins = start + 1 if start and _CERTAIN_FIELD.match("".join(lines[start + 1 :][:1])) else 0
    return messages.file.no_front_matter(Place(path), lines[0], begins)


def _end_of_fields(lines: list[str]) -> int:
    """The index of the first line after the first ``---`` that does not belong to the fields.

    Empty lines between fields do belong to them; those before a line of text do not.
    """
    last = 0
    for number in range(1, len(lines)):
        if _FIELD_LINE.match(lines[number]):
            last = number
        elif lines[number].strip():
            break
    return last + 1


def records(text: str, path: str, kind: Kind) -> tuple[list[Source], list[Diagnostic]]:
    """Split a list into its records, with a problem for each whose id cannot be read.

    Raises ``Refused`` for what is no list of fields.
    """
    node, place, pad = yaml_tree.parse(text, path), Place(path), kind.file or ""
    if kind.single:
        fields = _as_fields(node, place, "een blok velden")
        return [Source(kind, kind.original or kind.name, pad, place, fields)], []
    if node is not None and not isinstance(node, Sequence):
        raise Refused(messages.file.wrong_structure(node.place, "veld", "een lijst met streepjes"))
    sources: list[Source] = []
    problems: list[Diagnostic] = []
    places: dict[str, Place] = {}
    for number, item in enumerate(node.items if node else (), 1):
        fields = _as_fields(item, place, "na elk streepje een blok velden")
        try:
            name = f"{kind.name}-{number}" if kind.numbered else _id(fields, kind, places)
        except Refused as refused:
            problems.append(refused.problem)
        else:
            sources.append(Source(kind, name, pad, fields.place, fields))
    return sources, problems


def _id(fields: Mapping, kind: Kind, places: dict[str, Place]) -> str:
    """The id of an item; ``places`` has those before it. Raises ``Refused``."""
    for key, node in fields.pairs:
        if key.text != ID_FIELD.key or not isinstance(node, Scalar):
            continue
        name = node.text
        if not is_id(name):
            raise Refused(messages.field.not_a_name(node.place, "id", name, suggested_name(name)))
        if name in places:
            first = places[name]
            raise Refused(messages.connection.double_id(node.place, kind.name, name, first))
        places[name] = node.place
        return name
    about, example = ID_FIELD.about, ID_FIELD.example
    raise Refused(messages.field.missing_field(fields.place, "id", about, example))


def _as_fields(node: Any, place: Place, wanted: str) -> Mapping:
    """The node as fields; no node at all is no fields. Raises ``Refused`` for anything else."""
    if isinstance(node, Mapping):
        return node
    if node is None:
        return Mapping((), place)
    written = "lijst" if isinstance(node, Sequence) else "losse tekst"
    raise Refused(messages.file.wrong_structure(node.place, written, wanted))
