"""Hostile content: refused with its code and place, or shown and harmless; in time."""

import importlib
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness
from tests.hostile import judging

# Bytes of addresses: what a careful service gives a program that looks at what strangers sent.
LITTLE = 600_000 << 10


@pytest.mark.parametrize("module", ["of_bytes", "of_fields", "of_files", "of_pictures", "of_texts"])
def test_every_case_ends_as_it_must(module: str) -> None:
    cases = importlib.import_module(f"tests.hostile.{module}").CASES
    wrong = [
        f"{outcome.name}: {outcome.wrong}"
        for outcome in judging.judged(module, cases)
        if outcome.wrong
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("command", ["build", "check"])
def test_to_refuse_takes_little_memory(command: str, tmp_path: Path) -> None:
    """Modules that only make a site, such as a program in Go, are not loaded when none is made."""
    harness.site(tmp_path, **{"programmas/robotica.md": "stuk"})
    done = subprocess.run(
        [sys.executable, harness.ROOT / "build.py", command, "--content", "content"],
        cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (LITTLE, LITTLE)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert "content/programmas/robotica.md:1:1: fout B108" in done.stdout + done.stderr
