"""Files in ``.vscode/`` that follow from the schema: completion for editors in VS Code.

No extension checks the front matter of Markdown by a JSON Schema without installing more than an
editor should have to (redhat-developer/vscode-yaml issue 207 is open). So Markdown gets what VS
Code has itself: snippets complete the fields, and a task puts the messages of ``build.py check`` as
red lines in the files. The YAML lists get their schema through the extension that we recommend; it
is draft 7, which that extension understands. Tasks and settings are written by hand.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from catalogue.schema import KINDS, Kind
from catalogue.schema.shapes import Day, Field, Group, Many, Names, Schema, options_of, yaml_object


def files(names: Names) -> dict[str, str]:
    """Map path from the root to text; ``names`` are those that may be chosen from."""
    contents = {
        "velden.code-snippets": _snippets(names),
        **{f"schema/{kind.name}.json": _schema(kind, names) for kind in KINDS},
    }
    return {
        f".vscode/{name}": json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        for name, content in contents.items()
    }


def _schema(kind: Kind, names: Names) -> Schema:
    """JSON Schema of a file of this kind: one record, or a list of them."""
    listed = kind.file and not kind.single
    record = yaml_object(kind.written_fields, names)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.plural.replace("_", " "),
        **({"type": "array", "items": record} if listed else record),
    }


def _snippets(names: Names) -> dict[str, Any]:
    """Snippets by name: one for each field, and one for a whole file of each kind.

    Kinds that declare a field alike share one; its name says which they are.
    """
    kinds = [kind for kind in KINDS if kind.folder]
    kinds_by_snippet: dict[tuple[str, str, str], list[str]] = {}
    for kind in kinds:
        for field in kind.fields:
            body = "\n".join(_body([field], names, count(1)))
            kinds_by_snippet.setdefault((field.key, body, field.help), []).append(kind.name)
    snippets = {
        f"{key} ({', '.join(owners)})": _snippet(key, body.split("\n"), about)
        for (key, body, about), owners in kinds_by_snippet.items()
    }
    for kind in kinds:
        required = _body([field for field in kind.fields if field.required], names, count(1))
        about = f"Een nieuw bestand: {kind.name}"
        body_of_file = ["---", *required, "---", "", "$0"]
        snippets[f"nieuw: {kind.name}"] = _snippet(f"nieuw-{kind.name}", body_of_file, about)
    return snippets


def _snippet(prefix: str, body: Sequence[str], about: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": about}


def _body(
    fields: Sequence[Field], names: Names, numbers: Iterator[int], indent: str = ""
) -> Iterator[str]:
    """Lines of a snippet, with places to fill in that are numbered as they come."""
    for field in fields:
        listed, item = isinstance(field.shape, Many), field.shape.item
        if not isinstance(item, Group):
            value = _placeholder(field, names, numbers)
            yield f"{indent}{field.key}: {f'[{value}]' if listed else value}"
            continue
        yield f"{indent}{field.key}:"
        lines = list(_body(item.fields, names, numbers, indent + ("    " if listed else "  ")))
        if listed:
            lines[0] = f"{indent}  - {lines[0].strip()}"
        yield from lines


def _placeholder(field: Field, names: Names, numbers: Iterator[int]) -> str:
    if isinstance(field.shape.item, Day):
        return "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
    options = options_of(field.shape, names)
    if options:
        return f"${{{next(numbers)}|{','.join(options)}|}}"
    example = field.example.strip("[]")
    for sign in "\\$}":
        example = example.replace(sign, f"\\{sign}")
    return f"${{{next(numbers)}:{example}}}"
