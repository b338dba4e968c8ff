"""The guide for editors: the fields of each kind, on the site and in ``content/LEESMIJ.md``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import Choice, Field, Group, Many, describe, fields_of

# The page of the content that the tables belong to.
PAGE = "gids"
# What an editor writes, the most common first; the lists of naslag/ explain themselves.
KINDS = tuple(KIND[name] for name in ("programma", "makerspace", "partner", "thema", "actie"))

_LINK = re.compile(r"\]\((?!https?:|mailto:|tel:|#)(?P<target>[^)\s]+)(?P<title> \"[^\"]*\")?\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One field: its key, what to write, an example, and whether it must be there."""

    veld: str
    uitleg: str
    vorm: str
    voorbeeld: str
    nodig: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one kind."""

    soort: str
    map: str
    rijen: Sequence[Row]


def tables() -> tuple[Table, ...]:
    """The fields of every kind that an editor writes files of."""
    return tuple(Table(kind.name, f"{kind.folder}/", tuple(_rows(kind))) for kind in KINDS)


def _rows(kind: Kind) -> Iterator[Row]:
    for field in kind.fields:
        yield Row(field.key, field.about, _shape(field), field.example, field.required)


def _shape(field: Field) -> str:
    inner = field.shape.item
    if isinstance(inner, Choice):
        return "kies uit: " + ", ".join(inner.options)
    if isinstance(inner, Group):
        parts = (
            f"{one.key}: {one.about[0].lower()}{one.about[1:]}" for one in fields_of(inner.record)
        )
        start = "een lijst, met steeds " if isinstance(field.shape, Many) else ""
        return start + " ".join(parts)
    return describe(field.shape).replace("`", "")


def readme(title: str, text: str, command: str) -> str:
    """``content/LEESMIJ.md``: the guide of the site, with its tables; ``text`` is its Markdown."""
    lines = [
        f"# {title}",
        "",
        f"<!-- Gemaakt van paginas/gids.md en het schema, met: {command} -->",
        "",
        _LINK.sub(_from_content, text),
        "",
        "## Alle velden",
        "",
        "Een veld met een ster is verplicht. De rest mag je weglaten.",
        "",
    ]
    for table in tables():
        lines += [f"### {table.soort}: `{table.map}`", "", *_markdown(table), ""]
    return "\n".join(lines)


def _from_content(link: re.Match[str]) -> str:
    """A link from ``paginas/`` as one from ``content/``."""
    target = link["target"]
    there = target[3:] if target.startswith("../") else f"paginas/{target}"
    return f"]({there}{link['title'] or ''})"


def _markdown(table: Table) -> Iterator[str]:
    yield "| Veld | Wat je invult | Zo schrijf je het | Voorbeeld |"
    yield "| --- | --- | --- | --- |"
    for row in table.rijen:
        star = " *" if row.nodig else ""
        cells = (f"`{row.veld}`{star}", row.uitleg, row.vorm, f"`{row.voorbeeld}`")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
