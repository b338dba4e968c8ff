"""JSON Schema of what editors write, for VS Code and other programs that complete and underline.

It describes YAML as an editor types it, where a year is a number and a day is text; the schema of
the open data (``feeds.json_schema``) describes what programs read. Draft 7, which the YAML
extension of VS Code understands.
"""

from catalogue.schema import ID_FIELD, Kind
from catalogue.schema.shapes import Names, Schema, yaml_object


def of_kind(kind: Kind, names: Names) -> Schema:
    """The schema of a file of this kind: one record, or a list of them."""
    fields = kind.fields
    if kind.file and not kind.single and not kind.numbered:
        fields = (ID_FIELD, *fields)
    record = yaml_object(fields, names)
    listed = kind.file and not kind.single
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.plural.replace("_", " "),
        **({"type": "array", "items": record} if listed else record),
    }
