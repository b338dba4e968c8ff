"""YAML as a tree of nodes with places, read strictly.

The parser's events are walked, never loaded: no anchors, aliases, tags or second documents, a
bounded depth and number of nodes, and no guessing of types. Every scalar stays the text that was
written, so ``no``, ``12:30`` and ``2024-02-30`` reach ``entry`` as they are, and the shape of the
field decides. Why so strict: 600 bytes of merge keys cost PyYAML ten seconds, and its C loader
crashes on 100,000 brackets when it composes them recursively.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import events

from catalogue import rules
from catalogue.diagnostics import Diagnostic, Place

MAX_DEPTH = 8
MAX_NODES = 20_000

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value, as written. ``plain`` means without quotes."""

    text: str
    plain: bool
    place: Place

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in."""
        return not self.text.strip() or (self.plain and self.text in {"null", "~", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of writing; a key may stand here twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping


class Refused(Exception):  # noqa: N818 - it is not an error of the program
    """YAML that we do not read; ``problem`` says why, in Dutch."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(text: str, path: str, first_line: int = 1) -> Node | None:
    """Read one YAML document that begins on ``first_line`` of the file ``path``.

    Returns ``None`` for an empty document. Raises ``Refused`` with the first thing that is wrong:
    after a mistake in YAML everything behind it would be a guess.
    """
    return _Reader(path, first_line).read(text)


class _Reader:
    """Builds nodes from events with an explicit stack, so depth costs no recursion."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.count = 0

    def read(self, text: str) -> Node | None:
        try:
            return self._build(yaml.parse(text, Loader=_Loader))
        except yaml.MarkedYAMLError as error:
            raise Refused(self._explain(error)) from error
        except yaml.YAMLError as error:
            place = Place(self.path, self.first_line)
            raise Refused(rules.broken_yaml(place, "dit kan niet gelezen worden", "")) from error

    def _place(self, mark: Any) -> Place:
        if mark is None:
            return Place(self.path, self.first_line)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def _build(self, stream: Iterator[events.Event]) -> Node | None:
        open_lists: list[tuple[events.Event, list[Node]]] = []
        top: list[Node] = []
        documents = 0
        for event in stream:
            if isinstance(event, events.DocumentStartEvent):
                documents += 1
                self._check_document(event, documents)
            elif isinstance(event, events.CollectionStartEvent):
                self._check(event, len(open_lists))
                open_lists.append((event, []))
            elif isinstance(event, events.CollectionEndEvent):
                start, children = open_lists.pop()
                closed = self._close(start, children)
                (open_lists[-1][1] if open_lists else top).append(closed)
            elif isinstance(event, events.NodeEvent):
                self._check(event, len(open_lists))
                (open_lists[-1][1] if open_lists else top).append(self._scalar(event))
        node = top[0] if top else None
        return None if isinstance(node, Scalar) and node.empty else node

    def _check_document(self, event: events.DocumentStartEvent, number: int) -> None:
        if number > 1:
            what = "een tweede blok ('---')"
            raise Refused(rules.forbidden_yaml(self._place(event.start_mark), what))

    def _check(self, event: events.NodeEvent, depth: int) -> None:
        place = self._place(event.start_mark)
        self.count += 1
        if self.count > MAX_NODES:
            raise Refused(rules.too_deep(place, f"meer dan {MAX_NODES} waarden"))
        if depth >= MAX_DEPTH:
            raise Refused(rules.too_deep(place, f"meer dan {MAX_DEPTH} lijsten in elkaar"))
        if isinstance(event, events.AliasEvent):
            raise Refused(rules.forbidden_yaml(place, f"een verwijzing (*{event.anchor})"))
        if event.anchor is not None:
            raise Refused(rules.forbidden_yaml(place, f"een anker (&{event.anchor})"))
        if getattr(event, "tag", None) is not None:
            raise Refused(rules.forbidden_yaml(place, "een soort-aanduiding met '!'"))

    def _scalar(self, event: events.NodeEvent) -> Scalar:
        if not isinstance(event, events.ScalarEvent):
            raise TypeError(f"unexpected YAML event {event!r}")
        return Scalar(event.value, event.style is None, self._place(event.start_mark))

    def _close(self, start: events.Event, children: list[Node]) -> Node:
        place = self._place(start.start_mark)
        if isinstance(start, events.SequenceStartEvent):
            return Sequence(tuple(children), place)
        keys = children[::2]
        for key in keys:
            if not isinstance(key, Scalar):
                raise Refused(rules.forbidden_yaml(key.place, "een lijst als naam van een veld"))
        named = [key for key in keys if isinstance(key, Scalar)]
        return Mapping(tuple(zip(named, children[1::2], strict=True)), place)

    def _explain(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        problem = error.problem or ""
        mark = error.problem_mark
        if "unexpected end of stream" in problem and error.context_mark is not None:
            mark = error.context_mark
        for part, what, advice in _EXPLANATIONS:
            if part in problem:
                return rules.broken_yaml(self._place(mark), what, advice)
        return rules.broken_yaml(
            self._place(mark),
            "de velden kunnen hier niet gelezen worden",
            "kijk naar de regel zelf en de regel erboven: aanhalingstekens, haakjes en spaties",
        )


# What libyaml and PyYAML say, and what an editor can do with it. First match wins.
_EXPLANATIONS = (
    (
        "mapping values are not allowed",
        "hier staat een dubbele punt op een plek waar dat niet kan",
        "zet een tekst met een dubbele punt tussen enkele aanhalingstekens",
    ),
    (
        "could not find expected ':'",
        "achter de naam van een veld ontbreekt een dubbele punt",
        "schrijf `veld: waarde`",
    ),
    (
        "cannot start any token",
        "dit teken kan niet het begin van een waarde zijn",
        "gebruik spaties in plaats van een tab, of zet de tekst tussen enkele aanhalingstekens",
    ),
    (
        "unexpected end of stream",
        "een aanhalingsteken of haakje wordt niet gesloten",
        "zet het sluitende teken erbij, of haal het eerste weg",
    ),
    (
        "',' or ']'",
        "een rechte haak '[' wordt niet gesloten, of er ontbreekt een komma",
        "schrijf een lijst als [een, twee]",
    ),
    (
        "',' or '}'",
        "een accolade '{' wordt niet gesloten, of er ontbreekt een komma",
        "schrijf een groepje als {van: 8, tot: 12}",
    ),
    (
        "escape character",
        "na een \\ staat een teken dat daar niet kan",
        "gebruik enkele aanhalingstekens in plaats van dubbele",
    ),
    (
        "expected key",
        "het inspringen klopt niet: deze regel begint op een andere plek dan de regels erboven",
        "laat velden van dezelfde groep even ver naar rechts beginnen",
    ),
    (
        "expected '-' indicator",
        "het inspringen van deze lijst klopt niet",
        "laat elk streepje van de lijst even ver naar rechts beginnen",
    ),
    (
        "expected <document start>",
        "deze regel hoort niet bij de velden",
        "schrijf elk veld aan het begin van een regel, als `veld: waarde`",
    ),
)
