"""Compares everything that two versions of the program make of the same content.

    python -m tests.compare OLD NEW

OLD and NEW are checkouts (`git worktree add ../old 8a437f2` makes one). Both build the real
content, `tests/sites/klein` and a generated catalogue of 1,000 entries with one day and one
address, each with its own templates, and run `check` with every kind of tip. The exit code is 0
when all files are equal to the byte and all reports to the letter; otherwise the differences are
named and the exit code is 1.

`--keep FOLDER` keeps what OLD made, so that a next comparison with the same commit need not build
it again.
"""

import argparse
import difflib
import filecmp
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.generate import generate

ROOT = Path(__file__).parents[1]
EPOCH = "1795780800"  # 27 November 2026, noon in UTC.
BASE_URL = "https://voorbeeld.nl/techniek/"
CONTENTS = ("real", "klein", "1000")
MOST_NAMED = 20
_TIPS = ("--taal", "--versheid", "--beelden", "--spelling")


def content_of(name: str, folder: Path) -> Path:
    """The content folder that a name of `CONTENTS` stands for; `folder` is for generated ones."""
    if name == "real":
        return ROOT / "content"
    if name == "klein":
        return ROOT / "tests" / "sites" / "klein" / "content"
    if not (folder / name).exists():
        generate(int(name), folder / name)
    return folder / name


def build(checkout: Path, content: Path, target: Path) -> None:
    """Build a site in `target/site` and write the report of `check` to `target/report.txt`."""
    target.mkdir(parents=True)
    common = ["--content", str(content), "--base-url", BASE_URL]
    python = [sys.executable, "-P", str(checkout / "build.py")]
    # The old program may keep a memory of its last build in the folder of the site: it is new.
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONPATH": str(checkout)}
    built = subprocess.run(
        [*python, "build", *common, "--site", str(target / "site")],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        sys.exit(f"{checkout} does not build {content}:\n{built.stderr}")
    checked = subprocess.run(
        [*python, "check", *common, *_TIPS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    report = f"{checked.stdout}{checked.stderr}exit code {checked.returncode}\n"
    (target / "report.txt").write_text(report, encoding="utf-8")


def differences(old: Path, new: Path) -> Iterator[str]:
    """A line for each file that is in one of two folders only, or is not the same in both."""
    old_names, new_names = _names(old), _names(new)
    yield from (f"only in the old: {name}" for name in sorted(old_names - new_names))
    yield from (f"only in the new: {name}" for name in sorted(new_names - old_names))
    for name in sorted(old_names & new_names):
        if not filecmp.cmp(old / name, new / name, shallow=False):
            yield f"not the same: {name}"


def differences_of_reports(old: Path, new: Path) -> Iterator[str]:
    """The lines in which two reports of `check` differ."""
    old_lines, new_lines = ((folder / "report.txt").read_text("utf-8") for folder in (old, new))
    for line in difflib.unified_diff(old_lines.splitlines(), new_lines.splitlines(), n=0):
        yield f"report: {line}"


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def main() -> int:
    """Read the command line, build with both, print what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--content", nargs="*", choices=CONTENTS, default=CONTENTS)
    parser.add_argument("--keep", type=Path, help="a folder for what OLD made")
    options = parser.parse_args()
    total = 0
    with tempfile.TemporaryDirectory() as temporary:
        kept = (options.keep or Path(temporary)).resolve()
        for name in options.content:
            content = content_of(name, kept / "content")
            old, new = kept / "old" / name, Path(temporary, "new", name)
            if not (old / "report.txt").exists():
                build(options.old.resolve(), content, old)
            build(options.new.resolve(), content, new)
            found = [*differences(old / "site", new / "site"), *differences_of_reports(old, new)]
            print(f"{name}: {len(_names(new / 'site'))} files, {len(found)} differences")
            print(*found[:MOST_NAMED], sep="\n", end="\n" if found else "")
            total += len(found)
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
