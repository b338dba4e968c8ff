"""Other computers: everything about a machine, a user and a folder that must not reach the site."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests import harness

EPOCH = "1795500000"  # 24 November 2026
# Gives every listing of a folder in another order.
_SHUFFLED = """
import os, random
real = os.scandir
class Shuffled:
    def __init__(self, entries): self.left = iter(entries)
    def __iter__(self): return self
    def __next__(self): return next(self.left)
    def __enter__(self): return self
    def __exit__(self, *_): pass
    def close(self): pass
def scandir(path="."):
    with real(path) as found:
        entries = sorted(found, key=lambda entry: entry.name, reverse=True)
    random.Random(3).shuffle(entries)
    return Shuffled(entries)
os.scandir = scandir
os.listdir = lambda path=".": [entry.name for entry in scandir(path)]
"""
_WITHOUT_LIBYAML = "import yaml; del yaml.CSafeLoader\n"
_DOOR = "import runpy, sys; sys.argv = sys.argv[1:]; sys.path.insert(0, {root!r})\n{first}"
_RUN = "runpy.run_path(sys.argv[0], run_name='__main__')"


def _lone_core() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _as_it_is(folder: Path) -> Path:
    return harness.site(folder)


def _backwards(folder: Path) -> Path:
    content = folder / "content"
    for path in sorted(harness.SMALL.rglob("*"), reverse=True):
        if path.is_file():
            harness.put(content / path.relative_to(harness.SMALL), path.read_bytes())
    return content


def _far_away(folder: Path) -> Path:
    return harness.site(folder / "ergens anders" / "é" / ("lang" * 40))


def _behind_a_link(folder: Path) -> Path:
    harness.site(folder / "echt")
    (folder / "via").symlink_to("echt")
    return folder / "via" / "content"


def _itself_a_link(folder: Path) -> Path:
    harness.site(folder / "echt")
    (folder / "content").symlink_to("echt/content")
    return folder / "content"


def _read_only(folder: Path) -> Path:
    content = harness.site(folder)
    for path in sorted(content.rglob("*")):
        path.chmod(0o444 if path.is_file() else 0o555)
    return content


def _old_files(folder: Path) -> Path:
    content = harness.site(folder)
    for path in content.rglob("*"):
        os.utime(path, (0, 0))
    return content


def _with_hidden_files(folder: Path) -> Path:
    content = harness.site(folder)
    harness.put(content / "programmas" / ".robotica.md.swp", b"\x00")
    harness.put(content / "LEESMIJ.md", "Lees mij.")
    return content


def _over_an_older_site(folder: Path) -> Path:
    content = harness.site(folder)
    built(Desk("older", {"SOURCE_DATE_EPOCH": "1600000000"}), folder, content)
    return content


@dataclass(frozen=True)
class Desk:
    """Another computer: its settings, its way of starting Python, its folders."""

    name: str
    settings: Mapping[str, str] = field(default_factory=dict)
    python: Sequence[str] = ()
    first: str = ""
    umask: int = 0o022
    folder: Path = harness.ROOT
    content: Callable[[Path], Path] = _as_it_is
    before: Callable[[], None] | None = None


USUAL = Desk("the usual desk")
DESKS = (
    Desk("another hash seed", {"PYTHONHASHSEED": "1"}),
    Desk("one more hash seed", {"PYTHONHASHSEED": "4294967295"}),
    Desk("a random hash seed", {"PYTHONHASHSEED": "random"}),
    Desk("the other side of the world", {"TZ": "Pacific/Kiritimati"}),
    Desk("a zone of its own", {"TZ": "XYZ-13:37"}),
    Desk("Turkish letters", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Desk("no language at all", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}),
    Desk("a closed umask", umask=0o077),
    Desk("an open umask", umask=0),
    Desk("another working folder", folder=Path("/")),
    Desk("optimised", python=["-O"]),
    Desk("without docstrings", python=["-OO"]),
    Desk("without settings of Python", python=["-E", "-s", "-B"]),
    Desk("developing Python", python=["-X", "dev"]),
    Desk("another home", {"HOME": "/nergens", "XDG_CACHE_HOME": "/nergens", "USER": "iemand"}),
    Desk("files in another order", first=_SHUFFLED),
    Desk("YAML without its C library", first=_WITHOUT_LIBYAML),
    Desk("files made backwards", content=_backwards),
    Desk("files of 1970", content=_old_files),
    Desk("files that are read only", content=_read_only),
    Desk("hidden files", content=_with_hidden_files),
    Desk("a long path", content=_far_away),
    Desk("a project behind a link", content=_behind_a_link),
    Desk("content that is a link", content=_itself_a_link),
    Desk("an older site in the way", content=_over_an_older_site),
    Desk("a single core", before=_lone_core),
)


def built(desk: Desk, folder: Path, content: Path | None = None) -> dict[str, str]:
    """Site path and rights -> digest, of a build at that desk in a process of its own."""
    site = folder / "site"
    door = _DOOR.format(root=str(harness.ROOT), first=desk.first) + _RUN
    start = ["-c", door] if desk.first else []
    words = ["build", "--base-url", "https://voorbeeld.nl/y/", "--site", str(site), "--content"]
    done = subprocess.run(
        [
            *(sys.executable, *desk.python, *start, str(harness.ROOT / "build.py"), *words),
            str(content or desk.content(folder)),
        ],
        cwd=desk.folder,
        umask=desk.umask,
        preexec_fn=desk.before,
        env={
            "PATH": os.defpath,
            "SOURCE_DATE_EPOCH": EPOCH,
            "PYTHONHASHSEED": "0",
            **desk.settings,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = {
        f"{path.relative_to(site).as_posix()} {path.stat().st_mode:o}": hashlib.sha256(
            path.read_bytes() if path.is_file() else b""
        ).hexdigest()
        for path in sorted(site.rglob("*"))
    }
    shutil.rmtree(site)
    return found


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The files that are not the same in both."""
    return sorted({name for name, _ in one.items() ^ other.items()})
