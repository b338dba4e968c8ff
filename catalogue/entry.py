"""Turns what was written into drafts: typed fields, in which references are still names."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from catalogue import rules
from catalogue.diagnostics import Diagnostic, Place, failed
from catalogue.nodes import Mapping, Node, Scalar
from catalogue.nodes import Sequence as SequenceNode
from catalogue.schema import ID_FIELD, Kind, Leeftijd, Periode
from catalogue.shapes import (
    Address,
    Choice,
    Day,
    Decimal,
    Field,
    Group,
    Many,
    Moment,
    Name,
    Period,
    Ref,
    Shape,
    SitePath,
    Text,
    Whole,
    describe,
    fields_of,
)
from catalogue.source import Source
from catalogue.text import is_web_address, slug


@dataclass(frozen=True, slots=True)
class RefName:
    """A reference as written: the name of a record of ``kind``, still to be found."""

    kind: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A record with its own fields in order; ``sound`` says whether a record can be made of it.

    ``values`` maps each key to its value, with ``RefName`` for references; ``places`` maps each
    key to where its value stands.
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


def parse(source: Source) -> tuple[Draft, list[Diagnostic]]:
    """The draft of a source, and every problem in its fields."""
    listed = not (source.kind.folder or source.kind.single or source.kind.numbered)
    fields = (ID_FIELD, *source.kind.fields) if listed else source.kind.fields
    parser = _Parser()
    values = parser.fields(source.fields, fields, source.place)
    values.pop(ID_FIELD.key, None)
    problems = [*parser.problems, *_check_together(parser.places)]
    draft = Draft(
        source.kind,
        source.id,
        source.pad,
        source.place,
        values,
        parser.places,
        source.text,
        source.line,
        sound=not failed(problems),
    )
    return draft, problems


class _Wrong(Exception):  # noqa: N818 - a problem of the editor, not of the program
    """A value that cannot be read; carries its problem to the field that asked for it."""

    def __init__(self, problem: Diagnostic) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Parser:
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
                    rules.field.missing_field(start, path + field.key, field.about, field.example)
                )
        return values

    def _written(self, node: Mapping, known: dict[str, Field], path: str) -> dict[str, Node]:
        written: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.pairs:
            if key.text in lines:
                first = lines[key.text]
                self.problems.append(rules.field.double_field(key.place, path + key.text, first))
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
        self.problems += [rules.field.unknown_field(key.place, key.text, free) for key in unknown]
        return {best for key in unknown if (best := rules.field.meant_field(key.text, free))}

    def _read(self, field: Field, node: Node, values: dict[str, Any], path: str) -> None:
        before = len(self.problems)
        try:
            value = self._value(field.shape, node, path + field.key, field.example)
        except _Wrong as wrong:
            self.problems.append(wrong.problem)
            return
        if isinstance(value, str) and rules.PLACEHOLDER in value:
            self.problems.append(rules.field.unfinished(node.place, path + field.key))
        if not failed(self.problems[before:]):
            values[field.key] = value

    def _value(self, shape: Shape, node: Node, key: str, example: str) -> Any:
        if isinstance(shape, Many):
            return self._many(shape, node, key, example)
        if isinstance(shape, Group):
            return self._group(shape, node, key, example)
        if not isinstance(node, Scalar):
            raise _Wrong(_wrong_shape(node, key, shape, example))
        if node.empty:
            raise _Wrong(rules.field.empty_field(node.place, key))
        return _SCALARS[type(shape)](shape, node, key)

    def _many(self, shape: Many, node: Node, key: str, example: str) -> tuple[Any, ...]:
        if isinstance(node, Scalar) and node.empty:
            raise _Wrong(rules.field.empty_field(node.place, key))
        if not isinstance(node, SequenceNode):
            raise _Wrong(_wrong_shape(node, key, shape, _as_list(shape, node) or example))
        found = len(node.items)
        if not shape.least <= found <= shape.most:
            raise _Wrong(rules.field.wrong_count(node.place, key, found, shape.least, shape.most))
        values = []
        for item in node.items:
            try:
                values.append(self._value(shape.shape, item, key, example))
            except _Wrong as wrong:
                self.problems.append(wrong.problem)
        self.problems += _doubles(node, key)
        return tuple(values)

    def _group(self, shape: Group, node: Node, key: str, example: str) -> Any:
        if isinstance(node, Scalar) and node.empty:
            raise _Wrong(rules.field.empty_field(node.place, key))
        if not isinstance(node, Mapping):
            raise _Wrong(_wrong_shape(node, key, shape, example))
        before = len(self.problems)
        declared = fields_of(shape.record)
        values = self.fields(node, declared, node.place, f"{key}.")
        self.problems += _check_group(shape.record, values, node.place)
        return None if failed(self.problems[before:]) else shape.record(**values)


def _wrong_shape(node: Node, key: str, shape: Shape, example: str) -> Diagnostic:
    if isinstance(node, Scalar):
        found = f"één waarde: {rules.quote(node.text)}"
    else:
        found = "een lijst" if isinstance(node, SequenceNode) else "een groepje velden"
    return rules.field.wrong_shape(node.place, key, found, describe(shape), example)


def _as_list(shape: Many, node: Node) -> str:
    """The list that someone meant who wrote `a, b` without brackets; empty if it is not that."""
    if not isinstance(node, Scalar) or not isinstance(shape.shape, Text | Ref | Choice):
        return ""
    parts = [part.strip() for part in _BETWEEN.split(node.text)]
    if not all(parts) or any(re.search(r"[\[\]{}:#'\"]", part) for part in parts):
        return ""
    return f"[{', '.join(' '.join(part.split()) for part in parts)}]"


_BETWEEN = re.compile(r"[,;]| en ")


def _doubles(node: SequenceNode, key: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for item in node.items:
        if isinstance(item, Scalar):
            if item.text in seen:
                yield rules.field.double_value(item.place, key, item.text)
            seen.add(item.text)


# --- single values ----------------------------------------------------------------------------

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,9})")
_DECIMAL = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,12})?")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2})[:.](\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_IN_WORDS = re.compile(r"([0-9]{1,2}) ([a-z]{3,9})\.? ([0-9]{4})", re.IGNORECASE)
_PERIOD = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_SITE_PATH = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*\.html")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def _text(shape: Text, node: Scalar, key: str) -> str:
    text = " ".join(node.text.split())
    if not shape.shortest <= len(text) <= shape.longest:
        raise _Wrong(rules.field.wrong_length(node.place, key, len(text), shape.longest))
    return text


def _name(shape: Name, node: Scalar, key: str) -> str:
    if slug(node.text) != node.text or len(node.text) > shape.longest:
        raise _Wrong(rules.field.not_a_name(node.place, key, node.text, slug(node.text)))
    return node.text


def _whole(shape: Whole, node: Scalar, key: str) -> int:
    if not _WHOLE.fullmatch(node.text) or not shape.low <= int(node.text) <= shape.high:
        raise _Wrong(rules.field.not_a_number(node.place, key, node.text, describe(shape)))
    return int(node.text)


def _decimal(shape: Decimal, node: Scalar, key: str) -> float:
    if not _DECIMAL.fullmatch(node.text) or not shape.low <= float(node.text) <= shape.high:
        raise _Wrong(rules.field.not_a_number(node.place, key, node.text, describe(shape)))
    return float(node.text)


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _suggested_day(written: str) -> str:
    """The day that was probably meant by another notation, as YYYY-MM-DD; empty if none."""
    text = written.strip()
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
        year = year if len(year) == 4 else f"20{year}"
    elif match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
    elif match := _IN_WORDS.fullmatch(text):
        day, name, year = match.groups()
        month = str(_month(name.lower()))
    else:
        return ""
    found = _date(year, month, day)
    return found.isoformat() if found else ""


def _month(name: str) -> int:
    """The number of a Dutch month, also when it is shortened; 0 if it is none."""
    short = {"mrt": "maart", "okt": "oktober", "oct": "oktober"}.get(name, name)
    return next((i for i, month in enumerate(_MONTHS, 1) if month.startswith(short[:4])), 0)


def _not_a_day(shape: Shape, node: Scalar, key: str) -> _Wrong:
    suggestion = _suggested_day(node.text)
    return _Wrong(rules.field.not_a_day(node.place, key, node.text, describe(shape), suggestion))


def _day(shape: Day, node: Scalar, key: str) -> date:
    match = _DAY.fullmatch(node.text)
    found = _date(*match.groups()) if match else None
    if found is None:
        raise _not_a_day(shape, node, key)
    return found


def _moment(shape: Moment, node: Scalar, key: str) -> date:
    match = _MOMENT.fullmatch(node.text)
    if match is None:
        return _day_of_moment(shape, node, key)
    day = _DAY.fullmatch(match.group(1))
    found = _date(*day.groups()) if day else None
    hour, minute = int(match.group(2)), int(match.group(3))
    if found is None or hour > 23 or minute > 59:
        raise _not_a_day(shape, node, key)
    # A Dutch wall clock: the zone is always Europe/Amsterdam, and the feeds say so.
    return datetime(found.year, found.month, found.day, hour, minute)  # noqa: DTZ001


def _day_of_moment(shape: Moment, node: Scalar, key: str) -> date:
    try:
        return _day(Day(), node, key)
    except _Wrong as wrong:
        raise _not_a_day(shape, node, key) from wrong


def _period(shape: Period, node: Scalar, key: str) -> str:
    match = _PERIOD.fullmatch(node.text)
    if not match or not _date(match["year"], match["month"] or "01", match["day"] or "01"):
        raise _not_a_day(shape, node, key)
    return node.text


def _address(shape: Address, node: Scalar, key: str) -> str:
    written = node.text
    if not is_web_address(written) or len(written) > shape.longest:
        suggestion = _suggested_address(written)
        raise _Wrong(
            rules.field.not_an_address(node.place, key, written, describe(shape), suggestion)
        )
    return written


_INSIDE = re.compile(r"https?://[^\s<>()\[\]\"'‘’“”]+", re.IGNORECASE)
_NEARLY_HTTP = re.compile(r"(?:h?t{1,3}ps?)?[:;]?[/\\]{0,3}(?=[\w-]+\.)", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def _suggested_address(written: str) -> str:
    """The address that was probably meant: one inside other text, or one that begins wrong."""
    inside = _INSIDE.findall(written)
    if inside:
        return inside[0] if len(inside) == 1 and is_web_address(inside[0]) else ""
    start = _NEARLY_HTTP.match(written.strip())
    rest = written.strip()[start.end() :] if start else ""
    guess = f"https://{rest}"
    return guess if _DOMAIN.fullmatch(rest) and is_web_address(guess) else ""


def _site_path(shape: SitePath, node: Scalar, key: str) -> str:
    if not _SITE_PATH.fullmatch(node.text) or len(node.text) > shape.longest:
        raise _Wrong(rules.field.not_an_address(node.place, key, node.text, describe(shape), ""))
    return node.text


def _choice(shape: Choice, node: Scalar, key: str) -> str:
    if node.text not in shape.options:
        raise _Wrong(rules.field.not_an_option(node.place, key, node.text, shape.options))
    return node.text


def _ref(shape: Ref, node: Scalar, key: str) -> RefName:  # noqa: ARG001 - one signature for all
    return RefName(shape.kind, node.text.strip(), node.place)


_SCALARS: dict[type, Callable[[Any, Scalar, str], Any]] = {
    Text: _text,
    Name: _name,
    Whole: _whole,
    Decimal: _decimal,
    Day: _day,
    Moment: _moment,
    Period: _period,
    Address: _address,
    SitePath: _site_path,
    Choice: _choice,
    Ref: _ref,
}


# --- fields that must agree with each other ---------------------------------------------------


def _check_group(record: type[Any], values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    """A beginning must not come after its end."""
    if record in (Leeftijd, Periode):
        first, last = values.get("van"), values.get("tot")
        if first is not None and last is not None and _later(first, last):
            yield rules.field.not_in_order(place, "van", "tot")
    elif values.get("begin") and values.get("eind") and _later(values["begin"], values["eind"]):
        yield rules.field.not_in_order(place, "begin", "eind")


# Neither says anything without the other.
_TOGETHER = (("geen_dubbel_met", "geen_dubbel_reden"),)


def _check_together(written: dict[str, Place]) -> Iterator[Diagnostic]:
    """A field that needs another one; what was written wrongly counts as written."""
    for pair in _TOGETHER:
        for key, other in (pair, pair[::-1]):
            if key in written and other not in written:
                yield rules.field.not_together(written[key], key, other)


def _later(first: Any, last: Any) -> bool:
    if isinstance(first, str) and isinstance(last, str):
        # '2020' to '2020-09' is fine: compare only as precisely as both are written.
        precision = min(len(first), len(last))
        return first[:precision] > last[:precision]
    if isinstance(first, date) and isinstance(last, date):
        return (
            first.isoformat()[:16] > last.isoformat()[:16]
            if _alike(first, last)
            else (first.isoformat()[:10] > last.isoformat()[:10])
        )
    return bool(first > last)


def _alike(first: date, last: date) -> bool:
    return isinstance(first, datetime) == isinstance(last, datetime)
