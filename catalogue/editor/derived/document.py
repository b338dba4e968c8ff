"""Writes an entry as an editor would: front matter in the order of the schema, then the text.

The form on the site writes the same file in the browser; ``PATTERNS`` is what both go by, so they
hold nothing that Python and JavaScript read differently. ``tests/client`` ties the two together.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.content.yaml_tree import INVISIBLE
from catalogue.editor.new import quoted
from catalogue.schema import Kind
from catalogue.schema.shapes import Field, Group, Many, Shape, Text, fields_of

# A value that needs no quotes: a letter, digit or bracket first, and nothing that ends a value.
PATTERNS: Mapping[str, str] = {
    "begin": r"^[A-Za-z0-9(\u00c0-\u024f]",
    "breekt": r":( |$)| #|^(null|Null|NULL)$",
    "vlak": r"^[A-Za-z0-9\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f ._/+&()'\u2019-]*$",
}
_BEGIN, _BREAKS, _FLAT = (re.compile(pattern) for pattern in PATTERNS.values())

Values = Mapping[str, Any]
"""Key -> text, number, list, or fields of a group, as an editor writes them."""


def document(kind: Kind, values: Values, text: str) -> str:
    """The whole file. What is empty is left out; ``text`` is the Markdown below the fields.

    Whatever the values hold, the file reads back as those values: see ``clean``.
    """
    lines = ["---", *_fields(kind.fields, values), "---", ""]
    body = clean_text(text)
    return "\n".join([*lines, *([body, ""] if body else [])])


def clean(value: object) -> str:
    """A value of one line: without characters that hide, with single spaces."""
    return " ".join(INVISIBLE.sub("", _newlines(str(value))).split())


def clean_text(text: str) -> str:
    """The Markdown text: line ends of Unix, no characters that hide, no empty lines around it."""
    lines = INVISIBLE.sub("", _newlines(text)).split("\n")
    filled = [number for number, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[filled[0] : filled[-1] + 1]).rstrip() if filled else ""


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_empty(value: object) -> bool:
    """Whether there is nothing to write: no text, or a list or group of nothing."""
    if isinstance(value, Mapping):
        return all(is_empty(inner) for inner in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return all(is_empty(inner) for inner in value)
    return value is None or not clean(value)


def _fields(declared: Sequence[Field], values: Values, indent: str = "") -> list[str]:
    lines: list[str] = []
    for field in declared:
        value = values.get(field.key)
        if not is_empty(value):
            lines += _field(field, value, indent)
    return lines


def _field(field: Field, value: Any, indent: str) -> list[str]:
    shape = field.shape
    if isinstance(shape, Many) and isinstance(shape.shape, Group):
        lines = [f"{indent}{field.key}:"]
        for item in value:
            if not is_empty(item):
                first, *rest = _fields(fields_of(shape.shape.record), item, f"{indent}    ")
                lines += [f"{indent}  - {first.lstrip()}", *rest]
        return lines
    if isinstance(shape, Many):
        items = ", ".join(_flat(item) for item in value if not is_empty(item))
        return [f"{indent}{field.key}: [{items}]"]
    if isinstance(shape, Group):
        return _group(field.key, fields_of(shape.record), value, indent)
    return [f"{indent}{field.key}: {_scalar(value)}"]


def _group(key: str, declared: Sequence[Field], value: Values, indent: str) -> list[str]:
    """``{van: 8, tot: 12}`` on a line, or a field a line where there is a sentence among them."""
    filled = [field for field in declared if not is_empty(value.get(field.key))]
    if any(_is_sentence(field.shape) for field in filled):
        return [f"{indent}{key}:", *_fields(filled, value, f"{indent}  ")]
    pairs = ", ".join(f"{field.key}: {_flat(value[field.key])}" for field in filled)
    return [f"{indent}{key}: {{{pairs}}}"]


def _is_sentence(shape: Shape) -> bool:
    return isinstance(shape, Text | Group | Many)


def _scalar(value: object) -> str:
    text = clean(value)
    return text if _BEGIN.search(text) and not _BREAKS.search(text) else quoted(text)


def _flat(value: object) -> str:
    text = clean(value)
    return text if _FLAT.search(text) and not _BREAKS.search(text) else quoted(text)
