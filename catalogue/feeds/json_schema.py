"""What the JSON of the catalogue looks like, as JSON Schema; it follows from the shapes."""

from catalogue.base.plan import Make
from catalogue.feeds.addresses import SCHEMA
from catalogue.feeds.escaping import encode
from catalogue.feeds.json_data import has_page
from catalogue.schema import KINDS, Kind, urls
from catalogue.schema.shapes import Name, Schema, json_object, json_schema

_PAGE = "Het adres van de pagina."
_TEXT = "De tekst, in Markdown. Koppelingen zijn gerekend vanaf het bestand in content/."


def plan(base_url: str) -> dict[str, Make]:
    """``data/catalogus.schema.json``; its ``$defs`` describe the files of single entries too."""
    return {SCHEMA: lambda: render(base_url)}


def render(base_url: str) -> bytes:
    """The schema as a file."""
    parts = [f'"{key}": {encode(value)}' for key, value in _catalogue(base_url).items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


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
    schema = json_object(kind.fields)
    own: Schema = {"$schema": {"type": "string"}}
    if has_page(kind):
        own["pagina"] = {"type": "string", "format": "uri-reference", "description": _PAGE}
        schema["required"].insert(0, "pagina")
    own["id"] = {"type": "string"} if kind.numbered else json_schema(Name())
    text = {"tekst": {"type": "string", "description": _TEXT}} if kind.folder else {}
    schema["properties"] = {**own, **schema["properties"], **text}
    schema["required"].insert(0, "id")
    return schema
