"""What an editor did wrong when YAML cannot be read, told in plain words.

libyaml and PyYAML say what they expected ("did not find expected key"). That helps nobody who has
never seen YAML, and often points to the line after the mistake. Here the line itself is looked at:
a tab, a hard space, an apostrophe, a colon in a title, a bracket that stays open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import events

from catalogue.content import no_field
from catalogue.content.no_field import Meant


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong and what to do; ``line`` and ``column`` count from 0 in the YAML."""

    line: int
    column: int
    what: str
    advice: str


@dataclass(frozen=True, slots=True)
class _Scene:
    """Where the parser gave up: its words, its two marks, and the last thing it understood."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    start_line: int
    start_column: int
    last: events.Event | None

    def row(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""

    @property
    def before(self) -> str:
        return self.row(self.line)[: self.column]

    def here(self, what: str, advice: str) -> Mistake:
        return Mistake(self.line, self.column, what, advice)

    def at_start(self, what: str, advice: str) -> Mistake:
        return Mistake(self.start_line, self.start_column, what, advice)

    def meant(self, number: int, found: Meant | None) -> Mistake | None:
        return Mistake(number, *found) if found else None


def explain(text: str, error: yaml.MarkedYAMLError, last: events.Event | None) -> Mistake:
    """The mistake behind ``error``; ``last`` is the last event before it."""
    scene = _scene(text, error, last)
    for look in _LOOKS:
        found = look(scene)
        if found is not None:
            return found
    return scene.here(
        "de velden kunnen hier niet gelezen worden",
        "kijk naar deze regel en de regel erboven: aanhalingstekens, haakjes en spaties",
    )


def _scene(text: str, error: yaml.MarkedYAMLError, last: events.Event | None) -> _Scene:
    mark = error.problem_mark or error.context_mark
    start = error.context_mark or mark
    lines = text.split("\n")
    line, column = _inside(lines, mark)
    start_line, start_column = _inside(lines, start)
    return _Scene(
        lines=lines,
        problem=error.problem or "",
        context=error.context or "",
        line=line,
        column=column,
        start_line=start_line,
        start_column=start_column,
        last=last,
    )


def _inside(lines: list[str], mark: Any) -> tuple[int, int]:
    """Line and column of a mark; the end of the text where the parser means the line after it."""
    if mark is None:
        return 0, 0
    last = len(lines) - 1
    return (mark.line, mark.column) if mark.line <= last else (last, len(lines[last]))


_HARD_SPACE = re.compile(r"^[\s-]*\u00a0|:\u00a0")
_CURLY = re.compile("[‘’‚“”„]")
_NAME = re.compile(r"\s*(?:- )?[\w-]+")
_OPEN_FIELD = re.compile(r"\s*(?:- )?([\w-]+):\s*")
_APOSTROPHE = re.compile(r"'(?:[snt]|[a-z]{2}) ")


def _tab(scene: _Scene) -> Mistake | None:
    for number in (scene.line, scene.start_line):
        row = scene.row(number)
        indent = row[: len(row) - len(row.lstrip())]
        if "\t" in indent:
            what = "deze regel springt in met een tab"
            return Mistake(number, indent.index("\t"), what, "gebruik spaties in plaats van de tab")
    return None


def _hard_space(scene: _Scene) -> Mistake | None:
    # A line that begins with one is read as a field of that name, and the next one is blamed.
    for number in (scene.line, scene.line - 1, scene.start_line):
        found = _HARD_SPACE.search(scene.row(number))
        if found:
            what = "hier staat een harde spatie, die meekomt bij plakken uit Word of een website"
            return Mistake(number, found.end() - 1, what, "wis de spatie en typ een gewone")
    return None


def _open_quote(scene: _Scene) -> Mistake | None:
    """A quote that stays open swallows lines until the next quote."""
    last = scene.last
    if "quoted scalar" in scene.context and "end of stream" in scene.problem:
        line, column = scene.start_line, scene.start_column
    elif isinstance(last, events.ScalarEvent) and last.style in ("'", '"'):
        start, end = last.start_mark, last.end_mark
        if not start or not end or start.line == end.line:
            return None
        line, column = start.line, start.column
    else:
        return None
    row = scene.row(line)
    if row[column : column + 1] == "'" and "'" not in row[column + 1 :]:
        advice = (
            "is het een apostrof? Zet de hele waarde dan tussen dubbele aanhalingstekens"
            if _APOSTROPHE.match(row, column)
            else "zet aan het einde van de waarde ook een aanhalingsteken"
        )
    else:
        advice = "zet het sluitende teken erbij, of haal het eerste weg"
    return Mistake(line, column, "dit aanhalingsteken wordt niet gesloten", advice)


def _open_bracket(scene: _Scene) -> Mistake | None:
    if "flow" not in scene.context:
        return None
    bracket = scene.row(scene.start_line)[scene.start_column : scene.start_column + 1]
    pair, example = ("{}", "{van: 8, tot: 12}") if bracket == "{" else ("[]", "[een, twee]")
    advice = f"zet aan het einde een '{pair[1]}', zoals in {example}"
    if scene.line > scene.start_line:
        return scene.at_start(f"de '{pair[0]}' die hier staat, wordt niet gesloten", advice)
    return scene.here(
        f"hier ontbreekt een komma of een '{pair[1]}'",
        f"schrijf het als {example}; zet een tekst met leestekens tussen enkele aanhalingstekens",
    )


def _bad_start(scene: _Scene) -> Mistake | None:
    """A value that begins with a character that means something in YAML."""
    row = scene.row(scene.start_line)
    char = row[scene.start_column : scene.start_column + 1]
    if not char or char not in "@`%*&|>?-,]}" or _is_list(scene, char):
        return None
    if not row[: scene.start_column].rstrip().endswith((":", "-", "[", "{", ",")):
        return None
    if char == "-":
        return scene.at_start(
            "een lijst met streepjes kan niet op de regel van het veld zelf beginnen",
            "is het een lijst? Zet elk streepje op een eigen regel eronder. Is het tekst? Zet die"
            " tussen enkele aanhalingstekens",
        )
    stars = "haal de sterretjes weg, of " if char == "*" else ""
    return scene.at_start(
        f"een waarde kan niet beginnen met '{char}'",
        f"{stars}zet de hele waarde tussen enkele aanhalingstekens",
    )


def _is_list(scene: _Scene, char: str) -> bool:
    return char == "-" and "sequence entries are not allowed" not in scene.problem


def _colon(scene: _Scene) -> Mistake | None:
    if "mapping values are not allowed" not in scene.problem:
        return None
    if _NAME.fullmatch(scene.before):
        return _above(scene) or Mistake(
            scene.line,
            len(scene.before) - len(scene.before.lstrip()),
            "deze regel springt te ver in",
            "laat velden van dezelfde groep even ver naar rechts beginnen",
        )
    if _CURLY.search(scene.row(scene.line)):
        return scene.here(
            "hier staat een dubbele punt, en de aanhalingstekens eromheen zijn krom",
            "typ rechte aanhalingstekens: 'zo', niet ‘zo’ of “zo”",
        )
    return scene.here(
        "hier staat een dubbele punt midden in een waarde",
        "zet de hele waarde tussen enkele aanhalingstekens",
    )


def _above(scene: _Scene) -> Mistake | None:
    """A line that seems to be indented too far, because of the line above it."""
    above, name = scene.row(scene.line - 1), scene.row(scene.line - 2)
    if found := no_field.item(above):
        return scene.meant(scene.line - 1, found)
    group = _OPEN_FIELD.fullmatch(name)
    if group and scene.line >= 2 and _indent_of(above) == _indent_of(name):
        return Mistake(
            scene.line - 1,
            _indent_of(above),
            f"deze regel hoort bij `{group[1]}`, maar springt niet in",
            "zet er evenveel spaties voor als voor de regel eronder",
        )
    return None


def _indent_of(row: str) -> int:
    return len(row) - len(row.lstrip())


def _no_colon(scene: _Scene) -> Mistake | None:
    if "expected ':'" not in scene.problem:
        return None
    return scene.meant(scene.start_line, no_field.line(scene.row(scene.start_line)))


def _item(scene: _Scene) -> Mistake | None:
    """A mark in front of a line, as Word makes it."""
    return scene.meant(scene.line, no_field.item(scene.row(scene.line)))


def _web_address(scene: _Scene) -> Mistake | None:
    row = scene.row(scene.line)
    return scene.meant(scene.line, no_field.link(row) or no_field.broken_address(row))


def _text_behind(scene: _Scene) -> Mistake | None:
    """Text after a value that was already closed: `[Nieuw] Robotica`."""
    if "block mapping" not in scene.context or not scene.before.strip(" -"):
        return None
    quotes = "dubbele" if "'" in scene.row(scene.line) else "enkele"
    return scene.here(
        "de waarde is hiervoor al afgesloten, maar er staat nog tekst achter",
        f"zet de hele waarde tussen {quotes} aanhalingstekens",
    )


def _indent(scene: _Scene) -> Mistake | None:
    if "block mapping" in scene.context or "document start" in scene.problem:
        if scene.lines[0].startswith(" "):
            first = len(scene.lines[0]) - len(scene.lines[0].lstrip())
            return Mistake(0, first, _INDENT, "laat alle velden helemaal links beginnen")
        return scene.here(_INDENT, "laat velden van dezelfde groep even ver naar rechts beginnen")
    if "block" in scene.context:
        advice = "laat elk streepje even ver naar rechts beginnen, en de regels eronder ook"
        return scene.here(_INDENT, advice)
    return None


_INDENT = "deze regel springt niet even ver in als de regels erboven"


def _escape(scene: _Scene) -> Mistake | None:
    if "escape" not in scene.problem:
        return None
    return scene.here(
        "na een \\ staat een teken dat daar niet kan",
        "gebruik enkele aanhalingstekens in plaats van dubbele",
    )


# In this order: the first that recognises the scene is right.
_LOOKS: tuple[Callable[[_Scene], Mistake | None], ...] = (
    _tab,
    _hard_space,
    _open_quote,
    _web_address,
    _open_bracket,
    _item,
    _bad_start,
    _colon,
    _no_colon,
    _text_behind,
    _escape,
    _indent,
)
