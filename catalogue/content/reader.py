"""Reads ``content/``: bytes become fields with places and a text, or the reason why not.

Nothing behind this module opens a content file. Files are read in sorted order, only regular files
with sane names, and a file that cannot be read keeps its name, so that references to it are not
reported as well.
"""

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_reserved, nearest
from catalogue.content import files, images
from catalogue.content.files import FileStamp, Snapshot, decode, display_path
from catalogue.content.front_matter import Source, records, split
from catalogue.content.images import Picture
from catalogue.content.location import erase_location
from catalogue.content.yaml_tree import Refused
from catalogue.schema import KINDS, TALEN, Kind

MAX_PAGE_BYTES = 100_000
MAX_LIST_BYTES = 5_000_000
# Half a copy of a folder would be a whole site of half the content.
_TRIES = 3
_RESTLESS = "er verandert steeds iets terwijl het gelezen wordt"

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list for editors: a word, and what stands behind the colon after it."""

    word: str
    about: str
    place: Place


@dataclass(frozen=True)
class Reading(Generic[T]):
    """Everything in ``content/``.

    ``sources`` holds what the reader was asked to make of each ``Source``. ``broken`` holds (kind,
    id) of files that exist but cannot be read, ``unknown_kinds`` the names of kinds whose list
    could not be read at all. ``images`` maps the name of a file in ``beelden/`` to its measures,
    ``lines`` a list for editors (see ``files``) to its lines.
    """

    sources: tuple[T, ...]
    problems: tuple[Diagnostic, ...]
    images: dict[str, Picture] = field(default_factory=dict)
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    unknown_kinds: frozenset[str] = frozenset()


FileCache = dict[str, tuple[FileStamp, list[Any], list[Diagnostic]]]
"""Path -> stamp of the file when it was read, its items and its problems."""


def read(content: Path) -> Reading[Source]:
    """Read everything below the folder ``content``.

    Never raises for what is in the folder: every refusal is a problem with a place.
    """
    return read_as(content, _unparsed)


def read_as(
    content: Path, parse: Callable[[Source], T], cache: FileCache | None = None
) -> Reading[T]:
    """Read everything and parse each source at once, so that no tree of nodes stays in memory.

    ``cache`` holds the items of files that stayed the same; it must always see the same ``parse``.
    A file that changes meanwhile is read again; a folder that does not come to rest is refused.
    """
    for _ in range(_TRIES):
        snapshot = files.snapshot(content)
        reader = _Reader(content, parse, snapshot, cache)
        reader.read_all()
        if snapshot.is_current(reader.opened):
            return reader.reading()
    reader.problems.append(messages.file.unreadable(Place(display_path(content)), _RESTLESS))
    return reader.reading()


def read_one(content: Path, kind: Kind, name: str) -> Reading[Source]:
    """Read the one entry ``name`` of a kind with a folder, and the lists for editors."""
    reader = _Reader(content, _unparsed, Snapshot({}, {}, 0), None)
    reader.read_page(kind, name)
    reader.read_lines(name for name in files.LINES if (content / name).is_file())
    return reader.reading()


def _unparsed(source: Source) -> Source:
    return source


class _Reader(Generic[T]):
    """Walks the folder once and collects sources and problems."""

    def __init__(
        self,
        content: Path,
        parse: Callable[[Source], T],
        snapshot: Snapshot,
        cache: FileCache | None,
    ) -> None:
        self.content = content
        self.parse = parse
        self.snapshot = snapshot
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

    def reading(self) -> Reading[T]:
        return Reading(
            tuple(self.sources),
            tuple(sorted(self.problems)),
            self.images,
            self.lines,
            frozenset(self.broken),
            frozenset(self.unknown_kinds),
        )

    # --- folders --------------------------------------------------------------------------------

    def read_all(self) -> None:
        """Read every folder and every list that ``schema`` knows."""
        if not self.content.is_dir():
            self._refuse(messages.file.unreadable, self.content, "deze map is er niet")
            return
        names = set(self._names(self.content, sorted(files.TOP)))
        for code in sorted(names & TALEN.keys()):
            inner = self._names(self.content / code, files.TRANSLATED)
            names |= {f"{code}/{name}" for name in inner}
        # Dutch first.
        for name in sorted(names & files.FOLDERS.keys(), key=lambda name: ("/" in name, name)):
            self._read_folder(files.FOLDERS[name])
        if files.IMAGES_FOLDER in names:
            self._read_images()
        for name, lists in files.PARENTS.items():
            if name in names:
                self.read_lines(
                    f"{name}/{file}" for file in self._names(self.content / name, lists)
                )
            elif name in files.TOP - self.closed:
                self._refuse(messages.file.missing_file, self.content / name, "de vaste lijsten")
                self.closed.add(name)
        for kind in files.LISTS.values():
            if not self._is_closed(kind):
                self._read_list(kind)
        self.unknown_kinds |= {kind.name for kind in KINDS if self._is_closed(kind)}

    def _is_closed(self, kind: Kind) -> bool:
        return any(f"{kind.where}/".startswith(f"{path}/") for path in self.closed)

    def _refuse(self, problem: Callable[..., Diagnostic], path: Path, *details: Any) -> None:
        self.problems.append(problem(Place(display_path(path)), *details))

    def _names(self, folder: Path, allowed: list[str] | None = None) -> Iterator[str]:
        """Sorted names in a folder, without those that do not belong there."""
        try:
            names = self._listed(folder)
        except OSError as error:
            self._refuse(messages.file.unreadable, folder, files.reason(error))
            self.closed.add(self._below(folder))
            return
        # The good one of two names that clash is the one in small letters.
        spellings: dict[str, str] = {}
        for name in names:
            small = _folded(name)
            spellings[small] = small if name == small else spellings.get(small, name)
        for name in names:
            if files.is_scratch(name) or name == files.README:
                continue
            spelling = spellings[_folded(name)]
            if spelling != name:
                self._refuse(messages.file.clashing_name, folder / name, spelling)
            elif allowed is not None and name not in allowed:
                self._refuse(messages.file.misplaced, folder / name, name, allowed)
                if meant := nearest(name, allowed):
                    self.closed.add(self._below(folder / meant))
            else:
                yield name

    def _below(self, folder: Path) -> str:
        """Path below ``content/``."""
        return folder.relative_to(self.content).as_posix()

    def _listed(self, folder: Path) -> list[str]:
        """Sorted names. A link out of the content is refused; the content itself may be one."""
        names = self.snapshot.names.get(os.fspath(folder))
        if names is not None:
            return names
        if folder != self.content and folder.is_symlink():
            raise NotADirectoryError
        return sorted(os.listdir(folder))  # noqa: PTH208

    def _read_folder(self, kind: Kind) -> None:
        folder = self.content / (kind.folder or "")
        for name in self._names(folder):
            stem = name.removesuffix(".md")
            if stem == name:
                suggestion = files.suggested_page(name)
                self._refuse(messages.file.not_markdown, folder / name, name, suggestion)
            elif not files.is_id(stem):
                suggestion = files.suggested_name(stem, ".md")
                self._refuse(messages.file.bad_name, folder / name, name, suggestion)
                self.broken.add((kind.name, suggestion.removesuffix(".md")))
            else:
                self.read_page(kind, stem)

    def _read_images(self) -> None:
        folder = self.content / files.IMAGES_FOLDER
        for name in self._names(folder):
            path = folder / name
            stem, _, ending = name.lower().rpartition(".")
            if name.lower().endswith(files.OTHER_IMAGE_ENDINGS):
                reason = "deze soort kennen browsers niet"
                self._refuse(messages.file.unusable_picture, path, reason)
            elif not name.lower().endswith(files.IMAGE_ENDINGS):
                self._refuse(messages.file.misplaced, path, name, files.IMAGE_ENDINGS)
            elif not files.IMAGE.fullmatch(name) or is_reserved(name):
                suggestion = files.suggested_name(stem, f".{ending}")
                self._refuse(messages.file.bad_name, path, name, suggestion)
            else:
                for picture in self._load(path, images.MAX_BYTES, partial(_picture, name)) or ():
                    self.images[name] = picture

    # --- files: bytes -> text -> fields -> what the reader was asked to make of them -------------

    def read_page(self, kind: Kind, name: str) -> None:
        """Read one file of a folder."""
        path = self.content / (kind.folder or "") / f"{name}.md"
        items = self._load(path, MAX_PAGE_BYTES, partial(self._page, kind, name))
        self.sources += items or ()
        if items is None:
            self.broken.add((kind.name, name))

    def _page(
        self, kind: Kind, name: str, data: bytes, path: str, problems: list[Diagnostic]
    ) -> list[T]:
        fields, text, line = split(decode(data, path, problems), path)
        pad = f"{kind.folder}/{name}.md"
        return [self.parse(Source(kind, name, pad, Place(path), fields, text, line))]

    def _read_list(self, kind: Kind) -> None:
        path = self.content / (kind.file or "")
        if not path.exists() and not path.is_symlink():
            if not kind.optional:
                self._refuse(messages.file.missing_file, path, f"de lijst met {kind.plural}")
            if not kind.language:
                self.unknown_kinds.add(kind.name)
            return
        items = self._load(path, MAX_LIST_BYTES, partial(self._list, kind))
        self.sources += items or ()
        if items is None:
            self.unknown_kinds.add(kind.name)

    def _list(self, kind: Kind, data: bytes, path: str, problems: list[Diagnostic]) -> list[T]:
        sources, bad_items = records(decode(data, path, problems), path, kind)
        problems += bad_items
        return [self.parse(source) for source in sources]

    def read_lines(self, names: Iterable[str]) -> None:
        """Read lists for editors."""
        for name in names:
            if name in files.LINES:
                lines = self._load(self.content / name, MAX_LIST_BYTES, _lines)
                if lines is not None:
                    self.lines[name] = tuple(lines)

    def _load(
        self,
        path: Path,
        limit: int,
        items_of: Callable[[bytes, str, list[Diagnostic]], list[Any]],
    ) -> list[Any] | None:
        """Read the items of a file and report its problems; ``None`` when it cannot be read.

        ``items_of`` gets the bytes, the path that editors read, and a list for problems.
        """
        key = os.fspath(path)
        stamp = self.snapshot.stamps.get(key)
        items, problems = None, list[Diagnostic]()
        cached = self.cache.get(key)
        if cached and cached[0] == stamp:
            _, items, problems = cached
        else:
            self.opened.add(key)
            try:
                items = items_of(files.read_bytes(path, limit), display_path(path), problems)
            except Refused as refused:
                problems.append(refused.problem)
            if stamp and items is not None and self.snapshot.is_settled(key):
                self.cache[key] = stamp, items, problems
        self.problems += problems
        return items


def _folded(name: str) -> str:
    """One spelling for all names that a file system may take for the same."""
    return name.lower() if name.isascii() else unicodedata.normalize("NFC", name).casefold()


def _picture(name: str, data: bytes, path: str, problems: list[Diagnostic]) -> list[Picture]:
    try:
        picture = images.measure(name, data)
    except images.NotAPicture as error:
        kind = files.kind_of(data) if str(error) == images.UNKNOWN else ""
        reason = f"dit is {kind}, geen foto die we kunnen lezen" if kind else str(error)
        problems.append(messages.file.unusable_picture(Place(path), reason))
        return []
    if len(data) > images.LARGE:
        size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        problems.append(messages.file.large_picture(Place(path), size))
    if erase_location(data) != data:
        problems.append(messages.file.located_picture(Place(path)))
    return [picture]


def _lines(data: bytes, path: str, problems: list[Diagnostic]) -> list[Line]:
    """The lines with a word; a line that begins with a hash is a remark."""
    lines = []
    for number, line in enumerate(decode(data, path, problems).split("\n"), 1):
        word, _, about = line.partition(": ")
        if word.strip() and not word.lstrip().startswith("#"):
            lines.append(Line(word.strip(), about.strip(), Place(path, number)))
    return lines
