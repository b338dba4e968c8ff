"""Mistakes behind YAML that cannot be read, explained in plain words.

libyaml and PyYAML say what they expected ("did not find expected key"). That helps nobody who has
never seen YAML, and often points to the line after the mistake. Here the line itself is looked at:
a tab, a hard space, an apostrophe, a colon in a title, a bracket that stays open, a bullet of Word.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml import events


class Mistake(NamedTuple):
    """A mistake and its remedy; ``line`` and ``column`` count from 0 in the YAML."""

    line: int
    column: int
    message: str
    advice: str


class _Failure:
    """Description of where the parser gave up: its words, its two marks, its last event."""

    def __init__(self, text: str, error: yaml.MarkedYAMLError, last: events.Event | None) -> None:
        self.lines = text.split("\n")
        self.problem, self.context = error.problem or "", error.context or ""
        mark = error.problem_mark or error.context_mark
        self.line, self.column = self._position(mark)
        self.start_line, self.start_column = self._position(error.context_mark or mark)
        self.row, self.start_row = self.lines[self.line], self.lines[self.start_line]
        self.before = self.row[: self.column]
        self.last = last

    def _position(self, mark: Any) -> tuple[int, int]:
        """Line and column of a mark; the parser may mean the line after the last one."""
        if mark is None:
            return 0, 0
        last = len(self.lines) - 1
        return (mark.line, mark.column) if mark.line <= last else (last, len(self.lines[last]))

    def here(self, message: str, advice: str) -> Mistake:
        return Mistake(self.line, self.column, message, advice)

    def at_start(self, message: str, advice: str) -> Mistake:
        return Mistake(self.start_line, self.start_column, message, advice)


def explain(text: str, error: yaml.MarkedYAMLError, last: events.Event | None) -> Mistake:
    """Find the mistake behind ``error``; ``last`` is the last event before it."""
    failure = _Failure(text, error, last)
    for detect in _DETECTORS:
        if mistake := detect(failure):
            return mistake._replace(advice=_with_line(mistake, failure.lines))
    return failure.here(
        "de velden kunnen hier niet gelezen worden",
        "kijk naar deze regel en de regel erboven: aanhalingstekens, haakjes en spaties",
    )


# --- the line as it should be -----------------------------------------------------------------

_LONGEST_LINE = 160
_FIELD_AND_VALUE = re.compile(r"(?P<start>\s*(?:- )?[\w-]+:\s+)(?P<value>\S.*)")
_AROUND = " \t'\"‘’‚“”„*"


def _with_line(mistake: Mistake, lines: list[str]) -> str:
    """The advice, with the whole line to paste when that follows from it."""
    row, advice = lines[mistake.line], mistake.advice
    match = _FIELD_AND_VALUE.fullmatch(row)
    line = ""
    if "`" in advice:
        return advice
    if "spatie" in advice or "naar rechts" in advice:
        line = row.replace("\t", "  ").replace("\u00a0", " ")
        at = mistake.line + (1 if "eronder" in advice else -1)
        beside = lines[at] if 0 <= at < len(lines) else ""
        in_group = "tab" in advice and beside.startswith(" ") and not line.lstrip().startswith("-")
        if "rechts" in advice or "eronder" in advice or in_group:
            # As far as the field on the line beside it, which may stand behind a hyphen.
            line = " " * (len(beside) - len(beside.lstrip(" -"))) + line.lstrip()
    elif match and "aanhalingsteken" in advice:
        value = match["value"] if "apostrof" in advice else match["value"].strip(_AROUND)
        value = value.replace('"', "") if value.count('"') == 1 else value
        quote = '"' if "'" in value else "'"
        line = "" if quote in value else f"{match['start']}{quote}{value}{quote}"
    return f"{advice}: `{line}`" if _is_one_field(line) else advice


def _is_one_field(line: str) -> bool:
    """True for a line of reasonable length that can be read by itself."""
    if not 0 < len(line) <= _LONGEST_LINE or "`" in line:
        return False
    try:
        return isinstance(yaml.load(line.strip(), yaml.BaseLoader), dict | list)  # noqa: S506
    except yaml.YAMLError:
        return False


# --- a line that is no field --------------------------------------------------------------------

_BULLET = re.compile(r"\s*(?P<mark>[•·●▪◦‣–—‒−*])\s*(?P<value>\w.*)")
_TIGHT_HYPHEN = re.compile(r"\s*-(?P<value>[^\W_].*)")
_OTHER_SIGN = re.compile(r"\s*(?P<name>[a-z][a-z_]+)\s*(?P<sign>[=;])\s*(?P<value>\S.*)")
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<name>[\w-]+):(?P<value>\S.*)")
# `status actief` and `samenvatting Bouw een robot`, and not `dit is een opmerking`.
_FIELD = re.compile(r"\s*(?P<name>[a-z][a-z_]+)\s+(?P<value>\S+|[A-Z0-9\[{\"'].*)")
_LINK = re.compile(r"\[[^\[\]]*\]\((?P<address>[^()\s]+)\)")
_BROKEN_ADDRESS = re.compile(r"(?P<scheme>https?)(?:\s+:\s*|:\s+)(?P<path>//\S+)")


def _bad_item(line: int, row: str) -> Mistake | None:
    """A line of a list that does not begin with a hyphen and a space: Word and mail do that."""
    if match := _BULLET.fullmatch(row):
        message = f"een lijst begint hier niet met '{match['mark']}'"
        advice = f"typ een streepje en een spatie: `- {match['value']}`"
        return Mistake(line, match.start("mark"), message, advice)
    if match := _TIGHT_HYPHEN.fullmatch(row):
        message = "achter het streepje ontbreekt een spatie"
        return Mistake(line, match.start("value"), message, f"schrijf `- {match['value']}`")
    return None


def _not_a_field(line: int, row: str) -> Mistake:
    """A line without a colon and a space behind a name."""
    if mistake := _bad_item(line, row):
        return mistake
    if match := _NO_SPACE.match(row):
        column, message = match.end("name") + 1, "achter de dubbele punt ontbreekt een spatie"
    elif match := _OTHER_SIGN.fullmatch(row):
        column = match.start("sign")
        message = f"achter de naam van een veld hoort een dubbele punt, geen '{match['sign']}'"
    else:
        match = _FIELD.fullmatch(row)
        field = f"{match['name']}: {match['value']}" if match else "veld: waarde"
        advice = (
            f"schrijf een veld als `{field}`; of zet de regel achter de tekst erboven, als hij"
            " daarbij hoort"
        )
        return Mistake(line, len(_indent(row)), "deze regel is geen veld", advice)
    return Mistake(line, column, message, f"schrijf `{match['name']}: {match['value']}`")


def _bad_address(failure: _Failure) -> Mistake | None:
    if match := _LINK.search(failure.row):
        message = "hier staat een link zoals in een tekst, maar in een veld hoort alleen het adres"
        return Mistake(failure.line, match.start(), message, f"schrijf `{match['address']}`")
    if match := _BROKEN_ADDRESS.search(failure.row):
        message = "in dit webadres staat een spatie"
        advice = f"schrijf `{match['scheme']}:{match['path']}`"
        return Mistake(failure.line, match.end("scheme"), message, advice)
    return None


# --- spaces -------------------------------------------------------------------------------------

_HARD_SPACE = re.compile(r"^[\s-]*\u00a0|:\u00a0")
_WRONG_INDENT = "deze regel springt niet even ver in als de regels erboven"
_ALIGN_FIELDS = "laat velden van dezelfde groep even ver naar rechts beginnen"


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]


def _tab(failure: _Failure) -> Mistake | None:
    for line in (failure.line, failure.start_line):
        column = _indent(failure.lines[line]).find("\t")
        if column >= 0:
            message = "deze regel springt in met een tab"
            return Mistake(line, column, message, "gebruik spaties in plaats van de tab")
    return None


def _hard_space(failure: _Failure) -> Mistake | None:
    # A line that begins with one is read as a field of that name, and the next one is blamed.
    for line in (failure.line, max(failure.line - 1, 0), failure.start_line):
        if match := _HARD_SPACE.search(failure.lines[line]):
            message = "hier staat een harde spatie, die meekomt bij plakken uit Word of een website"
            return Mistake(line, match.end() - 1, message, "wis de spatie en typ een gewone")
    return None


# --- quotes, brackets and signs -----------------------------------------------------------------

_CURLY_QUOTE = re.compile("[‘’‚“”„]")
_NAME = re.compile(r"\s*(?:- )?[\w-]+")
_OPEN_FIELD = re.compile(r"\s*(?:- )?([\w-]+):\s*")
_APOSTROPHE = re.compile(r"'(?:[snt]|[a-z]{2}) ")


def _open_quote(failure: _Failure) -> Mistake | None:
    """A quote that stays open swallows lines until the next quote."""
    last = failure.last
    if "quoted scalar" in failure.context and "end of stream" in failure.problem:
        line, column = failure.start_line, failure.start_column
    elif isinstance(last, events.ScalarEvent) and last.style in ("'", '"'):
        start, end = last.start_mark, last.end_mark
        if not start or not end or start.line == end.line:
            return None
        line, column = start.line, start.column
    else:
        return None
    row = failure.lines[line]
    if row[column : column + 1] != "'" or "'" in row[column + 1 :]:
        advice = "zet het sluitende teken erbij, of haal het eerste weg"
    elif _APOSTROPHE.match(row, column):
        advice = "is het een apostrof? Zet de hele waarde dan tussen dubbele aanhalingstekens"
    else:
        advice = "zet aan het einde van de waarde ook een aanhalingsteken"
    return Mistake(line, column, "dit aanhalingsteken wordt niet gesloten", advice)


def _open_bracket(failure: _Failure) -> Mistake | None:
    if "flow" not in failure.context:
        return None
    bracket = failure.start_row[failure.start_column : failure.start_column + 1]
    pair, example = ("{}", "{van: 8, tot: 12}") if bracket == "{" else ("[]", "[een, twee]")
    if failure.line > failure.start_line:
        return failure.at_start(
            f"de '{pair[0]}' die hier staat, wordt niet gesloten",
            f"zet aan het einde een '{pair[1]}', zoals in {example}",
        )
    return failure.here(
        f"hier ontbreekt een komma of een '{pair[1]}'",
        f"schrijf het als {example}; zet een tekst met leestekens tussen enkele aanhalingstekens",
    )


def _bad_start(failure: _Failure) -> Mistake | None:
    """A value that begins with a character that means something in YAML."""
    before = failure.start_row[: failure.start_column].rstrip()
    char = failure.start_row[failure.start_column : failure.start_column + 1]
    if not char or char not in "@`%*&|>?-,]}" or not before.endswith((":", "-", "[", "{", ",")):
        return None
    if char == "-":
        if "sequence entries are not allowed" not in failure.problem:
            return None
        value = failure.start_row[failure.start_column + 1 :].strip()
        return failure.at_start(
            "een lijst met streepjes kan niet op de regel van het veld zelf beginnen",
            f"is het een lijst? Schrijf `{before} [{value}]`. Is het tekst? Schrijf"
            f" `{before} '{value}'`",
        )
    stars = "haal de sterretjes weg, of " if char == "*" else ""
    return failure.at_start(
        f"een waarde kan niet beginnen met '{char}'",
        f"{stars}zet de hele waarde tussen enkele aanhalingstekens",
    )


def _by_words(failure: _Failure) -> Mistake | None:
    """The mistake that follows from the words of the parser alone."""
    problem, is_block_mapping = failure.problem, "block mapping" in failure.context
    if "mapping values are not allowed" in problem:
        return _colon(failure)
    if "expected ':'" in problem:
        return _not_a_field(failure.start_line, failure.start_row)
    if is_block_mapping and failure.before.strip(" -"):
        # Text after a value that was already closed: `[Nieuw] Robotica`.
        quotes = "dubbele" if "'" in failure.row else "enkele"
        return failure.here(
            "de waarde is hiervoor al afgesloten, maar er staat nog tekst achter",
            f"zet de hele waarde tussen {quotes} aanhalingstekens",
        )
    if "escape" in problem:
        return failure.here(
            "na een \\ staat een teken dat daar niet kan",
            "gebruik enkele aanhalingstekens in plaats van dubbele",
        )
    if is_block_mapping or "document start" in problem:
        first = failure.lines[0]
        if first.startswith(" "):
            advice = "laat alle velden helemaal links beginnen"
            return Mistake(0, len(_indent(first)), _WRONG_INDENT, advice)
        return failure.here(_WRONG_INDENT, _ALIGN_FIELDS)
    if "block" in failure.context:
        advice = "laat elk streepje even ver naar rechts beginnen, en de regels eronder ook"
        return failure.here(_WRONG_INDENT, advice)
    return None


def _colon(failure: _Failure) -> Mistake:
    if _NAME.fullmatch(failure.before):
        column, message = len(_indent(failure.before)), "deze regel springt te ver in"
        return _above(failure) or Mistake(failure.line, column, message, _ALIGN_FIELDS)
    if _CURLY_QUOTE.search(failure.row):
        return failure.here(
            "hier staat een dubbele punt, en de aanhalingstekens eromheen zijn krom",
            "typ rechte aanhalingstekens",
        )
    return failure.here(
        "hier staat een dubbele punt midden in een waarde",
        "zet de hele waarde tussen enkele aanhalingstekens",
    )


def _above(failure: _Failure) -> Mistake | None:
    """A line that seems to be indented too far, because of the line above it."""
    line = failure.line - 1
    if line < 0:
        return None
    above = failure.lines[line]
    if mistake := _bad_item(line, above):
        return mistake
    name = failure.lines[line - 1]
    group = _OPEN_FIELD.fullmatch(name)
    if group and line >= 1 and len(_indent(above)) == len(_indent(name)):
        message = f"deze regel hoort bij `{group[1]}`, maar springt niet in"
        advice = "zet er evenveel spaties voor als voor de regel eronder"
        return Mistake(line, len(_indent(above)), message, advice)
    return None


# In this order: the first that recognises the failure is right.
_DETECTORS: tuple[Callable[[_Failure], Mistake | None], ...] = (
    _tab,
    _hard_space,
    _open_quote,
    _bad_address,
    _open_bracket,
    lambda failure: _bad_item(failure.line, failure.row),
    _bad_start,
    _by_words,
)
