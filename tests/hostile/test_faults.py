"""Whatever goes wrong around a build: a sentence, and the site complete, old or new."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness
from tests.hostile import faults
from tests.hostile.faults import FAULTS, CannotTry, Desk, Fault


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return faults.prepared(tmp_path_factory.mktemp("bureau"))


@pytest.fixture
def desk(ready: Desk, tmp_path: Path) -> Desk:
    return faults.copied(ready, tmp_path / "x")


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_site_is_whole(fault: Fault, desk: Desk) -> None:
    try:
        wrong = faults.judged(fault, desk)
    except CannotTry as reason:
        pytest.skip(str(reason))
    assert not wrong


@pytest.mark.parametrize(("way", "times"), [("exchange", 100), ("renames", 40)])
def test_killed_at_any_moment(way: str, times: int, desk: Desk) -> None:
    assert killed(way, times, desk) == 0


def killed(way: str, times: int, desk: Desk) -> int:
    """How many sites were not complete."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.kills", desk.folder, str(times), way],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    return int(done.stdout)
