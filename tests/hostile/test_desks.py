"""The same content gives the same bytes, whoever builds it, where and how.

The other desk differs in many things at once: when its bytes differ, take them out one by one.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import harness

EPOCH = "1795500000"  # 24 November 2026
# Gives every listing of a folder in another order, and YAML without its C library.
_SHUFFLED = """
import os, random, yaml
del yaml.CSafeLoader
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
_DOOR = "import runpy, sys; sys.argv = sys.argv[1:]; sys.path.insert(0, {root!r})\n{first}"
_RUN = "runpy.run_path(sys.argv[0], run_name='__main__')"


@dataclass(frozen=True)
class Desk:
    """A computer: its settings, its way of starting Python, the folder somebody works in."""

    settings: Mapping[str, str] = field(default_factory=dict)
    python: Sequence[str] = ()
    first: str = ""
    umask: int = 0o022
    folder: Path = harness.ROOT
    cores: int = 0


USUAL = Desk()
ELSEWHERE = Desk(
    {"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}
    | {"PYTHONIOENCODING": "ascii", "HOME": "/nergens", "XDG_CACHE_HOME": "/nergens"},
    python=["-OO", "-s", "-B"],
    first=_SHUFFLED,
    umask=0o077,
    folder=Path("/"),
    cores=1,
)


def _built(desk: Desk, site: Path, content: Path) -> dict[str, str]:
    """Site path and rights -> digest, of a build at that desk in a process of its own."""
    door = _DOOR.format(root=str(harness.ROOT), first=desk.first) + _RUN
    start = ["-c", door] if desk.first else []
    words = ["build", "--base-url", "https://voorbeeld.nl/y/", "--site", str(site), "--content"]
    cores = sorted(os.sched_getaffinity(0))[: desk.cores or None]
    done = subprocess.run(
        [sys.executable, *desk.python, *start, harness.ROOT / "build.py", *words, content],
        cwd=desk.folder,
        umask=desk.umask,
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
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
    return {
        f"{path.relative_to(site).as_posix()} {path.stat().st_mode:o}": hashlib.sha256(
            path.read_bytes() if path.is_file() else b""
        ).hexdigest()
        for path in sorted(site.rglob("*"))
    }


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="no choice of cores here")
def test_the_site_is_the_same(tmp_path: Path) -> None:
    usual = _built(USUAL, tmp_path / "hier", harness.ROOT / "content")
    (tmp_path / "link").symlink_to(harness.ROOT / "content")
    other = _built(ELSEWHERE, tmp_path / "ergens anders" / "é" / "site", tmp_path / "link")
    assert sorted({name for name, _ in usual.items() ^ other.items()}) == []
