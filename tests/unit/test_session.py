"""Who builds after every save sees the site of a clean build, and only waits for what changed."""

import io
import random
import re
import shutil
from pathlib import Path

import pytest

import build
from catalogue.cli.progress import Progress
from catalogue.search.index import SearchIndex
from catalogue.session import Session
from catalogue.shelf import Shelf
from tests import harness
from tests.test_incremental import EDITS


def _session(folder: Path) -> Session:
    def plan(shelf: Shelf, search: SearchIndex | None) -> build.Result:
        return build.build(
            folder / "content",
            harness.TEMPLATES,
            base_url="",
            today=harness.TODAY,
            progress=Progress(io.StringIO()),
            shelf=shelf,
            search=search,
        )

    return Session(plan, harness.TEMPLATES, "")


def _never() -> bool:
    return False


def _body(content: Path) -> None:
    path = content / "programmas/robotica.md"
    path.write_text(f"{path.read_text('utf-8')}\n\nNog een zin.\n", "utf-8")


def _title(content: Path) -> None:
    path = content / "programmas/robotica.md"
    path.write_text(path.read_text("utf-8").replace("naam: Robotica", "naam: Robots", 1), "utf-8")


def _partner(content: Path) -> None:
    path = content / "partners/de-school.md"
    path.write_text(path.read_text("utf-8").replace("naam: ", "naam: Nieuwe ", 1), "utf-8")


def _added(content: Path) -> None:
    text = (content / "programmas/robotica.md").read_text("utf-8")
    fresh = re.sub("^naam: .*", "naam: Een les erbij", text, flags=re.MULTILINE)
    harness.put(content / "programmas/een-les-erbij.md", fresh)


def _deleted(content: Path) -> None:
    (content / "programmas/een-les-erbij.md").unlink()


def _site_file(content: Path) -> None:
    path = content / "site.yml"
    path.write_text(re.sub("naam: (.*)", r"naam: Nieuw \1", path.read_text("utf-8"), count=1))


def test_after_every_save_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    session = _session(tmp_path)
    session.quick()
    for save in (_body, _added, _title, _partner, _deleted, _site_file):
        save(content)
        quick = session.quick()
        whole = session.thorough(_never)
        clean = harness.made(content)
        assert whole
        assert dict(whole.files) == clean.files, save
        assert whole.problems == clean.problems == ()
        # Nobody has to wait for the index: but for its address, the pages are right at once.
        assert quick.files.keys() >= {name for name in clean.files if name.endswith(".html")}


@pytest.mark.parametrize("seed", range(2))
def test_in_any_row_of_saves_every_page_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    content, session = harness.site(tmp_path), _session(tmp_path)
    chance = random.Random(seed)  # noqa: S311
    for _ in range(3):
        EDITS["added"](content, chance)
    session.quick()
    edits = sorted(EDITS)[seed::3]
    chance.shuffle(edits)
    for edit in edits:
        EDITS[edit](content, chance)
        # A text that changes and then something else: the first is told to records that stay.
        _body(content)
        shown, clean = session.quick().files, _session(tmp_path).quick().files
        assert list(shown) == list(clean), edit
        wrong = [name for name in clean if name.endswith(".html") and shown[name] != clean[name]]
        assert (edit, wrong) == (edit, [])


def test_a_mistake_is_told_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    session = _session(tmp_path)
    path = content / "programmas/robotica.md"
    good = path.read_text("utf-8")
    path.write_text(good.replace("naam:", "naan:", 1), "utf-8")
    assert session.quick().problems
    assert session.thorough(_never) is None
    path.write_text(good, "utf-8")
    made = session.quick()
    assert made.problems == ()
    assert made.files


def test_it_stops_when_there_is_a_new_save(tmp_path: Path) -> None:
    harness.site(tmp_path)
    session = _session(tmp_path)
    assert session.thorough(_never) is None
    session.quick()
    assert session.thorough(lambda: True) is None


def test_what_a_page_gets_wrong_is_found_afterwards(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    pages = shutil.copytree(harness.TEMPLATES, tmp_path / "templates") / "pages"
    path = pages / "item.html"
    path.write_text(path.read_text("utf-8").replace("<h1>", "<h1>{{ item.weg }}", 1), "utf-8")

    def plan(shelf: Shelf, search: SearchIndex | None) -> build.Result:
        return build.build(
            content,
            pages.parent,
            base_url="",
            today=harness.TODAY,
            progress=Progress(io.StringIO()),
            shelf=shelf,
            search=search,
        )

    session = Session(plan, pages.parent, "")
    assert session.quick().problems == ()
    found = session.thorough(_never)
    assert found
    assert [problem.place.line for problem in found.problems] == [
        path.read_text("utf-8").split("<h1>{{")[0].count("\n") + 1
    ]
