"""Judges what came of a case: refused as expected, or shown and harmless; in time, in memory."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests import harness
from tests.hostile import reading
from tests.hostile.cases import EITHER, Case

SECONDS = 3.0
MEGABYTES = 500
OLD = b"de oude site"
CRASHED = 70
_PROBLEM = re.compile(r"^(\S.*?):(\d+):(\d+): (fout|let op) ([A-Z]\d{3}): (.*)$", re.MULTILINE)


def judged(module: str, cases: tuple[Case, ...]) -> Iterator[str]:
    """Run all ``CASES`` of ``tests.hostile.MODULE``; what should have been otherwise."""
    by_name = {case.name: case for case in cases}
    assert len(by_name) == len(cases), "two cases have one name"
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.hostile.worker", module],
        cwd=harness.ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout
    with worker:
        for line in worker.stdout:
            found = json.loads(line)
            case = by_name.pop(found["name"])
            yield from (f"{case.name}: {wrong}" for wrong in _wrong(case, found))
    assert not by_name, f"not run: {sorted(by_name)}"


def _wrong(case: Case, found: dict[str, Any]) -> Iterator[str]:
    said, code = found["said"], found["exit"]
    if "Traceback" in said or code not in {0, 1}:
        yield f"exit code {code}: {said[-600:]}"
        return
    if found["seconds"] > SECONDS:
        yield f"took {found['seconds']:.1f} s"
    if found["megabytes"] > MEGABYTES:
        yield f"took {found['megabytes']} MB"
    problems = _PROBLEM.findall(said)
    if case.code == EITHER:
        if code == 1 and not any(f"{p[0]}:{p[1]}:".startswith(case.place) for p in problems):
            yield f"refused, but not at {case.place}: {said[:300]}"
    elif case.code:
        if code != 1:
            yield f"was not refused, expected {case.code}: {said[-300:]}"
        if not found["untouched"]:
            yield "the site was touched"
        wanted = [p for p in problems if p[4] == case.code]
        if not wanted:
            yield f"expected {case.code}, found {[p[2:] for p in problems][:3]}"
        elif not any(f"{p[0]}:{p[1]}:".startswith(case.place) for p in wanted):
            yield f"expected it at {case.place}, found {[p[:3] for p in wanted][:3]}"
    elif code != 0:
        yield f"was refused: {said[:500]}"
    yield from reading.strange(found["page"])
    for path, *_ in problems:
        if not path.startswith("content"):
            yield f"a problem outside the content: {path}"
