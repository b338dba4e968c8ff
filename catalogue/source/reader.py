"""Walks the folder ``content`` once and keeps what it finds."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from catalogue import nodes, pictures, rules
from catalogue.diagnostics import Diagnostic, Place
from catalogue.nodes import Mapping, Node, Refused, Scalar, Sequence
from catalogue.pictures import Picture
from catalogue.recent import Recent
from catalogue.schema import ID_FIELD, KIND, KINDS, Kind
from catalogue.source.decoding import decode
from catalogue.source.front_matter import as_fields, split
from catalogue.source.naming import (
    FOLDERS,
    IMAGE,
    IMAGE_ENDINGS,
    IMAGES_FOLDER,
    LINES,
    LISTS,
    OTHER_IMAGES,
    PARENTS,
    README,
    TOP,
    as_page,
    is_good,
    suggested,
)
from catalogue.source.opening import opened, reason, shown
from catalogue.source.records import Line, Source
from catalogue.text import is_reserved, nearest

MAX_PAGE_BYTES = 100_000
MAX_LIST_BYTES = 5_000_000
MAX_IMAGE_BYTES = 12_000_000


class Reader:
    """Walks the folder once and keeps what it finds."""

    def __init__(self, content: Path, recent: Recent) -> None:
        self.content = content
        self.recent = recent
        self.sources: list[Source] = []
        self.problems: list[Diagnostic] = []
        self.images: dict[str, Picture] = {}
        self.lines: dict[str, tuple[Line, ...]] = {}
        self.broken: set[tuple[str, str]] = set()
        self.unknown_kinds: set[str] = set()
        # Folders that are there in some way, but cannot be looked into: nothing in them is missed.
        self.closed: set[str] = set()

    def read_all(self) -> None:
        """Read every folder and every list that ``schema`` knows."""
        if not self.content.is_dir():
            self._refuse(rules.file.unreadable(Place(shown(self.content)), "deze map is er niet"))
            return
        found = {entry.name for entry in self._entries(self.content, sorted(TOP))}
        for name in sorted(found & FOLDERS.keys()):
            self._read_folder(FOLDERS[name])
        if IMAGES_FOLDER in found:
            self._read_images()
        for name, files in PARENTS.items():
            self._check_parent(name, files, found)
        for kind in LISTS.values():
            if (kind.file or "").split("/")[0] not in self.closed:
                self._read_list(kind)
        self.unknown_kinds |= {
            kind.name
            for kind in KINDS
            if (kind.folder or kind.file or "").split("/")[0] in self.closed
        }

    def read_one(self, kind: Kind, name: str) -> None:
        """Read one file of a folder, and the lists for editors."""
        self._read_page(kind, name, self.content / (kind.folder or "") / f"{name}.md")
        self._read_lines([name for name in LINES if (self.content / name).is_file()])

    def _check_parent(self, name: str, files: list[str], found: set[str]) -> None:
        if name in found:
            there = {entry.name for entry in self._entries(self.content / name, files)}
            self._read_lines(sorted(f"{name}/{file}" for file in there))
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
            self._refuse(rules.file.unreadable(Place(shown(folder)), reason(error)))
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
                self._refuse(rules.file.not_markdown(place, entry.name, as_page(entry.name)))
                continue
            name = entry.name.removesuffix(".md")
            if not is_good(name):
                suggestion = suggested(name, ".md")
                self._refuse(rules.file.bad_name(place, entry.name, suggestion))
                self.broken.add((kind.name, suggestion.removesuffix(".md")))
                continue
            self._read_page(kind, name, path)

    def _read_page(self, kind: Kind, name: str, path: Path) -> None:
        place = Place(shown(path))
        try:
            text = self._text(path, MAX_PAGE_BYTES)
            if text is not None:
                self.sources.append(self.recent.get(_page, kind.name, name, place, text))
                return
        except Refused as refused:
            self._refuse(refused.problem)
        self.broken.add((kind.name, name))

    def _read_list(self, kind: Kind) -> None:
        path = self.content / (kind.file or "")
        place = Place(shown(path))
        if not path.exists() and not path.is_symlink():
            if not kind.optional:
                self._refuse(rules.file.missing_file(place, f"de lijst met {kind.plural}"))
            self.unknown_kinds.add(kind.name)
            return
        try:
            text = self._text(path, MAX_LIST_BYTES)
            if text is not None:
                self._read_items(kind, self.recent.get(nodes.parse, text, place.path), place)
                return
        except Refused as refused:
            self._refuse(refused.problem)
        self.unknown_kinds.add(kind.name)

    def _read_items(self, kind: Kind, node: Node | None, place: Place) -> None:
        if kind.single:
            fields = as_fields(node, place, "een blok velden")
            self.sources.append(self.recent.get(_listed, kind.name, kind.name, place, fields))
            return
        if node is not None and not isinstance(node, Sequence):
            raise Refused(rules.file.not_fields(node.place, "veld", "een lijst met streepjes"))
        first: dict[str, Place] = {}
        for number, item in enumerate(node.items if node else ()):
            fields = as_fields(item, place, "na elk streepje een blok velden")
            name = f"{kind.name}-{number + 1}" if kind.numbered else self._id(fields, kind, first)
            if name is not None:
                self.sources.append(self.recent.get(_listed, kind.name, name, fields.place, fields))

    def _read_lines(self, names: list[str]) -> None:
        """The lists for editors; what stands behind a hash is a remark."""
        for name in (one for one in names if one in LINES):
            path = self.content / name
            try:
                text = self._text(path, MAX_LIST_BYTES)
            except Refused as refused:
                self._refuse(refused.problem)
                continue
            self.lines[name] = tuple(_lines(text or "", shown(path)))

    def _id(self, fields: Mapping, kind: Kind, first: dict[str, Place]) -> str | None:
        for key, value in fields.pairs:
            if key.text != ID_FIELD.key or not isinstance(value, Scalar):
                continue
            if not is_good(value.text):
                suggestion = suggested(value.text, "")
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
            if entry.name.lower().endswith(OTHER_IMAGES):
                self._refuse(rules.file.not_a_picture(place, "deze soort kennen browsers niet"))
            elif not entry.name.lower().endswith(IMAGE_ENDINGS):
                self._refuse(rules.file.misplaced(place, entry.name, IMAGE_ENDINGS))
            elif not IMAGE.fullmatch(entry.name) or is_reserved(entry.name):
                stem, _, ending = entry.name.rpartition(".")
                suggestion = suggested(stem, f".{ending.lower()}")
                self._refuse(rules.file.bad_name(place, entry.name, suggestion))
            else:
                self._read_image(folder / entry.name)

    def _read_image(self, path: Path) -> None:
        try:
            data = opened(path, MAX_IMAGE_BYTES)
            self.images[path.name] = pictures.look(path.name, data)
        except Refused as refused:
            self._refuse(refused.problem)
        except pictures.NotAPicture as wrong:
            self._refuse(rules.file.not_a_picture(Place(shown(path)), str(wrong)))

    def _text(self, path: Path, limit: int) -> str | None:
        """The text of a file; ``None`` when it cannot be decoded. Raises ``Refused``."""
        text, problems = self.recent.get(decode, opened(path, limit), shown(path))
        self.problems += problems
        return text


def _lines(text: str, path: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), 1):
        word, _, about = line.partition(": ")
        if word.strip() and not word.lstrip().startswith("#"):
            yield Line(word.strip(), about.strip(), Place(path, number))


def _page(kind: str, name: str, place: Place, text: str) -> Source:
    """The record that a file holds. Raises ``Refused`` when it cannot be taken apart."""
    fields, body, line = split(text, place.path)
    return Source(KIND[kind], name, f"{KIND[kind].folder}/{name}.md", place, fields, body, line)


def _listed(kind: str, name: str, place: Place, fields: Mapping) -> Source:
    """One record of a list."""
    return Source(KIND[kind], name, KIND[kind].file or "", place, fields)
