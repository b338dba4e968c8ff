"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

This is the edge of the house: nothing behind it opens a content file. Files are read in sorted
order, only regular files with sane names, and a file that cannot be read keeps its name, so that
what refers to it is not reported as well.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import frontmatter
from frontmatter.default_handlers import BaseHandler

from catalogue import nodes, rules
from catalogue.diagnostics import Diagnostic, Place
from catalogue.nodes import Mapping, Node, Refused, Scalar, Sequence
from catalogue.schema import ID_FIELD, KINDS, Kind
from catalogue.text import slug

MAX_PAGE_BYTES = 100_000
MAX_LIST_BYTES = 5_000_000
MAX_IMAGE_BYTES = 12_000_000
MAX_REPORTED_CHARACTERS = 20
IMAGES_FOLDER = "beelden"
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
# For people, not for the build: how to write here.
README = "LEESMIJ.md"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IMAGE = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
# Names that Windows cannot hold, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# Control characters, zero-width and bidirectional marks, line separators, non-characters. A
# zero-width joiner (U+200D) stays: emoji are made with it.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200c\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_FIELD_LINE = re.compile(r"[\w-]+\s*:|[ \t]+\S|- |#")


@dataclass(frozen=True, slots=True)
class Source:
    """One record as it was written: fields with places, and the Markdown below them.

    ``pad`` is the path below ``content/``; ``place`` the path that an editor opens; ``line`` the
    line on which ``text`` begins.
    """

    kind: Kind
    id: str
    pad: str
    place: Place
    fields: Mapping
    text: str = ""
    line: int = 1


@dataclass(frozen=True)
class Reading:
    """All that was found in ``content/``.

    ``broken`` holds (kind, id) of files that exist but cannot be read, ``unknown_kinds`` the names
    of kinds whose list could not be read at all. ``images`` maps a file name to its bytes.
    """

    sources: tuple[Source, ...]
    problems: tuple[Diagnostic, ...]
    images: dict[str, bytes] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    unknown_kinds: frozenset[str] = frozenset()


def read(content: Path) -> Reading:
    """Read everything below the folder ``content``.

    Never raises for what is in the folder: every refusal is a problem with a place.
    """
    reader = _Reader(content)
    reader.read_all()
    return Reading(
        tuple(reader.sources),
        tuple(sorted(reader.problems)),
        reader.images,
        frozenset(reader.broken),
        frozenset(reader.unknown_kinds),
    )


def shown(path: Path) -> str:
    """The path as an editor would open it: relative to the working folder when it is inside."""
    relative = os.path.relpath(path)
    return Path(path if relative.startswith("..") else relative).as_posix()


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Text with line ends of Unix from the bytes of ``path``, and what is wrong with them.

    The text is ``None`` when it cannot be read at all. A byte order mark and foreign line ends are
    reported and taken away, so that the rest of the file can be checked too.
    """
    start = Place(path)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [rules.not_utf8(start)]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(rules.byte_order_mark(start))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        return None, [*problems, rules.not_utf8(Place(path, line, column))]
    if "\r" in text:
        line, column = _position(text[: text.index("\r")])
        problems.append(rules.carriage_return(Place(path, line, column)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [*problems, *_invisible_characters(text, path)]


def _invisible_characters(text: str, path: str) -> Iterator[Diagnostic]:
    for number, match in enumerate(_INVISIBLE.finditer(text)):
        if number == MAX_REPORTED_CHARACTERS:
            return
        line, column = _position(text[: match.start()])
        yield rules.invisible_character(Place(path, line, column), ord(match.group()))


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after ``before``."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _Strict(BaseHandler):
    """Front matter the way we want it: a first line ``---``, a closing one, fields with places.

    python-frontmatter would silently answer "no fields" for a missing closing line, and load the
    YAML with guessed types; this handler refuses or keeps the places instead.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.line = 1

    def detect(self, text: str) -> bool:
        """Whether there is front matter: always, since its absence is a problem of its own."""
        return bool(text) or True

    def split(self, text: str) -> tuple[str, str]:
        """The lines between the two ``---`` and what follows; sets ``line`` of what follows."""
        lines = text.split("\n")
        if lines[0].rstrip() != "---":
            raise Refused(rules.no_front_matter(Place(self.path), lines[0]))
        for number in range(1, len(lines)):
            if lines[number].rstrip() == "---":
                body = lines[number + 1 :]
                blank = next((i for i, line in enumerate(body) if line.strip()), 0)
                self.line = number + 2 + blank
                return "\n".join(lines[1:number]), "\n".join(body)
        raise Refused(rules.unclosed_front_matter(Place(self.path, _end_of_fields(lines) + 1)))

    def load(self, fm: str) -> dict[str, Node | None]:
        """The fields as nodes, under one name, so that nothing is lost or merged."""
        return {"fields": nodes.parse(fm, self.path, first_line=2)}


