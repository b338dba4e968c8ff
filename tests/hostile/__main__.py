"""Runs everything hostile and prints what came of it: ``python -m tests.hostile``.

Every line is counted from what was tried just now. Takes some minutes; the exit code is 1 when
something was not as it must be. ``--quick`` leaves out the kills and the browser.
"""

import argparse
import importlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests import harness
from tests.desk import Desk as Editor
from tests.hostile import desks, everywhere, faults, intruders, judging, payloads, ready
from tests.hostile.corpus import CORPUS

Row = tuple[str, str, bool]


def main() -> int:
    """Print the table, a line as soon as it is known."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    rows = [_content, _faults, _intruders, _desks]
    good = True
    for table in rows if quick else [*rows, _kills, _payloads]:
        for what, found, right in table():
            print(f"{what:<52}{found:>22}  {'' if right else '<-- not as it must be'}", flush=True)
            good = good and right
    return 0 if good else 1


def _content() -> Iterator[Row]:
    found = [
        outcome
        for module in CORPUS
        for outcome in judging.judged(
            module, importlib.import_module(f"tests.hostile.{module}").CASES
        )
    ]
    wrong = [outcome for outcome in found if outcome.wrong]
    for outcome in wrong:
        print(f"  {outcome.name}: {outcome.wrong[:200]}")
    slowest = max(found, key=lambda outcome: outcome.seconds)
    largest = max(found, key=lambda outcome: outcome.megabytes)
    refused = sum(outcome.refused for outcome in found)
    yield "content: cases (refused, shown)", _of(len(found), refused), len(found) >= 120
    share = 100 * (len(found) - len(wrong)) / len(found)
    yield "content: refused or shown as expected", f"{share:.1f} %", not wrong
    yield f"content: worst time ({slowest.name})", f"{slowest.seconds:.2f} s", slowest.seconds < 3
    yield (
        f"content: worst memory ({largest.name})",
        f"{largest.megabytes} MB",
        largest.megabytes < judging.MEGABYTES,
    )


def _of(total: int, refused: int) -> str:
    return f"{total} ({refused}, {total - refused})"


def _faults() -> Iterator[Row]:
    tried, wrong = 0, 0
    with tempfile.TemporaryDirectory(dir=ready.scratch()) as name:
        desk = faults.prepared(_made(Path(name) / "ready"))
        for fault in faults.FAULTS:
            try:
                said = faults.judged(fault, faults.copied(desk, Path(name) / fault.name))
            except faults.CannotTry:
                continue
            tried += 1
            wrong += bool(said)
            if said:
                print(f"  {fault.name}: {said[:200]}")
    yield "faults", str(tried), tried >= 30
    yield "faults: incomplete sites or no clear message", str(wrong), not wrong


def _kills() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=ready.scratch()) as name:
        desk = faults.prepared(_made(Path(name) / "ready"))
        for way, times in (("exchange", 100), ("renames", 40)):
            lost = faults.killed(way, times, desk)
            yield f"kill -9 at {times} moments ({way}): incomplete sites", str(lost), not lost


def _intruders() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=ready.scratch()) as name:
        editor = Editor(Path(name))
        wrong = [
            f"{intruder.name}: {said}"
            for intruder in intruders.INTRUDERS
            if (said := intruders.wrong(intruder, editor))
        ]
        editor.close()
    for said in wrong:
        print(f"  {said[:200]}")
    yield "preview: intruders", str(len(intruders.INTRUDERS)), len(intruders.INTRUDERS) >= 20
    yield "preview: let in, or server gone", str(len(wrong)), not wrong


def _desks() -> Iterator[Row]:
    with tempfile.TemporaryDirectory(dir=ready.scratch()) as name:
        usual = desks.built(desks.USUAL, _made(Path(name) / "usual"))
        differences = 0
        for number, desk in enumerate(desks.DESKS):
            other = desks.built(desk, _made(Path(name) / str(number)))
            differences += len(desks.differing(usual, other))
    yield "other desks", str(len(desks.DESKS)), len(desks.DESKS) >= 20
    yield "other desks: files that differ", str(differences), not differences


def _payloads() -> Iterator[Row]:
    number = len({*payloads.EVERYWHERE, *payloads.MARKDOWN})
    yield "payloads", str(number), number >= 120
    yield (
        "places for a text in the schema, each with all of them",
        str(len(everywhere.places())),
        True,
    )
    test = "tests/browser/test_payloads.py"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-rA", "-p", "no:cacheprovider", test],
        cwd=harness.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or "skipped" in done.stdout:
        print(done.stdout[-2_000:])
    right = done.returncode == 0 and "skipped" not in done.stdout
    yield "payloads: executed, requests to the canary", "0, 0" if right else "see above", right


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
