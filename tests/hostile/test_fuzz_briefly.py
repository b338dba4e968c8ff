"""The coverage-guided search for texts that break something, for as long as CI can spare.

The same texts every time, as long as the code is the same: what a search by chance finds should not
stop a change that has nothing to do with it. To search on, run ``tests.hostile.fuzz`` by hand.
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness

SECONDS, RUNS, SEED = 60, 15_000, 7


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="no atheris here")
def test_nothing_is_found_quickly(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            # libFuzzer counts the peak of memory, and a new process inherits the peak of the one
            # that starts it: the shell between them starts the fuzzer with a peak of its own.
            *("sh", "-c", '"$@"; exit $?', "sh"),
            *(sys.executable, "-m", "tests.hostile.fuzz", "--keep", tmp_path),
            *("--seconds", str(SECONDS), "--runs", str(RUNS), "--seed", str(SEED)),
        ],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    found = sorted(tmp_path.glob("crash-*")) + sorted(tmp_path.glob("timeout-*"))
    assert not found, f"{[path.read_bytes()[:500] for path in found]}\n{done.stderr[-3000:]}"
    assert done.returncode == 0, done.stderr[-3000:]
    assert "stat::number_of_executed_units" in done.stderr
