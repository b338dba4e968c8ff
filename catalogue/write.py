"""The only writer to disk: the whole site at once, or not at all.

A new folder is filled beside the site and then takes its place in one step (``renameat2`` with
RENAME_EXCHANGE on Linux; elsewhere two renames, mended at the next start). So a build that is
killed, or a disk that is full, leaves the previous site complete. A lock makes builds wait for each
other. A marker says that a folder is ours: a folder without it is never replaced.
"""

import ctypes
import os
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path, PurePosixPath

from catalogue.base.plan import Content

if sys.platform != "win32":  # Windows has no flock; there the last build wins.
    import fcntl

# Nearly all names: small letters, and a dot before the ending.
_PLAIN = re.compile(r"(?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\.[a-z0-9]+)+")
MARKER = ".techniek-catalogus"
_MARKER_TEXT = b"Deze map is gemaakt door build.py. Een volgende build vervangt alles hierin.\n"
_RIGHTS, _FOLDER_RIGHTS = 0o644, 0o755
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_BUFFER = 1 << 18
# Seconds of waiting for another build: between two looks, before it is said, and at most.
_LOOK_AGAIN, _SAY_SO, _GIVE_UP = 0.05, 2.0, 60.0
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2

Put = Callable[[str, Content], None]
"""Takes the site path and the content of one file."""


class OutputError(Exception):
    """The site could not be written; the message is Dutch, the previous site is untouched."""


def write(site: Path, fill: Callable[[Put], None]) -> None:
    """Make the folder ``site`` hold exactly the files that ``fill`` puts, and nothing else.

    More processes may put files at once. Whatever is raised on the way, the previous site stays.
    Raises ``OutputError`` when ``site`` is not ours or the disk refuses, and ``ValueError`` for a
    path that would leave the folder, which is a mistake of the program.
    """
    site = Path(os.path.abspath(site))  # noqa: PTH100 - resolve() would follow a link
    try:
        _refuse_foreign(site)
        site.parent.mkdir(parents=True, exist_ok=True)
        with _locked(site):
            _recover(site)
            _refuse_foreign(site)
            fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-new-", dir=site.parent))
            try:
                _fill(fresh, fill)
                _exchange(fresh, site)
            finally:
                _clear(fresh)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise OutputError(
            f"de site kan niet geschreven worden naar {site}: {reason}. De vorige site is nog heel."
        ) from error


def recover(site: Path) -> None:
    """Put back the site that a killed build had put aside; for a start that may write nothing."""
    site = Path(os.path.abspath(site))  # noqa: PTH100 - resolve() would follow a link
    previous = _aside(site)
    with suppress(OSError):
        if previous.exists() and not site.exists():
            with _locked(site):
                _recover(site)


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}-old"


def _check_path(name: str) -> None:
    if _PLAIN.fullmatch(name):
        return
    path = PurePosixPath(name)
    if not path.name or ".." in path.parts or path.is_absolute() or str(path) != name:
        raise ValueError(f"not a path inside the site: {name!r}")
    if "\\" in name or "\x00" in name:
        raise ValueError(f"not a path inside the site: {name!r}")


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    """Wait until no other build writes this site. The lock ends with the process, however it ends.

    The lock file stays: removing it would let two builds lock two different files. Raises
    ``OutputError`` when the other build does not end, as when somebody has stopped it halfway.
    """
    if sys.platform == "win32":
        yield
        return
    # Neither through a link nor waiting for whoever reads a pipe.
    flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
    lock = os.open(site.parent / f".{site.name}.lock", flags, _RIGHTS)
    try:
        _wait_for(lock)
        yield
    finally:
        os.close(lock)


def _wait_for(lock: int) -> None:
    for turn in range(int(_GIVE_UP / _LOOK_AGAIN)):
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if turn == int(_SAY_SO / _LOOK_AGAIN):
                sys.stderr.write("Een andere opdracht schrijft dezelfde site. Even wachten.\n")
            time.sleep(_LOOK_AGAIN)
        else:
            return
    raise OutputError(
        "een andere opdracht schrijft dezelfde site en wordt niet klaar. Stop die opdracht, en "
        "probeer het dan nog een keer. De vorige site is nog heel."
    )


