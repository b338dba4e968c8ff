"""Checks of a Markdown text: links, pictures, headings and HTML, with lines and columns.

This reads the source, because an editor needs the place; ``markdown`` makes the page. It knows just
enough of Markdown: code is left alone (see ``markdown_positions``), links may run over lines and
hold pictures.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

from catalogue.base import markdown, messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_web_address
from catalogue.content.markdown_positions import MarkdownSource, Span

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


class Linkable(dict[str, None]):
    """The files that a link may point to; in a folder that cannot be read there may be any."""

    def __init__(self, names: Iterable[str], closed: Iterable[str] = ()) -> None:
        super().__init__(dict.fromkeys(names))
        self.closed = tuple(f"{folder}/" for folder in closed)

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or str(name).startswith(self.closed)


class Presumed(dict[str, None]):
    """Presumes that every path exists, and holds the paths that were looked up.

    So a text can be checked before the other files are known: the outcome counts if they all exist.
    """

    def __contains__(self, path: object) -> bool:
        self[str(path)] = None
        return True


def check(
    text: str, pad: str, start: Place, files: Collection[str], images: Collection[str]
) -> Iterator[Diagnostic]:
    """Check a text that begins at ``start`` in the file ``pad``, a path below ``content/``.

    ``files`` are the Markdown files that a link may point to and ``images`` the pictures in
    ``beelden/``, both as paths below ``content/``, and quick to look up. A text that is too
    complicated is only told so.
    """
    complicated = next(_too_complicated(text, start), None)
    if complicated:
        yield complicated
        return
    checker = _Checker(text, pad, start, files, images)
    yield from checker.check_headings()
    problems = list(checker.check_paragraphs())
    yield from problems or checker.check_rendered()


def _too_complicated(text: str, start: Place) -> Iterator[Diagnostic]:
    too_complicated = messages.prose.too_complicated
    if len(text) > MAX_CHARACTERS:
        yield too_complicated(start, f"{len(text)} tekens, hoogstens {MAX_CHARACTERS} mag")
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        yield too_complicated(start, f"{len(lines)} regels, hoogstens {MAX_LINES} mag")
    marks = 0
    for number, line in enumerate(lines, start.line):
        marks += len(_MARKS.findall(line))
        if marks <= MAX_MARKS and len(line) < _SHORT and not _SPECIAL.search(line):
            continue
        place = Place(start.path, number)
        if len(line) > MAX_LINE:
            yield too_complicated(place, f"een regel van meer dan {MAX_LINE} tekens")
        if marks > MAX_MARKS:
            yield too_complicated(place, f"meer dan {MAX_MARKS} leestekens voor opmaak")
        if _depth(line) > MAX_DEPTH:
            yield too_complicated(place, f"meer dan {MAX_DEPTH} lijsten in elkaar")
        if line.count("|") > MAX_COLUMNS:
            yield too_complicated(place, f"een tabel met meer dan {MAX_COLUMNS} kolommen")
    if sum(part.count("[") * len(part) for part in _EMPTY_LINE.split(text)) > MAX_BRACKET_STEPS:
        yield too_complicated(start, "te veel vierkante haken in lange alinea's")


def _depth(line: str) -> int:
    """Count how deep a line is nested: by its marks, or by four spaces a level."""
    start = _NESTING.match(line)
    marks = len(_NESTER.findall(start.group())) if start else 0
    indent = len(line) - len(line.lstrip(" \t"))
    tabs = line[:indent].count("\t")
    return marks + (indent - tabs + 4 * tabs) // 4


class _Checker:
    """Checks a text of which the code is left out. A link that was checked becomes spaces."""

    def __init__(
        self, text: str, pad: str, start: Place, files: Collection[str], images: Collection[str]
    ) -> None:
        self.text = text
        self.pad = pad
        self.source = MarkdownSource(text, start.path, start.line)
        self.plain = self.source.plain
        self.place = self.source.place
        self.files = files
        self.images = images
        self.defined = {match["name"].strip().lower() for match in _DEFINITION.finditer(self.plain)}

    def check_headings(self) -> Iterator[Diagnostic]:
        """Headings of the first level, fields among the text, and words of a new file."""
        for pattern in (_TOP_HEADING, _UNDERLINED):
            for match in pattern.finditer(self.plain):
                place = self.place(match.start())
                yield messages.prose.top_heading(place, match["words"].strip())
        for match in _SECOND.finditer(self.plain):
            yield messages.prose.second_fields(self.place(match.start()))
        for match in re.finditer(re.escape(messages.PLACEHOLDER), self.plain):
            yield messages.prose.unfinished_text(self.place(match.start()))

    def check_paragraphs(self) -> Iterator[Diagnostic]:
        """Per paragraph links and pictures, then what looks like a link, then HTML that is left."""
        for span in self.source.paragraphs():
            # Most paragraphs point to nothing: all that is looked for has one of these.
            if "[" not in span.text and "<" not in span.text:
                continue
            targets: list[tuple[int, int]] = []
            yield from self._check_links(span, targets)
            left = _without(span.text, targets)
            targets = []
            yield from self._check_definitions(left, span.start, targets)
            left = _without(left, targets)
            for pattern, advice in _ALMOST:
                for match in pattern.finditer(left):
                    place = self.place(span.start + match.start())
                    yield messages.prose.no_link(place, match.group(), advice)
            yield from self._check_tags(left, span.start)

    def check_rendered(self) -> Iterator[Diagnostic]:
        """Find what the renderer makes a link of and the patterns here did not see.

        A plain link is read alike by both, so only a text with something else is rendered to look.
        """
        if not ("[" in self.plain or "<" in self.plain):
            return
        if not _ALMOST_LINK.search(_PLAIN_LINK.sub("", self.plain)):
            return
        addresses: dict[str, str] = {}
        markdown.render(self.text, lambda address: addresses.setdefault(address, address))
        for address in addresses:
            scheme = _SCHEME.match(address)
            place = self.place(max(self.text.find(address), 0))
            # A mail address between < and > arrives in character references, which begin with STX.
            if scheme:
                yield from _check_scheme(place, address, scheme[1].lower())
            elif not address.startswith("\x02"):
                path = resolve(self.pad, address)
                if path not in self.files and path not in self.images:
                    yield messages.connection.dead_link(place, address, ())

    def _check_links(self, span: Span, targets: list[tuple[int, int]]) -> Iterator[Diagnostic]:
        for start, end in _brackets(span.text):
            words = span.text[start + 1 : end - 1]
            image = span.text[start - 1 : start] == "!"
            place = self.place(span.start + start - image)
            match = _TARGET.match(span.text, end)
            if match:
                target = match["target"].strip("<>")
                yield from self._check_link(place, words, target, image=image)
                titled = (match["title"] or "").strip("\"' ")
                # A picture that is not there has been reported; who made it comes after that.
                there = image and resolve(self.pad, target) in self.images
                if there and words.strip() and not titled:
                    yield messages.prose.image_without_source(place, target)
                targets.append(match.span("target"))
            elif span.text[end : end + 1] == "[":
                yield from self._check_reference(place, words, span.text[end:], image=image)

    def _check_link(
        self, place: Place, words: str, target: str, *, image: bool
    ) -> Iterator[Diagnostic]:
        if not target.strip() and words.strip():
            advice = "zet het adres tussen de ronde haakjes"
            yield messages.prose.no_link(place, f"[{words}]()", advice)
            return
        if not words.strip():
            yield _without_words(place, target, image=image)
        elif image and _FILE_NAME.fullmatch(words.strip()):
            yield messages.prose.image_without_alt(place, target, words.strip())
        yield from self._check_target(place, target, image=image)

    def _check_reference(
        self, place: Place, words: str, after: str, *, image: bool
    ) -> Iterator[Diagnostic]:
        """Check ``[words][name]``, of which ``after`` begins with the second bracket."""
        close = after.find("]")
        name = after[1:close].strip() or words.strip()
        if close < 0:
            return
        if name.lower() not in self.defined:
            advice = "schrijf een link als [tekst](adres)"
            yield messages.prose.no_link(place, f"[{words}][{name}]", advice)
        elif not words.strip():
            yield _without_words(place, name, image=image)
        elif image:
            yield messages.prose.image_without_source(place, name)

    def _check_definitions(
        self, left: str, offset: int, targets: list[tuple[int, int]]
    ) -> Iterator[Diagnostic]:
        for pattern in (_DEFINITION, _AUTOLINK):
            for match in pattern.finditer(_without(left, targets)):
                target = match["target"]
                image = target.lower().endswith(IMAGE_ENDINGS)
                place = self.place(offset + match.start())
                yield from self._check_target(place, target, image=image)
                targets.append(match.span())
        targets += (match.span() for match in _EMAIL.finditer(_without(left, targets)))

    def _check_target(self, place: Place, target: str, *, image: bool) -> Iterator[Diagnostic]:
        scheme = _SCHEME.match(target)
        if image:
            if scheme or resolve(self.pad, target) not in self.images:
                near = _relative(self.pad, self.images)
                yield messages.connection.missing_image(place, target, near)
        elif scheme:
            yield from _check_scheme(place, target, scheme[1].lower())
        elif not target.startswith("#") and resolve(self.pad, target) not in self.files:
            yield messages.connection.dead_link(place, target, _relative(self.pad, self.files))
        elif "#" in target:
            yield messages.connection.link_into_page(place, target)

    def _check_tags(self, left: str, offset: int) -> Iterator[Diagnostic]:
        """Each advice once: a closing tag is the echo of its opening one, a cell of its table."""
        advices: set[str] = set()
        for match in _TAG.finditer(left):
            written = match.group()
            name = "!--" if written.startswith("<!--") else (match["name"] or "").lower()
            problem = messages.prose.raw_html(self.place(offset + match.start()), written, name)
            if problem.advice not in advices and not (match["end"] and advices):
                yield problem
            advices.add(problem.advice)


def _without(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Put spaces in the place of some stretches of a text."""
    for start, end in stretches:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _without_words(place: Place, target: str, *, image: bool) -> Diagnostic:
    if image:
        return messages.prose.image_without_alt(place, target)
    return messages.prose.empty_link(place, target)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Start and end of every [...], also of one inside another, in order of start."""
    pending: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(text):
        if mark.group() == "[":
            pending.append(mark.start())
        elif mark.group() == "]" and pending:
            pairs.append((pending.pop(), mark.end()))
    return sorted(pairs)


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
