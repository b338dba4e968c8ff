"""The bytes of a file that is really a file, and the path that people read."""

import errno
import os
import stat
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from pathlib import Path

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from catalogue.content.yaml_tree import Refused

_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


class _NotAFile(OSError):  # noqa: N818 - what it says is what it is
    """A link, pipe, socket or device."""


def shown(path: Path) -> str:
    """The path as an editor would open it: relative to the working folder when it is inside.

    A character that cannot be printed (a name may hold any byte) becomes a question mark.
    """
    folder, name = os.path.split(path)
    named = _before(folder, os.getcwd()) + name  # noqa: PTH109 - asked for every file
    if named.isprintable():
        return named
    return "".join(char if char.isprintable() else "�" for char in named)


@cache
def _before(folder: str, here: str) -> str:
    """What is written before the names of files in ``folder`` when one works in ``here``."""
    relative = os.path.relpath(folder or os.curdir, here)
    if relative == os.curdir:
        return ""
    return Path(folder if relative.startswith("..") else relative, "x").as_posix()[:-1]


def opened(path: Path, limit: int) -> bytes:
    """The bytes of a regular file; a link, pipe or device is refused before it is read.

    It is opened without following a link or waiting for a pipe, and looked at when it is open: so
    nothing can change between looking and reading. Raises ``Refused`` for what cannot be read and
    for more than ``limit`` bytes.
    """
    place = Place(shown(path))
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


Look = tuple[int, ...]
"""What there is to see of a file or folder from outside."""
_look = attrgetter("st_ino", "st_size", "st_mtime_ns", "st_ctime_ns")
# Longer than any file system takes to see that time goes on.
_YOUNG = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see of a folder and of the folders in it.

    ``entries`` has what is in each folder that can be looked into, by path and sorted by name, and
    ``looks`` how each path looks. ``since`` is when looking began (ns).
    """

    entries: Mapping[str, Mapping[str, os.DirEntry[str]]]
    looks: Mapping[str, Look]
    since: int

    def settled(self, path: str) -> bool:
        """Whether another save of a file would show.

        A time says little about a file that was saved a moment ago, since another save can fall
        within the same tick of the clock.
        """
        look = self.looks.get(path)
        return look is not None and max(look[2:]) < self.since - _YOUNG

    def remains(self, paths: Collection[str]) -> bool:
        """Whether all is still there and nothing came, and what is at ``paths`` looks the same.

        What was not read needs no second look: what it became counts from the next time on.
        """
        try:
            return all(map(self._has_the_same_names, self.entries)) and all(
                _look(os.lstat(path)) == self.looks.get(path)
                for path in {*paths, *self.entries} & self.looks.keys()
            )
        except OSError:
            return False

    def _has_the_same_names(self, folder: str) -> bool:
        before = {entry.name for entry in self.entries[folder].values()}
        return before == {*os.listdir(folder)}  # noqa: PTH208


def sight(folder: Path) -> Sight:
    """Look at a folder, and at the folders in it. What goes while we look was never there."""
    entries: dict[str, Mapping[str, os.DirEntry[str]]] = {}
    looks: dict[str, Look] = {}
    since = time.time_ns()
    for inner in _seen(os.fspath(folder), entries, looks):
        _seen(inner, entries, looks)
    return Sight(entries, looks, since)


def _seen(
    folder: str, entries: dict[str, Mapping[str, os.DirEntry[str]]], looks: dict[str, Look]
) -> list[str]:
    """Look into one folder, and tell which folders are in it."""
    inner = []
    with suppress(OSError):
        entries[folder] = found = _listed(folder)
        for path, entry in found.items():
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                looks[path] = _look(status)
                if stat.S_ISDIR(status.st_mode):
                    inner.append(path)
    return inner


def _listed(folder: str) -> dict[str, os.DirEntry[str]]:
    """What is in a folder, by path and in order of name. Raises ``OSError``."""
    with os.scandir(folder) as found:
        there = sorted(found, key=attrgetter("name"))
    return {_path(folder, entry): entry for entry in there}


def _path(folder: str, entry: os.DirEntry[str]) -> str:
    """The path as ``Path`` writes it."""
    return entry.name if folder == os.curdir else entry.path


def reason(error: OSError) -> str:
    """Why something cannot be read, for an editor."""
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
