"""Progress of a long build on a terminal, and the report of --profile afterwards."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.cli.progress import Progress

ROOT = Path(__file__).parents[2]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _ticking(step: float) -> Progress:
    """On a clock that goes ``step`` seconds on every time that somebody looks."""
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += step
        return now

    return Progress(_Terminal(), clock)


def _shown(progress: Progress) -> list[str]:
    written: str = progress._out.getvalue()  # type: ignore[attr-defined]
    return [line.strip() for line in written.split("\r") if line.strip()]


def test_a_long_build_counts_and_says_what_is_left() -> None:
    progress = _ticking(1.0)
    progress.stage("de pagina's maken")
    assert list(progress.track(range(0, 8, 2), 8)) == [0, 2, 4, 6]
    assert "de pagina's maken ... 4 van 8, nog" in _shown(progress)[-2]
    progress.clear()
    assert progress._out.getvalue().endswith("\r")  # type: ignore[attr-defined]


def test_a_short_one_is_silent() -> None:
    progress = _ticking(0.001)
    progress.stage("de pagina's maken")
    assert list(progress.track(range(50), 50)) == list(range(50))
    progress.clear()
    assert _shown(progress) == []


def test_a_file_gets_nothing() -> None:
    out = io.StringIO()
    progress = Progress(out)
    progress.stage("lezen")
    list(progress.track([1, 2], 2))
    assert out.getvalue() == ""


def test_the_profile_shares_out_all_time(tmp_path: Path) -> None:
    build = [sys.executable, "build.py", "--profile", "--site", str(tmp_path / "site")]
    build += ["--content", "tests/sites/klein/content"]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=True)
    parts, kinds = done.stderr.split("Naar soort bestand:")
    for table, name in ((parts, "zoekindex"), (parts, "het programma laden"), (kinds, "*.html")):
        assert f"%  {name}\n" in table
        assert sum(map(int, re.findall(r"(\d+)%", table))) == pytest.approx(100, abs=6)
