"""Fills a folder with the files of a site: an empty folder, or one that has most of them already.

A file that stays as it is becomes another name for the same file. Tens of thousands of names take
longer than all else that a small edit asks for. So who builds again and again fills the folder of
the site before the last one: most of its names are those of the site, and cost nothing.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_RIGHTS = 0o644
_BUFFER = 1 << 18
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Filling:
    """A folder that will hold exactly what it is given.

    Each call raises ``OSError`` when the disk refuses, or when the folder has in it what nobody
    could foresee.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        """``site`` is the folder from which files may stay; whatever is in ``folder`` may go."""
        self._folder = folder
        self._site = site
        found = list(_below(folder))
        self._folders = [name for name, at in found if not at]
        # Name -> number of the file on disk; the same number is the same file.
        self._rest = {name: at for name, at in found if at}
        self._in_site = dict(_below(site)) if self._rest else {}
        self._made = {""}
        folder.chmod(0o755)

    def put(self, name: str, data: bytes | Iterable[bytes]) -> None:
        """A file with this content, in one piece or more."""
        self._make_room(name)
        _write(f"{self._folder}/{name}", data)

    def stay(self, name: str) -> None:
        """The file that the site has under this name."""
        there = self._rest.get(name)
        if there and there == self._in_site.get(name):
            del self._rest[name]
            self._make_folders(name)
        else:
            self._make_room(name)
            _name_again(f"{self._site}/{name}", f"{self._folder}/{name}")

    def finish(self) -> None:
        """Clear away what was not given."""
        for name in self._rest:
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108 - there may be tens of thousands
        for name in reversed(self._folders):
            if name not in self._made:
                Path(self._folder, name).rmdir()

    def _make_room(self, name: str) -> None:
        if self._rest.pop(name, None):
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108 - there may be tens of thousands
        self._make_folders(name)

    def _make_folders(self, name: str) -> None:
        parent = name.rpartition("/")[0]
        if parent in self._made:
            return
        self._make_folders(parent)
        path = Path(self._folder, parent)
        path.mkdir(exist_ok=True)
        path.chmod(0o755)
        self._made.add(parent)


def name_of(folder: Path) -> str:
    """A word for a folder; another one when it was moved in between. Raises ``OSError``."""
    status = folder.stat()
    return f"{status.st_ino} {status.st_ctime_ns}"


def _below(folder: Path, before: str = "") -> Iterator[tuple[str, int]]:
    """Every name below a folder, a folder before what is in it; 0 stands for a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = before + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield name, 0
                yield from _below(Path(entry.path), f"{name}/")
            else:
                yield name, entry.inode()


def _write(path: str, data: bytes | Iterable[bytes]) -> None:
    """A new file. There are tens of thousands, so it is done with as few calls as it takes."""
    file = os.open(path, _NEW, _RIGHTS)
    try:
        if isinstance(data, bytes):
            _write_all(file, data)
        else:
            with open(file, "wb", _BUFFER, closefd=False) as pieces:
                pieces.writelines(data)
        if sys.platform != "win32" and os.fstat(file).st_mode & 0o777 != _RIGHTS:
            os.fchmod(file, _RIGHTS)  # The umask took some away.
    finally:
        os.close(file)


def _write_all(file: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _name_again(old: str, new: str) -> None:
    """Another name for a file, where the disk knows such names, and else a copy."""
    try:
        os.link(old, new, follow_symlinks=False)
    except FileNotFoundError:
        raise
    except (NotImplementedError, OSError):
        shutil.copyfile(old, new, follow_symlinks=False)
