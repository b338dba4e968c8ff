"""What one build kept is there for the next process; it is words and numbers, and ours alone."""

import os
import pickle
import tempfile
from datetime import date
from pathlib import Path

import pytest

from catalogue import lasting
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.lasting import Lasting
from catalogue.schema import KIND

PROBLEM = Diagnostic(Place("content/a.md", 3), "V201", "zo niet")


def _saved(folder: Path) -> Path:
    kept = Lasting(folder / "shelf")
    kept.put("kind", "1", (KIND["programma"], date(2026, 11, 26), PROBLEM, {"a": (1, "b")}))
    assert kept.save("program")
    return folder / "shelf"


def test_the_next_process_knows_what_this_one_did(tmp_path: Path) -> None:
    kept = lasting.load(_saved(tmp_path), "program")
    found = kept.find("kind", "1")
    assert found == (KIND["programma"], date(2026, 11, 26), PROBLEM, {"a": (1, "b")})
    assert isinstance(found, tuple)
    assert found[0] is KIND["programma"]


def test_what_was_not_asked_for_is_not_written_again(tmp_path: Path) -> None:
    kept = lasting.load(_saved(tmp_path), "program")
    kept.save("program")
    assert lasting.load(tmp_path / "shelf", "program").last("kind") is None


def test_a_file_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    kept, path = Lasting(tmp_path / "shelf"), tmp_path / "a.md"
    path.write_text("een", "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    kept.of_file(path, "a", path.read_bytes, bytes.decode)
    kept.save("program")
    known = lasting.load(tmp_path / "shelf", "program")
    known.of_file(path, "a", lambda: pytest.fail("it was read"), bytes.decode)
    known = lasting.load(tmp_path / "shelf", "program")
    known.save("program")
    assert lasting.load(tmp_path / "shelf", "program").last(f"staat {path}") is None


def test_of_another_program_it_is_no_memory(tmp_path: Path) -> None:
    kept = lasting.load(_saved(tmp_path), "another")
    assert kept.find("kind", "1") is None
    assert kept.origin == ""


class _Harmful:
    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.mark),)


def _with(data: bytes, key: str = "program") -> bytes:
    seal = lasting._seal(key)
    seal.update(data)
    return seal.digest() + data


def _table(table: object, *blobs: bytes) -> bytes:
    data = pickle.dumps(table)
    return _with(b"".join((len(data).to_bytes(8), data, bytes(8), *blobs)))


def test_what_is_damaged_or_harmful_is_no_memory(tmp_path: Path) -> None:
    path = _saved(tmp_path)
    good = path.read_bytes()
    mark = tmp_path / "mark"
    bad = [
        b"",
        good[:-1],
        good[:20] + b"x" + good[21:],
        _with(b""),
        _with(b"\xff" * 8),
        _table(1),
        _table({"kind": ("1", 5)}),
        _table({"kind": 5}),
        _table({"kind": ("1", (0, 9, 9))}),
        _table({"kind": ("1", (0, 99))}),
        _table({"kind": ("1", (-5, "x"))}),
        _table(_Harmful(mark)),
        # Whoever does not know the key is not read at all: this would ask for all memory there is.
        _with((11).to_bytes(8) + b"\x80\x04Nr\xff\xff\xff\xff.", "guessed"),
    ]
    for data in bad:
        path.write_bytes(data)
        assert not isinstance(lasting.load(path, "program").find("kind", "1"), tuple)
    inner = pickle.dumps(_Harmful(mark))
    path.write_bytes(_table({"kind": ("1", (0, len(inner)))}, inner))
    assert lasting.load(path, "program").find("kind", "1") is None
    with pytest.raises(pickle.UnpicklingError):
        lasting.thaw(inner)
    assert not mark.exists()


def test_what_was_kept_a_moment_ago_is_there(tmp_path: Path) -> None:
    kept = Lasting(tmp_path / "shelf")
    for number in range(20):
        kept.put(f"kind {number}", "1", {"a": number})
        assert kept.find(f"kind {number // 2}", "1") == {"a": number // 2}
    assert kept.save("program")
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]
    known = lasting.load(tmp_path / "shelf", "program")
    known.put("kind 3", "2", {"a": "new"})
    assert known.find("kind 4", "1") == {"a": 4}
    known.save("program")
    again = lasting.load(tmp_path / "shelf", "program")
    assert again.find("kind 3", "2") == {"a": "new"}
    assert again.find("kind 4", "1") == {"a": 4}
    assert again.find("kind 5", "1") is None


def test_the_folder_may_come_later(tmp_path: Path) -> None:
    kept = Lasting(tmp_path / "later" / "shelf")
    kept.put("kind", "1", {"a": 1})
    assert kept.save("program") == ""
    (tmp_path / "later").mkdir()
    assert kept.save("program")


def test_a_disk_that_refuses_makes_it_forgetful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    kept = Lasting(tmp_path / "shelf")
    assert kept.get("kind", "1", lambda: {"a": 1}) == {"a": 1}
    assert kept.save("program") == ""


def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shelf")
    assert lasting.load(tmp_path / "shelf", "program").origin == ""


def test_a_file_without_end_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "shelf").open("wb") as file:
        file.truncate(1 << 42)
    assert lasting.load(tmp_path / "shelf", "program").origin == ""
