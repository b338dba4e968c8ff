"""Prints what builds cost as the catalogue grows. Measures; judges nothing.

.venv/bin/python -m tests.bench.build                   100 and 1,000 entries
.venv/bin/python -m tests.bench.build --big             and 10,000
.venv/bin/python -m tests.bench.build --peers FOLDER    and what others need for the same content;
                                                        `tests/bench/peers.py` says how to get them
"""

import argparse
import math
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench import peers, saves
from tests.bench.cost import Cost, best, run
from tests.bench.generate import generate
from tests.bench.steps import STEPS

ROOT = Path(__file__).parents[2]
SIZES = (100, 1_000)
BIG = 10_000
COLD = "cold"


@dataclass(frozen=True)
class Measured:
    """What was measured for one number of entries."""

    entries: int
    files: int
    steps: dict[str, Cost]
    saves: tuple[float, float]
    others: dict[str, Cost]


def measure(entries: int, runs: int, installed: Path | None) -> Measured:
    """Everything about a catalogue of so many entries, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = folder / "content"
        generate(entries, content)
        shutil.copytree(ROOT / "templates", folder / "templates")
        others = dict(_others(content, folder, installed))
        steps = {COLD: best([_build(folder, f"cold-{number}") for number in range(runs)])}
        _build(folder)
        for step, change in STEPS.items():
            change(content)
            steps[step] = _build(folder)
            print(f"{entries:,}: {step}: {steps[step].cpu:.2f} s", file=sys.stderr)
        waited = saves.measure(content, folder)
        files = sum(path.is_file() for path in (folder / "site").rglob("*"))
    return Measured(entries, files, steps, waited, others)


def _build(folder: Path, site: str = "site") -> Cost:
    options = ("--content", "content", "--templates", "templates", "--site", site)
    return run([sys.executable, ROOT / "build.py", "build", *options], folder)


def _others(content: Path, folder: Path, installed: Path | None) -> Iterator[tuple[str, Cost]]:
    for peer in peers.PEERS if installed else ():
        found = peers.measure(peer, Path(str(installed)), content, folder / peer.name)
        if found:
            yield peer.name, found


def table(rows: list[Measured]) -> str:
    """What was measured as a Markdown table: a line per step, two columns per size."""
    sizes = "".join(f" {row.entries:,}: CPU s | peak MB |" for row in rows)
    lines = [f"| build |{sizes} growth |", f"| --- |{' ---: | ---: |' * len(rows)} ---: |"]
    for step in (COLD, *STEPS):
        costs = [row.steps[step] for row in rows]
        lines.append(f"| {step} |{_cells(costs)} {_growth(rows, costs)} |")
    for name in rows[0].others:
        costs = [row.others[name] for row in rows]
        lines.append(f"| {name}, cold |{_cells(costs)} {_growth(rows, costs)} |")
        ratios = [row.steps[COLD].cpu / row.others[name].cpu for row in rows]
        lines.append(f"| we, of {name} |{''.join(f' {ratio:.2f}x | |' for ratio in ratios)} |")
    lines.append(f"| files |{''.join(f' {row.files:,} | |' for row in rows)} |")
    for at, what in enumerate(("preview: saved to told, s", "preview: saved to fresh, s")):
        lines.append(f"| {what} |{''.join(f' {row.saves[at]:.2f} | |' for row in rows)} |")
    return "\n".join(lines)


def _cells(costs: list[Cost]) -> str:
    return "".join(f" {cost.cpu:.2f} | {cost.memory:.0f} |" for cost in costs)


def _growth(rows: list[Measured], costs: list[Cost]) -> str:
    """The exponent between the last two sizes."""
    if len(rows) < 2:
        return ""
    ratio = costs[-1].cpu / costs[-2].cpu
    return f"{math.log(ratio) / math.log(rows[-1].entries / rows[-2].entries):.2f}"


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--big", action="store_true", help=f"measure {BIG:,} entries as well")
    parser.add_argument("--runs", type=int, default=3, help="cold builds, of which the best (3)")
    parser.add_argument("--peers", type=Path, help="a virtual environment with the others")
    parser.add_argument("--sizes", type=int, nargs="*", help="other numbers of entries")
    options = parser.parse_args()
    sizes = options.sizes or ((*SIZES, BIG) if options.big else SIZES)
    print(table([measure(size, options.runs, options.peers) for size in sizes]))
    print("\ngrowth: the exponent of CPU over entries, last two sizes; 1.0 is proportional.")


if __name__ == "__main__":
    main()
