"""What a Markdown text points to and what is wrong with it, with lines and columns.

This reads the source, because an editor needs the place; ``markdown`` makes the page. It knows just
enough of Markdown: code is left alone (see ``spans``), links may run over lines and hold pictures.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from catalogue.base import markdown, messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_web_address
from catalogue.content import markdown_positions

MAX_CHARACTERS = 30_000
MAX_LINE = 5_000
MAX_DEPTH = 8
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")
# Readers of Markdown look for the end of each of these over and over; some take seconds for it.
MAX_MARKS = 400
# A bracket may be looked for to the end of its paragraph, letter by letter.
MAX_BRACKET_STEPS = 1_000_000
# Nobody writes so many; and what editors keep elsewhere reads them slower than the build does.
MAX_LINES = 1_000
# A table gets every column in every row: one wide row and 9,000 of `|` become 20 million cells.
MAX_COLUMNS = 40

_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TARGET = re.compile(
    r"\(\s*(?P<target><[^<>\n]*>|(?:[^()]|\([^()]*\))*?)"
    r"(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\s*\)"
)
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]]*)\]:[ ]*(?:\n[ ]*)?<?(?P<target>[^\s>]+)", re.MULTILINE
)
_AUTOLINK = re.compile(r"<(?P<target>[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>]*)>")
_EMAIL = re.compile(r"<[^<> !/]+@[^@<> ]+>")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>]*>|<!--|<[!?]")
_TOP_HEADING = re.compile(r"^ {0,3}#(?!#)[ \t]*(?P<words>.*)$", re.MULTILINE)
# The beginning of a file, pasted below another.
_SECOND = re.compile(r"^---[ \t]*\n(?=(?:naam|titel):)", re.MULTILINE)
_UNDERLINED = re.compile(r"^ {0,3}(?P<words>\S.*)\n {0,3}=+[ \t]*$", re.MULTILINE)
_ALMOST = (
    (
        re.compile(r"\[\[[^\[\]\n]+\]\]"),
        "schrijf [tekst](bestand.md)",
    ),
    (
        re.compile(r"\[[^\[\]]+\]\s+\((?=https?:|www\.|\.\./|[\w/-]+\.md)"),
        "haal de spatie tussen ] en ( weg",
    ),
    (re.compile(r"\([^()]+\)\[(?=https?:|www\.|\.\./)"), "zet eerst de tekst: [tekst](adres)"),
    (re.compile(r"\[[^\[\]]+\]\((?=https?:|www\.|\.\./)[^()]*\Z"), "zet een ) achter het adres"),
)
# What a camera or a program calls a picture says nothing to who does not see it.
_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|avif|gif|svg|heic)|(?:IMG|DSC|DSCN|image)[-_ ]?\d+|"
    r"afbeelding ?\d*|foto ?\d*",
    re.IGNORECASE,
)
_NESTING = re.compile(r"^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]))+")
_NESTER = re.compile(r">|[-+*][ \t]|\d{1,9}[.)][ \t]")
_PLAIN_LINK = re.compile(r"!?\[[^\[\]]*\]\([^()\s<>\"']*\)")
_ALMOST_LINK = re.compile(r"\]\s*[\[(:]|<[\w/]")
_SCHEME = re.compile(r"^[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")
_ALLOWED_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# A line without these cannot be too deep or too wide, nor can a short one be too long.
_SPECIAL = re.compile(r"^[ \t>]|^[-+*\d]|\|")
_SHORT = 1_000
_MARKS = re.compile(r"[\[\]<>*_`!(~\\]")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True)
class Text:
    """A Markdown text: where it was written and on which line it begins."""

    pad: str
    path: str
    text: str
    line: int


class Linkable(dict[str, None]):
    """The files that a link may point to; in a folder that cannot be read there may be any."""

    def __init__(self, names: Iterable[str], closed: Iterable[str] = ()) -> None:
        super().__init__(dict.fromkeys(names))
        self.closed = tuple(f"{folder}/" for folder in closed)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or str(name).startswith(self.closed)


def check(text: Text, files: Collection[str], images: Collection[str]) -> Iterator[Diagnostic]:
    """Every problem in the text.

    ``files`` are the Markdown files that a link may point to and ``images`` the pictures in
    ``beelden/``, both as paths below ``content/``, and quick to look up. A text
    that is too complicated is only told so.
    """
    complicated = next(_too_complicated(text), None)
    if complicated:
        yield complicated
        return
    source = markdown_positions.Source(text.text, text.path, text.line)
    yield from _check_headings(source)
    defined = {found["name"].strip().lower() for found in _DEFINITION.finditer(source.plain)}
    found = [
        problem
        for span in source.paragraphs()
        # Most paragraphs point to nothing: all that is looked for has one of these.
        if "[" in span.text or "<" in span.text
        for problem in _Paragraph(text.pad, source, span, files, images).check(defined)
    ]
    yield from found or _check_rendered(text, source, files, images)


def _check_rendered(
    text: Text, source: markdown_positions.Source, files: Collection[str], images: Collection[str]
) -> Iterator[Diagnostic]:
    """What the renderer makes a link of and the patterns here did not see.

    A plain link is read alike by both, so only a text with something else is rendered to look.
    """
    odd = ("[" in source.plain or "<" in source.plain) and _ALMOST_LINK.search(
        _PLAIN_LINK.sub("", source.plain)
    )
    if not odd:
        return
    addresses: list[str] = []

    def note(address: str) -> str:
        addresses.append(address)
        return address

    markdown.render(text.text, note)
    for address in dict.fromkeys(addresses):
        scheme = _SCHEME.match(address)
        place = source.place(max(text.text.find(address), 0))
        # A mail address between < and > arrives in character references, which begin with STX.
        if scheme:
            yield from _check_scheme(place, address, scheme[1].lower())
        elif not address.startswith("\x02"):
            meant = resolve(text.pad, address)
            if meant not in files and meant not in images:
                yield messages.connection.dead_link(place, address, ())


def _too_complicated(text: Text) -> Iterator[Diagnostic]:
    start = Place(text.path, text.line)
    if len(text.text) > MAX_CHARACTERS:
        size = len(text.text)
        yield messages.prose.too_complicated(
            start, f"{size} tekens, hoogstens {MAX_CHARACTERS} mag"
        )
    lines = text.text.split("\n")
    if len(lines) > MAX_LINES:
        yield messages.prose.too_complicated(
            start, f"{len(lines)} regels, hoogstens {MAX_LINES} mag"
        )
    marks = 0
    for number, line in enumerate(lines, text.line):
        marks += len(_MARKS.findall(line))
        if marks <= MAX_MARKS and len(line) < _SHORT and not _SPECIAL.search(line):
            continue
        place = Place(text.path, number)
        if len(line) > MAX_LINE:
            yield messages.prose.too_complicated(place, f"een regel van meer dan {MAX_LINE} tekens")
        if marks > MAX_MARKS:
            yield messages.prose.too_complicated(
                place, f"meer dan {MAX_MARKS} leestekens voor opmaak"
            )
        if _depth(line) > MAX_DEPTH:
            yield messages.prose.too_complicated(place, f"meer dan {MAX_DEPTH} lijsten in elkaar")
        if line.count("|") > MAX_COLUMNS:
            yield messages.prose.too_complicated(
                place, f"een tabel met meer dan {MAX_COLUMNS} kolommen"
            )
    if (
        sum(part.count("[") * len(part) for part in _EMPTY_LINE.split(text.text))
        > MAX_BRACKET_STEPS
    ):
        yield messages.prose.too_complicated(start, "te veel vierkante haken in lange alinea's")


def _depth(line: str) -> int:
    """How deep a line is nested: by its marks, or by four spaces a level."""
    start = _NESTING.match(line)
    marks = len(_NESTER.findall(start.group())) if start else 0
    indent = len(line) - len(line.lstrip(" \t"))
    tabs = line[:indent].count("\t")
    return marks + (indent - tabs + 4 * tabs) // 4


def _check_headings(source: markdown_positions.Source) -> Iterator[Diagnostic]:
    for pattern in (_TOP_HEADING, _UNDERLINED):
        for found in pattern.finditer(source.plain):
            yield messages.prose.top_heading(source.place(found.start()), found["words"].strip())
    for found in _SECOND.finditer(source.plain):
        yield messages.prose.second_fields(source.place(found.start()))
    for found in re.finditer(re.escape(messages.PLACEHOLDER), source.plain):
        yield messages.prose.unfinished_text(source.place(found.start()))


class _Paragraph:
    """One paragraph and what it may point to. What was checked becomes spaces in ``rest``."""

    def __init__(
        self,
        pad: str,
        source: markdown_positions.Source,
        span: markdown_positions.Span,
        files: Collection[str],
        images: Collection[str],
    ) -> None:
        self.pad = pad
        self.source = source
        self.span = span
        self.files = files
        self.images = images
        self.rest = span.text

    def check(self, defined: set[str]) -> Iterator[Diagnostic]:
        """Links and pictures first, then what looks like a link, then HTML in what is left."""
        yield from self._check_links(defined)
        yield from self._check_definitions()
        for pattern, advice in _ALMOST:
            for found in pattern.finditer(self.rest):
                yield messages.prose.no_link(self._place(found.start()), found.group(), advice)
        yield from self._check_tags()

    def _place(self, offset: int) -> Place:
        return self.source.place(self.span.start + offset)

    def _check_links(self, defined: set[str]) -> Iterator[Diagnostic]:
        for start, end in _brackets(self.span.text):
            words = self.span.text[start + 1 : end - 1]
            image = self.span.text[start - 1 : start] == "!"
            place = self._place(start - image)
            found = _TARGET.match(self.span.text, end)
            if found:
                target = found["target"].strip("<>")
                yield from self._check_link(place, words, target, image=image)
                if image and words.strip() and not (found["title"] or "").strip("\"' "):
                    yield from self._check_source(place, target)
                self._erase(*found.span("target"))
            elif self.span.text[end : end + 1] == "[":
                yield from self._check_reference(place, words, end, defined, image=image)

    def _check_link(
        self, place: Place, words: str, target: str, *, image: bool
    ) -> Iterator[Diagnostic]:
        if not target.strip() and words.strip():
            yield messages.prose.no_link(
                place, f"[{words}]()", "zet het adres tussen de ronde haakjes"
            )
            return
        if not words.strip():
            yield (messages.prose.image_without_alt if image else messages.prose.empty_link)(
                place, target
            )
        elif image and _FILE_NAME.fullmatch(words.strip()):
            yield messages.prose.image_without_alt(place, target, words.strip())
        yield from self._check_target(place, target, image=image)

    def _check_reference(
        self, place: Place, words: str, end: int, defined: set[str], *, image: bool
    ) -> Iterator[Diagnostic]:
        close = self.span.text.find("]", end)
        name = self.span.text[end + 1 : close].strip() or words.strip()
        if close < 0:
            return
        if name.lower() not in defined:
            advice = "schrijf een link als [tekst](adres)"
            yield messages.prose.no_link(place, f"[{words}][{name}]", advice)
        elif not words.strip():
            yield (messages.prose.image_without_alt if image else messages.prose.empty_link)(
                place, name
            )
        elif image:
            yield messages.prose.image_without_source(place, name)

    def _check_source(self, place: Place, target: str) -> Iterator[Diagnostic]:
        # A picture that is not there has been reported; who made it comes after that.
        if resolve(self.pad, target) in self.images:
            yield messages.prose.image_without_source(place, target)

    def _check_definitions(self) -> Iterator[Diagnostic]:
        for pattern in (_DEFINITION, _AUTOLINK):
            for found in pattern.finditer(self.rest):
                target = found["target"]
                image = target.lower().endswith(IMAGE_ENDINGS)
                yield from self._check_target(self._place(found.start()), target, image=image)
                self._erase(*found.span())
        for found in _EMAIL.finditer(self.rest):
            self._erase(*found.span())

    def _check_target(self, place: Place, target: str, *, image: bool) -> Iterator[Diagnostic]:
        scheme = _SCHEME.match(target)
        if image:
            if scheme or resolve(self.pad, target) not in self.images:
                yield messages.connection.missing_image(
                    place, target, _relative(self.pad, self.images)
                )
        elif scheme:
            yield from _check_scheme(place, target, scheme[1].lower())
        elif not target.startswith("#") and resolve(self.pad, target) not in self.files:
            yield messages.connection.dead_link(place, target, _relative(self.pad, self.files))
        elif "#" in target:
            yield messages.connection.link_into_page(place, target)

    def _check_tags(self) -> Iterator[Diagnostic]:
        """Each advice once: a closing tag is the echo of its opening one, a cell of its table."""
        told: set[str] = set()
        for found in _TAG.finditer(self.rest):
            written = found.group()
            name = "!--" if written.startswith("<!--") else (found["name"] or "").lower()
            problem = messages.prose.raw_html(self._place(found.start()), written, name)
            if problem.advice not in told and not (found["end"] and told):
                yield problem
            told.add(problem.advice)

    def _erase(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + " " * (end - start) + self.rest[end:]


def _brackets(text: str) -> list[tuple[int, int]]:
    """Start and end of every [...], also of one inside another, in order of start."""
    pending: list[int] = []
    found: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark.group() == "[":
            pending.append(mark.start())
        elif mark.group() == "]" and pending:
            found.append((pending.pop(), mark.end()))
    return sorted(found)


def _check_scheme(place: Place, target: str, scheme: str) -> Iterator[Diagnostic]:
    if scheme not in _ALLOWED_SCHEMES:
        yield messages.prose.forbidden_scheme(place, target)
    elif scheme in {"http", "https"} and not is_web_address(target):
        yield messages.prose.bad_address(place, target)


def resolve(pad: str, target: str) -> str:
    """The path below ``content/`` that a relative link in the file ``pad`` means."""
    path = unquote(target.split("#", 1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(pad), path))


def _relative(pad: str, files: Collection[str]) -> tuple[str, ...]:
    folder = posixpath.dirname(pad)
    return tuple(posixpath.relpath(name, folder or ".") for name in files)
