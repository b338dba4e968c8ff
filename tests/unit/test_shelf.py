"""What was worked out before is not worked out again."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.shelf import Forgetful, Shelf


def _counting() -> tuple[list[str], Callable[[], str]]:
    asked: list[str] = []

    def made() -> str:
        asked.append("once")
        return "A"

    return asked, made


def test_once_per_round_and_the_round_after() -> None:
    asked, made = _counting()
    kept = Shelf()
    for _ in range(3):
        kept.begin()
        assert kept.get("a", "1", made) == kept.get("a", "1", made) == "A"
    assert len(asked) == 1
    kept.begin()
    kept.begin()
    kept.get("a", "1", made)
    assert len(asked) == 2


def test_another_state_is_another_result() -> None:
    asked, made = _counting()
    kept = Shelf()
    kept.get("a", "1", made)
    kept.get("a", "2", made)
    assert len(asked) == 2
    assert kept.find("a", "1") is None
    assert kept.find("a", "2") == "A"


def test_forgetful_keeps_nothing() -> None:
    asked, made = _counting()
    kept = Forgetful()
    assert kept.get("a", "1", made) == kept.get("a", "1", made) == "A"
    assert len(asked) == 2


def test_what_fails_is_tried_again() -> None:
    kept = Shelf()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept.get("a", "1", lambda: 1 // 0)


# --- files --------------------------------------------------------------------------------------


def _file(kept: Shelf, path: Path, read: list[bytes]) -> bytes:
    def reading() -> bytes:
        read.append(path.read_bytes())
        return read[-1]

    return kept.of_file(path, str(path), reading, bytes.upper)[1]


def _aged(path: Path, text: str) -> None:
    """Write a file that was not saved just now."""
    path.write_text(text, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def test_a_file_is_read_when_it_may_have_changed(tmp_path: Path) -> None:
    path, kept, read = tmp_path / "a.md", Shelf(), list[bytes]()
    _aged(path, "een")
    assert _file(kept, path, read) == _file(kept, path, read) == b"EEN"
    assert len(read) == 1
    _aged(path, "twee")
    assert _file(kept, path, read) == b"TWEE"
    assert len(read) == 2


def test_a_file_that_was_saved_a_moment_ago_is_read_again(tmp_path: Path) -> None:
    path, kept, read = tmp_path / "a.md", Shelf(), list[bytes]()
    path.write_text("een", "utf-8")
    status = path.stat()
    _file(kept, path, read)
    # The same size, and by the clock of the disk the same moment.
    path.write_text("ben", "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert _file(kept, path, read) == b"BEN"


def test_the_same_bytes_at_another_time_are_the_same(tmp_path: Path) -> None:
    path, kept, read = tmp_path / "a.md", Shelf(), list[bytes]()
    made: list[bytes] = []

    def make(data: bytes) -> bytes:
        made.append(data)
        return data

    for moment in (1_700_000_000, 1_700_000_001):
        path.write_text("een", "utf-8")
        os.utime(path, (moment, moment))
        kept.of_file(path, "a", path.read_bytes, make)
    assert len(made) == 1
    assert not read
