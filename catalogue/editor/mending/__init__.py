"""Mends by machine what is safe to mend: ``build.py check --fix``.

Safe means that there is one right answer and that no meaning changes. A file is mended in its own
text, so that comments and layout stay; a file that is no UTF-8 is left alone.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue.checks import old_addresses
from catalogue.content.naming import ADDRESSES, FOLDERS, LINES, LISTS
from catalogue.content.opening import opened
from catalogue.content.parse import parse
from catalogue.content.reader import MAX_LIST_BYTES
from catalogue.content.source import read, shown
from catalogue.content.yaml_tree import INVISIBLE, Refused
from catalogue.editor.mending import certain, values
from catalogue.editor.mending.layout import Change, decoded, tidy
from catalogue.schema import Kind

__all__ = ["Change", "Mended", "mend", "mend_all"]


@dataclass(frozen=True, order=True, slots=True)
class Mended:
    """One thing that was mended in the file ``path``."""

    path: str
    change: Change

    def __str__(self) -> str:
        return f"{self.path}:{self.change.line}: verbeterd: {self.change.what}"


def mend(data: bytes, kind: Kind | None, names: certain.Names) -> tuple[bytes, list[Change]]:
    """The bytes of one file as they should be, and what was mended. ``kind`` is that of its fields.

    The same bytes come back when there is nothing to mend or when it cannot be done safely; what
    was mended once is not mended again.
    """
    start = decoded(data)
    if start is None:
        return data, []
    text, changes = start
    tidied, more = tidy(text, markdown=bool(kind and kind.folder))
    before = kind and values.meaning(text, kind)
    if not kind or before is None or values.meaning(tidied, kind) == before:
        text = tidied
        changes += more
    # Hidden characters that may stand for a space or a line stay; then places are not certain.
    if kind and not INVISIBLE.search(text):
        text, more = values.mend(text, kind, names)
        changes += more
    return text.encode("utf-8"), sorted(changes)


def mend_all(content: Path) -> list[Mended]:
    """Mend every file of ``content`` on disk. Raises ``OSError`` when one cannot be written."""
    known: dict[str, set[str]] = {}
    for source in read(content).sources:
        known.setdefault(source.kind.name, set()).add(source.id)
    names = {kind: frozenset(found) for kind, found in known.items()}
    found: list[Mended] = []
    for path, kind in _files(content):
        try:
            data = opened(path, MAX_LIST_BYTES)
        except Refused:
            continue
        mended, changes = mend(data, kind, names)
        if mended != data:
            _write(path, mended)
            found += [Mended(shown(path), change) for change in changes]
    return [*found, *_list_addresses(content)]


def _list_addresses(content: Path) -> Iterator[Mended]:
    """Add what is new to the list of published addresses, where there is one."""
    path = content / ADDRESSES
    reading = read(content)
    if ADDRESSES not in reading.lines:
        return
    drafts = [parse(source)[0] for source in reading.sources]
    new = old_addresses.unlisted(drafts, reading.lines[ADDRESSES])
    if new:
        text = old_addresses.extended(opened(path, MAX_LIST_BYTES).decode("utf-8"), new)
        _write(path, text.encode("utf-8"))
    for address in new:
        yield Mended(shown(path), Change(1, f"het adres {address} staat er nu in"))


def _files(content: Path) -> Iterator[tuple[Path, Kind | None]]:
    named: Mapping[str, Kind | None] = {**LISTS, **dict.fromkeys(LINES)}
    for name, kind in sorted(named.items(), key=lambda item: item[0]):
        path = content / name
        # What lies behind a link is not ours to change.
        ours = not path.is_symlink() and not (path.parent != content and path.parent.is_symlink())
        if ours and path.is_file():
            yield path, kind
    for folder, kind in sorted(FOLDERS.items()):
        for path in sorted((content / folder).glob("*.md")):
            if not (content / folder).is_symlink() and not path.is_symlink() and path.is_file():
                yield path, kind


def _write(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step, with the rights that it had."""
    mode = path.stat().st_mode
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
