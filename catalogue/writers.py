"""What ``build.py new`` writes: a file that is right from the start."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from catalogue.rules import PLACEHOLDER
from catalogue.schema import Kind
from catalogue.shapes import Day, Field, Many, Ref, describe
from catalogue.text import fold


def new_file(kind: Kind, naam: str, names: Mapping[str, Sequence[str]], today: date) -> str:
    """A file of ``kind`` called ``naam`` that passes ``check``, with a comment for every field.

    ``names`` holds the known ids for each kind, so that examples refer to what exists; required
    fields are filled in, the others stand there as a comment to take out.
    """
    lines = ["---"]
    for field in kind.fields:
        lines += _field(field, naam, names, today)
    lines += ["---", "", f"Schrijf hier in korte zinnen wat dit is. {PLACEHOLDER}", ""]
    return "\n".join(lines)


def twins(naam: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of entries (id -> name) that may be the same thing: one name holds the other."""
    wanted = fold(naam)
    return tuple(
        name
        for name, other in sorted(known.items())
        if wanted == fold(other) or (min(len(wanted), len(other)) > 4 and _within(wanted, other))
    )


def _within(wanted: str, other: str) -> bool:
    return wanted in fold(other) or fold(other) in wanted


def _field(
    field: Field, naam: str, names: Mapping[str, Sequence[str]], today: date
) -> Iterator[str]:
    yield f"# {field.about} ({describe(field.shape)})"
    if not field.required:
        yield f"# {field.key}: {field.example}"
    elif field.key in {"naam", "titel"}:
        yield f"{field.key}: {quoted(naam)}"
    else:
        yield f"{field.key}: {_example(field, names, today)}"


def _example(field: Field, names: Mapping[str, Sequence[str]], today: date) -> str:
    if isinstance(field.shape, Day):
        return today.isoformat()
    if field.key in {"samenvatting", "doel"}:
        return f"'Eén zin die zegt wat het is. {PLACEHOLDER}'"
    inner = field.shape.shape if isinstance(field.shape, Many) else field.shape
    if isinstance(inner, Ref) and names.get(inner.kind):
        first = names[inner.kind][0]
        return f"[{first}]" if isinstance(field.shape, Many) else first
    return field.example


def quoted(text: str) -> str:
    """The text as a single-quoted YAML value, which needs no other escape than the quote itself."""
    return "'" + text.replace("'", "''") + "'"
