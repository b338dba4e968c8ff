"""What the JSON of the catalogue looks like, as JSON Schema; it follows from the shapes."""

from typing import Any

from catalogue.base.plan import Make
from catalogue.feeds.addresses import SCHEMA
from catalogue.feeds.escaping import encode
from catalogue.feeds.json_data import has_page
from catalogue.schema import KINDS, Kind, urls
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
    fields_of,
)

Schema = dict[str, Any]

_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$"
_PERIOD = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_PAGE = "Het adres van de pagina."
_TEXT = "De tekst, in Markdown. Koppelingen zijn gerekend vanaf het bestand in content/."


def plan(base_url: str) -> dict[str, Make]:
    """``data/catalogus.schema.json``; its ``$defs`` describe the files of single entries too."""
    return {SCHEMA: lambda: render(base_url)}


def render(base_url: str) -> bytes:
    """The schema as a file."""
    parts = [f'"{key}": {encode(value)}' for key, value in _catalogue(base_url).items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def of_shape(shape: Shape) -> Schema:
    """The JSON Schema of one shape."""
    match shape:
        case Text(longest=longest, shortest=shortest):
            return {"type": "string", "minLength": shortest, "maxLength": longest}
        case Name(longest=longest):
            return {"type": "string", "pattern": _NAME, "maxLength": longest}
        case Ref():
            return {"type": "string", "pattern": _NAME}
        case Whole(low=low, high=high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Decimal(low=low, high=high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Day():
            return {"type": "string", "format": "date"}
        case Moment():
            formats = ("date", "date-time")
            return {"type": "string", "anyOf": [{"format": name} for name in formats]}
        case Clock():
            return {"type": "string", "pattern": _CLOCK}
        case Period():
            return {"type": "string", "pattern": _PERIOD}
        case Address(longest=longest):
            return {"type": "string", "format": "uri", "maxLength": longest}
        case SitePath(longest=longest):
            return {"type": "string", "format": "uri-reference", "maxLength": longest}
        case Mail(longest=longest):
            return {"type": "string", "format": "email", "maxLength": longest}
        case Choice(options=options):
            listed = [{"const": value, "title": label} for value, label in options.items()]
            return {"type": "string", "oneOf": listed}
        case Many(shape=inner, least=least, most=most):
            # An empty list is left out, so a list that is there holds something.
            counts = {"minItems": max(least, 1), "maxItems": most}
            return {"type": "array", "items": of_shape(inner), **counts}
        case Group(record=declared):
            return _object(fields_of(declared))


def _catalogue(base_url: str) -> Schema:
    schema: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if base_url:
        schema["$id"] = urls.absolute(SCHEMA, base_url)
    lists = {kind.plural: _list(kind) for kind in KINDS}
    return {
        **schema,
        "title": "De catalogus",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "licentie": {"type": "string", "format": "uri"},
            "bijgewerkt": {"type": "string", "format": "date"},
            **lists,
        },
        "required": ["licentie", *lists],
        "additionalProperties": False,
        "$defs": {kind.name: _record(kind) for kind in KINDS},
    }


def _list(kind: Kind) -> Schema:
    one = {"$ref": f"#/$defs/{kind.name}"}
    return one if kind.single else {"type": "array", "items": one}


def _record(kind: Kind) -> Schema:
    schema = _object(kind.fields)
    own: Schema = {"$schema": {"type": "string"}}
    if has_page(kind):
        own["pagina"] = {"type": "string", "format": "uri-reference", "description": _PAGE}
        schema["required"].insert(0, "pagina")
    own["id"] = {"type": "string"} if kind.numbered else of_shape(Name())
    text = {"tekst": {"type": "string", "description": _TEXT}} if kind.folder else {}
    schema["properties"] = {**own, **schema["properties"], **text}
    schema["required"].insert(0, "id")
    return schema


def _object(declared: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "properties": {field.key: _described(field) for field in declared},
        "required": [field.key for field in declared if field.required],
        "additionalProperties": False,
    }


def _described(field: Field) -> Schema:
    return {"description": field.about, **of_shape(field.shape)}
