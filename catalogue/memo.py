"""Remembers what the last build was made of, so that a build with nothing to do is done at once.

What is kept is a small file beside the site: a digest of everything that decides what the site
is (names, sizes and times of the content, the templates and this program; the packages beside it;
the day, the address and the history of git), a digest of the site that came out of it, and what
was said. It holds words and no code, may be deleted at any time, and is believed only when all of
it fits: a memory that is damaged or of another build is no memory.

A time says little about a file that was saved a moment ago, since another save can fall within the
same tick of the clock. So what was young when the build began is compared by its bytes. On a server
that fetches everything anew, times say nothing at all: there ``by_bytes`` compares every file so.
"""

import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from catalogue.filling import name_of
from catalogue.shelf import digest, ordinary, regular, written

# Longer than any file system takes to see that time goes on.
_YOUNG = 2_000_000_000
# Bytes. A larger file is no text or photo of ours; what it is, is for the reading to say.
_LARGEST = 16_000_000
_DEEPEST = 60
# Lines of a digest.
_AT_ONCE = 1024
# This program itself, which decides too.
_PROGRAM = (Path(__file__).parent, Path(__file__).parents[1] / "build.py")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a build is about to be made of.

    ``path`` is where its memory is; ``young`` maps the files that were saved a moment ago to a
    digest of their bytes. ``program`` stands for this program and the packages beside it, and
    ``line`` says what counts of a file.
    """

    path: Path
    site: Path
    inputs: str
    young: dict[str, str]
    program: str
    line: "Line"

    @property
    def shelf(self) -> Path:
        """Where what it worked out is kept (see ``lasting``)."""
        return self.path.with_name(f"{self.path.name}.shelf")


def look(
    site: Path, sources: Sequence[Path], words: Sequence[str], *, by_bytes: bool = False
) -> Seen | None:
    """Look at what the build will read; ``None`` when that cannot be told.

    ``sources`` are the folders and files to read besides this program, and ``words`` all else
    that decides what the site is. ``by_bytes`` looks into every file and at no time; whoever asks
    for it must be sure that nobody else can write beside the site, for what this program is made
    of is no secret.
    """
    site = Path(os.path.abspath(site))  # noqa: PTH100 - resolve() would follow a link
    now = time.time_ns()
    young: dict[str, str] = {}
    line = _by_bytes if by_bytes else _by_time

    def lines(roots: Iterable[Path]) -> Iterator[str]:
        for name, status in _files(roots):
            yield line(name, status)
            if by_bytes:
                continue
            if status.st_mtime_ns > now - _YOUNG and stat.S_ISREG(status.st_mode):
                young[name] = digest(ordinary(name, _LARGEST))

    def look_at(roots: Iterable[Path], words: Iterable[str]) -> str:
        return _digest(chain(lines(roots), (f"{word}\n" for word in words)))

    try:
        program = look_at(_PROGRAM, (sys.version, *_packages()))
        inputs = look_at(sources, (*map(str, sources), *words, program))
    except OSError:
        return None
    return Seen(site.parent / f".{site.name}.memo", site, inputs, young, program, line)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of the last build.

    ``shelf`` is the digest of what was kept with it and ``site`` a word for the folder of its site
    (see ``filling``); both are empty when the site is not as it left it. ``said`` is what was said
    of it; ``None`` when it was made of something else.
    """

    shelf: str
    site: str
    said: list[str] | None


NO_MEMORY = Memory(shelf="", site="", said=None)


def recall(seen: Seen) -> Memory:
    """What is known of the last build, and whether this one would say the same."""
    try:
        checksum, _, text = ordinary(seen.path, _LARGEST).decode().partition("\n")
        if checksum != digest(text.encode()):
            return NO_MEMORY
        known = json.loads(text)
        folder = name_of(seen.site)
        untouched = known["site"] == _state_of(seen)
        # What was young then may have been saved again since, unseen by its times.
        same = known["inputs"] == seen.inputs and all(
            digest(ordinary(name, _LARGEST)) == one for name, one in known["young"].items()
        )
        said = [str(line) for line in known["said"]] if same and untouched else None
        own = str(known["shelf"]) if untouched else ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return NO_MEMORY
    if said is not None and known["young"] and not seen.young:
        # The site as it was looked at: another build may have put its own there meanwhile.
        _put(seen, known["site"], said, own)
    return Memory(own, folder if own else "", said)


