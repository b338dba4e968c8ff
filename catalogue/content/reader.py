"""Walks the folder ``content`` once and keeps what it finds."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_reserved, nearest
from catalogue.content import images
from catalogue.content.decoding import decode
from catalogue.content.front_matter import Source, records, split
from catalogue.content.images import NotAPicture, Picture
from catalogue.content.naming import (
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
from catalogue.content.opening import Look, Sight, opened, reason, shown
from catalogue.content.sources import Line, Outcome
from catalogue.content.yaml_tree import Refused
from catalogue.schema import KINDS, Kind

MAX_PAGE_BYTES = 100_000
MAX_LIST_BYTES = 5_000_000


T = TypeVar("T")
_NOTHING_SEEN = Sight({}, {}, 0)


FileCache = dict[str, tuple[Look, Outcome]]
"""Path -> how the file looked when it was read (inode, size, times), and the outcome of reading."""


class Reader(Generic[T]):
    """Walks the folder once and keeps what it finds."""

    def __init__(
        self,
        content: Path,
        turn: Callable[[Source], T],
        sight: Sight = _NOTHING_SEEN,
        cache: FileCache | None = None,
    ) -> None:
        """``turn`` makes something of each source.

        ``sight`` is what there was to see just now. A file that looks as it did in ``cache`` is not
        read again; the cache is brought up to date.
        """
        self.content = content
        self.turn = turn
        self.sight = sight
        self.cache = {} if cache is None else cache
        self.opened: set[str] = set()
        self.sources: list[T] = []
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
            self._refuse(
                messages.file.unreadable(Place(shown(self.content)), "deze map is er niet")
            )
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
        for path in self.cache.keys() - self.sight.looks.keys():
            self.cache.pop(path)

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
                messages.file.missing_file(Place(shown(self.content / name)), "de vaste lijsten")
            )
            self.closed.add(name)

    def _entries(
        self, folder: Path, allowed: list[str] | None = None
    ) -> Iterator[os.DirEntry[str]]:
        """Entries of a folder in sorted order, without what does not belong there."""
        try:
            entries = self._listed(folder)
        except OSError as error:
            self._refuse(messages.file.unreadable(Place(shown(folder)), reason(error)))
            self.closed.add(folder.name)
            return
        names = [entry.name for entry in entries]
        every = "".join(names)
        plain = every.isascii() and every == every.lower()
        folded = names if plain else [*map(_folded, names)]
        # The good one of two names that clash is the one in small letters.
        alike: dict[str, str] = {}
        for name, small in zip(names, folded, strict=True) if names != folded else ():
            alike[small] = small if name == small else alike.get(small, name)
        for entry, name, small in zip(entries, names, folded, strict=True):
            if name.startswith(".") or name == README:
                continue
            if alike.get(small, name) != name:
                self._refuse(messages.file.clashing_name(self._place(entry), alike[small]))
            elif allowed is not None and name not in allowed:
                self._refuse(messages.file.misplaced(self._place(entry), name, allowed))
                self.closed.add(nearest(name, allowed) or "")
            else:
                yield entry

    def _listed(self, folder: Path) -> list[os.DirEntry[str]]:
        """Sorted entries. A link out of the content is refused; the content itself may be one."""
        seen = self.sight.entries.get(os.fspath(folder))
        if seen is not None:
            return list(seen.values())
        if folder != self.content and folder.is_symlink():
            raise NotADirectoryError
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)

    def _place(self, entry: os.DirEntry[str]) -> Place:
        return Place(shown(Path(entry.path)))

    def _refuse(self, problem: Diagnostic) -> None:
        self.problems.append(problem)

    def _read_folder(self, kind: Kind) -> None:
        folder = self.content / (kind.folder or "")
        for entry in self._entries(folder):
            if not entry.name.endswith(".md"):
                better = as_page(entry.name)
                self._refuse(messages.file.not_markdown(self._place(entry), entry.name, better))
            elif not is_good(name := entry.name.removesuffix(".md")):
                suggestion = suggested(name, ".md")
                self._refuse(messages.file.bad_name(self._place(entry), entry.name, suggestion))
                self.broken.add((kind.name, suggestion.removesuffix(".md")))
            else:
                self._read_page(kind, name, folder / entry.name)

    def _read_page(self, kind: Kind, name: str, path: Path) -> None:
        outcome = self._read_file(path, MAX_PAGE_BYTES, partial(self._page, kind, name))
        self.sources += outcome.found
        if outcome.broken:
            self.broken.add((kind.name, name))

    def _read_list(self, kind: Kind) -> None:
        path = self.content / (kind.file or "")
        place = Place(shown(path))
        if not path.exists() and not path.is_symlink():
            if not kind.optional:
                self._refuse(messages.file.missing_file(place, f"de lijst met {kind.plural}"))
            self.unknown_kinds.add(kind.name)
            return
        outcome = self._read_file(path, MAX_LIST_BYTES, partial(self._list, kind))
        self.sources += outcome.found
        if outcome.broken:
            self.unknown_kinds.add(kind.name)

    def _read_file(self, path: Path, limit: int, make: Callable[[str, str], Outcome]) -> Outcome:
        """What ``make`` gives for the path and the text of a file, with its problems reported."""
        name = shown(path)

        def made(data: bytes) -> Outcome:
            text, problems = decode(data, name)
            if text is None:
                return Outcome(problems=tuple(problems), broken=True)
            try:
                outcome = make(name, text)
            except Refused as refused:
                return Outcome(problems=(*problems, refused.problem), broken=True)
            return replace(outcome, problems=(*problems, *outcome.problems))

        try:
            return self._outcome(path, limit, made)
        except Refused as refused:
            self.problems.append(refused.problem)
            return Outcome(problems=(refused.problem,), broken=True)

    def _outcome(self, path: Path, limit: int, make: Callable[[bytes], Outcome]) -> Outcome:
        """Read a file and report its problems. Raises ``Refused`` for an unreadable one."""
        place = os.fspath(path)
        look = self.sight.looks.get(place)
        cached = self.cache.get(place)
        if cached and cached[0] == look:
            outcome = cached[1]
        else:
            self.opened.add(place)
            outcome = make(opened(path, limit))
            if look and self.sight.settled(place):
                self.cache[place] = look, outcome
        self.problems += outcome.problems
        return outcome

    def _page(self, kind: Kind, name: str, path: str, text: str) -> Outcome:
        """The record that a file holds. Raises ``Refused`` when it cannot be taken apart."""
        fields, body, line = split(text, path)
        pad = f"{kind.folder}/{name}.md"
        source = Source(kind, name, pad, Place(path), fields, body, line)
        return Outcome((self.turn(source),))

    def _list(self, kind: Kind, path: str, text: str) -> Outcome:
        """The records that a list holds. Raises ``Refused`` when it cannot be taken apart."""
        sources, problems = records(text, path, kind)
        return Outcome(tuple(map(self.turn, sources)), tuple(problems))

    def _read_lines(self, names: list[str]) -> None:
        """The lists for editors; what stands behind a hash is a remark."""
        for name in (one for one in names if one in LINES):
            outcome = self._read_file(self.content / name, MAX_LIST_BYTES, _lines)
            if not outcome.broken:
                self.lines[name] = outcome.found

    def _read_images(self) -> None:
        folder = self.content / IMAGES_FOLDER
        for entry in self._entries(folder):
            place = Place(shown(folder / entry.name))
            if entry.name.lower().endswith(OTHER_IMAGES):
                self._refuse(messages.file.not_a_picture(place, "deze soort kennen browsers niet"))
            elif not entry.name.lower().endswith(IMAGE_ENDINGS):
                self._refuse(messages.file.misplaced(place, entry.name, IMAGE_ENDINGS))
            elif not IMAGE.fullmatch(entry.name) or is_reserved(entry.name):
                stem, _, ending = entry.name.rpartition(".")
                suggestion = suggested(stem, f".{ending.lower()}")
                self._refuse(messages.file.bad_name(place, entry.name, suggestion))
            else:
                self._read_image(folder / entry.name)

    def _read_image(self, path: Path) -> None:
        name = shown(path)

        def looked(data: bytes) -> Outcome:
            try:
                return Outcome((images.measure(path.name, data),))
            except NotAPicture as wrong:
                return Outcome(problems=(messages.file.not_a_picture(Place(name), str(wrong)),))

        try:
            outcome = self._outcome(path, images.MAX_BYTES, looked)
        except Refused as refused:
            self._refuse(refused.problem)
            return
        for picture in outcome.found:
            self.images[path.name] = picture


def _folded(name: str) -> str:
    """The same for names that a file system may take for one."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _lines(path: str, text: str) -> Outcome:
    """The lines that say something."""
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        word, _, about = line.partition(": ")
        if word.strip() and not word.lstrip().startswith("#"):
            found.append(Line(word.strip(), about.strip(), Place(path, number)))
    return Outcome(tuple(found))
