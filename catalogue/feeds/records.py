"""One plain description of each record, as data that JSON can hold.

It follows from the schema: every field under its own key, references as ids, days and moments as
ISO 8601. A field without a value is left out, as in the content. ``as_written`` turns it back into
what an editor would write, so nothing is lost on the way.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from catalogue.base.dates import ZONE
from catalogue.feeds.escaping import line, plain
from catalogue.feeds.pieces import as_json
from catalogue.schema import Kind, Record
from catalogue.schema.shapes import Clock, Day, Field, Group, Many, Moment, Ref, Shape, fields_of

TEXT = "tekst"

Data = dict[str, Any]
Describe = Callable[[Record], bytes]
_Convert = Callable[[Any], Any]


def describe(record: Record) -> bytes:
    """The description of a record but for its text: ``"key": value`` on a line, as JSON in UTF-8.

    All on one line per field, for this is kept of every record: a page of text and a mapping for
    each would be most of what a large catalogue weighs.
    """
    pairs = [f'"{key}": {as_json(value)}' for key, value in _without_text(record).items()]
    return "\n".join(pairs).encode()


def text_of(record: Record) -> bytes:
    """The text of a record as it stands behind its description; empty when there is none."""
    return f'"{TEXT}": {as_json(plain(record.tekst))}'.encode() if record.tekst else b""


def as_data(record: Record) -> Data:
    """A record as data: ``id``, its fields in the order of the schema, and its text (Markdown)."""
    data = _without_text(record)
    if record.tekst:
        data[TEXT] = plain(record.tekst)
    return data


def as_written(kind: Kind, data: Mapping[str, Any]) -> Data:
    """The front matter that an editor would write for a description, without ``id`` and text."""
    return _written(kind.fields, data)


def moment(value: date) -> str:
    """A day as ``2027-02-06``; a time in Rotterdam with its distance to UTC."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=ZONE).isoformat(timespec="seconds")
    return value.isoformat()


def _without_text(record: Record) -> Data:
    return {"id": record.id, **_fields(type(record), record)}


def _fields(declared: type[Any], holder: object) -> Data:
    data: Data = {}
    # A class can be hashed; typeshed doubts it.
    for key, convert in _plan(declared):  # type: ignore[arg-type]
        value = getattr(holder, key)
        if value is not None and value != ():
            data[key] = convert(value) if convert else value
    return data


@cache
def _plan(declared: type[Any]) -> tuple[tuple[str, _Convert | None], ...]:
    """How to convert each field; looked up once per class, since there are many records."""
    return tuple((field.key, _converter(field.shape)) for field in fields_of(declared))


def _converter(shape: Shape) -> _Convert | None:
    match shape:
        case Many(shape=inner):
            one = _converter(inner)
            return list if one is None else lambda values: [one(value) for value in values]
        case Group(record=declared):
            return lambda value: _fields(declared, value)
        case Ref():
            return lambda value: value if isinstance(value, str) else value.id
        case Day() | Moment():
            return moment
        case Clock():
            return "{:%H:%M}".format
    return lambda value: line(value) if isinstance(value, str) else value


def _written(declared: tuple[Field, ...], data: Mapping[str, Any]) -> Data:
    shapes = {field.key: field.shape for field in declared}
    return {key: _unconverted(shapes[key], data[key]) for key in shapes if key in data}


def _unconverted(shape: Shape, value: Any) -> Any:
    match shape:
        case Many(shape=inner):
            return [_unconverted(inner, item) for item in value]
        case Group(record=declared):
            return _written(fields_of(declared), value)
        case Moment():
            # The clock on the wall is what an editor writes; the distance to UTC follows from it.
            return str(value)[:16].replace("T", " ")
    return value
