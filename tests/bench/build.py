"""Prints what a cold build costs as the catalogue grows. Measures; judges nothing.

.venv/bin/python -m tests.bench.build            100 and 1,000 entries
.venv/bin/python -m tests.bench.build --big      and 10,000
"""

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.generate import generate

ROOT = Path(__file__).parents[2]
SIZES = (100, 1_000)
BIG = 10_000


@dataclass(frozen=True, slots=True)
class Cost:
    """One build: seconds on the clock, seconds of processor, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def measure(entries: int, runs: int) -> tuple[Cost, int]:
    """The median of ``runs`` cold builds, each a new process, and how many files came out."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        generate(entries, content)
        costs = [_build(content, Path(folder, f"site-{run}")) for run in range(runs)]
        files = sum(path.is_file() for path in Path(folder, "site-0").rglob("*"))
    middle = (statistics.median(getattr(cost, name) for cost in costs) for name in Cost.__slots__)
    return Cost(*middle), files


def _build(content: Path, site: Path) -> Cost:
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, ROOT / "build.py", "build", "--content", content, "--site", site],
        stdout=subprocess.DEVNULL,
    )
    # wait4 tells what this one child used; Popen.wait would throw that away.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"the build of {content} failed")
    wall = time.perf_counter() - started
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def table(rows: list[tuple[int, Cost, int]]) -> str:
    """The rows as a Markdown table; ratios are to the first row."""
    lines = [
        "| entries | files | wall s | CPU s | CPU ms per entry | peak MB | CPU ratio | growth |",
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    first_size, first, _ = rows[0]
    for size, cost, files in rows:
        ratio = cost.cpu / first.cpu
        growth = f"{math.log(ratio) / math.log(size / first_size):.2f}" if size > first_size else ""
        lines.append(
            f"| {size:,} | {files:,} | {cost.wall:.2f} | {cost.cpu:.2f} "
            f"| {1000 * cost.cpu / size:.2f} | {cost.memory:.0f} | {ratio:.1f} | {growth} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--big", action="store_true", help=f"measure {BIG:,} entries as well")
    parser.add_argument("--runs", type=int, default=3, help="take the median of so many (3)")
    options = parser.parse_args()
    sizes = (*SIZES, BIG) if options.big else SIZES
    rows = [(size, *measure(size, options.runs)) for size in sizes]
    print(table(rows))
    print("\ngrowth: the exponent of CPU over entries since the first row; 1.0 is proportional.")


if __name__ == "__main__":
    main()
