"""With a second process the site and all that is said are the same, whatever happens to it.

Each build is a process of its own: what tests run in has threads, and a copy of that is no good.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.site.render import HELP_IS_POSSIBLE
from tests import harness

pytestmark = pytest.mark.skipif(not HELP_IS_POSSIBLE, reason="this system cannot copy a process")

# So few that the small catalogue counts as a large one; and what the second process made is told.
_PROGRAM = """
import multiprocessing, os, signal, sys
import build
from catalogue import finish, helper
finish.WORTH_HELP = 3
helper._TOGETHER = 2
made = 0
taken = finish.Finishing._taken
def counted(self, name, found):
    global made
    made += found is not None
    return taken(self, name, found)
finish.Finishing._taken = counted
{more}
code = build.main(sys.argv[1:])
print("made elsewhere:", made, "left:", len(multiprocessing.active_children()), file=sys.stderr)
sys.exit(code)
"""
_BUILD = ("build", "--no-memo", "--content", "content", "--site", "site")
_KILLED = """
alive = finish.Finishing._taken
def killing(self, name, found):
    for child in multiprocessing.active_children() if made == 4 else ():
        child.kill()
    return alive(self, name, found)
finish.Finishing._taken = killing
"""


def _built(folder: Path, *words: str, more: str = "") -> tuple[int, str, int]:
    """Exit code, what was said, and how many pages the second process made."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(more=more), *_BUILD, *words],
        cwd=folder,
        env={"PYTHONPATH": str(harness.ROOT), "SOURCE_DATE_EPOCH": "1795500000"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    said, _, counted = done.stderr.rpartition("made elsewhere: ")
    made, _, left = counted.partition(" left: ")
    assert left.strip() == "0", done.stderr
    return done.returncode, said, int(made)


def _site(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("more", ["", _KILLED], ids=["alive", "killed half way"])
def test_the_site_is_the_same(tmp_path: Path, more: str) -> None:
    harness.site(tmp_path)
    assert _built(tmp_path, "--site", "alone") == (0, "", 0)
    code, _, made = _built(tmp_path, "--site", "helped", "--tweede-proces", more=more)
    assert code == 0
    assert made >= 4
    assert _site(tmp_path / "alone") == _site(tmp_path / "helped")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [("{{ bestaat_niet }}", "M601"), ('<a href="bestaat-niet.html">weg</a>', "S503")],
)
def test_what_is_wrong_is_said_in_the_same_way(tmp_path: Path, wrong: str, said: str) -> None:
    harness.site(tmp_path)
    templates = Path(shutil.copytree(harness.TEMPLATES, tmp_path / "templates"))
    page = templates / "pages" / "item.html"
    page.write_text(page.read_text("utf-8").replace("</article>", f"{wrong}</article>"), "utf-8")
    words = ("--templates", "templates")
    alone, helped = _built(tmp_path, *words), _built(tmp_path, *words, "--tweede-proces")
    assert alone[:2] == helped[:2]
    assert helped[0] == 1
    assert said in helped[1]
    assert not (tmp_path / "site").exists()
