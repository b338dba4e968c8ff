"""Whatever goes wrong around a build: a sentence, and the site complete, old or new."""

from pathlib import Path

import pytest

from tests.hostile import faults
from tests.hostile.faults import FAULTS, CannotTry, Desk, Fault


@pytest.fixture(scope="module")
def ready(module_path: Path) -> Desk:
    return faults.prepared(module_path)


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
    assert faults.killed(way, times, desk) == 0
