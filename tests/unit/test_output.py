"""The site on disk is complete, old or new, whatever happens while it is written."""

import fcntl
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from catalogue import write
from catalogue.write import MARKER, OutputError
from tests import harness

OLD = {f"p/{number}.html": b"old" for number in range(60)} | {"index.html": b"old"}
NEW = {f"q/{number}.html": b"new" for number in range(60)} | {"index.html": b"new"}
# Writes old, new, old ... until it is killed.
WRITER = """
import sys
from pathlib import Path
from catalogue import write
from tests import harness
site, pages = Path(sys.argv[1]), 60
old = {f"p/{n}.html": b"old" for n in range(pages)} | {"index.html": b"old"}
new = {f"q/{n}.html": b"new" for n in range(pages)} | {"index.html": b"new"}
print("begonnen", flush=True)
for turn in range(int(sys.argv[2])):
    write.write(site, harness.putting(new if turn % 2 else old))
"""


def _on_disk(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def _left_over(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir() if path != site)


def _writer(site: Path, turns: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", WRITER, str(site), str(turns)]
    return subprocess.Popen(command, cwd=harness.ROOT, stdout=subprocess.PIPE)


# --- what it does -------------------------------------------------------------------------------


def test_the_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    site = tmp_path / "diep" / "site"
    write.write(site, harness.putting(OLD))
    assert _on_disk(site) == OLD
    write.write(site, harness.putting(NEW))
    assert _on_disk(site) == NEW
    assert _left_over(site) == [".site.lock"]


def test_everybody_may_read_it_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write.write(tmp_path / "site", harness.putting({"a/b.html": b""}))
    finally:
        os.umask(before)
    paths = [tmp_path / "site", *sorted((tmp_path / "site").rglob("*"))]
    assert [oct(path.stat().st_mode)[-3:] for path in paths] == ["755", "644", "755", "644"]


@pytest.mark.parametrize(
    "name",
    [
        *("../x.html", "a/../../x.html", "/etc/x.html", "", ".", "a//b.html", "./a.html", "a/"),
        *("a\\b.html", "..\\x.html", "a\x00.html", "..", "a/.."),
    ],
)
def test_a_path_out_of_the_site_is_our_own_mistake(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    with pytest.raises(ValueError, match="not a path inside the site"):
        write.write(site, harness.putting({**NEW, name: b"x"}))
    assert _on_disk(site) == OLD


# --- what it refuses ----------------------------------------------------------------------------


def _full_folder(site: Path) -> None:
    site.mkdir()
    (site / "scriptie.docx").write_text("drie jaar werk")


def _file(site: Path) -> None:
    site.write_text("een bestand")


def _link(site: Path) -> None:
    (site.parent / "elders").mkdir()
    site.symlink_to("elders")


def _link_to_ours(site: Path) -> None:
    write.write(site.parent / "elders", harness.putting(OLD))
    site.symlink_to("elders")


@pytest.mark.parametrize("make", [_full_folder, _file, _link, _link_to_ours])
def test_what_is_not_ours_is_not_touched(make: object, tmp_path: Path) -> None:
    assert callable(make)
    site = tmp_path / "site"
    make(site)
    before = _on_disk(tmp_path)
    with pytest.raises(OutputError, match="--site"):
        write.write(site, harness.putting(NEW))
    assert {name: data for name, data in _on_disk(tmp_path).items() if name != ".site.lock"} == {
        name: data for name, data in before.items() if name != ".site.lock"
    }


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write.write(tmp_path / "site", harness.putting(NEW))
    assert _on_disk(tmp_path / "site") == NEW


def test_a_disk_that_refuses_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    real, written = os.write, 0

    def full(file: int, data: bytes) -> int:
        nonlocal written
        written += 1
        if written > 30:
            raise OSError(28, "No space left on device")
        return real(file, data[:1])  # A disk may also take less than it is given.

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OutputError, match="De vorige site is nog heel"):
        write.write(site, harness.putting(NEW))
    assert _on_disk(site) == OLD
    assert _left_over(site) == [".site.lock"]


@pytest.mark.parametrize("step", ["_fill", "_flush", "_exchange"])
def test_a_disk_may_refuse_at_every_step(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    monkeypatch.setattr(write, step, refuse)
    with pytest.raises(OutputError, match=r"No space left on device.*De vorige site is nog heel"):
        write.write(site, harness.putting(NEW))
    assert _on_disk(site) == OLD
    assert _left_over(site) == [".site.lock"]


def test_a_parent_that_is_read_only_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="kan niet geschreven worden"):
        write.write(tmp_path / "file" / "site", harness.putting(NEW))
    if os.geteuid() == 0:
        return  # root may write anywhere
    site = tmp_path / "closed" / "site"
    write.write(site, harness.putting(OLD))
    site.parent.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="kan niet geschreven worden"):
            write.write(site, harness.putting(NEW))
    finally:
        site.parent.chmod(0o755)
    assert _on_disk(site) == OLD


def test_without_an_exchange_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "_libc", lambda: None)
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    write.write(site, harness.putting(NEW))
    assert _on_disk(site) == NEW
    assert _left_over(site) == [".site.lock"]


