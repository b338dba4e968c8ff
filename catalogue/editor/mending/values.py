"""Replaces a value in the text of a file and nothing else: comments and layout stay.

Each replacement is proved: the file is read again, and only that one value may differ.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalogue.base.diagnostics import Place
from catalogue.content.source import split
from catalogue.content.yaml_tree import Mapping as MappingNode
from catalogue.content.yaml_tree import Node, Refused, Scalar, Sequence
from catalogue.content.yaml_tree import parse as parse_yaml
from catalogue.editor.mending import certain
from catalogue.editor.mending.layout import Change
from catalogue.schema import ID_FIELD, Kind
from catalogue.schema.shapes import Field, Group, Many, Shape, fields_of

_PLAIN = re.compile(r"[\w\[][\w ,.:/?=&%+~#@\]-]*")
_BEHIND = re.compile(r"\s|[,\]}:]|$")


@dataclass(frozen=True, slots=True)
class _Edit:
    """``old`` becomes ``new`` where ``at`` stands; ``label`` is the field, as editors call it."""

    at: Scalar
    new: str
    label: str


def mend(text: str, kind: Kind, names: certain.Names) -> tuple[str, list[Change]]:
    """The text with every value that was certainly meant otherwise; see ``certain``."""
    changes: list[Change] = []
    refused: set[tuple[int, int, str]] = set()
    while True:
        fields = _fields(text, kind)
        edit = next((one for one in _edits(fields, kind, names) if _key(one) not in refused), None)
        if edit is None:
            return text, changes
        changed = _replaced(text, edit)
        if changed is None or not _only_that(fields, _fields(changed, kind), edit):
            refused.add(_key(edit))
            continue
        text = changed
        what = f"`{edit.label}`: '{edit.at.text}' is nu '{edit.new}'"
        changes.append(Change(edit.at.place.line, what))


def meaning(text: str, kind: Kind) -> object:
    """What a file says, whatever its spaces; ``None`` when it cannot be read."""
    fields = _fields(text, kind)
    body = split(text, "")[1] if fields and kind.folder else ""
    return ([_told(node, None) for node in fields], body.split()) if fields else None


def _key(edit: _Edit) -> tuple[int, int, str]:
    return edit.at.place.line, edit.at.place.column, edit.new


def _fields(text: str, kind: Kind) -> list[MappingNode]:
    """The fields of the record, or of each record of a list; none when they cannot be read."""
    try:
        if kind.folder:
            return [split(text, "")[0]]
        node = parse_yaml(text, "")
    except Refused:
        return []
    items = node.items if isinstance(node, Sequence) else (node,)
    return [item for item in items if isinstance(item, MappingNode)]


def _edits(fields: Iterable[MappingNode], kind: Kind, names: certain.Names) -> Iterator[_Edit]:
    listed = not (kind.folder or kind.single or kind.numbered)
    declared = (ID_FIELD, *kind.fields) if listed else kind.fields
    for node in fields:
        yield from _in_fields(node, declared, names)


def _in_fields(
    node: MappingNode, declared: Iterable[Field], names: certain.Names
) -> Iterator[_Edit]:
    known = {field.key: field for field in declared}
    written = {key.text for key, _ in node.pairs}
    for key, value in node.pairs:
        if key.text not in known:
            meant = certain.key(key.text, known)
            if meant and meant not in written:
                yield _Edit(key, meant, meant)
        else:
            yield from _in_value(known[key.text].shape, value, key.text, names)


def _in_value(shape: Shape, node: Node, label: str, names: certain.Names) -> Iterator[_Edit]:
    if isinstance(shape, Group) and isinstance(node, MappingNode):
        yield from _in_fields(node, fields_of(shape.record), names)
    elif isinstance(shape, Many) and isinstance(node, Sequence):
        for item in node.items:
            yield from _in_value(shape.shape, item, label, names)
    elif isinstance(node, Scalar) and not node.empty:
        many = isinstance(shape, Many)
        meant = (
            certain.as_list(shape, node.text, names)
            if isinstance(shape, Many)
            else certain.value(shape, node.text, names)
        )
        # In quotes a list would be a text again.
        if meant and not (many and not node.plain):
            yield _Edit(node, meant, label)


def _replaced(text: str, edit: _Edit) -> str | None:
    """The text with the value replaced; ``None`` when it is not written as plainly as that."""
    lines = text.split("\n")
    row, column = edit.at.place.line - 1, edit.at.place.column - 1
    before, here = lines[row][:column], lines[row][column:]
    for quote in ("", "'", '"'):
        old = f"{quote}{edit.at.text}{quote}"
        if here.startswith(old) and _BEHIND.match(here[len(old) :]):
            if not _PLAIN.fullmatch(edit.new):
                return None
            lines[row] = f"{before}{quote}{edit.new}{quote}{here[len(old) :]}"
            return "\n".join(lines)
    return None


def _only_that(before: list[MappingNode], after: list[MappingNode], edit: _Edit) -> bool:
    """Whether the two differ in the edited value and in nothing else."""
    at = edit.at.place
    if [_told(node, at) for node in before] != [_told(node, at) for node in after]:
        return False
    [new] = [_written(node) for node in _values(after) if _begins(node, at)] or [""]
    return new == edit.new


def _told(node: Node, at: Place | None) -> object:
    """The values of a node without their places; a star for the value that stands ``at``."""
    if isinstance(node, MappingNode):
        return [(_told(key, at), _told(value, at)) for key, value in node.pairs]
    if at and _begins(node, at):
        return "*"
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    return [_told(item, at) for item in node.items]


def _values(nodes: Iterable[Node]) -> Iterator[Scalar | Sequence]:
    """Every value and key, also those within others."""
    for node in nodes:
        if isinstance(node, MappingNode):
            yield from _values(part for pair in node.pairs for part in pair)
            continue
        yield node
        if isinstance(node, Sequence):
            yield from _values(node.items)


def _begins(node: Node, at: Place) -> bool:
    return (node.place.line, node.place.column) == (at.line, at.column)


def _written(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    return f"[{', '.join(map(_written, node.items))}]" if isinstance(node, Sequence) else ""
