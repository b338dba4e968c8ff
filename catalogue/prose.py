"""What a Markdown text points to and what is wrong with it, with lines and columns.

This reads the source, because an editor needs the place; ``markdown`` makes the page. It knows just
enough of Markdown: code (fenced, indented or between backticks) is left alone.
"""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from catalogue import rules
from catalogue.diagnostics import Diagnostic, Place

MAX_CHARACTERS = 30_000
MAX_LINE = 5_000
MAX_DEPTH = 8
# Python-Markdown looks for the end of each of these over and over: 12 kB of `![[]()` take 9 s.
MAX_MARKS = 400

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s*<?(?P<target>[^\s>]+)")
_AUTOLINK = re.compile(r"<(?P<target>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|<[!?]")
_TOP_HEADING = re.compile(r"^ {0,3}#(?!#)\s*(?P<words>.*)$")
_UNDERLINED = re.compile(r"^ {0,3}=+\s*$")
_NESTING = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+")
_NESTER = re.compile(r">|[-+*][ \t]|\d{1,9}[.)][ \t]")
_SCHEME = re.compile(r"^[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_MARKS = re.compile(r"[\[\]<>*_`!(]")


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown text: where it was written and on which line it begins."""

    pad: str
    path: str
    text: str
    line: int


def check(text: Text, files: Sequence[str], images: Sequence[str]) -> Iterator[Diagnostic]:
    """Every problem in the text.

    ``files`` are the Markdown files that a link may point to and ``images`` the names in
    ``beelden/``, both as paths below ``content/``. A text that is too complicated is only told so.
    """
    complicated = next(_too_complicated(text), None)
    if complicated:
        yield complicated
        return
    lines = list(_lines_without_code(text))
    for number, (place, line) in enumerate(lines):
        yield from _check_line(text, place, line, files, images)
        if _UNDERLINED.match(line) and number and lines[number - 1][1].strip():
            yield rules.top_heading(lines[number - 1][0], lines[number - 1][1].strip())


def _too_complicated(text: Text) -> Iterator[Diagnostic]:
    start = Place(text.path, text.line)
    if len(text.text) > MAX_CHARACTERS:
        size = len(text.text)
        yield rules.too_complicated(start, f"{size} tekens, hoogstens {MAX_CHARACTERS} mag")
    marks = 0
    for number, line in enumerate(text.text.split("\n"), text.line):
        place = Place(text.path, number)
        marks += len(_MARKS.findall(line))
        if len(line) > MAX_LINE:
            yield rules.too_complicated(place, f"een regel van meer dan {MAX_LINE} tekens")
        if marks > MAX_MARKS:
            yield rules.too_complicated(place, f"meer dan {MAX_MARKS} leestekens voor opmaak")
        if _depth(line) > MAX_DEPTH:
            yield rules.too_complicated(place, f"meer dan {MAX_DEPTH} lijsten in elkaar")


def _depth(line: str) -> int:
    """How deep a line is nested: by its marks, or by four spaces a level."""
    start = _NESTING.match(line)
    marks = len(_NESTER.findall(start.group())) if start else 0
    indent = len(line) - len(line.lstrip(" \t"))
    tabs = line[:indent].count("\t")
    return marks + (indent - tabs + 4 * tabs) // 4


def _lines_without_code(text: Text) -> Iterator[tuple[Place, str]]:
    """Each line with its place; code becomes spaces, so that columns stay right."""
    fence = ""
    for number, line in enumerate(text.text.split("\n"), text.line):
        place = Place(text.path, number)
        mark = _FENCE.match(line)
        if fence:
            closes = mark and mark.group(1).startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
        elif mark:
            fence = mark.group(1)
        elif line.startswith(("    ", "\t")) and not _NESTING.match(line):
            yield place, ""
        else:
            yield place, _CODE.sub(lambda match: " " * len(match.group()), line)


def _check_line(
    text: Text, place: Place, line: str, files: Sequence[str], images: Sequence[str]
) -> Iterator[Diagnostic]:
    if rules.PLACEHOLDER in line:
        yield rules.unfinished_text(
            Place(place.path, place.line, line.index(rules.PLACEHOLDER) + 1)
        )
    heading = _TOP_HEADING.match(line)
    if heading:
        yield rules.top_heading(place, heading["words"].strip())
    rest = line
    for match in _LINK.finditer(line):
        at = Place(place.path, place.line, match.start() + 1)
        target = match["target"].strip("<>")
        yield from _check_words(at, match["words"], target, image=bool(match["image"]))
        yield from _check_target(text, at, target, files, images, image=bool(match["image"]))
        start, end = match.span("target")
        rest = rest[:start] + " " * (end - start) + rest[end:]
    for pattern in (_DEFINITION, _AUTOLINK):
        for match in pattern.finditer(rest):
            at = Place(place.path, place.line, match.start() + 1)
            yield from _check_target(text, at, match["target"], files, images, image=False)
            rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    for match in _TAG.finditer(rest):
        yield rules.raw_html(Place(place.path, place.line, match.start() + 1), match.group())


def _check_words(place: Place, words: str, target: str, *, image: bool) -> Iterator[Diagnostic]:
    if not words.strip():
        yield (rules.image_without_alt if image else rules.empty_link)(place, target)


def _check_target(
    text: Text,
    place: Place,
    target: str,
    files: Sequence[str],
    images: Sequence[str],
    *,
    image: bool,
) -> Iterator[Diagnostic]:
    scheme = _SCHEME.match(target)
    if image:
        if scheme or resolve(text.pad, target) not in images:
            yield rules.missing_image(place, target, _relative(text.pad, images))
    elif scheme:
        if scheme[1].lower() not in _ALLOWED_SCHEMES:
            yield rules.forbidden_scheme(place, target)
    elif target.startswith(("//", "/", "\\")):
        yield rules.forbidden_scheme(place, target)
    elif not target.startswith("#") and resolve(text.pad, target) not in files:
        yield rules.dead_link(place, target, _relative(text.pad, files))


def resolve(pad: str, target: str) -> str:
    """The path below ``content/`` that a relative link in the file ``pad`` means."""
    path = unquote(target.split("#", 1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(pad), path))


def _relative(pad: str, files: Sequence[str]) -> tuple[str, ...]:
    folder = posixpath.dirname(pad)
    return tuple(posixpath.relpath(name, folder or ".") for name in files)
