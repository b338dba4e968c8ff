"""A shelf on disk: what one build worked out, for the build of the next process.

Results are words and numbers there: ``thaw`` makes nothing but the records of this program. A
file that is damaged, or of another program, is not even looked into: its seal takes a key that
only this program on this machine has, so that nobody can send one along with a proposal.
"""

import hashlib
import hmac
import io
import os
import pickle
import sys
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any, NamedTuple, TypeVar, cast

from catalogue.shelf import NEW_FLAGS, Shelf, regular

T = TypeVar("T")

# Bytes. What was worked out of a hundred thousand entries is smaller.
_LARGEST = 2_000_000_000
# Bytes of a seal, and as many as are looked at together.
_SEAL, _PART = 16, 1 << 20
# Names. The fewer, the less memory it takes to write them.
_AT_ONCE = 4096
# What can come of a file that somebody damaged.
_DAMAGE = (ValueError, pickle.UnpicklingError, EOFError, TypeError, LookupError, AttributeError)
_PLAIN = {one.__name__: one for one in (date, datetime, timedelta, timezone)}


class _Blob(NamedTuple):
    """What was frozen, as so many bytes of a file from a place on."""

    kept_in: "_Store"
    at: int
    size: int

    def whole(self) -> bytes:
        """The bytes. Raises ``OSError`` when the disk refuses."""
        return self.kept_in.read(self.at, self.size)

    def parts(self) -> Iterator[bytes]:
        """The same, so much at a time."""
        for at in range(0, self.size, _PART):
            yield self.kept_in.read(self.at + at, min(_PART, self.size - at))


