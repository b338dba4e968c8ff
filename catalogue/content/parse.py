"""Parse what was written into drafts: typed fields, in which references are still names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any, TypeVar

from catalogue.base import dates, messages
from catalogue.base.diagnostics import Diagnostic, Place, failed
from catalogue.base.messages.field import meant_field
from catalogue.base.text import is_reserved, is_web_address, slug
from catalogue.content import suggestions
from catalogue.content.front_matter import Source
from catalogue.content.yaml_tree import Mapping, Node, Refused, Scalar
from catalogue.content.yaml_tree import Sequence as SequenceNode
from catalogue.schema import ID_FIELD, RETIRED, Geldig, Kind, Leeftijd, Periode, VasteTijd, hours
from catalogue.schema.shapes import (
    Choice,
    Clock,
    Day,
    Decimal,
    Email,
    Field,
    Group,
    Id,
    Many,
    Moment,
    Period,
    Phone,
    Ref,
    Shape,
    SitePath,
    Steps,
    Text,
    Url,
    Whole,
    describe,
    fields_of,
)

NumberT = TypeVar("NumberT", int, float)
# Two fields that say nothing without each other.
_TOGETHER = ("geen_dubbel_met", "geen_dubbel_reden")


@dataclass(frozen=True, slots=True)
class RefName:
    """A reference as written: the name of a record of ``kind``, still to be found."""

    kind: str
    name: str
    place: Place


@dataclass(frozen=True, eq=False, slots=True)
class Draft:
    """A record that is not connected yet; ``sound`` says whether a record can be made of it.

    ``values`` maps each key to its value, with ``RefName`` for references, in the order of the
    schema; ``places`` maps each key that was written to where its value stands. ``translated`` are
    the keys that are in another language than Dutch.
    """

    kind: Kind
    id: str
    pad: str
    place: Place
    values: dict[str, Any]
    places: dict[str, Place]
    text: str
    line: int
    sound: bool
    translated: frozenset[str] = frozenset()


def retired_reason(kind: Kind, key: str, value: Node) -> str:
    """Reason why a field, or what it says, is no longer part of a kind; empty if it still is."""
    reasons = RETIRED.get(kind.name, {}).get(key, {})
    text = value.text if isinstance(value, Scalar) else ""
    return reasons.get("") or reasons.get(text.lower(), "")


def typed_items(shape: Shape, node: Node) -> tuple[Shape, tuple[Node, ...]]:
    """Values of a field with their shape: those in the list, or the only one."""
    if isinstance(shape, Many) and isinstance(node, SequenceNode):
        return shape.item, node.items
    return shape, (node,)


def parse(source: Source) -> tuple[Draft, list[Diagnostic]]:
    """Parse a source into a draft, with every problem in its fields."""
    kind = source.kind
    parser = _Parser()
    current = parser.without_retired(source.fields, kind)
    values = parser.fields(current, kind.written_fields, source.place)
    values.pop(ID_FIELD.key, None)
    problems, places = parser.problems, parser.places
    for key, other in (_TOGETHER, _TOGETHER[::-1]):
        # A field that was written wrongly counts as written.
        if key in places and other not in places:
            problems.append(messages.field.not_together(places[key], key, other))
    sound = not failed(problems)
    draft = Draft(
        kind, source.id, source.pad, source.place, values, places, source.text, source.line, sound
    )
    return draft, problems


class _Parser:
    """Parses fields, and collects every problem and the place of each field at the top."""

    def __init__(self) -> None:
        self.problems: list[Diagnostic] = []
        self.places: dict[str, Place] = {}

    def without_retired(self, node: Mapping, kind: Kind) -> Mapping:
        """Fields of a record without those that its kind had before; notes each."""
        pairs = []
        for name, value in node.pairs:
            if reason := retired_reason(kind, name.text, value):
                self.problems.append(messages.field.retired(name.place, name.text, reason))
            else:
                pairs.append((name, value))
        return Mapping(tuple(pairs), node.place)

    def fields(
        self, node: Mapping, declared: Sequence[Field], start: Place, path: str = ""
    ) -> dict[str, Any]:
        """Values by key; keys without a good value are absent when required, else the default."""
        field_by_key = {field.key: field for field in declared}
        keys = field_by_key.keys()
        written: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for name, value in node.pairs:
            if name.text in lines:
                first, key = lines[name.text], path + name.text
                self.problems.append(messages.field.double_field(name.place, key, first))
            elif name.text in keys:
                written[name.text] = value
                lines[name.text] = name.place.line
                if not path:
                    self.places[name.text] = value.place
        absent = tuple(field.key for field in declared if field.key not in written)
        meant = set()
        for name, value in node.pairs:
            if name.text not in keys:
                # A misspelt key makes its field missing as well; that echo is not reported.
                other = meant_field(name.text, absent)
                line = suggestions.on_one_line(value, field_by_key.get(other or ""))
                self.problems.append(
                    messages.field.unknown_field(name.place, name.text, absent, line)
                )
                meant.add(other)
        values: dict[str, Any] = {}
        for field in declared:
            if field.key in written:
                self._field(field, written[field.key], values, path)
            elif not field.required:
                values[field.key] = field.default
            elif field.key not in meant:
                key, about, example = path + field.key, field.about, field.example
                self.problems.append(messages.field.missing_field(start, key, about, example))
        return values

    def _field(self, field: Field, node: Node, values: dict[str, Any], path: str) -> None:
        key, before = path + field.key, len(self.problems)
        try:
            value = self._value(field.shape, node, key, field.example)
        except Refused as refused:
            self.problems.append(messages.field.with_line(refused.problem, field.key))
            item = field.shape.item
            if isinstance(item, Ref) and isinstance(node, Scalar):
                # Brackets are missing; so that what is wrong with the names is told with it.
                names = filter(None, suggestions.single_values(node))
                values[field.key] = tuple(RefName(item.kind, name, node.place) for name in names)
            return
        if isinstance(node, Scalar) and node.remark and isinstance(field.shape, Text):
            line = suggestions.quoted(f"{node.text} {node.remark}")
            self.problems.append(messages.field.cut_off(node.place, key, node.remark, line))
        if isinstance(value, str) and messages.PLACEHOLDER in value:
            self.problems.append(messages.field.unfinished(node.place, key))
        for kind, written in _markup(value):
            self.problems.append(messages.field.markup(node.place, key, kind, written))
        if not failed(self.problems[before:]):
            values[field.key] = value

    def _value(self, shape: Shape, node: Node, key: str, example: str) -> Any:
        if isinstance(node, Scalar) and node.empty:
            raise Refused(messages.field.empty_field(node.place, key))
        if isinstance(shape, Many) and isinstance(node, SequenceNode):
            return self._many(shape, node, key, example)
        if isinstance(shape, Group) and isinstance(node, Mapping):
            return self._group(shape, node, key)
        if not isinstance(node, Scalar) or type(shape) not in _SCALARS:
            raise Refused(_wrong_shape(node, key, shape, example))
        return _SCALARS[type(shape)](shape, node, key)

    def _many(self, shape: Many, node: SequenceNode, key: str, example: str) -> tuple[Any, ...]:
        count = len(node.items)
        if not shape.least <= count <= shape.most:
            raise Refused(
                messages.field.wrong_count(node.place, key, count, shape.least, shape.most, example)
            )
        values = []
        for item in node.items:
            example_of_item = suggestions.as_list(shape.shape, item) or example
            try:
                values.append(self._value(shape.shape, item, key, example_of_item))
            except Refused as refused:
                self.problems.append(refused.problem)
        texts = set()
        for item in node.items:
            if isinstance(item, Scalar):
                if item.text in texts:
                    line = suggestions.without_doubles(node)
                    problem = messages.field.double_value(item.place, key, item.text, line)
                    self.problems.append(problem)
                texts.add(item.text)
        return tuple(values)

    def _group(self, shape: Group, node: Mapping, key: str) -> Any:
        before = len(self.problems)
        values = self.fields(node, fields_of(shape.record), node.place, f"{key}.")
        self.problems += _check_group(shape.record, values, node.place)
        return None if failed(self.problems[before:]) else shape.record(**values)


def _wrong_shape(node: Node, key: str, shape: Shape, example: str) -> Diagnostic:
    first = ""
    match node:
        case Scalar(text=text):
            written = f"één waarde: {messages.quote(text)}"
        case SequenceNode():
            written = "een lijst"
        case Mapping(pairs=pairs):
            written = "een groepje velden"
            # `{}` is a group without any field.
            if pairs and isinstance(shape, Many) and isinstance(shape.shape, Group):
                first = pairs[0][0].text
    suggestion = suggestions.in_shape(shape, node, example)
    return messages.field.wrong_shape(node.place, key, written, describe(shape), suggestion, first)


# Markup in a field, which is plain text: a visitor would see the signs themselves. Each kind as
# `messages.field.markup` calls it. The first letters of each are rare in a field, so that nearly
# every text is looked through once for nothing.
_MARKUP = {
    "code": re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>"),
    "teken": re.compile(r"&(?:[a-zA-Z]{2,10}|#\d{1,6});"),
    "sterren": re.compile(r"(?<!\*)(\*{1,2})(?=[^\s*])[^*\n]{0,200}[^\s*]\1(?!\*)"),
    "link": re.compile(r"!?\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"),
}
_ANY_MARKUP = re.compile(r"[<&*\[]")


def _markup(value: object) -> Iterator[tuple[str, str]]:
    """The kind of markup and how it is written, once for each kind, in a text or a list of them."""
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and _ANY_MARKUP.search(text):
            for kind, pattern in _MARKUP.items():
                if match := pattern.search(text):
                    yield kind, match.group()


# --- fields that must agree ---------------------------------------------------------------------


def _check_group(record: type[Any], values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    """A beginning must not come after its end, and fixed hours must not contradict themselves."""
    if record is VasteTijd:
        yield from _check_hours(values, place)
        return
    first, last = ("van", "tot") if record in (Leeftijd, Periode, Geldig) else ("begin", "eind")
    begin, end = values.get(first), values.get(last)
    if begin is not None and end is not None and _is_later(begin, end):
        yield messages.field.not_in_order(place, first, last)


def _is_later(begin: Any, end: Any) -> bool:
    if isinstance(begin, date):
        begin, end = begin.isoformat(), end.isoformat()
    if isinstance(begin, str):
        # '2020' to '2020-09' is fine: compare only as precisely as both are written.
        precision = min(len(begin), len(end))
        begin, end = begin[:precision], end[:precision]
    return bool(begin > end)


def _check_hours(values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    begin, end = values.get("van"), values.get("tot")
    if end and not begin:
        yield messages.field.not_together(place, "tot", "van")
    elif begin and end and begin >= end:
        yield messages.field.not_in_order(place, "van", "tot", same=begin == end)
    if values.get("dagdeel") and begin:
        yield messages.field.not_both(place, "dagdeel", "van")
    if values.get("dagen"):
        tijd = VasteTijd(dagen=values["dagen"], welke=values.get("welke", ()))
        for day in values.get("behalve", ()):
            if not hours.is_on(tijd, day):
                weekday = hours.WEEK[day.weekday()]
                yield messages.field.never_on(place, day.isoformat(), weekday, hours.days(tijd))


# --- single values ------------------------------------------------------------------------------

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,12})?")
_SITE_PATH = re.compile(SitePath.PATTERN)
_EMAIL = re.compile(Email.PATTERN)
_AS_ON_SITE = "schrijf het zoals op hun eigen site, of haal de regel weg als je het niet weet"
_PHONE = re.compile(Phone.PATTERN)
_STEPS = re.compile(Steps.PATTERN)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)
# Characters in a year, a month and a day.
_PERIODS = (4, 7, 10)


def _text(shape: Text, node: Scalar, key: str) -> str:
    text = " ".join(node.text.split())
    if not shape.shortest <= len(text) <= shape.longest:
        raise Refused(messages.field.wrong_length(node.place, key, len(text), shape.longest))
    return text


def _id(shape: Id, node: Scalar, key: str) -> str:
    if slug(node.text) != node.text or len(node.text) > shape.longest:
        raise Refused(messages.field.not_a_name(node.place, key, node.text, slug(node.text)))
    return node.text


def _number(
    pattern: re.Pattern[str], number: type[NumberT], shape: Any, node: Scalar, key: str
) -> NumberT:
    if pattern.fullmatch(node.text) and shape.low <= number(node.text) <= shape.high:
        return number(node.text)
    raise Refused(messages.field.not_a_number(node.place, key, node.text, describe(shape)))


def _not_a_day(shape: Shape, node: Scalar, key: str, suggestion: str) -> Refused:
    wanted = describe(shape)
    return Refused(messages.field.not_a_day(node.place, key, node.text, wanted, suggestion))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _time(hour: str, minute: str) -> time | None:
    try:
        return time(int(hour), int(minute))
    except ValueError:
        return None


def _day(shape: Day, node: Scalar, key: str) -> date:
    day = _date(node.text)
    if day is None:
        raise _not_a_day(shape, node, key, suggestions.day(node.text))
    return day


def _moment(shape: Moment, node: Scalar, key: str) -> date:
    match = _MOMENT.fullmatch(node.text)
    day = _date(match[1] if match else node.text)
    clock = _time(match[2], match[3]) if match else time()
    if day is None or clock is None:
        raise _not_a_day(shape, node, key, "" if match else suggestions.moment(node.text))
    if not match:
        return day
    # A Dutch wall clock: the zone is always Europe/Amsterdam, and the feeds say so. Of an hour that
    # comes twice it is the first.
    moment = datetime.combine(day, clock)
    if not dates.exists(moment):
        raise Refused(messages.field.skipped_time(node.place, key, node.text))
    return moment


def _clock(shape: Clock, node: Scalar, key: str) -> time:
    written = node.text.strip()
    match = _CLOCK.fullmatch(written)
    clock = _time(match[1], match[2]) if match else None
    if clock is None:
        wanted, suggestion = describe(shape), suggestions.clock(written)
        raise Refused(messages.field.not_a_time(node.place, key, written, wanted, suggestion))
    return clock


def _period(shape: Period, node: Scalar, key: str) -> str:
    """A year, month or day, as it was written."""
    if len(node.text) not in _PERIODS or not _date(f"{node.text}-01-01"[:10]):
        raise _not_a_day(shape, node, key, suggestions.period(node.text))
    return node.text


def _not_an_address(
    shape: Shape, node: Scalar, key: str, suggestion: str, otherwise: str = ""
) -> Refused:
    wanted = describe(shape)
    return Refused(
        messages.field.not_an_address(node.place, key, node.text, wanted, suggestion, otherwise)
    )


def _url(shape: Url, node: Scalar, key: str) -> str:
    if not is_web_address(node.text) or len(node.text) > shape.longest:
        raise _not_an_address(shape, node, key, suggestions.web_address(node.text))
    return node.text


def _site_path(shape: SitePath, node: Scalar, key: str) -> str:
    is_path = _SITE_PATH.fullmatch(node.text) and len(node.text) <= shape.longest
    if not is_path or any(map(is_reserved, node.text.split("/"))):
        raise _not_an_address(shape, node, key, suggestions.site_path(node.text))
    return node.text


def _email(shape: Email, node: Scalar, key: str) -> str:
    if not _EMAIL.fullmatch(node.text) or len(node.text) > shape.longest:
        raise _not_an_address(shape, node, key, "", _AS_ON_SITE)
    return node.text


def _phone(shape: Phone, node: Scalar, key: str) -> str:
    if not _PHONE.fullmatch(node.text) or len(node.text) > shape.longest:
        raise _not_an_address(shape, node, key, "", _AS_ON_SITE)
    return node.text


def _steps(shape: Steps, node: Scalar, key: str) -> str:
    if not _STEPS.fullmatch(node.text) or len(node.text) > shape.longest:
        raise _not_an_address(shape, node, key, "")
    return node.text


def _choice(shape: Choice, node: Scalar, key: str) -> str:
    if node.text == messages.TO_CHOOSE:
        raise Refused(messages.field.not_chosen(node.place, key, tuple(shape.options)))
    if node.text not in shape.options:
        raise Refused(messages.field.not_an_option(node.place, key, node.text, shape.options))
    return node.text


def _ref(shape: Ref, node: Scalar, key: str) -> RefName:  # noqa: ARG001 - one signature for all
    return RefName(shape.kind, node.text.strip(), node.place)


_SCALARS: dict[type, Callable[[Any, Scalar, str], Any]] = {
    Text: _text,
    Id: _id,
    Whole: partial(_number, _WHOLE, int),
    Decimal: partial(_number, _DECIMAL, float),
    Day: _day,
    Moment: _moment,
    Clock: _clock,
    Period: _period,
    Url: _url,
    SitePath: _site_path,
    Email: _email,
    Phone: _phone,
    Steps: _steps,
    Choice: _choice,
    Ref: _ref,
}
