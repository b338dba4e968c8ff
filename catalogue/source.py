"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

This is the edge of the house: nothing behind it opens a content file. Files are read in sorted
order, only regular files with sane names, and a file that cannot be read keeps its name, so that
what refers to it is not reported as well.
"""

import errno
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
from catalogue.text import nearest, slug

MAX_PAGE_BYTES = 100_000
MAX_LIST_BYTES = 5_000_000
MAX_IMAGE_BYTES = 12_000_000
MAX_REPORTED_CHARACTERS = 20
ID_LENGTH = 80
IMAGES_FOLDER = "beelden"
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
# For people, not for the build: how to write here.
README = "LEESMIJ.md"

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IMAGE = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
# Names that Windows cannot hold, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FIELD_LINE = re.compile(r"[\w'’\"-]+(?: [\w'’\"-]+)?\s*:(?:\s|$)|\s+\S|- |#")


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
    """The path as an editor would open it: relative to the working folder when it is inside.

    A character that cannot be printed (a name may hold any byte) becomes a question mark.
    """
    relative = os.path.relpath(path)
    named = Path(path if relative.startswith("..") else relative).as_posix()
    return "".join(char if char.isprintable() else "�" for char in named)


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Text with line ends of Unix from the bytes of ``path``, and what is wrong with them.

    The text is ``None`` when it cannot be read at all. A byte order mark and foreign line ends are
    reported and taken away, and so are characters that hide, so that the rest of the file can be
    checked without echoes.
    """
    start = Place(path)
    # UTF-16, with or without its mark: every other byte of a Latin text is zero.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in (data[:1], data[1:2]):
        return None, [rules.file.not_utf8(start)]
    problems = []
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(rules.file.byte_order_mark(start))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"))
        return None, [*problems, rules.file.not_utf8(Place(path, line, column))]
    if "\r" in text:
        line, column = _position(text[: text.index("\r")])
        kind = "Windows (CRLF)" if "\r\n" in text else "een oude Mac (CR)"
        problems.append(rules.file.carriage_return(Place(path, line, column), kind))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems += _invisible_characters(text, path)
    return nodes.INVISIBLE.sub("", text), problems


def _invisible_characters(text: str, path: str) -> Iterator[Diagnostic]:
    for number, match in enumerate(nodes.INVISIBLE.finditer(text)):
        if number == MAX_REPORTED_CHARACTERS:
            return
        line, column = _position(text[: match.start()])
        yield rules.file.invisible_character(Place(path, line, column), ord(match.group()))


def _position(before: str) -> tuple[int, int]:
    """Line and column, from 1, of what comes after ``before``."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


class _NotAFile(OSError):  # noqa: N818 - what it says is what it is
    """A link, pipe, socket or device."""


class _Strict(BaseHandler):
    """Front matter the way we want it: a first line ``---``, a closing one, fields with places.

    python-frontmatter would silently answer "no fields" for a missing closing line, and load the
    YAML with guessed types; this handler refuses or keeps the places instead.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.line = 1
        self.body = ""

    def detect(self, text: str) -> bool:
        """Whether there is front matter: always, since its absence is a problem of its own."""
        return bool(text) or True

    def split(self, text: str) -> tuple[str, str]:
        """The lines between the two ``---`` and what follows; sets ``line`` and ``body``."""
        lines = text.split("\n")
        if lines[0].rstrip() != "---":
            raise Refused(rules.file.no_front_matter(Place(self.path), lines[0]))
        end = _end_of_fields(lines)
        for number in range(1, len(lines)):
            if lines[number].rstrip() != "---":
                continue
            if not lines[end].strip() and any(line.strip() for line in lines[end:number]):
                # A line of dashes far down in the text is not what closes the fields.
                break
            body = lines[number + 1 :]
            blank = next((i for i, line in enumerate(body) if line.strip()), 0)
            self.line = number + 2 + blank
            self.body = "\n".join(body[blank:]).rstrip()
            return "\n".join(lines[1:number]), self.body
        found = lines[end].strip() if end < len(lines) else ""
        raise Refused(rules.file.unclosed_front_matter(Place(self.path, end + 1), found))

    def load(self, fm: str) -> dict[str, Node | None]:
        """The fields as nodes, under one name, so that nothing is lost or merged."""
        return {"fields": nodes.parse(fm, self.path, first_line=2)}


