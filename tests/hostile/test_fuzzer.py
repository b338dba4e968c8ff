"""A minute of texts that libFuzzer makes, led by which lines of our code they reach."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness

SECONDS = 60


def test_a_minute_of_fuzzing_finds_nothing(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="atheris is for Linux on x86-64")
    fuzzer = [sys.executable, "-m", "tests.hostile.fuzz", f"--seconds={SECONDS}", "--keep"]
    # libFuzzer counts the peak of memory, which a new process inherits: the shell has its own.
    done = subprocess.run(
        ["sh", "-c", '"$@"; exit $?', "sh", *fuzzer, str(tmp_path)],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
