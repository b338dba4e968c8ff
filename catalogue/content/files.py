"""Files in ``content/``, opened and decoded safely; their names, and how they look from outside."""

import errno
import os
import posixpath
import re
import stat
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import is_reserved, slug
from catalogue.content.yaml_tree import INVISIBLE, Refused, may_hide
from catalogue.schema import KINDS, TALEN, TRANSLATIONS

# --- names --------------------------------------------------------------------------------------

ID_LENGTH = 80
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
IMAGES_FOLDER = "beelden"
IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
# Endings that a telephone or a scanner may give.
OTHER_IMAGE_ENDINGS = (".heic", ".heif", ".tif", ".tiff", ".bmp")
# A camera calls its files IMG_1234.JPG, and that is fine.
IMAGE = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
# For people, not for the build: how to write here.
README = "LEESMIJ.md"

FOLDERS = {kind.folder: kind for kind in (*KINDS, *TRANSLATIONS) if kind.folder}
LISTS = {kind.file: kind for kind in (*KINDS, *TRANSLATIONS) if kind.file}
# Lists for editors, one thing a line, which every region may do without.
WORDS = "naslag/woordenlijst.txt"
HARD_WORDS = "naslag/moeilijke-woorden.txt"
ABBREVIATIONS = "naslag/afkortingen.txt"
LINKS_LET_BE = "naslag/links-overslaan.txt"
LINES = (ABBREVIATIONS, HARD_WORDS, LINKS_LET_BE, WORDS)
# Folders of lists, with the names of the lists in them.
PARENTS = {
    parent: [posixpath.basename(name) for name in names]
    for parent, names in groupby(sorted((*LISTS, *LINES)), posixpath.dirname)
    if parent and parent not in TALEN
}
# What may stand in the folder of a language.
TRANSLATED = sorted({kind.where.split("/")[1] for kind in TRANSLATIONS})
TOP = {IMAGES_FOLDER, *(name.split("/")[0] for name in (*FOLDERS, *LISTS, *LINES))}


def is_id(name: str) -> bool:
    """True for the name of a file, without its ending, that can be an id and so an address."""
    return bool(ID.fullmatch(name)) and not is_reserved(name) and len(name) <= ID_LENGTH


def suggested_name(name: str, ending: str = "") -> str:
    """Suggest a good name for a file whose name is not; empty when there is none."""
    stem = slug(name)[:ID_LENGTH].strip("-")
    return f"{stem}{ending}" if is_id(stem) else ""


def suggested_page(name: str) -> str:
    """Suggest a name for a page whose file has another ending; empty when there is none."""
    stem = slug(name.split(".")[0])
    is_text = name.lower().endswith((".txt", ".markdown", ".mdown", ".md", ".mdx", ".yml", ".yaml"))
    return f"{stem}.md" if stem and is_text else ""


def display_path(path: Path) -> str:
    """Path as an editor would open it: relative to the working folder when it is inside.

    A character that cannot be printed (a name may hold any byte) becomes a question mark.
    """
    folder, name = os.path.split(path)
    displayed = _prefix(folder, os.getcwd()) + name  # noqa: PTH109 - asked for every file
    if displayed.isprintable():
        return displayed
    return "".join(char if char.isprintable() else "�" for char in displayed)


@cache
def _prefix(folder: str, working_folder: str) -> str:
    relative = os.path.relpath(folder or os.curdir, working_folder)
    if relative == os.curdir:
        return ""
    return Path(folder if relative.startswith("..") else relative, "x").as_posix()[:-1]


# --- bytes --------------------------------------------------------------------------------------

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
MAX_REPORTED_CHARACTERS = 20


class _NotAFile(OSError):  # noqa: N818 - the name says what is wrong
    """A link, pipe, socket or device."""


def read_bytes(path: Path, limit: int) -> bytes:
    """Read a regular file; a link, pipe or device is refused before it is read.

    It is opened without following a link or waiting for a pipe, and looked at when it is open: so
    nothing can change between looking and reading. Raises ``Refused`` for a file that cannot be
    read or has more than ``limit`` bytes.
    """
    place = Place(display_path(path))
    try:
        with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise _NotAFile
            data = file.read(limit + 1)
    except OSError as error:
        raise Refused(messages.file.unreadable(place, reason(error))) from error
    if len(data) > limit:
        raise Refused(messages.file.too_large(place, max(status.st_size, len(data)), limit))
    return data


def reason(error: OSError) -> str:
    """Reason in Dutch why something cannot be read, for an editor."""
    if error.errno in (errno.ELOOP, errno.ENXIO):
        error = _NotAFile()
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "het bestaat niet (meer)",
        _NotAFile: "het is geen gewoon bestand",
        PermissionError: "je hebt geen rechten om het te lezen",
        IsADirectoryError: "het is een map",
        NotADirectoryError: "het is geen gewone map",
    }
    return reasons.get(type(error), "de computer geeft een fout bij het lezen")


def is_scratch(name: str) -> bool:
    """True for the scratch files of text editors: swap files, backups, half-finished copies."""
    return name.startswith(".") or name.endswith(("~", "#", ".swp", ".tmp"))