def keep(seen: Seen, said: Sequence[str], shelf: str) -> None:
    """Remember a build; to be called while no other build can write its site.

    ``shelf`` is the digest of what was kept with it.
    """
    # It is a help and no need: otherwise the next build will do all the work again.
    with suppress(OSError):
        _put(seen, _state_of(seen), said, shelf)


def _put(seen: Seen, site: str, said: Sequence[str], shelf: str) -> None:
    known = {
        "inputs": seen.inputs,
        "site": site,
        "young": seen.young,
        "said": list(said),
        "shelf": shelf,
    }
    text = json.dumps(known)
    with suppress(OSError):
        written(seen.path, f"{digest(text.encode())}\n{text}".encode())


def _state_of(seen: Seen) -> str:
    return _digest(seen.line(name, status) for name, status in _files((seen.site,)))


def _files(roots: Iterable[Path]) -> Iterator[tuple[str, os.stat_result]]:
    """Every file and folder below the roots, in an order that is always the same."""
    for root in roots:
        status = root.stat()
        yield str(root), status
        if stat.S_ISDIR(status.st_mode):
            yield from _below(str(root))


def _below(folder: str, deep: int = 0) -> Iterator[tuple[str, os.stat_result]]:
    below = list[str]()
    for name, status in _in(folder):
        # What Python compiles is no input; everything else is, also what will be refused.
        if name != "__pycache__":
            path = f"{folder}/{name}"
            yield path, status
            if stat.S_ISDIR(status.st_mode):
                below.append(path)
    for path in below:
        # A link might lead round in a circle, and nobody nests folders like this.
        if os.path.islink(path) or deep > _DEEPEST:  # noqa: PTH114
            raise NotADirectoryError(path)
        yield from _below(path, deep + 1)


def _in(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """What is in a folder, of which there may be tens of thousands: by names, not by whole paths.

    ``scandir`` would keep what it saw of all of them.
    """
    names = sorted(os.listdir(folder))  # noqa: PTH208
    if os.stat not in os.supports_dir_fd:
        yield from ((name, os.stat(f"{folder}/{name}")) for name in names)  # noqa: PTH116
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        for name in names:
            yield name, os.stat(name, dir_fd=opened)
    finally:
        os.close(opened)


Line = Callable[[str, os.stat_result], str]


def _by_time(name: str, status: os.stat_result) -> str:
    if stat.S_ISDIR(status.st_mode):
        # What is in a folder is told by its files; its times also change by what is gone again.
        return f"{name}\0{status.st_mode}\n"
    moments = f"{status.st_mtime_ns} {status.st_ctime_ns}"
    return f"{name}\0{status.st_mode} {status.st_size} {moments} {status.st_ino}\n"


def _by_bytes(name: str, status: os.stat_result) -> str:
    said = ""
    if not stat.S_ISDIR(status.st_mode):
        with regular(name) as file:
            said = hashlib.file_digest(file, "blake2b").hexdigest()
    return f"{name}\0{status.st_mode} {said}\n"


def _packages() -> Iterator[str]:
    """The names of what is installed, with its versions in them."""
    for folder in sys.path:
        if os.path.isdir(folder):  # noqa: PTH112 - the words of `sys.path` are no paths yet
            yield from sorted(name for name in os.listdir(folder) if "-info" in name)  # noqa: PTH208


def _digest(lines: Iterable[str]) -> str:
    found, rest = hashlib.blake2b(digest_size=16), iter(lines)
    while some := list(islice(rest, _AT_ONCE)):
        found.update(os.fsencode("".join(some)))
    return found.hexdigest()
