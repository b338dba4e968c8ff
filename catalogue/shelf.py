"""What was worked out before, for a build that follows another in the same process.

A result is kept under a name, with the state of what it follows from. Who asks for the same name
in the same state gets the same result, and only the time it takes is different. What nobody asked
for since the last ``begin`` is forgotten at the next one. ``lasting`` keeps it for other processes.
"""

import errno
import hashlib
import io
import os
import stat
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, cast

T = TypeVar("T")

# Longer than any file system takes to see that time goes on.
_YOUNG = 2_000_000_000
NEW_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OPEN_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def digest(data: bytes) -> str:
    """A short name for these bytes and no others."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def joined(words: Iterable[str]) -> str:
    """A short name for these words in this order."""
    return digest("\n".join(words).encode("utf-8", "surrogatepass"))


def regular(path: str | Path) -> io.BufferedReader:
    """An ordinary file, opened for reading. Raises ``OSError`` for all else."""
    file = os.fdopen(os.open(path, _OPEN_FLAGS), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return file


def ordinary(path: str | Path, largest: int) -> bytes:
    """What is in an ordinary file of at most so many bytes. Raises ``OSError`` for all else."""
    with regular(path) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def written(path: Path, data: bytes) -> None:
    """Put ``data`` in a file. Raises ``OSError`` when the disk refuses.

    In one go and without another name: a half one is no memory, and nothing is left of a kill.
    """
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, NEW_FLAGS, 0o644), "wb") as memory:
        memory.write(data)


class Shelf:
    """Results of the last round and of this one.

    ``by_bytes``: whether to read every file, because the times of files say nothing here.
    """

    by_bytes = False

    def __init__(self) -> None:
        self._before: dict[str, tuple[str, object]] = {}
        self._now: dict[str, tuple[str, object]] = {}
        self._here: dict[str, tuple[str, object]] = {}

    def begin(self) -> None:
        """Begin a new round."""
        self._before, self._now = self._now, {}

    def get(self, name: str, state: str, make: Callable[[], T]) -> T:
        """What ``make`` gives for a name in a state. What it raises is not kept."""
        known = self.find(name, state)
        return self.put(name, state, make()) if known is None else cast("T", known)

    def get_here(self, name: str, state: str, make: Callable[[], T]) -> T:
        """The same for a result that only this process can use."""
        known = self._here.get(name)
        if known is None or known[0] != state:
            self._here[name] = known = (state, make())
        return cast("T", known[1])

    def forget_here(self, name: str) -> None:
        """Have it made again."""
        self._here.pop(name, None)

    def find(self, name: str, state: str) -> object | None:
        """The result of a name in a state, or ``None``."""
        known = self._now.get(name) or self._before.get(name)
        if known is None or known[0] != state:
            return None
        self._now[name] = known
        return self._opened(known[1])

    def last(self, name: str) -> object | None:
        """What was last kept under a name, whatever its state."""
        known = self._now.get(name) or self._before.get(name)
        return self._opened(known[1]) if known else None

    def put(self, name: str, state: str, made: T) -> T:
        """Keep a result, which must not be ``None``."""
        self._now[name] = (state, self._packed(made))
        return made

    def of_file(
        self, path: Path, name: str, read: Callable[[], bytes], make: Callable[[bytes], T]
    ) -> tuple[str, T]:
        """The digest of a file, and what ``make`` gives for its bytes.

        It is only read when it may have changed. A time says little about a file that was saved a
        moment ago, since another save can fall within the same tick of the clock; such a file is
        read. ``name`` is the path that ``make`` puts in what it makes. Raises what ``read`` raises.
        """
        seen = f"staat {os.fspath(path)}"
        now, changed = ("", 0) if self.by_bytes else _look(path)
        state = self.find(seen, now) if now else None
        if isinstance(state, str):
            known = self.find(name, state)
            if known is not None:
                return state, cast("T", known)
        data = read()
        state = digest(data)
        if now and changed < time.time_ns() - _YOUNG:
            self.put(seen, now, state)
        return state, self.get(name, state, lambda: make(data))

    def _packed(self, made: object) -> object:
        return made

    def _opened(self, kept: object) -> object:
        return kept


class Forgetful(Shelf):
    """For a program that builds once and has no place to keep anything."""

    def put(self, name: str, state: str, made: T) -> T:  # noqa: ARG002 - one signature for all
        """Nothing is kept."""
        return made

    def get_here(self, name: str, state: str, make: Callable[[], T]) -> T:  # noqa: ARG002
        """Nothing is kept."""
        return make()


def _look(path: Path) -> tuple[str, int]:
    """What there is to see of a file from outside, and when it was changed (ns).

    No word at all for what is no regular file.
    """
    try:
        status = os.lstat(path)
    except OSError:
        return "", 0
    own = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return " ".join(map(str, own)) if stat.S_ISREG(status.st_mode) else "", status.st_mtime_ns
