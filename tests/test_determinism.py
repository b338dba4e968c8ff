"""The same content gives the same bytes, whoever builds it, where and how."""

import hashlib
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests import harness

EPOCH = "1795500000"  # 24 November 2026


@dataclass(frozen=True)
class Desk:
    """Another computer: its settings, umask and working folder."""

    name: str
    settings: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: Path = harness.ROOT


DESKS = (
    Desk("another hash seed", {"PYTHONHASHSEED": "1"}),
    Desk("one more hash seed", {"PYTHONHASHSEED": "4294967295"}),
    Desk("the other side of the world", {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"}),
    Desk("Turkish letters", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Desk("no language at all", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}),
    Desk("a closed umask", umask=0o077),
    Desk("another folder", folder=Path("/")),
    Desk("optimised", {"PYTHONOPTIMIZE": "2"}),
)


def _built(desk: Desk, site: Path) -> str:
    """The site as one sum over paths, rights and bytes."""
    done = subprocess.run(
        [
            sys.executable,
            harness.ROOT / "build.py",
            "--site",
            site,
            "--base-url",
            "https://x.nl/y/",
        ],
        cwd=desk.folder,
        umask=desk.umask,
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
    assert done.returncode == 0, done.stderr
    total = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        total.update(f"{path.relative_to(site)} {path.stat().st_mode:o}\n".encode())
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    return _built(Desk("the usual desk"), tmp_path_factory.mktemp("usual") / "site")


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
def test_the_site_is_the_same(desk: Desk, usual: str, tmp_path: Path) -> None:
    assert _built(desk, tmp_path / "site") == usual