def _end_of_fields(lines: list[str]) -> int:
    """The index of the first line after the first ``---`` that does not belong to the fields.

    Empty lines between fields do belong to them; those before a line of text do not.
    """
    last = 0
    for number in range(1, len(lines)):
        if _FIELD_LINE.match(lines[number]):
            last = number
        elif lines[number].strip():
            break
    return last + 1


def split(text: str, path: str) -> tuple[Mapping, str, int]:
    """Fields, Markdown and the line on which the Markdown begins.

    Raises ``Refused`` when the front matter is not there, not closed, or no list of fields.
    """
    handler = _Strict(path)
    if not text.strip():
        raise Refused(rules.file.no_front_matter(Place(path), ""))
    # python-frontmatter strips the text; leading lines must count, so they are refused here.
    # And it strips the first line of the Markdown, whose columns must count as well.
    if not text.startswith("---"):
        raise Refused(rules.file.no_front_matter(Place(path), text.split("\n", 1)[0]))
    metadata, _ = frontmatter.parse(text, handler=handler)
    fields = _as_fields(metadata["fields"], Place(path, 2), "een blok velden")
    return fields, handler.body, handler.line


def _as_fields(node: Any, place: Place, wanted: str) -> Mapping:
    if isinstance(node, Mapping):
        return node
    if node is None:
        return Mapping((), place)
    found = "lijst" if isinstance(node, Sequence) else "losse tekst"
    raise Refused(rules.file.not_fields(node.place, found, wanted))


_FOLDERS = {kind.folder: kind for kind in KINDS if kind.folder}
_LISTS = {kind.file: kind for kind in KINDS if kind.file}
# Folders of lists, with the names of the lists in them.
_PARENTS = {
    parent: sorted(name.split("/")[1] for name in _LISTS if name.startswith(f"{parent}/"))
    for parent in sorted({name.split("/")[0] for name in _LISTS if "/" in name})
}
_TOP = {*_FOLDERS, *_PARENTS, IMAGES_FOLDER, *(name for name in _LISTS if "/" not in name)}


