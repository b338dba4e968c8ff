"""Looks for texts that break the reading of a file, led by which lines of our code they reach.

``python -m tests.hostile.fuzz --seconds 3600 --keep FOLDER`` for as long as you like: what it finds
is written to FOLDER (``crash-...``, ``timeout-...``, ``oom-...``) and ends it with an error; texts
that reach something new stay in FOLDER for the next time. What is found becomes a case in the
corpus, and is mended. Needs atheris (Linux, x86-64).
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["catalogue", "yaml"]):
    from catalogue.base import markdown
    from catalogue.base.diagnostics import Place, failed
    from catalogue.checks import prose
    from catalogue.content import files, front_matter, yaml_tree
    from catalogue.content.front_matter import Source
    from catalogue.content.parse import parse
    from catalogue.content.yaml_tree import Refused
    from catalogue.schema import KINDS

from tests import harness
from tests.hostile import reading
from tests.hostile.payloads import EVERYWHERE, MARKDOWN, armed

PAGES = [kind for kind in KINDS if kind.folder]
# What one text may need at most: seconds, and megabytes of the whole process.
SECONDS, MEGABYTES = 3, 500
_FILES, _IMAGES = {"paginas/over.md"}, {"beelden/robot.png"}


def one(data: bytes) -> None:
    """Read bytes as a file of content: the first byte says of which kind, the rest is the file."""
    kind = PAGES[data[0] % len(PAGES)] if data else PAGES[0]
    try:
        text = files.decode(data[1:], "x.md", [])
    except Refused:
        return
    assert not yaml_tree.INVISIBLE.search(text)
    try:
        fields, body, line = front_matter.split(text, "x.md")
    except Refused as refused:
        _stands_in(refused.problem.place, text)
        return
    draft, found = parse(Source(kind, "x", "x.md", Place("x.md"), fields, body, line))
    assert draft.sound == (not failed(found))
    start = Place("x.md", line)
    complaints = list(prose.check(body, "paginas/x.md", start, _FILES, _IMAGES))
    for problem in (*found, *complaints):
        _stands_in(problem.place, text)
        assert "\n" not in problem.message + problem.advice
    if any("te ingewikkeld" in problem.message for problem in complaints):
        return
    # Also what was complained about must do no harm: the check is not the only net. A link that
    # leaves the site does none before somebody follows it.
    leaving = "from elsewhere: <a "
    strange = list(reading.strange(markdown.render(body)))
    assert not [what for what in strange if not (complaints and what.startswith(leaving))], strange


def _stands_in(place: Place, text: str) -> None:
    assert 1 <= place.line <= text.count("\n") + 2, place
    assert place.column >= 1, place


def _seed(folder: Path) -> None:
    """Whole files to begin with, and a page with each payload."""
    for number, path in enumerate(sorted(harness.SMALL.rglob("*.md"))):
        (folder / f"seed-{number}").write_bytes(b"\x00" + path.read_bytes())
    for number, payload in enumerate((*EVERYWHERE, *MARKDOWN)):
        text = f"---\nnaam: {payload!a}\n---\n\n{armed(payload)}"
        (folder / f"payload-{number}").write_bytes(b"\x03" + text.encode("utf-8", "replace"))


def main() -> None:
    """Fuzz; never returns, since libFuzzer ends the process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--runs", type=int, default=-1, help="so many texts at most")
    parser.add_argument("--seed", type=int, default=0, help="the same texts every time; 0: others")
    parser.add_argument("--keep", type=Path, help="the folder with what was found so far")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp(prefix="fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    _seed(folder)
    atheris.Setup(
        [
            sys.argv[0],
            f"-max_total_time={options.seconds}",
            f"-runs={options.runs}",
            f"-seed={options.seed}",
            f"-timeout={SECONDS}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-artifact_prefix={folder}/",
            "-max_len=20000",
            "-print_final_stats=1",
            str(folder),
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
