"""Work shared out over processes: all of it once, the first mistake, nothing that stays behind."""

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import build
from catalogue import write
from catalogue.base import cores
from catalogue.site import render
from tests import harness

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks safely")

PARENT = os.getpid()
TASKS = range(0, 400, 2)


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.001)


# --- tasks --------------------------------------------------------------------------------------


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_every_task_is_done_once_and_in_order(processes: int) -> None:
    here: list[int] = []
    tracked: list[int] = []

    def work(tasks: Iterator[int]) -> list[int]:
        done = list(tasks)
        if os.getpid() == PARENT:
            here.extend(done)
        return done

    def track(tasks: Iterator[int]) -> Iterator[int]:
        for task in tasks:
            tracked.append(task)
            yield task

    elsewhere = cores.share(TASKS, work, processes, track)
    assert len(elsewhere) == processes - 1
    assert sorted(sum(elsewhere, here)) == list(TASKS)
    assert all(done == sorted(done) for done in elsewhere)
    assert tracked == here


@pytest.mark.parametrize("processes", [1, 2, 4])
def test_the_error_of_the_first_task_is_raised(processes: int) -> None:
    def work(tasks: Iterator[int]) -> None:
        for task in tasks:
            if task >= 100:
                raise LookupError(f"task {task}")

    with pytest.raises(LookupError, match=r"^task 100\b"):
        cores.share(TASKS, work, processes)


def test_an_error_elsewhere_says_where_it_was() -> None:
    def work(_: Iterator[int]) -> None:
        if os.getpid() != PARENT:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as raised:
        cores.share(TASKS, work, 2)
    assert raised.value.errno == 28
    assert "test_cores.py" in raised.value.__notes__[0]


def test_a_process_that_is_killed_is_an_error() -> None:
    def work(_: Iterator[int]) -> None:
        if os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(ChildProcessError, match="een proces dat meehielp is afgebroken"):
        cores.share(TASKS, work, 3)


def test_ctrl_c_ends_every_process(tmp_path: Path) -> None:
    def work(_: Iterator[int]) -> None:
        if os.getpid() != PARENT:
            os.kill(os.getpid(), signal.SIGINT)  # A terminal tells all of them; we wait for it.
            (tmp_path / "new").write_text(str(os.getpid()))
            (tmp_path / "new").rename(tmp_path / "process")
            signal.pause()
        _wait_for(tmp_path / "process")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cores.share(TASKS, work, 2)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "process").read_text()), 0)


def test_a_process_whose_parent_was_killed_takes_no_more_tasks(tmp_path: Path) -> None:
    out, held = os.pipe()
    process = os.fork()
    if not process:
        starter = os.getpid()

        def work(tasks: Iterator[int]) -> None:
            for number, _ in enumerate(tasks):
                (tmp_path / f"{number} in {'first' if os.getpid() == starter else 'other'}").touch()
                while os.getppid() == starter or os.getpid() == starter:
                    time.sleep(0.001)

        cores.share(TASKS, work, 2)
    os.close(held)
    for name in ("0 in first", "0 in other"):
        _wait_for(tmp_path / name)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.read(out, 1)  # Until nobody holds the pipe any more.
    os.close(out)
    assert not (tmp_path / "1 in other").exists()


def test_a_call_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "count", lambda: 4)
    assert cores.apart(os.getpid) != PARENT
    with pytest.raises(ZeroDivisionError):
        cores.apart(lambda: 1 // 0)
    monkeypatch.setattr(cores, "count", lambda: 1)
    assert cores.apart(os.getpid) == PARENT


def test_one_process_beside_a_thread() -> None:
    stopping = threading.Event()
    thread = threading.Thread(target=stopping.wait)
    thread.start()
    assert cores.count() == 1
    stopping.set()
    thread.join()


# --- sites --------------------------------------------------------------------------------------


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every build is shared out over two processes; gives those that were started.

    One makes the search index, one files.
    """
    started: list[int] = []
    fork = os.fork

    def counted() -> int:
        started.append(process := fork())
        return process

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(cores, "count", lambda: 2)
    monkeypatch.setattr(render, "_FILES_TO_SHARE", 0)
    monkeypatch.setattr(build, "INDEX_APART", 0)
    return started


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _broken(folder: Path, line: str) -> None:
    """The smallest site, with this at the end of the body of every page."""
    harness.site(folder)
    shutil.copytree(harness.TEMPLATES, folder / "templates")
    layout = folder / "templates" / "layout.html"
    harness.put(layout, layout.read_text("utf-8").replace("</body>", f"{line}\n</body>"))


@pytest.mark.slow
def test_two_processes_make_the_same_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: list[int]
) -> None:
    words = ("--base-url", "https://voorbeeld.nl/klein/")
    harness.site(tmp_path / "two")
    harness.site(tmp_path / "one")
    harness.built(tmp_path / "two", *words)
    assert len(forks) == 2
    monkeypatch.setattr(cores, "count", lambda: 1)
    harness.built(tmp_path / "one", *words)
    assert len(forks) == 2
    assert _files(tmp_path / "two") == _files(tmp_path / "one")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('<a href="weg.html">x</a><a href="{{ hier.root }}index.html#weg">x</a>', "S503"),
        ("{{ bestaat_niet }}", "M601"),
    ],
)
def test_two_processes_say_what_one_says(
    line: str,
    code: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    forks: list[int],
) -> None:
    _broken(tmp_path, line)
    two = harness.run(command, folder=tmp_path)
    monkeypatch.setattr(cores, "count", lambda: 1)
    assert harness.run(command, folder=tmp_path) == two
    assert (two[0], len(forks)) == (1, 2)
    assert code in two[1] + two[2]
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_a_killed_process_leaves_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forks: list[int]
) -> None:
    harness.site(tmp_path)
    before = _files(harness.built(tmp_path).parent)
    forks.clear()
    monkeypatch.setattr(build, "INDEX_APART", 1_000)
    real = write._write_file

    def killed(path: str, content: bytes) -> None:
        if os.getpid() != PARENT:
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if forks:
            _wait_for(tmp_path / "killed")
        real(path, content)

    monkeypatch.setattr(write, "_write_file", killed)
    code, said, complaints = harness.run(
        "build", "--templates", str(harness.TEMPLATES), folder=tmp_path
    )
    assert (code, said) == (2, "")
    assert "een proces dat meehielp is afgebroken" in complaints
    assert "De vorige site is nog heel" in complaints
    assert _files(tmp_path) == before
    assert not list(tmp_path.glob(".site-*"))