def _recover(site: Path) -> None:
    """Put back or clear away what a killed build left; called with the lock held."""
    previous = _aside(site)
    if previous.exists() and not site.exists():
        previous.rename(site)
    for left in site.parent.glob(f".{site.name}-*"):
        if left.name.startswith((f".{site.name}-new-", f".{site.name}-old")):
            _clear(left)


def _clear(folder: Path) -> None:
    """Remove a folder of ours, as far as it goes; the next build tries again.

    One folder is open at a time: ``rmtree`` opens those within it as well, and whoever clears away
    because no file could be opened cannot.
    """
    if folder.is_symlink():
        return  # What it leads to is not ours.
    for path, folders, names in os.walk(folder, topdown=False):
        for name in (*folders, *names):
            entry = Path(path, name)
            with suppress(OSError):
                if name in folders and not entry.is_symlink():
                    entry.rmdir()
                else:
                    entry.unlink()
    with suppress(OSError):
        folder.rmdir()


def _refuse_foreign(site: Path) -> None:
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise OutputError(f"{site} is geen gewone map; kies een andere map met --site")
    if site.exists() and any(site.iterdir()) and not (site / MARKER).is_file():
        raise OutputError(
            f"{site} is niet door build.py gemaakt en wordt daarom niet vervangen; "
            "kies een andere map met --site, of maak deze map zelf leeg"
        )


def _fill(folder: Path, fill: Callable[[Put], None]) -> None:
    """Write all files into an empty folder, the marker first: half filled it is still ours."""
    folder.chmod(_FOLDER_RIGHTS)
    existing = {""}

    def put(name: str, content: Content) -> None:
        _check_path(name)
        _make_folders(folder, name.rpartition("/")[0], existing)
        _write_file(f"{folder}/{name}", content)

    put(MARKER, _MARKER_TEXT)
    fill(put)
    _flush(folder)


def _make_folders(folder: Path, name: str, existing: set[str]) -> None:
    if name in existing:
        return
    _make_folders(folder, name.rpartition("/")[0], existing)
    path = folder / name
    path.mkdir(exist_ok=True)  # Another process may have been here.
    path.chmod(_FOLDER_RIGHTS)  # The umask took some away.
    existing.add(name)


def _write_file(path: str, content: Content) -> None:
    """Write a new file, with as few calls as it takes: there are tens of thousands."""
    file = os.open(path, _NEW_FILE, _RIGHTS)
    try:
        if isinstance(content, bytes):
            unwritten = memoryview(content)
            while unwritten:  # A disk may take less than it is given.
                unwritten = unwritten[os.write(file, unwritten) :]
        else:
            with open(file, "wb", _BUFFER, closefd=False) as pieces:
                pieces.writelines(content)
        if sys.platform != "win32" and os.fstat(file).st_mode & 0o777 != _RIGHTS:
            os.fchmod(file, _RIGHTS)  # The umask took some away.
    finally:
        os.close(file)


@cache
def _libc() -> ctypes.CDLL | None:
    """The C library, with error numbers; ``None`` where there is none to be had (Windows)."""
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None


def _flush(folder: Path) -> None:
    """Have everything on disk before the exchange; one call for all files where there is one."""
    libc = _libc()
    if libc is None or not hasattr(libc, "syncfs"):
        os.sync()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(descriptor) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(descriptor)


def _exchange(fresh: Path, site: Path) -> None:
    """Put ``fresh`` where ``site`` is; afterwards ``fresh`` is the previous site, if any."""
    if not site.exists():
        fresh.rename(site)
        return
    libc = _libc()
    if libc is not None and hasattr(libc, "renameat2"):
        first, second = os.fsencode(fresh), os.fsencode(site)
        if libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE) == 0:
            return
    previous = _aside(site)
    site.rename(previous)
    fresh.rename(site)
    _clear(previous)