# The first bytes of what is no text, whatever its name says.
_OTHER_KINDS = {
    b"PK\x03\x04": "een Word-bestand, of een ander bestand van LibreOffice of Office",
    b"\xd0\xcf\x11\xe0": "een oud Word-bestand",
    b"%PDF": "een PDF",
    b"{\\rtf": "een tekst met opmaak (RTF)",
    b"\xff\xd8\xff": "een foto (JPEG)",
    b"\x89PNG": "een afbeelding (PNG)",
    b"GIF8": "een afbeelding (GIF)",
    b"RIFF": "een afbeelding (WebP)",
    b"II*\0": "een afbeelding (TIFF)",
    b"MM\0*": "een afbeelding (TIFF)",
    b"<svg": "een tekening (SVG)",
    b"ftyphei": "een foto van een iPhone (HEIC)",
    b"ftypavif": "een afbeelding (AVIF)",
    b"ftyp": "een film",
}


def kind_of(data: bytes) -> str:
    """Name what a file is by its first bytes, whatever it is called; empty for text."""
    for beginning, kind in _OTHER_KINDS.items():
        # Before this word stands the length of the part.
        if data.startswith(beginning, 4 if beginning.startswith(b"ftyp") else 0):
            return kind
    return ""


def decode(data: bytes, path: str, problems: list[Diagnostic]) -> str:
    """Decode UTF-8 into text with line ends of Unix.

    A byte order mark, foreign line ends and characters that hide are taken away and added to
    ``problems``, so that the file can be checked further without echoes. Raises ``Refused`` for
    another encoding.
    """
    kind = kind_of(data)
    if kind:
        raise Refused(messages.file.another_kind(Place(path), kind))
    # UTF-16, with or without its mark: every other byte of a Latin text is zero.
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in (data[:1], data[1:2]):
        raise Refused(messages.file.not_utf8(Place(path)))
    if data.startswith(b"\xef\xbb\xbf"):
        problems.append(messages.file.byte_order_mark(Place(path)))
        data = data[3:]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_behind(data[: error.start].decode("utf-8"), path)
        raise Refused(messages.file.not_utf8(place)) from error
    if "\r" in text:
        system = "Windows (CRLF)" if "\r\n" in text else "een oude Mac (CR)"
        place = _place_behind(text[: text.index("\r")], path)
        problems.append(messages.file.carriage_return(place, system))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not may_hide(text):
        return text
    for _, match in zip(range(MAX_REPORTED_CHARACTERS), INVISIBLE.finditer(text), strict=False):
        place = _place_behind(text[: match.start()], path)
        problems.append(messages.file.invisible_character(place, ord(match.group())))
    return INVISIBLE.sub("", text)


def _place_behind(before: str, path: str) -> Place:
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


# --- names and stamps of a folder, to see changes -----------------------------------------------

FileStamp = tuple[int, ...]
"""Inode, size and times of a file or folder, by which a change shows."""
_stamp = attrgetter("st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
# Longer than any file system takes to see that time goes on.
_YOUNG_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Names and stamps of all that is in a folder and in the folders below it, at one time.

    ``names`` has the sorted names in each folder that can be listed, ``stamps`` the stamp of each
    path; ``since`` is the time at which it was begun (ns).
    """

    names: Mapping[str, list[str]]
    stamps: Mapping[str, FileStamp]
    since: int

    def is_settled(self, path: str) -> bool:
        """True when another save of a file would change its stamp.

        A time says little about a file that was saved a moment ago, since another save can fall
        within the same tick of the clock.
        """
        stamp = self.stamps.get(path)
        return stamp is not None and max(stamp[2:]) < self.since - _YOUNG_NS

    def is_current(self, paths: Collection[str]) -> bool:
        """True when no name came or went and the stamps of ``paths`` are the same now.

        ``paths`` are the files that were read; a change in another file counts the next time.
        """
        try:
            return all(
                names == sorted(os.listdir(folder))  # noqa: PTH208
                for folder, names in self.names.items()
            ) and all(
                _stamp(os.lstat(path)) == self.stamps.get(path)
                for path in {*paths, *self.names} & self.stamps.keys()
            )
        except OSError:
            return False


def snapshot(folder: Path) -> Snapshot:
    """Take a snapshot of a folder, the folders in it and those of translations.

    A file that goes meanwhile is left out.
    """
    names: dict[str, list[str]] = {}
    stamps: dict[str, FileStamp] = {}
    since = time.time_ns()
    for inner in _add_folder(os.fspath(folder), names, stamps):
        for translated in _add_folder(inner, names, stamps):
            if os.path.basename(inner) in TALEN:  # noqa: PTH119 - asked for every folder
                _add_folder(translated, names, stamps)
    return Snapshot(names, stamps, since)


def _add_folder(
    folder: str, names: dict[str, list[str]], stamps: dict[str, FileStamp]
) -> list[str]:
    """Add names and stamps of one folder, and return the paths of the folders in it."""
    inner = []
    with suppress(OSError), os.scandir(folder) as scanned:
        entries = sorted(scanned, key=attrgetter("name"))
        names[folder] = [entry.name for entry in entries]
        for entry in entries:
            # The path as `Path` writes it.
            path = entry.name if folder == os.curdir else entry.path
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                stamps[path] = _stamp(status)
                if stat.S_ISDIR(status.st_mode):
                    inner.append(path)
    return inner
