"""Cost of a command: a new process, with everything that it starts."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

# Seconds between two looks at the memory of processes that run together.
_LOOK_EVERY = 0.02


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: seconds on the clock, seconds of processor (user and system), peak memory in MB.

    All processes together; what they share counts once.
    """

    wall: float
    cpu: float
    memory: float


def run(command: Sequence[str | Path], folder: Path, cores: int | None = None) -> Cost:
    """Run a command in ``folder``, on so many ``cores``.

    Raises ``CalledProcessError`` when it fails.
    """
    allowed = os.sched_getaffinity(0)
    started = time.perf_counter()
    os.sched_setaffinity(0, sorted(allowed)[:cores])
    try:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    finally:
        os.sched_setaffinity(0, allowed)
    memory, done = 0.0, 0
    # wait4 tells what this child and its own used; Popen.wait would throw that away.
    while not done:
        memory = max(memory, sum(map(_memory, (process.pid, *_children(process.pid)))))
        time.sleep(_LOOK_EVERY)
        done, status, used = os.wait4(process.pid, os.WNOHANG)
    wall = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, [str(word) for word in command])
    return Cost(wall, used.ru_utime + used.ru_stime, memory)


def _children(process: int) -> Iterator[int]:
    """Processes that it started, and those that these started."""
    with suppress(OSError):
        for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
            yield int(child)
            yield from _children(int(child))


def _memory(process: int) -> float:
    """Memory in MB, of what is shared only its part; nothing when the process has ended."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
    return 0.0


def best(costs: Sequence[Cost]) -> Cost:
    """The one with the least processor time: what others did meanwhile only ever adds."""
    return min(costs, key=lambda cost: cost.cpu)
