"""Issue forms for GitHub, made from the schema: the way to propose an entry with an account only.

``entry_from_issue`` reads back what such a form sends: Markdown in which every label is a heading.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import (
    Choice,
    Field,
    Group,
    Many,
    Ref,
    Shape,
    Text,
    describe,
    fields_of,
)

Files = dict[str, str]
Labels = Mapping[str, Mapping[str, str]]
"""Name of a kind -> id -> name."""

OFFERED = tuple(KIND[name] for name in ("programma", "makerspace"))
TEXT = "Tekst"
# A line of a list of groups; it is in no address and in hardly any sentence.
BETWEEN = " | "
_FEW = 30


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: the field it is for, and for a part of a group which part."""

    field: Field
    part: Field | None = None

    @property
    def id(self) -> str:
        """What GitHub calls it, also in the address of a form that is filled in."""
        return f"{self.field.key}-{self.part.key}" if self.part else self.field.key

    @property
    def label(self) -> str:
        """What stands above it, and above the answer in the issue."""
        return f"{self.field.name}: {self.part.name.lower()}" if self.part else self.field.name

    @property
    def shape(self) -> Shape:
        """The shape of the answer."""
        return self.part.shape if self.part else self.field.shape

    @property
    def required(self) -> bool:
        """Whether GitHub refuses to send the form without it."""
        return self.field.required and self.part is None


def questions(kind: Kind) -> Iterator[Question]:
    """What the form asks: first what is needed. A group of single values is a question a value."""
    for field in sorted(kind.fields, key=lambda field: not field.required):
        if isinstance(field.shape, Group):
            for part in fields_of(field.shape.record):
                yield Question(field, part)
        else:
            yield Question(field)


def options(shape: Shape, labels: Labels) -> Mapping[str, str]:
    """What can be chosen: value -> label; nothing where someone types."""
    inner = shape.item
    if isinstance(inner, Choice):
        return inner.options
    known = labels.get(inner.kind, {}) if isinstance(inner, Ref) else {}
    return known if len(known) <= _FEW else {}


def files(labels: Labels) -> Files:
    """``.github/ISSUE_TEMPLATE/KIND.yml``. JSON is YAML, and needs no rules about quotes."""
    forms = {kind.name: _form(kind, labels) for kind in OFFERED}
    return {
        f".github/ISSUE_TEMPLATE/{name}.yml": json.dumps(form, ensure_ascii=False, indent=2) + "\n"
        for name, form in forms.items()
    }


def _form(kind: Kind, labels: Labels) -> dict[str, Any]:
    about = (
        "Vul in wat je weet. Wat je hier schrijft, is openbaar. Zet er geen namen of gegevens van "
        "personen in. Een redacteur leest het en maakt er een voorstel van."
    )
    body = [_question(question, labels) for question in questions(kind)]
    told = {"type": "markdown", "attributes": {"value": about}}
    return {
        "name": f"Voorstel: {kind.name}",
        "description": f"Geef een {kind.name} door, met een account bij GitHub.",
        "title": f"Voorstel: {kind.name}",
        "body": [told, *body, _text_question()],
    }


def _text_question() -> dict[str, Any]:
    about = "Vertel in korte zinnen wat het is. Een lege regel begint een nieuwe alinea."
    attributes = {"label": TEXT, "description": about}
    return {"type": "textarea", "id": "tekst", "attributes": attributes}


def _question(question: Question, labels: Labels) -> dict[str, Any]:
    shape = question.shape
    choices = options(shape, labels)
    about = question.part.about if question.part else question.field.about
    attributes: dict[str, Any] = {
        "label": question.label,
        "description": about if choices else f"{about}{_how(shape)}",
    }
    if choices:
        kind = "dropdown"
        attributes["options"] = list(choices.values())
        attributes["multiple"] = isinstance(shape, Many)
    else:
        long = isinstance(shape, Many) or (isinstance(shape, Text) and shape.longest > 150)
        kind = "textarea" if long else "input"
        attributes["placeholder"] = _placeholder(question)
    required = {"validations": {"required": True}} if question.required else {}
    return {"type": kind, "id": question.id, "attributes": attributes, **required}


def _how(shape: Shape) -> str:
    if isinstance(shape, Many) and isinstance(shape.shape, Group):
        parts = BETWEEN.join(one.key for one in fields_of(shape.shape.record))
        return f" Zet elk op een nieuwe regel, zo: {parts}"
    if isinstance(shape, Many):
        return " Zet elk op een nieuwe regel."
    return "" if isinstance(shape, Text | Choice) else f" Schrijf {describe(shape)}."


def _placeholder(question: Question) -> str:
    shape = question.shape
    if isinstance(shape, Many) and isinstance(shape.shape, Group):
        return BETWEEN.join(_bare(one.example) for one in fields_of(shape.shape.record))
    return _bare(question.part.example if question.part else question.field.example)


def _bare(example: str) -> str:
    """An example without the signs of YAML; of a group only its values."""
    if example.startswith("{"):
        return " ".join(re.findall(r": ([^,}]+)", example))
    return example.strip("[]'\"")


def sections(text: str, wanted: Sequence[str]) -> dict[str, str]:
    """Heading -> answer, of the headings that the form has; the first of two that are equal."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        heading = line.removeprefix("### ").strip()
        if line.startswith("### ") and heading in wanted and heading not in found:
            lines = found[heading] = []
        else:
            lines.append(line)
    answers = {heading: "\n".join(rows).strip() for heading, rows in found.items()}
    return {heading: "" if one == "_No response_" else one for heading, one in answers.items()}
