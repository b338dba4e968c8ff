"""The schema of the JSON of the catalogue (JSON Schema 2020-12); it follows from the shapes."""

from dataclasses import make_dataclass

from catalogue.base.plan import Make
from catalogue.feeds.escaping import encode
from catalogue.feeds.publication import Download, Publication
from catalogue.schema import KINDS, TALEN, Kind, alive, urls
from catalogue.schema.shapes import (
    Choice,
    Day,
    Field,
    Group,
    Id,
    Schema,
    Text,
    json_object,
    json_schema,
    key,
)

ADDRESS = "data/catalogus.schema.json"
STANDARD = (ADDRESS, "JSON Schema van de catalogus")
# It describes a download and is none.
DOWNLOADS: tuple[Download, ...] = ()
_PAGE = "Het adres van de pagina."
_TEXT = "De tekst, in Markdown. Koppelingen zijn gerekend vanaf het bestand in content/."
_Summaries = make_dataclass(
    "_Summaries",
    [
        (code, "str | None", key(Text(300), f"De samenvatting in het {naam}."))
        for code, naam in TALEN.items()
    ],
)
# Fields that the build adds to an entry.
COMPUTED = (
    Field("vertalingen", Group(_Summaries), "De samenvatting in andere talen.", "", None),
    Field("stand", Choice(alive.LABELS), "Of het nog bestaat, berekend uit de bronnen.", "nu", ...),
    Field(
        "laatst_gezien",
        Day(),
        "De dag van de nieuwste bron of bevestiging. Van een jaar telt de laatste dag.",
        "2026-11-23",
        None,
    ),
)


def plan(publication: Publication) -> dict[str, Make]:
    """``data/catalogus.schema.json``; its ``$defs`` describe the files of single entries too."""
    return {ADDRESS: lambda: render(publication.base_url)}


def render(base_url: str) -> bytes:
    """The schema as a file, with one key on a line."""
    parts = [f'"{key}": {encode(value)}' for key, value in _catalogue(base_url).items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _catalogue(base_url: str) -> Schema:
    lists = {kind.plural: _list(kind) for kind in KINDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **({"$id": urls.absolute(ADDRESS, base_url)} if base_url else {}),
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
    reference = {"$ref": f"#/$defs/{kind.name}"}
    return reference if kind.single else {"type": "array", "items": reference}


def _record(kind: Kind) -> Schema:
    schema = json_object(kind.fields)
    page = {"type": "string", "format": "uri-reference", "description": _PAGE}
    schema["properties"] = {
        "$schema": {"type": "string"},
        **({"pagina": page} if kind.has_pages else {}),
        "id": {"type": "string"} if kind.numbered else json_schema(Id()),
        **schema["properties"],
        **(json_object(COMPUTED)["properties"] if kind.has_state else {}),
        **({"tekst": {"type": "string", "description": _TEXT}} if kind.folder else {}),
    }
    schema["required"][:0] = ["id", "pagina"] if kind.has_pages else ["id"]
    return schema
