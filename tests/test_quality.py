"""Lint, format, types and workflows, by the same command as every other test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(str(path) for path in (ROOT / ".github" / "workflows").glob("*.yml"))
DEPENDABOT = str(ROOT / ".github" / "dependabot.yml")
CHECKS = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "workflows": ["actionlint", *WORKFLOWS],
    "workflows are safe": [
        "zizmor",
        "--offline",
        "--no-progress",
        "--quiet",
        *WORKFLOWS,
        DEPENDABOT,
    ],
}


@pytest.mark.parametrize("check", CHECKS)
def test_quality(check: str) -> None:
    tool, *arguments = CHECKS[check]
    # Beside the Python that runs the tests, so that it is the locked version.
    program = shutil.which(
        tool, path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath])
    )
    assert program, f"{tool} is not installed; use the test command of README.md"
    done = subprocess.run(
        [program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{tool} {' '.join(arguments[:2])}\n{done.stdout}{done.stderr}"
