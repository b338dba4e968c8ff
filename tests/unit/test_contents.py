"""Who checks again finds what a first check finds, whatever was right or wrong before."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import contents
from catalogue.shelf import Shelf
from tests import harness
from tests.test_incremental import EDITS


def _problems(content: Path, shelf: Shelf | None = None) -> list[Diagnostic]:
    if shelf:
        shelf.begin()
    return sorted(contents.check(contents.read(content, shelf), shelf)[1])


def _line(path: str, before: str, line: str) -> Callable[[Path], None]:
    """Puts a line above another one, or takes it away when it is there."""

    def edit(content: Path) -> None:
        text = (content / path).read_text("utf-8")
        fresh = re.sub(f"(?m)^{before}", f"{line}\n{before}", text, count=1)
        harness.put(content / path, text.replace(f"{line}\n", "") if line in text else fresh)

    return edit


def _swapped(path: str, one: str, other: str) -> Callable[[Path], None]:
    def edit(content: Path) -> None:
        text = (content / path).read_text("utf-8")
        fresh = text.replace(one, other, 1) if one in text else text.replace(other, one, 1)
        harness.put(content / path, fresh)

    return edit


MISTAKES: dict[str, Callable[[Path], None]] = {
    "same name": _swapped("programmas/lasclub.md", "naam: Lasclub", "naam: Robótica"),
    "unknown": _line("programmas/lasclub.md", "zekerheid:", "makerspaces: [de-wekplaats]"),
    "itself": _line("programmas/lasclub.md", "zekerheid:", "geen_dubbel_met: [lasclub]"),
    "circle": _line("programmas/lasclub.md", "zekerheid:", "vervolg: [robotica]"),
    "taken": _line(
        "programmas/lasclub.md", "zekerheid:", "oude_adressen: [programmas/robotica.html]"
    ),
    "link": _swapped("programmas/lasclub.md", "zekerheid:", "# [x](weg.md)\nzekerheid:"),
    "gone": _swapped("naslag/adressen.txt", "programmas/lasclub", "programmas/verdwenen"),
    "unreadable": _swapped("partners/de-school.md", "---\n", "----\n"),
    "list": _swapped("naslag/kenmerken.yml", "- id", "- di"),
    "one-sided": _swapped("naslag/wijken.yml", "buren: [", "buren_: ["),
    "dead end": lambda content: harness.put(
        content / "programmas/lasclub.md",
        (content / "programmas/lasclub.md").read_text("utf-8")
        + "\n[weg](weg.md) [er](robotica.md)",
    ),
}


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_edits_and_mistakes(tmp_path: Path, seed: int) -> None:
    listed = "programmas/lasclub.html\nprogrammas/robotica.html\n"
    content, shelf = harness.site(tmp_path, **{"naslag/adressen.txt": listed}), Shelf()
    chance = random.Random(seed)  # noqa: S311
    found = set()
    for _ in range(60):
        if chance.random() < 0.6:
            name = chance.choice(sorted(MISTAKES))
            MISTAKES[name](content)
        else:
            name = chance.choice(sorted(EDITS))
            EDITS[name](content, chance)
        again = _problems(content, shelf)
        assert again == _problems(content), name
        found |= {problem.code for problem in again}
    assert len(found) > 4, found
