"""Whatever goes wrong around a build: a sentence, and the site complete, old or new."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness
from tests.hostile import faults
from tests.hostile.faults import FAULTS, Desk, Fault


@pytest.fixture(scope="module")
def ready(module_path: Path) -> Desk:
    return faults.prepared(module_path)


@pytest.fixture
def desk(ready: Desk, tmp_path: Path) -> Desk:
    return faults.copied(ready, tmp_path / "x")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_site_is_whole(fault: Fault, desk: Desk) -> None:
    assert not faults.judged(fault, desk)


def test_killed_at_any_moment(desk: Desk) -> None:
    """With its helpers: they go on for a while. Of the writer alone see ``unit/test_output``."""
    kills = subprocess.run(
        [sys.executable, "-m", "tests.hostile.kills", desk.folder, str(faults.KILLS)],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert kills.stdout == "0\n"
