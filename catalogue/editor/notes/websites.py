"""The addresses of other sites that the content names, and what those sites answered."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_web_address
from catalogue.content import markdown_positions
from catalogue.content.source import Source
from catalogue.content.sources import Line
from catalogue.content.yaml_tree import Mapping as MappingNode
from catalogue.content.yaml_tree import Node, Scalar, Sequence
from catalogue.editor.outside.asking import Answer, State
from catalogue.editor.outside.remembered import Remembered
from catalogue.schema.shapes import Address, Field, Group, Many, Shape, fields_of

_IN_TEXT = re.compile(r"https?://[^\s<>()\[\]\"'`]+(?:\([^\s()]*\)[^\s<>()\[\]\"'`]*)*")


@dataclass(frozen=True, order=True, slots=True)
class Named:
    """An address and where it is named."""

    url: str
    place: Place


def named(sources: Iterable[Source], let_be: Iterable[Line]) -> list[Named]:
    """Every address of another site, without those that begin like a line of ``let_be``."""
    skipped = tuple(line.word for line in let_be)
    found = {one for source in sources for one in _in_source(source)}
    return sorted(
        one
        for one in found
        if is_web_address(one.url) and not (skipped and one.url.startswith(skipped))
    )


def check(listed: Iterable[Named], answers: Mapping[str, Remembered]) -> Iterator[Diagnostic]:
    """A note at each place where an address is named that did not answer well."""
    for one in listed:
        if one.url in answers:
            yield from _judged(one, answers[one.url].answer)


def _judged(one: Named, answer: Answer) -> Iterator[Diagnostic]:
    match answer.state:
        case State.GONE:
            yield messages.connection.gone(one.place, one.url, answer.why)
        case State.SILENT:
            yield messages.connection.silent(one.place, one.url, answer.why)
        case State.PRIVATE:
            yield messages.connection.not_public(one.place, one.url)
        case State.MOVED:
            yield messages.connection.moved(one.place, one.url, answer.to)
        case State.REFUSED:
            yield messages.connection.not_judged(one.place, one.url, answer.why)


def _in_source(source: Source) -> Iterator[Named]:
    yield from _in_fields(source.fields, source.kind.fields)
    text = markdown_positions.Source(source.text, source.place.path, source.line)
    for found in _IN_TEXT.finditer(text.plain):
        yield Named(found.group().rstrip(".,;:!?*_"), text.place(found.start()))


def _in_fields(node: MappingNode, declared: Iterable[Field]) -> Iterator[Named]:
    shapes = {field.key: field.shape for field in declared}
    for key, value in node.pairs:
        if key.text in shapes:
            yield from _in_value(shapes[key.text], value)


def _in_value(shape: Shape, node: Node) -> Iterator[Named]:
    if isinstance(shape, Address) and isinstance(node, Scalar):
        yield Named(node.text, node.place)
    elif isinstance(shape, Group) and isinstance(node, MappingNode):
        yield from _in_fields(node, fields_of(shape.record))
    elif isinstance(shape, Many) and isinstance(node, Sequence):
        for item in node.items:
            yield from _in_value(shape.shape, item)
