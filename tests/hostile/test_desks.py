"""The same content gives the same bytes, whoever builds it, where and how."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests import harness
from tests.hostile import desks
from tests.hostile.desks import DESKS, USUAL, Desk


@pytest.fixture(scope="module")
def usual(module_path: Path) -> Mapping[str, str]:
    return desks.built(USUAL, module_path)


@pytest.mark.parametrize("desk", DESKS, ids=lambda desk: desk.name)
def test_the_site_is_the_same(desk: Desk, usual: Mapping[str, str], tmp_path: Path) -> None:
    if desk.before and not hasattr(os, "sched_setaffinity"):
        pytest.skip("this system has no choice of cores")
    assert desks.differing(usual, desks.built(desk, tmp_path)) == []


def test_the_real_site_is_the_same(tmp_path: Path) -> None:
    content = harness.ROOT / "content"
    elsewhere = Desk(
        "everything else",
        {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland", "LC_ALL": "C"},
        python=["-O"],
        umask=0o077,
        folder=Path("/"),
    )
    here, there = tmp_path / "hier", tmp_path / "daar"
    here.mkdir()
    there.mkdir()
    one, other = desks.built(USUAL, here, content), desks.built(elsewhere, there, content)
    assert desks.differing(one, other) == []
