"""Makes a new file that is right from the start: ``build.py new``.

First it looks whether the entry is there already, then it asks a little on a terminal, if there is
one. The file explains every field; what is left to choose or to write is marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from catalogue.base.messages import PLACEHOLDER, TO_CHOOSE, quote
from catalogue.base.text import edit_distance, fold, is_reserved, slug
from catalogue.content import files, reader
from catalogue.content.files import is_id
from catalogue.content.front_matter import Source
from catalogue.content.yaml_tree import Scalar
from catalogue.editor.prompt import Terminal
from catalogue.schema import Bron, Kind
from catalogue.schema.shapes import Choice, Day, Field, Group, Many, Names, Ref, options_of

COMMENTED = (
    "# Een regel met # ervoor telt niet mee. Vul je zo'n veld in? Haal dan # en de spatie weg."
)
# Asked in this order; every other field stands in the file with its explanation.
QUESTIONS = {
    "soort": "Wat voor soort is het?",
    "fase": "Gaat het om kiezen, leren of werken?",
    "doelgroepen": "Voor wie is het?",
    "themas": "Waar gaat het over?",
    "aanbieders": "Wie organiseert het?",
    "wijken": "In welke wijk is het?",
    "openbaar": "Mag iedereen naar binnen?",
    "trekkers": "Wie trekt het?",
}


class Refusal(Exception):  # noqa: N818 - it is a sentence for an editor
    """Reason in Dutch why no file was made or changed."""


class NoName(Refusal):
    """A name without a letter."""


def create(
    kind: Kind, naam: str, content: Path, today: date, terminal: Terminal | None, *, anyway: bool
) -> Path:
    """Make the file of a new entry and return its path; questions are asked on ``terminal``.

    Raises ``Refusal`` when there is such an entry already (``anyway`` allows what is merely alike)
    and ``OSError`` when the disk refuses.
    """
    name = slug(naam)
    if not name:
        raise NoName(f"van {quote(naam)} kan geen bestandsnaam gemaakt worden; gebruik letters")
    names = names_by_kind(reader.read(content).sources)
    if is_reserved(name):
        raise Refusal(f"de naam '{name}' houdt Windows voor zichzelf; kies een langere naam")
    folder = content / (kind.folder or "")
    if folder.is_symlink():
        # What lies behind a link is not ours to change.
        raise Refusal(f"{files.display_path(folder)} is een snelkoppeling, geen gewone map")
    path = folder / f"{name}.md"
    if path.exists():
        # No other answer will do: a file is never written over.
        raise Refusal(f"bestaat al: {files.display_path(path)}")
    existing = names.get(kind.name, {})
    paths = {twin: files.display_path(folder / f"{twin}.md") for twin in twins(naam, existing)}
    if paths and not anyway:
        listed = ", ".join(f"{path} ({existing[twin]})" for twin, path in paths.items())
        problem = f"bestaat al: {listed}"
        if not (terminal and terminal.agreed(f"{problem}\nToch een nieuw bestand maken?")):
            raise Refusal(f"{problem}\nIs het toch iets anders? Zet dan --toch achter de opdracht.")
    chosen: Mapping[str, Sequence[str]] = {}
    if terminal:
        path = _agree_on_path(name, folder, terminal)
        chosen = _ask(kind, names, terminal)
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(new_file(kind, naam, today, chosen))
    return path


def names_by_kind(sources: Iterable[Source]) -> dict[str, dict[str, str]]:
    """``Names`` of everything in the content; a record without a name is called by its id."""
    names: dict[str, dict[str, str]] = {}
    for record in sources:
        pairs = (value for key, value in record.fields.pairs if key.text in {"naam", "titel"})
        name = next((value.text for value in pairs if isinstance(value, Scalar)), record.id)
        names.setdefault(record.kind.name, {})[record.id] = name
    return names


def twins(naam: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of entries (id -> name) that may be the same thing.

    One name holds the other, or they differ in a letter or two.
    """
    wanted = fold(naam)
    return tuple(twin for twin, other in sorted(names.items()) if _is_alike(wanted, fold(other)))


def _is_alike(wanted: str, other: str) -> bool:
    shortest = min(len(wanted), len(other))
    if wanted == other or (shortest > 4 and (wanted in other or other in wanted)):
        return True
    forgiven = shortest // 5
    return forgiven > 0 and edit_distance(wanted, other, forgiven + 1) <= min(forgiven, 2)


def _agree_on_path(name: str, folder: Path, terminal: Terminal) -> Path:
    """Ask until the editor agrees with a good name for the file."""
    while True:
        typed = terminal.ask(
            f"De bestandsnaam, en dus het adres, wordt '{name}'. Enter is goed, of:"
        )
        wanted = (typed or name).removesuffix(".md")
        path = folder / f"{wanted}.md"
        if not is_id(wanted):
            name = slug(wanted) or name
        elif path.exists():
            terminal.say(f"bestaat al: {files.display_path(path)}")
            if typed is None:
                raise Refusal("er is geen bestandsnaam gekozen")
        else:
            return path


def _ask(kind: Kind, names: Names, terminal: Terminal) -> dict[str, tuple[str, ...]]:
    """Ids that the editor chose, by field; a field that nobody knows is not in it."""
    chosen = {}
    shapes = {field.key: field.shape for field in kind.fields}
    for key, question in QUESTIONS.items():
        if key not in shapes:
            continue
        shape, options = shapes[key], options_of(shapes[key], names)
        most = shape.most if isinstance(shape, Many) else 1
        ids = terminal.choose(question, options, most) if options else ()
        if ids:
            chosen[key] = ids
    return chosen


# --- the text of the file -----------------------------------------------------------------------


def new_file(kind: Kind, naam: str, today: date, chosen: Mapping[str, Sequence[str]]) -> str:
    """Write the text of a file of ``kind`` called ``naam``, with a comment for every field.

    Required fields and those of ``chosen`` (field -> ids) are there, and what only the editor can
    choose is marked and refused by the check; others are a comment to take out.
    """
    lines = ["---", COMMENTED]
    for field in kind.fields:
        lines.append(f"# {field.help}")
        if field.key in chosen:
            value = _listed(field, chosen[field.key])
        elif field.required:
            value = quoted(naam) if field.key in {"naam", "titel"} else _example(field, today)
        else:
            value = field.example
        commented = not field.required and field.key not in chosen
        lines.append(f"{'# ' if commented else ''}{field.key}: {value}")
    lines += ["---", "", f"Schrijf hier in korte zinnen wat dit is. {PLACEHOLDER}", ""]
    return "\n".join(lines)


def _listed(field: Field, values: Sequence[str]) -> str:
    return f"[{', '.join(values)}]" if isinstance(field.shape, Many) else values[0]


def _example(field: Field, today: date) -> str:
    item = field.shape.item
    if isinstance(item, Day):
        return today.isoformat()
    if field.key in {"samenvatting", "doel"}:
        return f"'Eén zin die zegt wat het is. {PLACEHOLDER}'"
    if isinstance(item, Group) and item.record is Bron:
        return f"[{{url: https://voorbeeld.nl, gezien: '{PLACEHOLDER}'}}]"
    # Nothing is chosen for the editor: it would pass the check, and stay there.
    return _listed(field, [TO_CHOOSE]) if isinstance(item, Choice | Ref) else field.example


def quoted(text: str) -> str:
    """Quote a YAML value with single quotes, which need no escape but for the quote itself."""
    return "'" + text.replace("'", "''") + "'"
