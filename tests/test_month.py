"""Thirty days in the life of a site: written in, broken, built, killed, looked at and built again.

A preview stays open all the time. Every evening the site stands on disk, complete: a mistake or a
killed build leaves what there was, no address of an entry is lost, and what the preview shows from
its memory is what a build makes that remembers nothing.
"""

import io
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

import build
from catalogue.cli.progress import Progress
from catalogue.editor import published
from catalogue.preview.rebuild import Rebuilder
from catalogue.schema import Namen
from catalogue.site import emblem, theme
from catalogue.site.render import BuildResult
from tests import harness

BASE = "https://kleinstad.voorbeeld.nl/"
ROBOTICA, LASCLUB = "programmas/robotica.md", "programmas/lasclub.md"
ENTRIES = ("programmas/", "makerspaces/", "partners/", "themas/", "acties/", "over/")
# Around a change of the year, a leap day and the change to summer time.
STRETCHES = (date(2027, 12, 25), date(2028, 2, 25), date(2028, 3, 23))


class Site:
    """The content of an editor, the site on disk, and the preview that is open beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = harness.site(folder)
        self.site = folder / "site"
        self.today = STRETCHES[0]
        self.preview = Rebuilder(self._plan, harness.TEMPLATES, BASE)

    def _plan(self, **readers: Any) -> BuildResult:
        with harness.inside(self.folder):
            return build.build(
                Path("content"),
                harness.TEMPLATES,
                base_url=BASE,
                today=self.today,
                progress=Progress(io.StringIO()),
                **readers,
            )

    def build(self) -> tuple[int, str]:
        """Build as the workflow does at night; exit code and messages."""
        words = ("--templates", str(harness.TEMPLATES), "--base-url", BASE)
        code, _, said = harness.run("build", *words, folder=self.folder)
        return code, said

    def files(self) -> dict[str, bytes]:
        paths = (path for path in self.site.rglob("*") if path.is_file())
        files = {path.relative_to(self.site).as_posix(): path.read_bytes() for path in paths}
        files.pop(".techniek-catalogus")
        return files

    def previewed(self) -> dict[str, bytes]:
        with harness.inside(self.folder):
            result = self.preview.thorough(lambda: False)
            assert result
            return {name: result.files[name] for name in result.files}


# --- what happens on a day ----------------------------------------------------------------------

Happening = Callable[[Site], object]


def quiet(site: Site) -> None:
    """Nobody does anything; only the day is another."""


def edit(path: str, old: str, new: str) -> Happening:
    def happening(site: Site) -> None:
        text = (site.content / path).read_text("utf-8")
        assert old in text, (path, old)
        harness.put(site.content / path, text.replace(old, new))

    return happening


def put(path: str, text: str | bytes) -> Happening:
    return lambda site: harness.put(site.content / path, text)


def copy(path: str, new: str, old_name: str, new_name: str) -> Happening:
    text = (harness.SMALL / path).read_text("utf-8").replace(old_name, new_name)
    return put(new, text)


def gone(path: str) -> Happening:
    return lambda site: (site.content / path).rename(site.folder / Path(path).name)


def back(path: str) -> Happening:
    return lambda site: (site.folder / Path(path).name).rename(site.content / path)


def command(*words: str) -> Happening:
    def happening(site: Site) -> None:
        code, said, refused = harness.run(*words, folder=site.folder)
        assert code == 0, said + refused

    return happening


def killed(site: Site) -> None:
    """A build was killed halfway: half a new site stands beside the old one."""
    half = shutil.copytree(site.site, site.folder / ".site-new-gestopt")
    for path in sorted(half.rglob("*.html"))[::2]:
        path.unlink()


def killed_between_renames(site: Site) -> None:
    """Where there is no exchange, the site stands aside for a moment."""
    site.site.rename(site.folder / ".site-old")


def another_branch(site: Site) -> None:
    """``git checkout`` and back, and the preview built in between: every file is new."""
    shutil.copytree(site.content, site.folder / "tak")
    shutil.rmtree(site.content)
    site.preview.quick()
    (site.folder / "tak").rename(site.content)


def edited_at_an_older_time(site: Site) -> None:
    """As long as it was, and of an earlier hour: a clock was put back, or a copy was put back."""
    edit(ROBOTICA, "een robot.", "de robot.")(site)
    edit(ROBOTICA, "de robot.", "een motor.")(site)
    os.utime(site.content / ROBOTICA, (1_000_000_000, 1_000_000_000))


def clock_of_ten_years_ago(site: Site) -> None:
    site.today = date(2017, 1, 2)


MOMENTS = """momenten:
  - {naam: Oudjaar, begin: 2027-12-31 22:00, eind: 2028-01-01 01:00}
  - {naam: Schrikkeldag, begin: 2028-02-29 10:00, eind: 2028-02-29 12:00}
  - {naam: Zomertijd, begin: 2028-03-26 01:30, eind: 2028-03-26 03:30}
