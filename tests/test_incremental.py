"""After any row of edits a build that keeps what it can is byte for byte that of a clean one."""

import io
import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

import build
from catalogue import lasting
from catalogue.base.plan import joined
from catalogue.checks.audit import Look
from catalogue.cli.progress import Progress
from catalogue.schema import urls
from catalogue.shelf import Forgetful, Shelf
from catalogue.site.render import NOTHING_KEPT, Finishing, Kept
from tests import harness

BASE = "https://voorbeeld.nl/"
Files = dict[str, bytes]
Edit = Callable[[Path, random.Random], None]


def _replace(path: Path, pattern: str, with_: str) -> None:
    text = path.read_text("utf-8")
    changed = re.sub(pattern, with_, text, count=1, flags=re.MULTILINE)
    path.write_text(changed, "utf-8")


def _one(content: Path, folder: str, chance: random.Random) -> Path:
    return chance.choice(sorted((content / folder).glob("*.md")))


def _field(folder: str, name: str) -> Edit:
    def edit(content: Path, chance: random.Random) -> None:
        path = _one(content, folder, chance)
        _replace(path, rf"^{name}: .*", f"{name}: Anders {chance.random():.9f}")

    return edit


def _text(folder: str) -> Edit:
    def edit(content: Path, chance: random.Random) -> None:
        path = _one(content, folder, chance)
        more = f"\n\nNog een zin over vmbo en [een plek](https://voorbeeld.nl/{chance.random()}).\n"
        path.write_text(path.read_text("utf-8").rstrip() + more, "utf-8")

    return edit


def _either(name: str, *values: str) -> Edit:
    """Another value for a field of a programme, which may not have had it."""

    def edit(content: Path, chance: random.Random) -> None:
        path = _one(content, "programmas", chance)
        _replace(path, rf"^{name}: .*\n", "")
        if value := chance.choice(values):
            _replace(path, "^zekerheid:", f"{name}: {value}\nzekerheid:")

    return edit


def _added(content: Path, chance: random.Random) -> None:
    number = chance.randrange(10**9)
    text = (content / "programmas/robotica.md").read_text("utf-8")
    fresh = re.sub("^naam: .*", f"naam: Les {number}", text, flags=re.MULTILINE)
    harness.put(content / f"programmas/les-{number}.md", fresh)


def _deleted(content: Path, chance: random.Random) -> None:
    extra = sorted((content / "programmas").glob("les-*.md"))
    if extra:
        chance.choice(extra).unlink()


def _renamed(content: Path, chance: random.Random) -> None:
    extra = sorted((content / "programmas").glob("les-*.md"))
    if extra:
        extra[0].rename(content / f"programmas/les-{chance.randrange(10**9)}.md")


def _site_file(content: Path, chance: random.Random) -> None:
    _replace(content / "site.yml", "^naam: .*", f"naam: Techniek {chance.randrange(10**6)}")


def _word(content: Path, chance: random.Random) -> None:
    path = content / "naslag/begrippen.yml"
    _replace(path, "uitleg: .*", f"uitleg: Dat is {chance.randrange(10**6)} woorden.")


def _nothing(content: Path, chance: random.Random) -> None:
    """Build twice."""


EDITS: dict[str, Edit] = {
    "nothing": _nothing,
    "text": _text("programmas"),
    "text of a place": _text("makerspaces"),
    "text of a partner": _text("partners"),
    "text of a theme": _text("themas"),
    "text of a page": _text("paginas"),
    "name": _field("programmas", "naam"),
    "summary": _field("programmas", "samenvatting"),
    "name of a place": _field("makerspaces", "naam"),
    "name of a partner": _field("partners", "naam"),
    "name of a theme": _field("themas", "naam"),
    "name of an actie": _field("acties", "naam"),
    "status": _either("status", "actief", "gestopt", "onbekend"),
    "next": _either("vervolg", "", "[lasclub]"),
    "costs": _either("gratis", "", "ja", "nee"),
    "wijken": _either("wijken", "", "[dorp]"),
    "places": _either("makerspaces", "", "[de-werkplaats]"),
    "checked": _either("gecontroleerd", "2026-11-23", "2025-03-01"),
    "added": _added,
    "deleted": _deleted,
    "renamed": _renamed,
    "site file": _site_file,
    "school word": _word,
}


