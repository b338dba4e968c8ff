"""What was worked out before is not worked out again; what is kept is words and numbers."""

import os
import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue import shelf
from catalogue.diagnostics import Diagnostic, Place
from catalogue.schema import KIND
from catalogue.shelf import Forgetful, Lasting, Shelf


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


# --- on disk ------------------------------------------------------------------------------------

PROBLEM = Diagnostic(Place("content/a.md", 3), "V201", "zo niet")


def _saved(folder: Path) -> Path:
    kept = Lasting()
    kept.put("kind", "1", (KIND["programma"], date(2026, 11, 26), PROBLEM, {"a": (1, "b")}))
    assert kept.save(folder / "shelf", "program")
    return folder / "shelf"


def test_the_next_process_knows_what_this_one_did(tmp_path: Path) -> None:
    kept = shelf.load(_saved(tmp_path), "program")
    found = kept.find("kind", "1")
    assert found == (KIND["programma"], date(2026, 11, 26), PROBLEM, {"a": (1, "b")})
    assert isinstance(found, tuple)
    assert found[0] is KIND["programma"]


def test_what_was_not_asked_for_is_not_written_again(tmp_path: Path) -> None:
    kept = shelf.load(_saved(tmp_path), "program")
    kept.save(tmp_path / "shelf", "program")
    assert shelf.load(tmp_path / "shelf", "program").last("kind") is None


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    kept, path = Lasting(), tmp_path / "a.md"
    _aged(path, "een")
    kept.of_file(path, "a", path.read_bytes, bytes.decode)
    kept.save(tmp_path / "shelf", "program")
    known = shelf.load(tmp_path / "shelf", "program")
    known.of_file(path, "a", lambda: pytest.fail("it was read"), bytes.decode)
    known = shelf.load(tmp_path / "shelf", "program")
    known.save(tmp_path / "shelf", "program")
    assert shelf.load(tmp_path / "shelf", "program").last(f"staat {path}") is None


def test_of_another_program_it_is_no_memory(tmp_path: Path) -> None:
    kept = shelf.load(_saved(tmp_path), "another")
    assert kept.find("kind", "1") is None
    assert kept.origin == ""


class _Harmful:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def _with(data: bytes, key: str = "program") -> bytes:
    return bytes.fromhex(shelf._sealed(data, key)) + data


def test_what_is_damaged_or_harmful_is_no_memory(tmp_path: Path) -> None:
    path = _saved(tmp_path)
    good = path.read_bytes()
    mark = tmp_path / "mark"
    bad = [
        b"",
        good[:-1],
        good[:20] + b"x" + good[21:],
        _with(b""),
        _with(pickle.dumps(1)),
        _with(pickle.dumps({"kind": ("1", 5)})),
        _with(pickle.dumps({"kind": 5})),
        _with(pickle.dumps(_Harmful(mark))),
        # Whoever does not know the key is not read at all: this would ask for all memory there is.
        _with(b"\x80\x04Nr\xff\xff\xff\xff.", "guessed"),
    ]
    for data in bad:
        path.write_bytes(data)
        assert shelf.load(path, "program").find("kind", "1") is None
    inner = pickle.dumps(_Harmful(mark))
    path.write_bytes(_with(pickle.dumps({"kind": ("1", inner)})))
    assert shelf.load(path, "program").find("kind", "1") is None
    with pytest.raises(pickle.UnpicklingError):
        shelf.thaw(inner)
    assert not mark.exists()


def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shelf")
    assert shelf.load(tmp_path / "shelf", "program").origin == ""