class _Reader:
    """Walks the folder once and keeps what it finds."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.sources: list[Source] = []
        self.problems: list[Diagnostic] = []
        self.images: dict[str, bytes] = {}
        self.broken: set[tuple[str, str]] = set()
        self.unknown_kinds: set[str] = set()
        # Folders that are there in some way, but cannot be looked into: nothing in them is missed.
        self.closed: set[str] = set()

    def read_all(self) -> None:
        """Read every folder and every list that ``schema`` knows."""
        if not self.content.is_dir():
            self._refuse(rules.file.unreadable(Place(shown(self.content)), "deze map is er niet"))
            return
        found = {entry.name for entry in self._entries(self.content, sorted(_TOP))}
        for name in sorted(found & _FOLDERS.keys()):
            self._read_folder(_FOLDERS[name])
        if IMAGES_FOLDER in found:
            self._read_images()
        for name, files in _PARENTS.items():
            self._check_parent(name, files, found)
        for kind in _LISTS.values():
            if (kind.file or "").split("/")[0] not in self.closed:
                self._read_list(kind)
        self.unknown_kinds |= {
            kind.name
            for kind in KINDS
            if (kind.folder or kind.file or "").split("/")[0] in self.closed
        }

    def _check_parent(self, name: str, files: list[str], found: set[str]) -> None:
        if name in found:
            list(self._entries(self.content / name, files))
        elif name not in self.closed:
            self._refuse(
                rules.file.missing_file(Place(shown(self.content / name)), "de vaste lijsten")
            )
            self.closed.add(name)

    def _entries(
        self, folder: Path, allowed: list[str] | None = None
    ) -> Iterator[os.DirEntry[str]]:
        """Entries of a folder in sorted order, without what does not belong there."""
        try:
            entries = self._listed(folder)
        except OSError as error:
            self._refuse(rules.file.unreadable(Place(shown(folder)), _reason(error)))
            self.closed.add(folder.name)
            return
        alike: dict[str, str] = {}
        for entry in entries:
            folded = unicodedata.normalize("NFC", entry.name).casefold()
            # The good one of two names that clash is the one in small letters.
            alike[folded] = folded if entry.name == folded else alike.get(folded, entry.name)
        for entry in entries:
            place = Place(shown(folder / entry.name))
            good = alike[unicodedata.normalize("NFC", entry.name).casefold()]
            if entry.name.startswith(".") or entry.name == README:
                continue
            if entry.name != good:
                self._refuse(rules.file.clashing_name(place, good))
            elif allowed is not None and entry.name not in allowed:
                self._refuse(rules.file.misplaced(place, entry.name, allowed))
                self.closed.add(nearest(entry.name, allowed) or "")
            else:
                yield entry

    def _listed(self, folder: Path) -> list[os.DirEntry[str]]:
        """Sorted entries. A link out of the content is refused; the content itself may be one."""
        if folder != self.content and folder.is_symlink():
            raise NotADirectoryError
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)

    def _refuse(self, problem: Diagnostic) -> None:
        self.problems.append(problem)

    def _read_folder(self, kind: Kind) -> None:
        folder = self.content / (kind.folder or "")
        for entry in self._entries(folder):
            path = folder / entry.name
            place = Place(shown(path))
            if not entry.name.endswith(".md"):
                self._refuse(rules.file.not_markdown(place, entry.name, _as_page(entry.name)))
                continue
            name = entry.name.removesuffix(".md")
            if not ID.fullmatch(name) or _RESERVED.fullmatch(name) or len(name) > ID_LENGTH:
                suggestion = slug(name)[:ID_LENGTH].strip("-")
                self._refuse(
                    rules.file.bad_name(place, entry.name, suggestion and f"{suggestion}.md")
                )
                self.broken.add((kind.name, suggestion))
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
        if not path.exists() and not path.is_symlink():
            self._refuse(rules.file.missing_file(place, f"de lijst met {kind.plural}"))
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
            raise Refused(rules.file.not_fields(node.place, "veld", "een lijst met streepjes"))
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
                self._refuse(rules.field.not_a_name(value.place, "id", value.text, suggestion))
                return None
            if value.text in first:
                self._refuse(
                    rules.connection.double_id(
                        value.place, kind.name, value.text, first[value.text]
                    )
                )
                return None
            first[value.text] = value.place
            return value.text
        self._refuse(
            rules.field.missing_field(fields.place, "id", ID_FIELD.about, ID_FIELD.example)
        )
        return None

    def _read_images(self) -> None:
        folder = self.content / IMAGES_FOLDER
        for entry in self._entries(folder):
            place = Place(shown(folder / entry.name))
            if not entry.name.lower().endswith(IMAGE_ENDINGS):
                self._refuse(rules.file.misplaced(place, entry.name, IMAGE_ENDINGS))
            elif not _IMAGE.fullmatch(entry.name):
                stem, _, ending = entry.name.rpartition(".")
                suggestion = f"{slug(stem)}.{ending.lower()}"
                self._refuse(rules.file.bad_name(place, entry.name, suggestion))
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
        """The bytes of a regular file; a link, pipe or device is refused before it is read.

        It is opened without following a link or waiting for a pipe, and looked at when it is open:
        so nothing can change between looking and reading.
        """
        place = Place(shown(path))
        try:
            with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as file:
                status = os.fstat(file.fileno())
                if not stat.S_ISREG(status.st_mode):
                    raise _NotAFile
                data = file.read(limit + 1)
        except OSError as error:
            self._refuse(rules.file.unreadable(place, _reason(error)))
            return None
        if len(data) > limit:
            self._refuse(rules.file.too_large(place, max(status.st_size, len(data)), limit))
            return None
        return data


def _as_page(name: str) -> str:
    """What a file should be called to be a page; empty if that cannot be told."""
    stem = slug(name.split(".")[0])
    wrong = name.lower().endswith((".txt", ".markdown", ".mdown", ".md", ".mdx", ".yml", ".yaml"))
    return f"{stem}.md" if stem and wrong else ""


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "het bestaat niet (meer)",
        _NotAFile: "het is geen gewoon bestand",
        PermissionError: "je hebt geen rechten om het te lezen",
        IsADirectoryError: "het is een map",
        NotADirectoryError: "het is geen gewone map",
    }
    if error.errno in (errno.ELOOP, errno.ENXIO):
        return reasons[_NotAFile]
    return reasons.get(type(error), "de computer geeft een fout bij het lezen")
