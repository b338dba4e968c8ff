"""``new`` on a terminal: a few questions, and a file that is right."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue.editor import creating
from catalogue.editor.creating import Refusal
from catalogue.editor.prompt import Desk
from catalogue.schema import KIND
from tests import harness

OPTIONS = {f"id-{number}": f"Naam {number}" for number in range(1, 6)}
MANY = {f"wijk-{number}": f"Wijk {number:02}" for number in range(1, 60)}


def _desk(typed: str) -> Desk:
    return Desk(io.StringIO(typed), io.StringIO())


def _said(desk: Desk) -> str:
    assert isinstance(desk.out, io.StringIO)
    return desk.out.getvalue()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("2\n", ("id-2",)),
        ("1, 3\n", ("id-1", "id-3")),
        ("3,3\n", ("id-3",)),
        ("0\n", ()),
        ("\n", ()),
        ("", ()),
        ("9\n2\n", ("id-2",)),
        ("1,2,3\n1\n", ("id-1",)),
        ("am 4\n1\n", ("id-4",)),
        ("bestaat niet\n0\n", ()),
        ("Naam 4\n", ("id-4",)),
        ("naam 1, NAAM 3\n", ("id-1", "id-3")),
        ("id-2\n", ("id-2",)),
        ("naam 1, iets anders\n2\n", ("id-2",)),
        ("naam 1, naam 2, naam 3\n0\n", ()),
        ("-1\n0\n", ()),
    ],
)
def test_choose(typed: str, chosen: tuple[str, ...]) -> None:
    assert _desk(typed).choose("Welke?", OPTIONS, 2) == chosen


def test_a_long_list_is_searched_first() -> None:
    desk = _desk("wijk 1\n2\n")
    assert desk.choose("Welke wijk?", MANY, 60) == ("wijk-11",)
    assert "Er zijn er 59. Typ een stuk van de naam" in _said(desk)
    assert "Wijk 45" not in _said(desk)


def _create(content: Path, naam: str, desk: Desk | None = None, *, anyway: bool = False) -> Path:
    with harness.inside(content.parent):
        there = creating.shelf(Path(content.name))
        path = creating.create(KIND["programma"], naam, there, harness.TODAY, desk, anyway=anyway)
        return path.resolve()


def test_answers_stand_in_the_file_which_passes(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    # The name of the file, fase, doelgroep, thema, aanbieder, wijk.
    desk = _desk("\n1\n1\n1\n0\n1\n")
    text = _create(content, "Zagen & co", desk).read_text("utf-8")
    assert "'zagen-en-co'. Enter is goed" in _said(desk)
    assert "\n# aanbieders: [" in text
    assert "\nwijken: [" in text
    assert {problem.code for problem in harness.problems(content)} == {"V215", "T407"}


def test_another_name_for_the_file(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    path = _create(content, "Zagen", _desk("Zaag Club\n\n0\n0\n0\n0\n0\n"))
    assert path.name == "zaag-club.md"
    path = _create(content, "Vijlen", _desk("robotica\nvijlen.md\n0\n0\n0\n0\n0\n"))
    assert path.name == "vijlen.md"


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_what_is_alike_is_asked_and_no_is_no(typed: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match=r"bestaat al: content/programmas/robotica\.md"):
        _create(content, "Robotica in Noord", _desk(typed))
    assert not (content / "programmas" / "robotica-in-noord.md").exists()


def test_what_is_alike_and_made_all_the_same(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    assert _create(content, "Robotica in Noord", _desk("j\n\n0\n0\n0\n0\n0\n")).exists()


def test_the_same_file_is_never_written_over(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match=r"bestaat al: content/programmas/robotica\.md$"):
        _create(content, "Robotica", _desk("j\n"), anyway=True)


@pytest.mark.parametrize("kind", ["programma", "makerspace", "partner", "actie"])
def test_every_choice_of_every_kind_passes(kind: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with harness.inside(tmp_path):
        there = creating.shelf(Path(content.name))
        desk = _desk("\n" + "1\n" * len(creating.QUESTIONS))
        creating.create(KIND[kind], "Zagen", there, harness.TODAY, desk, anyway=False)
    assert {problem.code for problem in harness.problems(content)} <= {"V215", "T407"}


def test_a_real_terminal(tmp_path: Path) -> None:
    """As an editor: the command in a terminal of its own, with keys that are typed."""
    content = harness.site(tmp_path)
    words = [sys.executable, str(harness.ROOT / "build.py"), "new", "programma", "Zagen"]
    screen, terminal = pty.openpty()
    command = [*words, "--content", "content"]
    child = subprocess.Popen(
        command, cwd=tmp_path, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    os.write(screen, b"\n1\n1\n1\n0\n0\n")
    seen = b""
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:  # The terminal closes with the program.
            break
        if not part:
            break
        seen += part
    os.close(screen)
    assert child.wait(timeout=60) == 0
    text = seen.decode()
    assert "Gaat het om kiezen, leren of werken?" in text
    assert "0. weet ik niet" in text
    assert "gemaakt: content/programmas/zagen.md" in text
    assert (content / "programmas" / "zagen.md").exists()
