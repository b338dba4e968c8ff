"""Mends how a file is laid out: marks, line ends, tabs and spaces. No word changes.

Spaces at the end of a line stay where Markdown reads them: two or more make a new line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.content.front_matter import closing_line
from catalogue.content.yaml_tree import Refused

MARK = b"\xef\xbb\xbf"
# What has no width and joins nothing: taking it away changes no word.
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_INDENT = re.compile(r"^[ \t]*\t[ \t]*")
_HARD_SPACE = re.compile(r"^(\s*(?:- )?\w+:)[ \xa0]*\xa0[ \xa0]*")
_FENCE = re.compile(r"^ {0,3}(```|~~~)")


@dataclass(frozen=True, order=True, slots=True)
class Change:
    """What was mended on a line, in words for an editor; ``line`` 1 is also the whole file."""

    line: int
    what: str


def decoded(data: bytes) -> tuple[str, list[Change]] | None:
    """The text without marks and foreign line ends; ``None`` when it is not UTF-8."""
    changes = []
    if data.startswith(MARK):
        data = data.removeprefix(MARK)
        changes.append(Change(1, "het onzichtbare teken aan het begin (BOM) is weg"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        changes.append(Change(1, "de regeleinden zijn nu LF"))
    hidden = _HIDDEN.search(text)
    if hidden:
        changes.append(
            Change(text[: hidden.start()].count("\n") + 1, "onzichtbare tekens zijn weg")
        )
        text = _HIDDEN.sub("", text)
    return text, changes


def tidy(text: str, *, markdown: bool) -> tuple[str, list[Change]]:
    """The text with its spaces in order; in Markdown only the fields may lose an indent's tab."""
    changes: list[Change] = []
    if markdown and text.lstrip().startswith("---") and not text.startswith("---"):
        text = text.lstrip()
        changes.append(Change(1, "het bestand begint nu met '---'"))
    lines = text.split("\n")
    end = _end_of_fields(lines) if markdown else len(lines)
    for number, line in enumerate(lines[:end]):
        lines[number], found = _field_line(line)
        changes += [Change(number + 1, what) for what in found]
    for number, line in _prose(lines, end):
        if _is_waste(line, last=number == len(lines) - 1):
            lines[number] = line.rstrip()
            changes.append(Change(number + 1, "spaties aan het eind van de regel zijn weg"))
    if lines[-1]:
        changes.append(Change(len(lines), "het bestand eindigt nu met een regeleinde"))
        lines.append("")
    return "\n".join(lines), changes


def _end_of_fields(lines: list[str]) -> int:
    """The line behind the closing ``---``; 0 when it is not certain where the fields end."""
    try:
        return closing_line(lines, "") + 1
    except Refused:
        return 0


def _field_line(line: str) -> tuple[str, list[str]]:
    found = []
    indent = _INDENT.match(line)
    if indent and line.strip():
        line = indent.group().replace("\t", "  ") + line[indent.end() :]
        found.append("de tab aan het begin is nu twee spaties")
    if _HARD_SPACE.match(line):
        line = _HARD_SPACE.sub(r"\1 ", line)
        found.append("de harde spatie is nu een gewone")
    if line != line.rstrip(" \t"):
        line = line.rstrip(" \t")
        found.append("spaties aan het eind van de regel zijn weg")
    return line, found


def _prose(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The lines of Markdown that are no code between fences."""
    fence = ""
    for number in range(start, len(lines)):
        found = _FENCE.match(lines[number])
        if found and fence in ("", found[1]):
            fence = "" if fence else found[1]
        elif not fence:
            yield number, lines[number]


def _is_waste(line: str, *, last: bool) -> bool:
    spaces = line[len(line.rstrip(" \t")) :]
    return bool(spaces) and (not line.strip() or last or spaces in (" ", "\t"))