def _end_of_fields(lines: list[str]) -> int:
    """The index of the first line after ``---`` that no longer looks like a field."""
    for number in range(1, len(lines)):
        if not _FIELD_LINE.match(lines[number]):
            return number
    return len(lines) - 1


def split(text: str, path: str) -> tuple[Mapping, str, int]:
    """Fields, Markdown and the line on which the Markdown begins.

    Raises ``Refused`` when the front matter is not there, not closed, or no list of fields.
    """
    handler = _Strict(path)
    if not text.strip():
        raise Refused(rules.no_front_matter(Place(path), ""))
    # python-frontmatter strips the text; leading lines must count, so they are refused here.
    if not text.startswith("---"):
        raise Refused(rules.no_front_matter(Place(path), text.split("\n", 1)[0]))
    metadata, body = frontmatter.parse(text, handler=handler)
    return _as_fields(metadata["fields"], Place(path, 2), "een blok velden"), body, handler.line


def _as_fields(node: Any, place: Place, wanted: str) -> Mapping:
    if isinstance(node, Mapping):
        return node
    if node is None:
        return Mapping((), place)
    found = "lijst" if isinstance(node, Sequence) else "losse tekst"
    raise Refused(rules.not_fields(node.place, found, wanted))


class _Reader:
    """Walks the folder once and keeps what it finds."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.sources: list[Source] = []
        self.problems: list[Diagnostic] = []
        self.images: dict[str, bytes] = {}
        self.broken: set[tuple[str, str]] = set()
        self.unknown_kinds: set[str] = set()

    def read_all(self) -> None:
        folders = {kind.folder: kind for kind in KINDS if kind.folder}
        files = {kind.file: kind for kind in KINDS if kind.file}
        parents = {name.split("/")[0] for name in files if "/" in name}
        top = {*folders, *parents, *files, IMAGES_FOLDER}
        for entry in self._entries(self.content, sorted(name for name in top if "/" not in name)):
            if entry.name in folders:
                self._read_folder(folders[entry.name])
            elif entry.name == IMAGES_FOLDER:
                self._read_images()
            elif entry.name in parents:
                allowed = sorted(name.split("/")[1] for name in files if "/" in name)
                list(self._entries(self.content / entry.name, allowed))
        for kind in files.values():
            self._read_list(kind)

    def _entries(
        self, folder: Path, allowed: list[str] | None = None
    ) -> Iterator[os.DirEntry[str]]:
        """Entries of a folder in sorted order, without what does not belong there."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse(rules.unreadable(Place(shown(folder)), _reason(error)))
            return
        seen: dict[str, str] = {}
        for entry in entries:
            if entry.name.startswith(".") or entry.name == README:
                continue
            place = Place(shown(folder / entry.name))
            if allowed is not None and entry.name not in allowed:
                self._refuse(rules.misplaced(place, entry.name, allowed))
                continue
            folded = unicodedata.normalize("NFC", entry.name).casefold()
            if folded in seen:
                self._refuse(rules.clashing_name(place, seen[folded]))
            seen[folded] = entry.name
            yield entry

    def _refuse(self, problem: Diagnostic) -> None:
        self.problems.append(problem)

    def _read_folder(self, kind: Kind) -> None:
        folder = self.content / (kind.folder or "")
        for entry in self._entries(folder):
            path = folder / entry.name
            place = Place(shown(path))
            if not entry.name.endswith(".md"):
                self._refuse(rules.misplaced(place, entry.name, ["een bestand dat eindigt op .md"]))
                continue
            name = entry.name.removesuffix(".md")
            if not ID.fullmatch(name) or _RESERVED.fullmatch(name) or len(name) > ID_LENGTH:
                suggestion = slug(name)[:ID_LENGTH].strip("-")
                self._refuse(rules.bad_name(place, entry.name, suggestion and f"{suggestion}.md"))
                continue
            self._read_page(kind, name, path)

    def _read_page(self, kind: Kind, name: str, path: Path) -> None:
        text = self._text(path, MAX_PAGE_BYTES)
        place = Place(shown(path))
        try:
            if text is not None:
                fields, body, line = split(text, place.path)
                pad = f"{kind.folder}/{path.name}"
                self.sources.append(Source(kind, name, pad, place, fields, body, line))
                return
        except Refused as refused:
            self._refuse(refused.problem)
        self.broken.add((kind.name, name))

    def _read_list(self, kind: Kind) -> None:
        path = self.content / (kind.file or "")
        place = Place(shown(path))
        if not path.exists():
            self._refuse(rules.missing_file(place, f"de lijst met {kind.plural}"))
            self.unknown_kinds.add(kind.name)
            return
        text = self._text(path, MAX_LIST_BYTES)
        try:
            if text is not None:
                self._read_items(kind, nodes.parse(text, place.path), place)
                return
        except Refused as refused:
            self._refuse(refused.problem)
        self.unknown_kinds.add(kind.name)

    def _read_items(self, kind: Kind, node: Node | None, place: Place) -> None:
        if kind.single:
            fields = _as_fields(node, place, "een blok velden")
            self.sources.append(Source(kind, kind.name, kind.file or "", place, fields))
            return
        if node is not None and not isinstance(node, Sequence):
            raise Refused(rules.not_fields(node.place, "veld", "een lijst met streepjes"))
        first: dict[str, Place] = {}
        for number, item in enumerate(node.items if node else ()):
            fields = _as_fields(item, place, "na elk streepje een blok velden")
            name = f"{kind.name}-{number + 1}" if kind.numbered else self._id(fields, kind, first)
            if name is not None:
                self.sources.append(Source(kind, name, kind.file or "", fields.place, fields))

    def _id(self, fields: Mapping, kind: Kind, first: dict[str, Place]) -> str | None:
        for key, value in fields.pairs:
            if key.text != ID_FIELD.key or not isinstance(value, Scalar):
                continue
            if not ID.fullmatch(value.text) or len(value.text) > ID_LENGTH:
                suggestion = slug(value.text)
                self._refuse(rules.not_a_name(value.place, "id", value.text, suggestion))
                return None
            if value.text in first:
                self._refuse(rules.double_id(value.place, kind.name, value.text, first[value.text]))
                return None
            first[value.text] = value.place
            return value.text
        self._refuse(rules.missing_field(fields.place, "id", ID_FIELD.about, ID_FIELD.example))
        return None

    def _read_images(self) -> None:
        folder = self.content / IMAGES_FOLDER
        for entry in self._entries(folder):
            place = Place(shown(folder / entry.name))
            if not entry.name.lower().endswith(IMAGE_ENDINGS):
                self._refuse(rules.misplaced(place, entry.name, IMAGE_ENDINGS))
            elif not _IMAGE.fullmatch(entry.name):
                stem, _, ending = entry.name.rpartition(".")
                suggestion = f"{slug(stem)}.{ending.lower()}"
                self._refuse(rules.bad_name(place, entry.name, suggestion))
            else:
                data = self._bytes(folder / entry.name, MAX_IMAGE_BYTES)
                if data is not None:
                    self.images[entry.name] = data

    def _text(self, path: Path, limit: int) -> str | None:
        data = self._bytes(path, limit)
        if data is None:
            return None
        text, problems = decode(data, shown(path))
        self.problems += problems
        return text

    def _bytes(self, path: Path, limit: int) -> bytes | None:
        """The bytes of a regular file; a link, pipe or device is refused before it is opened.

        ``O_NOFOLLOW`` and the check on the open file close the gap between looking and reading.
        """
        place = Place(shown(path))
        try:
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode):
                self._refuse(rules.unreadable(place, "het is geen gewoon bestand"))
                return None
            with os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as file:
                data = file.read(limit + 1)
        except OSError as error:
            self._refuse(rules.unreadable(place, _reason(error)))
            return None
        if len(data) > limit:
            self._refuse(rules.too_large(place, max(status.st_size, len(data)), limit))
            return None
        return data


ID_LENGTH = 80


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "het bestaat niet (meer)",
        PermissionError: "je hebt geen rechten om het te lezen",
        IsADirectoryError: "het is een map",
        NotADirectoryError: "het is geen map",
    }
    return reasons.get(type(error), "de computer geeft een fout bij het lezen")
