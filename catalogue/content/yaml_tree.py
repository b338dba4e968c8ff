"""YAML as a tree of nodes with places, read strictly.

The parser's events are walked, never loaded: no anchors, aliases, tags or second documents, a
bounded depth and number of nodes, and no guessing of types. Every scalar stays the text that was
written, so ``no``, ``12:30`` and ``2024-02-30`` reach ``parse`` as they are, and the shape of the
field decides. Why so strict: 600 bytes of merge keys cost PyYAML ten seconds, and its C loader
crashes on 100,000 brackets when it composes them recursively.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern
from typing import Any, NamedTuple, NoReturn

import yaml
from yaml import events

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content import yaml_mistakes

MAX_DEPTH = 8
MAX_NODES = 20_000

# What a reader does not see, or what turns around or takes apart what he does: control characters,
# marks without a width or with a direction, fillers, selectors, half, private and non-characters.
# Emoji are made with a joiner (U+200D) and selectors (U+FE0E, U+FE0F): behind a sign they stay.
_SIGN = (
    "#*0-9\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299"
    "\U0001f000-\U0001faff"
)
_ENDS = "".join(f"{chr(plane - 2)}{chr(plane - 1)}" for plane in range(0x20000, 0xF0000, 0x10000))
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0d"
    "\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    f"\U000e0000-\U0010ffff{_ENDS}]|(?<![{_SIGN}\ufe0f])\u200d|(?<![{_SIGN}])[\ufe0e\ufe0f]"
)

# Nearly every text, recognised much quicker: letters of Dutch, and none of the above.
_ORDINARY = re.compile("[\t\n\x20-\x7e\xa0-\xac\xae-\u034e\u2010-\u2027\u20ac]*")
_CONTROL = bytes(code for code in (*range(32), 127) if chr(code) not in "\t\n")


def may_hide(text: str) -> bool:
    """True when ``INVISIBLE`` may match: a quick test that nearly every text fails."""
    if text.isascii():
        # A pattern takes three times as long for a page of text.
        return len(text.encode().translate(None, _CONTROL)) != len(text)
    return _ORDINARY.fullmatch(text) is None


# Characters. What is longer is hardly ever written twice.
_WORD = 40
# What follows a hash is a remark, so that a value like this is empty; nobody means that.
_REMARK = re.compile(r"\s+(#[^\s#].*)")
_HASHTAG = re.compile(r"\s+#\w")
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(NamedTuple):
    """A single value, as written. ``plain`` means without quotes.

    ``remark`` is what YAML takes for a remark behind it although no space follows the ``#``.
    """

    text: str
    plain: bool
    place: Place
    remark: str = ""

    @property
    def empty(self) -> bool:
        """True when nothing was filled in."""
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
    """Something written that we do not read; ``problem`` says why, in Dutch."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(text: str, path: str, first_line: int = 1) -> Node | None:
    """Parse one YAML document that begins on ``first_line`` of the file ``path``.

    Returns ``None`` for an empty document. Raises ``Refused`` with the first thing that is wrong:
    after a mistake in YAML everything behind it would be a guess.
    """
    builder = _Builder(text, path, first_line)
    try:
        return builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        line, column, message, advice = yaml_mistakes.explain(text, error, builder.last)
        place = Place(path, line + first_line, column + 1)
        raise Refused(messages.file.broken_yaml(place, message, advice)) from error
    except yaml.YAMLError as error:
        place, message = Place(path, first_line), "dit kan niet gelezen worden"
        raise Refused(messages.file.broken_yaml(place, message, "")) from error


class _Builder:
    """Builds nodes from events with an explicit stack, so depth costs no recursion."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.count = 0
        self.last: events.Event | None = None
        self.lines = text.split("\n")

    def build(self, stream: Iterator[events.Event]) -> Node | None:
        top: list[Node] = []
        stack: list[tuple[events.Event, list[Node]]] = []
        documents = 0
        for event in stream:
            self.last = event
            siblings = stack[-1][1] if stack else top
            if isinstance(event, events.ScalarEvent):
                self._check(event, len(stack))
                siblings.append(self._scalar(event))
            elif isinstance(event, events.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._forbid(self._place(event.start_mark), "een tweede blok ('---')")
            elif isinstance(event, events.CollectionStartEvent):
                self._check(event, len(stack))
                stack.append((event, []))
            elif isinstance(event, events.CollectionEndEvent):
                start, children = stack.pop()
                (stack[-1][1] if stack else top).append(self._collection(start, children))
            elif isinstance(event, events.NodeEvent):
                self._check(event, len(stack))  # an alias, which is refused
        node = top[0] if top else None
        return None if isinstance(node, Scalar) and node.empty else node

    def _place(self, mark: Any) -> Place:
        if mark is None:
            return Place(self.path, self.first_line)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def _forbid(self, place: Place, what: str) -> NoReturn:
        raise Refused(messages.file.forbidden_yaml(place, what))

    def _check(self, event: events.NodeEvent, depth: int) -> None:
        """Refuse too many nodes, too deep ones, and anchors, aliases and tags."""
        self.count += 1
        if self.count > MAX_NODES or depth >= MAX_DEPTH:
            too_many = self.count > MAX_NODES
            limit = f"{MAX_NODES} waarden" if too_many else f"{MAX_DEPTH} lijsten in elkaar"
            place = self._place(event.start_mark)
            raise Refused(messages.file.too_deep(place, f"meer dan {limit}"))
        if event.anchor is not None:
            sign = "*" if isinstance(event, events.AliasEvent) else "&"
            start = f"{sign}{event.anchor}"
        elif getattr(event, "tag", None) is not None:
            start = "!"
        else:
            return
        self._forbid(self._place(event.start_mark), f"een waarde die begint met '{start}'")

    def _scalar(self, event: events.ScalarEvent) -> Scalar:
        place = self._place(event.start_mark)
        # Only an escape between double quotes gets here: `decode` took out what was typed.
        hidden = INVISIBLE.search(event.value) if may_hide(event.value) else None
        if hidden:
            raise Refused(messages.file.invisible_character(place, ord(hidden.group())))
        if not event.value and self._begins_with_hash(event.start_mark):
            message, advice = (
                "een waarde kan niet beginnen met '#'",
                "zet er aanhalingstekens omheen",
            )
            raise Refused(messages.file.broken_yaml(place, message, advice))
        # Names of fields and what they refer to: the same few hundred words in every file.
        text = intern(event.value) if len(event.value) < _WORD else event.value
        # The C parser says "" where the Python one says None.
        return Scalar(text, not event.style, place, "" if event.style else self._remark(event))

    def _remark(self, event: events.ScalarEvent) -> str:
        mark = event.end_mark
        line = self.lines[mark.line] if mark and mark.line < len(self.lines) else ""
        match = _REMARK.match(line, mark.column) if mark and "#" in line else None
        return match[1] if match else ""

    def _begins_with_hash(self, mark: Any) -> bool:
        # At the end of the file a mark may be on the line after the last one.
        line = "".join(self.lines[mark.line : mark.line + 1]) if mark else ""
        return bool(mark and _HASHTAG.match(line, mark.column))

    def _collection(self, start: events.Event, children: list[Node]) -> Node:
        place = self._place(start.start_mark)
        if isinstance(start, events.SequenceStartEvent):
            return Sequence(tuple(children), place)
        keys = []
        for key in children[::2]:
            if not isinstance(key, Scalar):
                self._forbid(key.place, "een lijst als naam van een veld")
            keys.append(key)
        return Mapping(tuple(zip(keys, children[1::2], strict=True)), place)
