"""What ``build.py new`` does: look whether it is there already, ask a little, write a good file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from catalogue.base.messages import quote
from catalogue.base.text import slug
from catalogue.content import source
from catalogue.content.naming import is_good
from catalogue.content.parse import Draft, parse
from catalogue.editor import writers
from catalogue.editor.prompt import Desk
from catalogue.schema import Kind
from catalogue.schema.shapes import Choice, Many, Ref, Shape

# What is asked, in this order; everything else stands in the file with its explanation.
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
    """Why no file was made; the text is Dutch."""


class NoName(Refusal):
    """A name without a letter."""


@dataclass(frozen=True)
class Shelf:
    """What there is: every entry by kind, and the folder."""

    content: Path
    drafts: Mapping[str, Sequence[Draft]] = field(default_factory=dict)

    def names(self, kind: str) -> dict[str, str]:
        """Id -> name of everything of a kind."""
        return {one.id: _name(one) for one in self.drafts.get(kind, ())}

    def path(self, kind: Kind, name: str) -> Path:
        """The file of the entry ``name``, whether it is there or not."""
        return self.content / (kind.folder or "") / f"{name}.md"


def shelf(content: Path) -> Shelf:
    """Look at everything in ``content``."""
    drafts: dict[str, list[Draft]] = {}
    for one in source.read(content).sources:
        drafts.setdefault(one.kind.name, []).append(parse(one)[0])
    return Shelf(content, drafts)


def create(
    kind: Kind, naam: str, there: Shelf, today: date, desk: Desk | None, *, anyway: bool
) -> Path:
    """Make the file and give its path. ``desk`` is where questions are asked, if anywhere.

    Raises ``Refusal`` when there is such a thing already (``anyway`` allows what is merely alike)
    and ``OSError`` when the disk refuses.
    """
    name = slug(naam)
    if not name:
        raise NoName(f"van {quote(naam)} kan geen bestandsnaam gemaakt worden; gebruik letters")
    alike = _alike(kind, naam, name, there)
    if alike and not (anyway or (desk and desk.agreed(f"{alike}\nToch een nieuw bestand maken?"))):
        raise Refusal(f"{alike}\nIs het toch iets anders? Zet dan --toch achter de opdracht.")
    if desk:
        name = _agreed_name(name, kind, there, desk)
    path = there.path(kind, name)
    chosen = _answers(kind, there, desk) if desk else {}
    names = {one: list(there.names(one)) for one in there.drafts}
    text = writers.new_file(kind, naam, names, today, chosen)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def _alike(kind: Kind, naam: str, name: str, there: Shelf) -> str:
    """What is there already, in a sentence; nothing when this is new."""
    path = there.path(kind, name)
    if path.exists():
        # No other answer will do: a file is never written over.
        raise Refusal(f"bestaat al: {source.shown(path)}")
    names = there.names(kind.name)
    twins = writers.twins(naam, names)
    found = [f"{source.shown(there.path(kind, twin))} ({names[twin]})" for twin in twins]
    return f"bestaat al: {', '.join(found)}" if found else ""


def _agreed_name(name: str, kind: Kind, there: Shelf, desk: Desk) -> str:
    """The name of the file that the editor agrees with."""
    while True:
        typed = desk.line(f"De bestandsnaam, en dus het adres, wordt '{name}'. Enter is goed, of:")
        wanted = (typed or name).removesuffix(".md")
        if not is_good(wanted):
            name = slug(wanted) or name
        elif there.path(kind, wanted).exists():
            desk.out.write(f"bestaat al: {source.shown(there.path(kind, wanted))}\n")
            if typed is None:
                raise Refusal("er is geen bestandsnaam gekozen")
        else:
            return wanted


def _answers(kind: Kind, there: Shelf, desk: Desk) -> dict[str, tuple[str, ...]]:
    """The ids that the editor chose, by field; a field that nobody knows is not in it."""
    found = {}
    shapes = {one.key: one.shape for one in kind.fields}
    for key, question in QUESTIONS.items():
        options = _options(shapes[key], there) if key in shapes else {}
        if options:
            shape = shapes[key]
            most = shape.most if isinstance(shape, Many) else 1
            chosen = desk.choose(question, options, most)
            if chosen:
                found[key] = chosen
    return found


def _options(shape: Shape, there: Shelf) -> dict[str, str]:
    inner = shape.item
    if isinstance(inner, Choice):
        return dict(inner.options)
    return there.names(inner.kind) if isinstance(inner, Ref) else {}


def _name(draft: Draft) -> str:
    return str(draft.values.get("naam") or draft.values.get("titel") or draft.id)
