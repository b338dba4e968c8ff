"""Kills builds at random moments and looks what is left of the site.

``python -m tests.hostile.kills FOLDER TIMES`` works in a prepared desk (see ``faults``) and prints
how often the site was not complete. The builds are children of a process that has imported
everything, so that a moment is one of building and not of starting Python.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

import build
from tests.hostile import ready
from tests.hostile.faults import BESIDE, EPOCH, Desk


def main(folder: str, times: str) -> None:
    """Kill that many builds and print the number of sites that were not complete."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    ready.warm()
    os.chdir(folder)
    desk = Desk(Path.cwd())
    whole = set()
    for text in ("Bouw na school", "Maak na school"):
        began = time.monotonic()
        _build(desk, text)
        # A moment within the next two builds, however fast this machine is.
        longest = 2 * (time.monotonic() - began)
        whole.add(desk.sum())
    assert len(whole) == 2
    moments = random.Random(11)  # noqa: S311 - only to spread the moments
    incomplete = 0
    for _ in range(int(times)):
        child = os.fork()
        if not child:
            _forever(desk)
        time.sleep(moments.random() * longest)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        incomplete += desk.sum() not in whole
    _build(desk, "Bouw na school")
    left = [path.name for path in desk.folder.iterdir() if path.name.startswith(".site")]
    print(incomplete + (desk.sum() not in whole) + (not BESIDE.issuperset(left)))


def _build(desk: Desk, text: str) -> None:
    # Written beside it and put in place, or the build would read half a file.
    desk.write(text)
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - until the end
    assert build.main(["build", "--content", "content", "--site", "site"]) == 0
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__


def _forever(desk: Desk) -> None:
    try:
        while True:
            for text in ("Maak na school", "Bouw na school"):
                _build(desk, text)
    finally:
        os._exit(70)


if __name__ == "__main__":
    main(*sys.argv[1:])