class Row:
    """Builds as ``commands`` does, one after the other, with the site in memory for the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: Files = {}
        self.made: set[str] = set()
        """The pages that the last build made; it kept the others."""
        self._kept = lasting.Lasting(folder / "shelf")

    def build(self) -> Files:
        """The site now, in a process that knows what the one before it kept."""
        assert self._kept.save("program")
        self._kept = lasting.load(self.folder / "shelf", "program")
        made = _planned(self.folder, self._kept)
        gone = self.site.keys() - made.files.keys() - _search(self.site)
        known = Kept(made.states(), self._kept, bool(self.site), self.site.__getitem__, gone)
        found, self.made = dict[str, bytes](), set()
        for name, data in _finished(self.folder, made, known):
            found[name] = self.site[name] if data is None else data
            if data is not None and name.endswith(".html"):
                self.made.add(name)
        self.site = found
        return found


def _planned(folder: Path, known: Shelf) -> build.Result:
    with harness.inside(folder):
        made = build.build(
            Path("content"),
            harness.TEMPLATES,
            base_url=BASE,
            today=harness.TODAY,
            progress=Progress(io.StringIO()),
            shelf=known,
        )
    assert made.files, [str(one) for one in made.problems]
    return made


def _finished(folder: Path, made: build.Result, kept: Kept) -> Iterator[tuple[str, bytes | None]]:
    with harness.inside(folder):
        for name, data in Finishing(made.files, harness.TEMPLATES, BASE, kept):
            yield name, None if data is None else joined(data)


def _clean(folder: Path) -> Files:
    made = _planned(folder, Forgetful())
    found = _finished(folder, made, NOTHING_KEPT)
    return {name: data for name, data in found if data is not None}


def _search(names: Mapping[str, bytes]) -> set[str]:
    return {name for name in names if name.startswith(urls.SEARCH_PARTS)}


@pytest.mark.parametrize("seed", range(3))
def test_any_row_of_edits_gives_the_site_of_a_clean_build(tmp_path: Path, seed: int) -> None:
    content = harness.site(tmp_path)
    chance = random.Random(seed)  # noqa: S311
    for _ in range(3):
        _added(content, chance)
    # Every kind of edit has its turn in one of the rows.
    edits = sorted(EDITS)[seed::3]
    chance.shuffle(edits)
    row = Row(tmp_path)
    row.build()
    for edit in edits:
        EDITS[edit](content, chance)
        found, clean = row.build(), _clean(tmp_path)
        assert (edit, [name for name in clean if found.get(name) != clean[name]]) == (edit, [])
        assert found.keys() == clean.keys()


def test_on_the_real_content(tmp_path: Path) -> None:
    shutil.copytree(harness.ROOT / "content", tmp_path / "content")
    content, chance = tmp_path / "content", random.Random(1)  # noqa: S311
    row = Row(tmp_path)
    row.build()
    EDITS["text"](content, chance)
    row.build()
    (page,) = row.made
    assert page.startswith("programmas/")
    EDITS["name of a partner"](content, chance)
    EDITS["summary"](content, chance)
    found, clean = row.build(), _clean(tmp_path)
    assert [name for name in clean if found.get(name) != clean[name]] == []
    assert found.keys() == clean.keys()


def test_what_an_edit_touches_is_made_and_nothing_else(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    row = Row(tmp_path)
    first = row.build()
    assert row.made == {name for name in first if name.endswith(".html")}
    row.build()
    assert row.made == set()
    harness.put(
        content / "programmas/lasclub.md",
        (content / "programmas/lasclub.md").read_text("utf-8") + "\n\nNog een zin.\n",
    )
    row.build()
    assert row.made == {"programmas/lasclub.html"}
    before = row.site
    _replace(content / "partners/de-school.md", "^naam: .*", "naam: Het Lyceum")
    after = row.build()
    changed = {name for name in after if name.endswith(".html") and after[name] != before[name]}
    named = {name for name in row.made if b"Het Lyceum" in after[name]}
    assert changed == named
    assert len(changed) < len(row.made)


def test_when_an_entry_goes_other_entries_stay(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    text = (content / "programmas/robotica.md").read_text("utf-8")
    harness.put(content / "programmas/les-weg.md", _of_its_own(text))
    row = Row(tmp_path)
    assert b"les-weg" not in row.build()["makerspaces/de-werkplaats.html"]
    (content / "programmas/les-weg.md").unlink()
    row.build()
    assert "programmas/index.html" in row.made
    assert "makerspaces/de-werkplaats.html" not in row.made
    assert row.site == _clean(tmp_path)


def _of_its_own(text: str) -> str:
    """Another programme, which no place shows."""
    text = re.sub("^naam: .*", "naam: Een les die weggaat", text, flags=re.MULTILINE)
    return re.sub("^makerspaces: .*\n", "", text, flags=re.MULTILINE)


def test_a_page_that_may_point_to_what_is_gone_is_made_again() -> None:
    known = Shelf()
    known.put("bestand a.html", "1", Look("A", (), (), 9))
    site = {"a.html": b'<a href="les-weg.html?x#y">'}

    def stays(*gone: str) -> bool:
        kept = Kept({"a.html": "1"}, known, fit=True, read=site.__getitem__, gone=gone)
        return kept.look("a.html") is not None

    assert stays()
    assert stays("programmas/les-anders.html")
    assert not stays("programmas/les-weg.html")
    assert not stays("programmas/les-anders.html", "qr/les-weg.svg")
