"""Text becomes fields with places, and the Markdown below them."""

import re
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_tree
from catalogue.content.yaml_tree import Mapping, Node, Refused, Sequence

_FIELD_LINE = re.compile(r"[\w'’\"-]+(?: [\w'’\"-]+)?\s*:(?:\s|$)|\s+\S|- |#")
# How a field looks that is no sentence with a colon in it.
_CERTAIN_FIELD = re.compile(r"[a-z_]+\s*:(?:\s|$)")
_FEW_LINES = 10


class _Strict(BaseHandler):
    """Front matter the way we want it: a first line ``---``, a closing one, fields with places.

    python-frontmatter would silently answer "no fields" for a missing closing line, and load the
    YAML with guessed types; this handler refuses or keeps the places instead.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.line = 1
        self.body = ""

    def detect(self, text: str) -> bool:
        """Whether there is front matter: always, since its absence is a problem of its own."""
        return bool(text) or True

    def split(self, text: str) -> tuple[str, str]:
        """The lines between the two ``---`` and what follows; sets ``line`` and ``body``."""
        lines = text.split("\n")
        number = closing_line(lines, self.path)
        body = lines[number + 1 :]
        blank = next((i for i, line in enumerate(body) if line.strip()), 0)
        self.line = number + 2 + blank
        self.body = "\n".join(body[blank:]).rstrip()
        return "\n".join(lines[1:number]), self.body

    def load(self, fm: str) -> dict[str, Node | None]:
        """The fields as nodes, under one name, so that nothing is lost or merged."""
        return {"fields": yaml_tree.parse(fm, self.path, first_line=2)}


def closing_line(lines: list[str], path: str) -> int:
    """The index of the line ``---`` that closes the fields.

    Raises ``Refused`` when the fields do not begin on the first line or are not closed.
    """
    if lines[0].rstrip() != "---":
        raise Refused(_does_not_begin(lines, path))
    end = _end_of_fields(lines)
    for number in range(1, len(lines)):
        if lines[number].rstrip() != "---":
            continue
        between = [line for line in lines[end:number] if line.strip()]
        if not lines[end].strip() and between and not _CERTAIN_FIELD.match(between[-1]):
            # A line of dashes far down in the text is not what closes the fields.
            break
        return number
    found = lines[end].strip() if end < len(lines) else ""
    raise Refused(messages.file.unclosed_front_matter(Place(path, end + 1), found))


def _does_not_begin(lines: list[str], path: str) -> Diagnostic:
    """What to say when the first line is not ``---``: it may stand a few lines lower."""
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


def split(text: str, path: str) -> tuple[Mapping, str, int]:
    """Fields, Markdown and the line on which the Markdown begins.

    Raises ``Refused`` when the front matter is not there, not closed, or no list of fields.
    """
    handler = _Strict(path)
    if not text.strip():
        raise Refused(messages.file.no_front_matter(Place(path), ""))
    # python-frontmatter strips the text; leading lines must count, so they are refused here.
    # And it strips the first line of the Markdown, whose columns must count as well.
    if not text.startswith("---"):
        raise Refused(_does_not_begin(text.split("\n"), path))
    metadata, _ = frontmatter.parse(text, handler=handler)
    fields = as_fields(metadata["fields"], Place(path, 2), "een blok velden")
    return fields, handler.body, handler.line


def as_fields(node: Any, place: Place, wanted: str) -> Mapping:
    """The node as fields; no node at all is no fields. Raises ``Refused`` for anything else."""
    if isinstance(node, Mapping):
        return node
    if node is None:
        return Mapping((), place)
    found = "lijst" if isinstance(node, Sequence) else "losse tekst"
    raise Refused(messages.file.not_fields(node.place, found, wanted))
