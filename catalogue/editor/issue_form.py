"""Issue forms for GitHub, in which someone with an account proposes an entry; from the schema.

``issue_entry`` reads back what such a form sends: Markdown in which every label is a heading.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import (
    Choice,
    Field,
    Group,
    Many,
    Names,
    Shape,
    Text,
    describe,
    options_of,
)

OFFERED = tuple(KIND[name] for name in ("programma", "makerspace"))
TEXT = "Tekst"
# Between the parts of a group on a line; it is in no address and in hardly any sentence.
BETWEEN = " | "
_MOST_OPTIONS = 30


def files(names: Names) -> dict[str, str]:
    """Map ``.github/ISSUE_TEMPLATE/KIND.yml`` to its text, in JSON, which GitHub reads as YAML."""
    return {
        f".github/ISSUE_TEMPLATE/{kind.name}.yml": json.dumps(
            _form(kind, names), ensure_ascii=False, indent=2
        )
        + "\n"
        for kind in OFFERED
    }


def questions(kind: Kind) -> Iterator[Field]:
    """List the questions of the form as fields, the required ones first.

    Each part of a group is a question of its own, with the key ``GROUP-PART``.
    """
    for field in sorted(kind.fields, key=lambda field: not field.required):
        if not isinstance(field.shape, Group):
            yield field
            continue
        for part in field.shape.fields:
            label = f"{field.label}: {part.label.lower()}"
            yield replace(part, key=f"{field.key}-{part.key}", own_label=label, default=None)


def answers_of(text: str, headings: Sequence[str]) -> dict[str, str]:
    """Read the answers from the Markdown of an issue: heading -> answer, empty for no answer.

    Only ``headings`` count, each the first time; other headings belong to an answer.
    """
    lines_by_heading: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = line.removeprefix("### ").strip()
        if line.startswith("### ") and heading in headings and heading not in lines_by_heading:
            lines = lines_by_heading[heading] = []
        else:
            lines.append(line)
    answers = {heading: "\n".join(lines).strip() for heading, lines in lines_by_heading.items()}
    return {
        heading: "" if answer == "_No response_" else answer for heading, answer in answers.items()
    }


def _form(kind: Kind, names: Names) -> dict[str, Any]:
    about = (
        "Vul in wat je weet. Wat je hier schrijft, is openbaar. Zet er geen namen of gegevens van "
        "personen in. Een redacteur leest het en maakt er een voorstel van."
    )
    about_text = "Vertel in korte zinnen wat het is. Een lege regel begint een nieuwe alinea."
    text = {"label": TEXT, "description": about_text}
    return {
        "name": f"Voorstel: {kind.name}",
        "description": f"Geef een {kind.name} door, met een account bij GitHub.",
        "title": f"Voorstel: {kind.name}",
        "body": [
            {"type": "markdown", "attributes": {"value": about}},
            *(_question(field, names) for field in questions(kind)),
            {"type": "textarea", "id": "tekst", "attributes": text},
        ],
    }


def _question(field: Field, names: Names) -> dict[str, Any]:
    shape = field.shape
    listed = isinstance(shape, Many)
    options: Mapping[str, str] = options_of(shape, names)
    attributes: dict[str, Any] = {"label": field.label, "description": field.about}
    if 0 < len(options) <= _MOST_OPTIONS or isinstance(shape.item, Choice):
        kind = "dropdown"
        attributes["options"] = list(options.values())
        attributes["multiple"] = listed
    else:
        long = listed or (isinstance(shape, Text) and shape.longest > 150)
        kind = "textarea" if long else "input"
        attributes["description"] += _instruction(shape)
        attributes["placeholder"] = _placeholder(field)
    required = {"validations": {"required": True}} if field.required else {}
    return {"type": kind, "id": field.key, "attributes": attributes, **required}


def _instruction(shape: Shape) -> str:
    if not isinstance(shape, Many):
        return "" if isinstance(shape, Text | Choice) else f" Schrijf {describe(shape)}."
    if isinstance(shape.item, Group):
        parts = BETWEEN.join(part.key for part in shape.item.fields)
        return f" Zet elk op een nieuwe regel, zo: {parts}"
    return " Zet elk op een nieuwe regel."


def _placeholder(field: Field) -> str:
    item = field.shape.item
    fields = item.fields if isinstance(item, Group) else (field,)
    return BETWEEN.join(_without_yaml(part.example) for part in fields)


def _without_yaml(example: str) -> str:
    """Strip the signs of YAML from an example; of a group only the values remain."""
    if example.startswith("{"):
        return " ".join(re.findall(r": ([^,}]+)", example))
    return example.strip("[]'\"")
