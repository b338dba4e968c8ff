"""Folders of hostile tests: in memory where the machine has room for it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile.ready import scratch


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder for one test. Waiting for a disk is not what is tried here."""
    with tempfile.TemporaryDirectory(dir=scratch()) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def module_path() -> Iterator[Path]:
    """A folder for all tests of a module."""
    with tempfile.TemporaryDirectory(dir=scratch()) as name:
        yield Path(name)
