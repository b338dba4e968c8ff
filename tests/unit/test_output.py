"""The site on disk: the whole new one or the whole old one, whatever happens."""

import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from catalogue import output
from catalogue.output import MARKER, OutputError, write

OLD = {"index.html": b"oud", "programmas/a.html": b"a"}
NEW = {"index.html": b"nieuw", "themas/b.html": b"b"}
ROOT = Path(__file__).parents[2]

# Writes two whole sites in turn until it is killed. Every file says which of the two it is of.
WRITER = """
import sys
from pathlib import Path
from catalogue.output import write
sites = [{f"{word}/{i}.html": word.encode() for i in range(80)} for word in ("oud", "nieuw")]
print("start", flush=True)
while True:
    for files in sites:
        write(Path(sys.argv[1]), files)
"""


def files_in(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def left_beside(site: Path) -> list[str]:
    """What lies beside the site, except the lock, which stays on purpose."""
    return [path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}-")]


def test_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    site = tmp_path / "diep" / "site"
    write(site, OLD)
    assert files_in(site) == OLD
    write(site, NEW)
    assert files_in(site) == NEW
    assert left_beside(site) == []


def test_empty_folder_may_be_used(tmp_path: Path) -> None:
    write(tmp_path, {})
    assert (tmp_path / MARKER).is_file()


def test_folder_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "foto's"
    site.mkdir()
    (site / "vakantie.jpg").write_bytes(b"!")
    with pytest.raises(OutputError, match=r"niet door build\.py gemaakt"):
        write(site, NEW)
    assert files_in(site) == {"vakantie.jpg": b"!"}


@pytest.mark.parametrize("what", ["file", "link"])
def test_what_is_no_folder_is_refused(what: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    if what == "file":
        site.write_text("!")
    else:
        write(tmp_path / "echt", OLD)
        site.symlink_to(tmp_path / "echt")
    with pytest.raises(OutputError, match="geen gewone map"):
        write(site, NEW)


@pytest.mark.parametrize(
    "name",
    ["/x.html", "../x.html", "a/../../x.html", "a/..", ".", "", "a//b", "a/./b", "a\\b", "a\x00b"],
)
def test_path_outside_the_site_is_our_own_mistake(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    with pytest.raises(ValueError, match="not a path inside the site"):
        write(site, {name: b"x"})
    assert files_in(site) == OLD


def test_rights_do_not_depend_on_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write(tmp_path / "site", NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "site/themas").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "site/themas/b.html").stat().st_mode) == 0o644


def test_left_overs_of_killed_builds_are_cleared(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, OLD)
    (tmp_path / ".site-new-kapot").mkdir()
    (tmp_path / ".site-new-kapot/index.html").write_text("half")
    (tmp_path / ".site-elders").mkdir()
    write(site, NEW)
    assert left_beside(site) == [".site-elders"], "only what is ours may be cleared"


def test_killed_between_two_renames_is_mended(tmp_path: Path) -> None:
    """Where there is no exchange in one step, a kill can leave the old site under another name."""
    site = tmp_path / "site"
    write(site, OLD)
    site.rename(tmp_path / ".site-old")
    with pytest.raises(OutputError):
        write(site, {"index.html": b"x", "index.html/y": b"y"})
    assert files_in(site) == OLD


def test_without_exchange_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "_libc", lambda: None)
    site = tmp_path / "site"
    write(site, OLD)
    write(site, NEW)
    assert files_in(site) == NEW
    assert left_beside(site) == []


@pytest.mark.parametrize("step", ["_fill", "_flush", "_exchange"])
def test_disk_that_refuses_leaves_the_old_site(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    site = tmp_path / "site"
    write(site, OLD)
    monkeypatch.setattr(output, step, full)
    with pytest.raises(OutputError, match=r"No space left on device.*De vorige site is nog heel"):
        write(site, NEW)
    assert files_in(site) == OLD
    assert left_beside(site) == []


def test_parent_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "dicht").write_text("!")
    with pytest.raises(OutputError, match="kan niet geschreven worden"):
        write(tmp_path / "dicht/site", NEW)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_read_only_parent_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(OutputError, match="kan niet geschreven worden"):
            write(tmp_path / "site", NEW)
    finally:
        tmp_path.chmod(0o755)


def test_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    site = tmp_path / "site"
    sites = [{f"{i}/{j}.html": str(i).encode() for j in range(20)} for i in range(6)]
    threads = [threading.Thread(target=write, args=(site, files)) for files in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert files_in(site) in sites
    assert left_beside(site) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9")
def test_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """kill -9 at random moments: the complete old site or the complete new one."""
    chance = random.Random(8)  # noqa: S311 - no secret, just a moment
    site = tmp_path / "site"
    write(site, {f"oud/{i}.html": b"oud" for i in range(80)})
    for _ in range(int(os.environ.get("KILLS", "12"))):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, site], cwd=ROOT, stdout=subprocess.PIPE
        )
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(chance.random() * 0.15)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        found = files_in(site)
        assert len(found) == 80
        assert len(set(found.values())) == 1, "half of one site and half of the other"
    write(site, NEW)
    assert files_in(site) == NEW
    assert left_beside(site) == []
