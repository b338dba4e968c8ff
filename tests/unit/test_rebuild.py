"""The preview's builds: after every save the site is that of a clean build."""

import random
import re
import shutil
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path

import pytest

import build
from catalogue.base.diagnostics import Severity
from catalogue.cli.progress import Progress
from catalogue.preview.rebuild import Rebuilder
from tests import harness

pytestmark = pytest.mark.slow  # Builds whole sites.

Edit = Callable[[Path, random.Random], None]


def _rebuild(folder: Path, templates: Path = harness.TEMPLATES) -> Rebuilder:
    once = partial(
        build.build,
        folder / "content",
        templates,
        base_url="",
        today=harness.TODAY,
        progress=Progress(StringIO()),
    )
    return Rebuilder(once, templates, "")


def _never() -> bool:
    return False


def _replace(path: Path, pattern: str, with_: str) -> None:
    text = path.read_text("utf-8")
    path.write_text(re.sub(pattern, with_, text, count=1, flags=re.MULTILINE), "utf-8")


def _field(path: str, name: str, *values: str) -> Edit:
    """An edit that gives a field another value; the field may be new or go away."""

    def edit(content: Path, chance: random.Random) -> None:
        value = chance.choice(values) if values else f"Anders {chance.random():.9f}"
        _replace(content / path, rf"^{name}: .*\n", "")
        if value:
            _replace(content / path, "^---\n", f"---\n{name}: {value}\n")

    return edit


def _text(path: str) -> Edit:
    def edit(content: Path, chance: random.Random) -> None:
        more = f"\n\nNog een zin over vmbo en [een plek](https://voorbeeld.nl/{chance.random()}).\n"
        (content / path).write_text((content / path).read_text("utf-8").rstrip() + more, "utf-8")

    return edit


def _add(content: Path, chance: random.Random) -> None:
    number = chance.randrange(10**9)
    text = (content / "programmas/robotica.md").read_text("utf-8")
    text = re.sub("^naam: .*", f"naam: Les {number}", text, flags=re.MULTILINE)
    harness.put(content / f"programmas/les-{number}.md", text)


def _delete(content: Path, chance: random.Random) -> None:
    for path in sorted((content / "programmas").glob("les-*.md"))[:1]:
        path.unlink()


def _rename(content: Path, chance: random.Random) -> None:
    for path in sorted((content / "programmas").glob("les-*.md"))[:1]:
        path.rename(content / f"programmas/les-{chance.randrange(10**9)}.md")


LASCLUB = "programmas/lasclub.md"
EDITS: dict[str, Edit] = {
    "text": _text("programmas/robotica.md"),
    "text of a place": _text("makerspaces/de-werkplaats.md"),
    "text of a theme": _text("themas/robots.md"),
    "name": _field("programmas/robotica.md", "naam"),
    "name of a partner": _field("partners/de-school.md", "naam"),
    "name of a theme": _field("themas/robots.md", "naam"),
    "name of the site": lambda content, chance: _replace(
        content / "site.yml", "^naam: .*", f"naam: Techniek {chance.random():.9f}"
    ),
    "status": _field(LASCLUB, "status", "", "gestopt", "gepland"),
    "seen": lambda content, chance: _replace(
        content / "programmas/robotica.md", r"jaar: \d+", f"jaar: {chance.choice([2017, 2023])}"
    ),
    "costs": _field(LASCLUB, "gratis", "", "ja", "nee"),
    "wijken": _field(LASCLUB, "wijken", "", "[dorp]"),
    "add": _add,
    "delete": _delete,
    "rename": _rename,
}


@pytest.mark.parametrize("seed", range(2))
def test_after_every_save_the_site_is_that_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    content, rebuild = harness.site(tmp_path), _rebuild(tmp_path)
    chance = random.Random(seed)  # noqa: S311
    _add(content, chance)
    rebuild.quick()
    names = sorted(EDITS)[seed::2]
    chance.shuffle(names)
    for name in names:
        EDITS[name](content, chance)
        result = rebuild.quick()
        quick = result.files
        thorough = rebuild.thorough(_never)
        clean = harness.made(content)
        assert thorough
        assert dict(thorough.files) == clean.files, name
        # What has stopped is no next step: that is said, and stops nothing.
        assert result.problems == thorough.problems, name
        messages = [problem.message for problem in clean.problems]
        assert [problem.message for problem in result.problems] == messages
        assert {problem.severity for problem in clean.problems} <= {Severity.WARNING}
        # Only the search index may be older.
        pages = {page for page in clean.files if page.endswith(".html")}
        assert {page for page in pages if quick[page] != clean.files[page]} == set(), name


def test_a_mistake_is_reported_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    rebuild = _rebuild(tmp_path)
    path = content / "programmas/robotica.md"
    good = path.read_text("utf-8")
    path.write_text(good.replace("naam:", "naan:", 1), "utf-8")
    assert rebuild.quick().problems
    assert rebuild.thorough(_never) is None
    path.write_text(good, "utf-8")
    result = rebuild.quick()
    assert result.problems == ()
    assert result.files


def test_a_thorough_build_stops_when_there_is_a_new_save(tmp_path: Path) -> None:
    harness.site(tmp_path)
    rebuild = _rebuild(tmp_path)
    assert rebuild.thorough(_never) is None
    rebuild.quick()
    assert rebuild.thorough(lambda: True) is None


def test_a_changed_template_is_loaded_and_its_mistakes_are_found_afterwards(tmp_path: Path) -> None:
    harness.site(tmp_path)
    templates = shutil.copytree(harness.TEMPLATES, tmp_path / "templates")
    rebuild = _rebuild(tmp_path, templates)
    rebuild.quick()
    path = templates / "pages" / "item.html"
    _replace(path, "<h1", "{{ item.weg }}<h1")
    assert rebuild.quick().problems == ()
    result = rebuild.thorough(_never)
    assert result
    assert [problem.place.line for problem in result.problems] == [
        path.read_text("utf-8").split("{{ item.weg }}")[0].count("\n") + 1
    ]
