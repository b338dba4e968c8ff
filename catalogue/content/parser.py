"""Nodes become values by the declared shapes, with every problem on the way."""

from collections.abc import Iterator, Sequence
from typing import Any

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place, failed
from catalogue.base.messages.other_words import meant_field
from catalogue.content import likeness, markup
from catalogue.content.agreeing import check_group
from catalogue.content.values import SCALARS
from catalogue.content.yaml_tree import Mapping, Node, Refused, Scalar
from catalogue.content.yaml_tree import Sequence as SequenceNode
from catalogue.schema.shapes import Field, Group, Many, Shape, describe, fields_of


class Parser:
    """Reads fields and keeps every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.places: dict[str, Place] = {}

    def fields(
        self, node: Mapping, declared: Sequence[Field], start: Place, path: str = ""
    ) -> dict[str, Any]:
        """Values by key; keys without a good value are absent when required, else the default."""
        known = {field.key: field for field in declared}
        written = self._written(node, known, path)
        meant = self._report_unknown(node, known, written)
        values: dict[str, Any] = {}
        for field in declared:
            if field.key in written:
                self._read(field, written[field.key], values, path)
            elif not field.required:
                values[field.key] = field.default
            elif field.key not in meant:
                self.problems.append(
                    messages.field.missing_field(
                        start, path + field.key, field.about, field.example
                    )
                )
        return values

    def _written(self, node: Mapping, known: dict[str, Field], path: str) -> dict[str, Node]:
        written: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.pairs:
            if key.text in lines:
                first = lines[key.text]
                self.problems.append(messages.field.double_field(key.place, path + key.text, first))
            elif key.text in known:
                written[key.text] = value
                lines[key.text] = key.place.line
                if not path:
                    self.places[key.text] = value.place
        return written

    def _report_unknown(
        self, node: Mapping, known: dict[str, Field], written: dict[str, Node]
    ) -> set[str]:
        """Report keys that do not exist; answer which absent keys were meant by them.

        A misspelt key makes its field missing as well; that echo is not reported.
        """
        free = tuple(name for name in known if name not in written)
        unknown = [key for key, _ in node.pairs if key.text not in known]
        self.problems += [
            messages.field.unknown_field(key.place, key.text, free) for key in unknown
        ]
        return {best for key in unknown if (best := meant_field(key.text, free))}

    def _read(self, field: Field, node: Node, values: dict[str, Any], path: str) -> None:
        before = len(self.problems)
        try:
            value = self._value(field.shape, node, path + field.key, field.example)
        except Refused as wrong:
            self.problems.append(wrong.problem)
            return
        if isinstance(value, str) and messages.PLACEHOLDER in value:
            self.problems.append(messages.field.unfinished(node.place, path + field.key))
        for kind, written in markup.found(value):
            self.problems.append(messages.field.markup(node.place, path + field.key, kind, written))
        if not failed(self.problems[before:]):
            values[field.key] = value

    def _value(self, shape: Shape, node: Node, key: str, example: str) -> Any:
        if isinstance(shape, Many):
            return self._many(shape, node, key, example)
        if isinstance(shape, Group):
            return self._group(shape, node, key, example)
        if not isinstance(node, Scalar):
            raise Refused(_wrong_shape(node, key, shape, example))
        if node.empty:
            raise Refused(messages.field.empty_field(node.place, key))
        return SCALARS[type(shape)](shape, node, key)

    def _many(self, shape: Many, node: Node, key: str, example: str) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and node.empty:
            raise Refused(messages.field.empty_field(node.place, key))
        if not isinstance(node, SequenceNode):
            raise Refused(_wrong_shape(node, key, shape, example))
        found = len(node.items)
        if not shape.least <= found <= shape.most:
            raise Refused(
                messages.field.wrong_count(node.place, key, found, shape.least, shape.most)
            )
        values = []
        for item in node.items:
            try:
                values.append(
                    self._value(shape.shape, item, key, likeness.item(shape.shape, item) or example)
                )
            except Refused as wrong:
                self.problems.append(wrong.problem)
        self.problems += _doubles(node, key)
        return tuple(values)

    def _group(self, shape: Group, node: Node, key: str, example: str) -> Any:
        if isinstance(node, Scalar) and node.empty:
            raise Refused(messages.field.empty_field(node.place, key))
        if not isinstance(node, Mapping):
            raise Refused(_wrong_shape(node, key, shape, example))
        before = len(self.problems)
        declared = fields_of(shape.record)
        values = self.fields(node, declared, node.place, f"{key}.")
        self.problems += check_group(shape.record, values, node.place)
        return None if failed(self.problems[before:]) else shape.record(**values)


def _wrong_shape(node: Node, key: str, shape: Shape, example: str) -> Diagnostic:
    if isinstance(node, Scalar):
        found = f"één waarde: {messages.quote(node.text)}"
    else:
        found = "een lijst" if isinstance(node, SequenceNode) else "een groepje velden"
    groups = isinstance(shape, Many) and isinstance(shape.shape, Group)
    # `{}` is a group without any field.
    first = node.pairs[0][0].text if groups and isinstance(node, Mapping) and node.pairs else ""
    meant = likeness.of(shape, node, example)
    return messages.field.wrong_shape(node.place, key, found, describe(shape), meant, first)


def _doubles(node: SequenceNode, key: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for item in node.items:
        if isinstance(item, Scalar):
            if item.text in seen:
                yield messages.field.double_value(item.place, key, item.text)
            seen.add(item.text)