# --- what a killed build left -------------------------------------------------------------------


def test_what_is_left_over_is_cleared(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    (tmp_path / ".site-new-abc" / "p").mkdir(parents=True)
    (tmp_path / ".site-old").mkdir()
    (tmp_path / ".site-mine").mkdir()
    (tmp_path / ".siteX").mkdir()
    write.write(site, harness.putting(NEW))
    assert _left_over(site) == [".site-mine", ".site.lock", ".siteX"]


def test_what_a_link_among_it_leads_to_is_not_cleared(tmp_path: Path) -> None:
    site, mine = tmp_path / "site", tmp_path / "mine"
    mine.mkdir()
    (mine / "scriptie.docx").write_text("drie jaar werk")
    (tmp_path / ".site-new-abc").symlink_to(mine)
    (tmp_path / ".site-new-def").mkdir()
    (tmp_path / ".site-new-def" / "in").symlink_to(mine)
    write.write(site, harness.putting(NEW))
    assert [path.name for path in mine.iterdir()] == ["scriptie.docx"]
    assert not (tmp_path / ".site-new-def").exists()


def test_a_site_that_was_put_aside_comes_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    site.rename(tmp_path / ".site-old")
    with pytest.raises(OutputError):  # a file cannot be a folder as well: this one fails again
        write.write(site, harness.putting({"index.html": b"x", "index.html/y": b"y"}))
    assert _on_disk(site) == OLD
    assert _left_over(site) == [".site.lock"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.slow
def test_killed_at_any_moment_the_site_is_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    moment = random.Random(7)  # noqa: S311 - only to spread the moments
    for _ in range(30):
        writer = _writer(site, 10_000)
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(moment.random() * 0.12)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert _on_disk(site) in (OLD, NEW)
        assert (site / MARKER).is_file()
    write.write(site, harness.putting(NEW))
    assert _on_disk(site) == NEW
    assert _left_over(site) == [".site.lock"]


def test_a_build_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    before = _on_disk(site)
    monkeypatch.setattr(write, "_SAY_SO", 0.1)
    monkeypatch.setattr(write, "_GIVE_UP", 0.5)
    with (tmp_path / ".site.lock").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(write.OutputError, match="wordt niet klaar"):
            write.write(site, harness.putting(NEW))
    assert capsys.readouterr().err.count("Even wachten.") == 1
    assert _on_disk(site) == before
    write.write(site, harness.putting(NEW))


def test_builds_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sites = [{f"{i}/{j}.html": str(i).encode() for j in range(20)} for i in range(6)]
    fills = map(harness.putting, sites)
    threads = [threading.Thread(target=write.write, args=(site, fill)) for fill in fills]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert _on_disk(site) in sites
    assert _left_over(site) == [".site.lock"]


@pytest.mark.slow
def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write.write(site, harness.putting(OLD))
    writers = [_writer(site, 20) for _ in range(3)]
    while any(writer.poll() is None for writer in writers):
        time.sleep(0.02)
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()
        assert writer.returncode == 0
    assert _on_disk(site) == NEW
    assert _left_over(site) == [".site.lock"]
