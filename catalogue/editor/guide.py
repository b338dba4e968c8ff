"""Guide for editors: the fields of each kind, in tables on the site and in ``LEESMIJ.md``."""

import re
from collections.abc import Iterator

from catalogue.schema import KIND, Kind
from catalogue.schema.shapes import Choice, Field, Group, describe

# The page of the content that the tables belong to.
PAGE = "gids"
# The kinds that an editor writes, the most common first; the lists of naslag/ explain themselves.
KINDS = tuple(KIND[name] for name in ("programma", "makerspace", "partner", "thema", "actie"))

# Not in an example between backticks.
_LINK = re.compile(
    r"`[^`\n]*`|\]\((?!https?:|mailto:|tel:|#)(?P<target>[^)\s]+)(?P<title> \"[^\"]*\")?\)"
)

Table = tuple[Kind, list[tuple[Field, str]]]
"""A kind and its fields, each with what may be written (Dutch)."""


def tables() -> list[Table]:
    """List, for each kind of which editors write files, its fields with what may be written."""
    return [(kind, [(field, _allowed(field)) for field in kind.fields]) for kind in KINDS]


def _allowed(field: Field) -> str:
    shape, item = field.shape, field.shape.item
    if isinstance(item, Choice):
        return "kies uit: " + ", ".join(item.options)
    if isinstance(item, Group):
        parts = (f"{part.key}: {part.about[0].lower()}{part.about[1:]}" for part in item.fields)
        return ("" if shape is item else "een lijst, met steeds ") + " ".join(parts)
    return describe(shape).replace("`", "")


def readme(title: str, text: str, command: str) -> str:
    """Compose the text of ``content/LEESMIJ.md``: the guide ``text``, then a table for each kind.

    ``command`` is named in it as the way to make the file again.
    """
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
    for kind, rows in tables():
        lines += [f"### {kind.name}: `{kind.folder}/`", "", *_markdown(rows), ""]
    return "\n".join(lines)


def _from_content(link: re.Match[str]) -> str:
    """Turn a link from ``paginas/`` into one from ``content/``."""
    target = link["target"]
    if target is None:
        return link[0]
    there = target[3:] if target.startswith("../") else f"paginas/{target}"
    return f"]({there}{link['title'] or ''})"


def _markdown(rows: list[tuple[Field, str]]) -> Iterator[str]:
    yield "| Veld | Wat je invult | Zo schrijf je het | Voorbeeld |"
    yield "| --- | --- | --- | --- |"
    for field, allowed in rows:
        star = " *" if field.required else ""
        cells = (f"`{field.key}`{star}", field.about, allowed, f"`{field.example}`")
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
