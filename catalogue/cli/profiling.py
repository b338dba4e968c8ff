"""Processor time of a build by part and by kind of file, for ``build --profile``.

A timer looks every few milliseconds of processor time at which functions are running: so nothing
else has to know of it, and what is called from many places is counted where it belongs.
"""

import os
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from types import FrameType

_EVERY = 0.002
_LOADING = "het programma laden"
# Part -> the files of its functions. The first part of which one is running has the time.
_PARTS = {
    _LOADING: "importlib._bootstrap",
    "QR-codes": "/segno/",
    "sjablonen vertalen": "/jinja2/(lexer|parser|compiler)",
    "stijlen en scripts": "catalogue/site/(assets|emblem)",
    "controle van de pagina's": "catalogue/checks/audit",
    "zoekindex": "catalogue/search/",
    "feeds en agenda's": "catalogue/feeds/(atom|calendar|events)",
    "open data": "catalogue/feeds/",
    "pagina's": "catalogue/(site|insight)/",
    "lezen en nakijken": "catalogue/(content|checks)/",
    "schrijven": "catalogue/write",
}
# Function -> its variable with the path of the file that is made.
_MAKERS = {"_render": "name", "_write_file": "path"}
_OTHER = "de rest"
_BEFORE = "voor het eerste bestand, en erna"


class Profile:
    """Counts from now on; what the process did before was loading the program."""

    def __init__(self) -> None:
        self._started, self._last = time.perf_counter(), time.process_time()
        self._parts = defaultdict(float, {_LOADING: self._last})
        self._kinds: defaultdict[str, float] = defaultdict(float)
        if sys.platform != "win32":  # Windows has no such timer.
            if sys.platform == "linux":
                # On one core there is one process, and the timer sees all of it.
                self._cores = os.sched_getaffinity(0)
                os.sched_setaffinity(0, {min(self._cores)})
            signal.signal(signal.SIGPROF, self._look)
            signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)

    def _look(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        part, kind = len(_PARTS), ""
        while frame:
            part = min(part, _part(frame.f_code.co_filename))
            if frame.f_code.co_name in _MAKERS:
                path = frame.f_locals.get(_MAKERS[frame.f_code.co_name], "")
                kind = kind or PurePath(path).suffix
            frame = frame.f_back
        self._parts[(*_PARTS, _OTHER)[part]] += now - self._last
        self._kinds[f"*{kind}" if kind else _BEFORE] += now - self._last
        self._last = now

    def report(self) -> str:
        """Stop, and list the parts and the kinds of file, the costliest first."""
        if sys.platform != "win32":
            signal.setitimer(signal.ITIMER_PROF, 0)
        if sys.platform == "linux":
            os.sched_setaffinity(0, self._cores)
        total = time.process_time()
        self._kinds[_BEFORE] += total - sum(self._kinds.values())
        self._parts[_OTHER] += total - sum(self._parts.values())
        clock = time.perf_counter() - self._started
        return "\n".join(
            (
                f"{total:.2f} s rekentijd in één proces; {clock:.2f} s op de klok na het laden",
                *_lines(self._parts, total),
                "Naar soort bestand:",
                *_lines(self._kinds, total),
            )
        )


@cache
def _part(filename: str) -> int:
    path = filename.replace("\\", "/")
    found = (at for at, pattern in enumerate(_PARTS.values()) if re.search(pattern, path))
    return next(found, len(_PARTS))


def _lines(spent: Mapping[str, float], total: float) -> list[str]:
    return [
        f"{seconds:7.2f} s {seconds / total:4.0%}  {name}"
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1])
        if seconds >= total / 200
    ]
