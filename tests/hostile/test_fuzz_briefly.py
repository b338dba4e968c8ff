"""The coverage-guided search for texts that break something, for as long as CI can spare."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness

SECONDS = 10


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="no atheris here")
def test_nothing_is_found_quickly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.fuzz", "--seconds", str(SECONDS), "--keep", tmp_path],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted(tmp_path.glob("crash-*")) + sorted(tmp_path.glob("timeout-*"))
    assert not found, f"{[path.read_bytes()[:500] for path in found]}\n{done.stderr[-3000:]}"
    assert done.returncode == 0, done.stderr[-3000:]
    assert "stat::number_of_executed_units" in done.stderr
