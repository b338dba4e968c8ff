"""What ``build.py new`` writes: a file that is right from the start."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from catalogue.base.messages import PLACEHOLDER
from catalogue.base.text import distance, fold
from catalogue.schema import Bron, Kind
from catalogue.schema.shapes import Choice, Day, Field, Group, Many, Ref

_NOTHING: Mapping[str, Sequence[str]] = {}


def new_file(
    kind: Kind,
    naam: str,
    names: Mapping[str, Sequence[str]],
    today: date,
    chosen: Mapping[str, Sequence[str]] = _NOTHING,
) -> str:
    """A file of ``kind`` called ``naam`` that passes ``check``, with a comment for every field.

    ``names`` holds the known ids for each kind, so that examples refer to what exists; required
    fields are filled in, and so are those of ``chosen`` (field -> ids); the others stand there as a
    comment to take out.
    """
    lines = ["---"]
    for field in kind.fields:
        lines += _field(field, naam, names, today, chosen.get(field.key, ()))
    lines += ["---", "", f"Schrijf hier in korte zinnen wat dit is. {PLACEHOLDER}", ""]
    return "\n".join(lines)


def twins(naam: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of entries (id -> name) that may be the same thing.

    One name holds the other, or they differ in a letter or two.
    """
    wanted = fold(naam)
    return tuple(name for name, other in sorted(known.items()) if _same(wanted, fold(other)))


def _same(wanted: str, other: str) -> bool:
    shortest = min(len(wanted), len(other))
    if wanted == other or (shortest > 4 and (wanted in other or other in wanted)):
        return True
    forgiven = shortest // 5
    return forgiven > 0 and distance(wanted, other, forgiven + 1) <= min(forgiven, 2)


def _field(
    field: Field,
    naam: str,
    names: Mapping[str, Sequence[str]],
    today: date,
    chosen: Sequence[str],
) -> Iterator[str]:
    yield f"# {field.help}"
    if chosen:
        listed = isinstance(field.shape, Many)
        yield f"{field.key}: [{', '.join(chosen)}]" if listed else f"{field.key}: {chosen[0]}"
    elif not field.required:
        yield f"# {field.key}: {field.example}"
    elif field.key in {"naam", "titel"}:
        yield f"{field.key}: {quoted(naam)}"
    else:
        # What is chosen for the editor passes the check, so that only this tells him to choose.
        mark = "  # een voorbeeld: kies zelf" if _is_choice(field) else ""
        yield f"{field.key}: {_example(field, names, today)}{mark}"


def _is_choice(field: Field) -> bool:
    inner = field.shape.item
    return isinstance(inner, Choice | Ref)


def _example(field: Field, names: Mapping[str, Sequence[str]], today: date) -> str:
    if isinstance(field.shape, Day):
        return today.isoformat()
    if field.key in {"samenvatting", "doel"}:
        return f"'Eén zin die zegt wat het is. {PLACEHOLDER}'"
    inner = field.shape.item
    if isinstance(inner, Group) and inner.record is Bron:
        return f"[{{url: https://voorbeeld.nl, gezien: '{PLACEHOLDER}'}}]"
    if isinstance(inner, Ref) and names.get(inner.kind):
        first = names[inner.kind][0]
        return f"[{first}]" if isinstance(field.shape, Many) else first
    return field.example


def quoted(text: str) -> str:
    """The text as a single-quoted YAML value, which needs no other escape than the quote itself."""
    return "'" + text.replace("'", "''") + "'"
