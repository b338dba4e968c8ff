"""The bytes of a file that is really a file, and the path that people read."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from catalogue import rules
from catalogue.diagnostics import Place
from catalogue.nodes import Refused

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
        raise Refused(rules.file.unreadable(place, reason(error))) from error
    if len(data) > limit:
        raise Refused(rules.file.too_large(place, max(status.st_size, len(data)), limit))
    return data


def looks(folder: Path) -> frozenset[tuple[str, int, int, int]]:
    """What there is to see of a folder and of the folders in it; another answer is a change."""
    return frozenset(_seen(folder, 2))


def _seen(folder: Path, levels: int) -> Iterator[tuple[str, int, int, int]]:
    # What goes while we look was there the other time, or never counted.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                yield entry.path, status.st_ino, status.st_size, status.st_mtime_ns
                if levels > 1 and stat.S_ISDIR(status.st_mode):
                    yield from _seen(Path(entry.path), levels - 1)


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
