"""Prints the cost of builds and of saves in the preview as the catalogue grows. Judges nothing.

.venv/bin/python -m tests.bench.build                   the real content, 100 and 1,000 entries
.venv/bin/python -m tests.bench.build --big             and 10,000
.venv/bin/python -m tests.bench.build --peers FOLDER    and what others need for the same content;
                                                        `tests/bench/peers.py` says how to get them
.venv/bin/python -m tests.bench.build --readme          and keeps the table in the README
"""

import argparse
import math
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import peers, saves
from tests.bench.cost import Cost, best, run
from tests.bench.generate import generate

ROOT = Path(__file__).parents[2]
REAL = 0
"""In the place of a number of entries: the real content."""
SIZES = (REAL, 100, 1_000)
BIG = 10_000
README = ROOT / "README.md"
# Between these the README has the last table.
BEGIN, END = "<!-- table: tests.bench.build -->", "<!-- end of table -->"
OURS, ONE_CORE = "this program", "this program, one core"


@dataclass(frozen=True)
class Measured:
    """The figures for one number of entries.

    ``costs`` are the cold builds by name of the program; ``saved`` the seconds from a save in the
    preview until the browser is told and until the page is fresh.
    """

    entries: int
    files: int
    costs: dict[str, Cost]
    saved: tuple[float, float]

    @property
    def label(self) -> str:
        """The size as the table names it."""
        return f"{self.entries:,}" if self.entries else "real content"


def measure(entries: int, runs: int, installed: Path | None) -> Measured:
    """Everything about a catalogue of so many entries, in a folder of its own.

    All programs run in turn, so that other work of the machine is shared by all.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = folder / "content"
        if entries:
            generate(entries, content)
        else:
            shutil.copytree(ROOT / "content", content)
        shutil.copytree(ROOT / "templates", folder / "templates")
        costs: dict[str, list[Cost]] = {}
        for number in range(runs):
            for program, cost in _builds(entries, content, folder / str(number), installed):
                costs.setdefault(program, []).append(cost)
        saved = saves.measure(content, folder)
        files = sum(path.is_file() for path in (folder / "0" / OURS).rglob("*"))
    return Measured(entries, files, {key: best(found) for key, found in costs.items()}, saved)


def _builds(
    entries: int, content: Path, folder: Path, installed: Path | None
) -> Iterator[tuple[str, Cost]]:
    """A cold build by each program, below ``folder``."""
    folder.mkdir()
    command: list[str | Path] = [
        sys.executable,
        ROOT / "build.py",
        "build",
        "--base-url",
        "https://voorbeeld.nl/",
    ]
    for name, cores in ((OURS, None), (ONE_CORE, 1)):
        options = ("--content", content, "--templates", content.parent / "templates", "--site")
        yield name, run([*command, *options, folder / name], folder, cores)
    for peer in peers.installed(installed) if installed else ():
        if entries <= peer.most:
            yield peer.name, peers.measure(peer, content, folder / peer.name)


def table(rows: list[Measured]) -> str:
    """The figures as a Markdown table: a line for each size and program.

    The ratio is to the cold build of Hugo in the same run.
    """
    lines = ["| cold build | CPU s | of Hugo | clock s | peak MB | growth |"]
    lines.append(f"| --- |{' ---: |' * 5}")
    for before, row in zip([None, *rows], rows, strict=False):
        told, fresh = row.saved
        lines.append(
            f"| **{row.label}**: {row.files:,} files; preview: {told:.2f} s from saved to told,"
            f" {fresh:.2f} s to fresh |{' |' * 5}"
        )
        for program, cost in row.costs.items():
            lines.append(
                f"| {program} | {cost.cpu:.2f} | {_ratio(row, cost)} | {cost.wall:.2f} "
                f"| {cost.memory:.0f} | {_growth(before, row, program)} |"
            )
    return "\n".join(lines)


def _ratio(row: Measured, cost: Cost) -> str:
    hugo = row.costs.get(peers.HUGO)
    return f"{cost.cpu / hugo.cpu:.2f}x" if hugo else ""


def _growth(before: Measured | None, row: Measured, program: str) -> str:
    """The exponent of CPU over entries since the size before."""
    if not before or not before.entries or program not in before.costs:
        return ""
    ratio = row.costs[program].cpu / before.costs[program].cpu
    return f"{math.log(ratio) / math.log(row.entries / before.entries):.2f}"


def kept_in(readme: str, figures: str, machine: str) -> str:
    """The README with this table in the place of the last one, and where it was measured."""
    before, begin, following = readme.partition(BEGIN)
    _, end, after = following.partition(END)
    if not (begin and end):
        raise ValueError(f"no {BEGIN} and {END} in the README")
    return f"{before}{BEGIN}\n{figures}\n\n{machine}\n{END}{after}"


def machine() -> str:
    """Machine and day of the measurement."""
    cores = len(os.sched_getaffinity(0))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{datetime.now(UTC):%d %B %Y}, {python}, {platform.system()}, {cores} cores."


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--big", action="store_true", help=f"measure {BIG:,} entries as well")
    parser.add_argument(
        "--runs", type=int, default=3, help=f"cold builds, of which the best (3; 1 of {BIG:,})"
    )
    parser.add_argument("--peers", type=Path, help="a virtual environment with the others")
    parser.add_argument(
        "--sizes", type=int, nargs="*", help="other numbers of entries (0: the real content)"
    )
    parser.add_argument("--readme", action="store_true", help="keep the table in the README")
    options = parser.parse_args()
    sizes = options.sizes or ((*SIZES, BIG) if options.big else SIZES)
    runs = {BIG: 1}
    figures = table([measure(size, runs.get(size, options.runs), options.peers) for size in sizes])
    print(figures)
    if options.readme:
        README.write_text(kept_in(README.read_text("utf-8"), figures, machine()), "utf-8")
    print("\ngrowth: the exponent of CPU over entries since the size before; 1.0 is proportional.")


if __name__ == "__main__":
    main()
