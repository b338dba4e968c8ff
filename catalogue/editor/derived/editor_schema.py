"""JSON Schema of what editors write, for VS Code and other programs that complete and underline.

It describes YAML as an editor types it, where a year is a number and a day is text; the schema of
the open data (``feeds.json_schema``) describes what programs read. Draft 7, which the YAML
extension of VS Code understands.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from catalogue.schema import ID_FIELD, Kind
from catalogue.schema.shapes import (
    Address,
    Choice,
    Clock,
    Day,
    Decimal,
    Field,
    Group,
    Mail,
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

Schema = dict[str, Any]
Names = Mapping[str, Sequence[str]]
"""Name of a kind -> its ids. A kind that is not in it takes any id."""

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def of_kind(kind: Kind, names: Names) -> Schema:
    """The schema of a file of this kind: one record, or a list of them."""
    fields = kind.fields
    if kind.file and not kind.single and not kind.numbered:
        fields = (ID_FIELD, *fields)
    record = _object(fields, names)
    listed = kind.file and not kind.single
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.plural.replace("_", " "),
        **({"type": "array", "items": record} if listed else record),
    }


def _object(fields: Sequence[Field], names: Names) -> Schema:
    return {
        "type": "object",
        "properties": {field.key: _field(field, names) for field in fields},
        "required": [field.key for field in fields if field.required],
        "additionalProperties": False,
    }


def _field(field: Field, names: Names) -> Schema:
    about = f"{field.about} ({describe(field.shape)})"
    return {"description": about, **_shape(field.shape, names)}


def _shape(shape: Shape, names: Names) -> Schema:
    match shape:
        case Text(longest=longest):
            # A name may be a number, such as 1040.
            return {"type": ["string", "number"], "maxLength": longest}
        case Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Decimal(low=low, high=high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Day():
            return _text(f"^{_DAY}$")
        case Moment():
            return _text(f"^{_DAY}([ T][0-9]{{1,2}}[:.][0-9]{{2}})?$")
        case Clock():
            return _text("^[0-9]{1,2}[:.][0-9]{2}$")
        case Period():
            # A year alone is a number in YAML.
            return {"type": ["string", "integer"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
        case Address(longest=longest):
            return {**_text("^https?://[^ ]+$"), "maxLength": longest}
        case Mail() | SitePath() | Name():
            return {**_text(shape.PATTERN), "maxLength": shape.longest}
        case Choice(options=options):
            return {"enum": list(options), "enumDescriptions": list(options.values())}
        case Ref(kind=kind):
            return {"enum": list(names[kind])} if kind in names else _text(Name.PATTERN)
        case Many(shape=inner, least=least, most=most):
            counts = {"minItems": least, "maxItems": most, "uniqueItems": True}
            return {"type": "array", "items": _shape(inner, names), **counts}
        case Group(record=record):
            return _object(fields_of(record), names)


def _text(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern}