bronnen:"""
CONFLICT = "\n<<<<<<< HEAD\nDit is van mij.\n=======\nDit is van jou.\n>>>>>>> anders\n"

# What happens on each day, and the code of the mistake that there is in the evening.
DAYS: tuple[tuple[Happening, str], ...] = (
    (edit(ROBOTICA, "Dat doe je in", "Dat kan in"), ""),
    (copy(LASCLUB, "programmas/freesclub.md", "Lasclub", "Freesclub"), ""),
    (edit(ROBOTICA, "bronnen:", MOMENTS), ""),
    (command("rename", "partners/de-school", "de-vakschool"), ""),
    (put("themas/slecht.md", b"\xff\xfe\x00slecht"), "B103"),
    (gone("themas/slecht.md"), ""),
    (killed, ""),
    (command("rename", "programmas/freesclub", "freeshuis"), ""),
    (put("programmas/freeshuis.md~", "kladje"), ""),
    (clock_of_ten_years_ago, ""),
    (edit(LASCLUB, "gecontroleerd: 2026-11-23", "gecontroleerd: 2027-02-29"), "V206"),
    (edit(LASCLUB, "gecontroleerd: 2027-02-29", "gecontroleerd: 2028-02-25"), ""),
    (gone("beelden/robot.png"), "K304"),
    (back("beelden/robot.png"), ""),
    (edit(LASCLUB, "2028-02-25", "2028-02-29"), ""),
    (command("remove", "programmas/freeshuis", "--opvolger", "lasclub"), ""),
    (edit(ROBOTICA, "\n\nJe bouwt", f"\n{CONFLICT}\nJe bouwt"), "T403"),
    (edit(ROBOTICA, f"\n{CONFLICT}\nJe bouwt", "\n\nJe bouwt"), ""),
    (another_branch, ""),
    (killed_between_renames, ""),
    (command("remove", "makerspaces/de-werkplaats", "--gestopt"), ""),
    (gone("programmas/lasclub.md"), "K301"),
    (back("programmas/lasclub.md"), ""),
    (quiet, ""),
    (command("rename", "programmas/lasclub", "lasserij"), ""),
    (copy(LASCLUB, "programmas/lasclub.md", "Lasclub", "Lasclub van nu"), "S502"),
    (gone("programmas/lasclub.md"), ""),
    (edited_at_an_older_time, ""),
    (edit("site.yml", "Techniek in Kleinstad", "Techniek in Grootstad"), ""),
    (quiet, ""),
)


def _dates() -> Iterator[date]:
    for first in STRETCHES:
        yield from (first + timedelta(days) for days in range(10))


def _starts(files: dict[str, bytes]) -> dict[str, str]:
    """What is in the calendar: name and beginning; each event has a number of its own."""
    events: list[Any] = list(Calendar.from_ical(files["agenda/alles.ics"]).walk("VEVENT"))
    assert len({str(event["UID"]) for event in events}) == len(events)
    return {str(event["SUMMARY"]): event["DTSTART"].dt.isoformat() for event in events}


@pytest.mark.slow
def test_a_month_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    themes: dict[str, theme.Theme] = {}

    def load(templates: Path, names: Mapping[str, Namen]) -> theme.Theme:
        if repr(names) not in themes:
            themes[repr(names)] = theme.load(templates, names)
        return themes[repr(names)]

    monkeypatch.setattr(build, "build", partial(build.build, load_theme=load))
    # A third of the time, and always the same.
    monkeypatch.setattr(emblem, "_png", lambda *_, **__: b"PNG")
    site = Site(tmp_path)
    files: dict[str, bytes] = {}
    addresses: set[str] = set()
    starts: dict[str, str] = {}
    for number, (site.today, (happening, mistake)) in enumerate(zip(_dates(), DAYS, strict=True)):
        happening(site)
        noon = datetime(site.today.year, site.today.month, site.today.day, 12, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        code, said = site.build()
        site.preview.quick()
        if mistake:
            assert (code, f" {mistake}: " in said) == (1, True), (site.today, said)
            assert site.files() == files
            continue
        assert code == 0, (site.today, said)
        files = site.files()
        addresses |= {name for name in files if name.endswith(".html") and name.startswith(ENTRIES)}
        assert not addresses - files.keys(), site.today
        starts |= _starts(files)
        if number in {3, 13, 20, 29}:
            assert site.previewed() == files, site.today
    assert published.check_site(published.Folder(site.site)) == (len(files), [])
    assert {path.name for path in tmp_path.iterdir() if "site" in path.name} == {
        ".site.lock",
        "site",
    }
    assert starts == {
        "Oudjaar (Robotica)": "2027-12-31T22:00:00+01:00",
        "Schrikkeldag (Robotica)": "2028-02-29T10:00:00+01:00",
        "Zomertijd (Robotica)": "2028-03-26T01:30:00+01:00",
    }