class _Store:
    """A file in which things are read, or put behind each other: it is not all in memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._end = 0
        weakref.finalize(self, _close, file)

    def add(self, made: object) -> _Blob:
        """Freeze something at the end: piece by piece, for all of it at once may be large."""
        begin = self._end
        pickle.dump(made, self._file, 5)
        self._end = self._file.tell()
        return _Blob(self, begin, self._end - begin)

    def read(self, at: int, size: int) -> bytes:
        if hasattr(os, "pread") and not isinstance(self._file, io.BytesIO):
            self._file.flush()
            return os.pread(self._file.fileno(), size, at)
        self._file.seek(at)
        data = self._file.read(size)
        self._file.seek(self._end)
        return data


def _close(file: IO[bytes]) -> None:
    with suppress(OSError):  # A disk that refused does so again, and nobody needs it any more.
        file.close()


class Lasting(Shelf):
    """A shelf that can be written to disk, at ``path``, and read by the next process.

    ``origin`` is the digest of the file that it came from, if any. What it keeps is on disk from
    the start; a disk that refuses makes it forgetful.
    """

    def __init__(self, path: Path, *, by_bytes: bool = False) -> None:
        super().__init__()
        self.by_bytes = by_bytes
        self.origin = ""
        self._path = path
        self._spill: _Store | None = None
        self._refused = False

    def put(self, name: str, state: str, made: T) -> T:
        """Keep a result, which must not be ``None``."""
        try:
            return super().put(name, state, made)
        except OSError:
            self._refused = True
            return made

    def get_here(self, name: str, state: str, make: Callable[[], T]) -> T:  # noqa: ARG002
        """Not kept: a process that writes a shelf builds once."""
        return make()

    def _packed(self, made: object) -> object:
        if isinstance(made, str):
            return made
        if self._spill is None:
            # Without a name, so that nothing is left of a kill. Before a first build there may not
            # be such a folder yet.
            folder = self._path.parent if self._path.parent.is_dir() else None
            self._spill = _Store(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115
        return self._spill.add(made)

    def _opened(self, kept: object) -> object:
        if not isinstance(kept, _Blob):
            return kept
        try:
            return thaw(kept.whole())
        except (OSError, *_DAMAGE):
            return None

    def save(self, fits: str) -> str:
        """Write it all to its path and give its digest; nothing when the disk refuses.

        ``fits`` stands for the program that may believe it, and for this machine: it must not be
        known elsewhere.
        """
        if self._refused:
            return ""
        blobs = [made for _, made in self._now.values() if isinstance(made, _Blob)]
        parts = chain(
            self._tables(), (bytes(8),), chain.from_iterable(blob.parts() for blob in blobs)
        )
        try:
            return _write_sealed(self._path, parts, fits)
        except OSError:
            return ""  # It is a help and no need.

    def _tables(self) -> Iterator[bytes]:
        """What stands under each name, some thousand at a time, each behind its length."""
        end, names = 0, iter(self._now.items())
        while some := list(islice(names, _AT_ONCE)):
            table: dict[str, tuple[str, object]] = {}
            for name, (state, made) in some:
                table[name] = (state, (end, made.size) if isinstance(made, _Blob) else made)
                end += made.size if isinstance(made, _Blob) else 0
            packed = pickle.dumps(table, 5)
            yield len(packed).to_bytes(8)
            yield packed


def load(path: Path, fits: str, *, by_bytes: bool = False) -> Lasting:
    """The shelf at ``path``; an empty one when it is not there or not to be believed."""
    shelf = Lasting(path, by_bytes=by_bytes)
    try:
        file: IO[bytes] = regular(path)
        store = _Store(file)
        if os.fstat(file.fileno()).st_size > _LARGEST:
            return shelf
        if sys.platform == "win32":  # A file that is open there cannot be written anew.
            file = io.BytesIO(file.read())
            store = _Store(file)
        known, seal = file.read(_SEAL), _seal(fits)
        while part := file.read(_PART):
            seal.update(part)
        if hmac.compare_digest(known, seal.digest()):
            shelf._before, shelf.origin = _read_tables(store), seal.hexdigest()
    except (OSError, OverflowError, MemoryError, *_DAMAGE):
        return Lasting(path, by_bytes=by_bytes)
    return shelf


def _read_tables(store: _Store) -> dict[str, tuple[str, object]]:
    at, before = _SEAL, dict[str, tuple[str, object]]()
    while size := int.from_bytes(store.read(at, 8)):
        before |= cast("dict[str, tuple[str, object]]", thaw(store.read(at + 8, size)))
        at += 8 + size
    for name, (state, made) in before.items():
        if isinstance(made, tuple):
            begin, length = made
            before[name] = state, _Blob(store, at + 8 + begin, length)
        else:
            before[name] = state, str(made)
    return before


def _write_sealed(path: Path, parts: Iterable[bytes], fits: str) -> str:
    """Write the parts behind their seal, which comes last: until then it is no memory."""
    seal = _seal(fits)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, NEW_FLAGS, 0o644), "wb", buffering=1 << 20) as file:
        file.write(bytes(_SEAL))
        for part in parts:
            seal.update(part)
            file.write(part)
        file.seek(0)
        file.write(seal.digest())
    return seal.hexdigest()


def _seal(key: str) -> "hashlib.blake2b":
    return hashlib.blake2b(digest_size=_SEAL, key=key.encode()[:64])


def thaw(data: bytes) -> object:
    """What was frozen. Raises ``pickle.UnpicklingError`` for anything but records of ours."""
    return _Thawing(io.BytesIO(data)).load()


class _Thawing(pickle.Unpickler):
    """Makes records, dates and what Python itself has; calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """One of the classes that may be made."""
        return _class(module, name)


_KNOWN: dict[tuple[str, str], Any] = {}


def _class(module: str, name: str) -> Any:
    if (module, name) not in _KNOWN:
        found: Any = _PLAIN.get(name) if module == "datetime" else None
        if module.startswith("catalogue."):
            one = getattr(import_module(module), name, None)
            ours = isinstance(one, type) and (is_dataclass(one) or issubclass(one, tuple | Enum))
            found = one if ours or getattr(one, "thaws", False) else None
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no record of ours")
        _KNOWN[module, name] = found
    return _KNOWN[module, name]
