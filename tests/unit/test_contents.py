"""A check with parsed files in memory finds what a first check finds, whatever changed."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import contents
from catalogue.content import files
from catalogue.content.reader import FileCache
from tests import harness


def _problems(content: Path, cache: FileCache | None = None) -> list[Diagnostic]:
    return sorted(contents.check(contents.read(content, cache))[1])


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
    "unknown": _line("programmas/lasclub.md", "gecontroleerd:", "makerspaces: [de-wekplaats]"),
    "itself": _line("programmas/lasclub.md", "gecontroleerd:", "geen_dubbel_met: [lasclub]"),
    "circle": _line("programmas/lasclub.md", "gecontroleerd:", "vervolg: [robotica]"),
    "taken": _line(
        "programmas/lasclub.md", "gecontroleerd:", "oude_adressen: [programmas/robotica.html]"
    ),
    "link": _swapped("programmas/lasclub.md", "gecontroleerd:", "# [x](weg.md)\ngecontroleerd:"),
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
@pytest.mark.slow
def test_any_row_of_mistakes(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # Files are believed at once; otherwise only a slow machine would keep any.
    monkeypatch.setattr(files, "_YOUNG_NS", 0)
    content = harness.site(tmp_path)
    cache: FileCache = {}
    chance = random.Random(seed)  # noqa: S311
    codes = set()
    for _ in range(60):
        name = chance.choice(sorted(MISTAKES))
        MISTAKES[name](content)
        problems = _problems(content, cache)
        assert problems == _problems(content), name
        codes |= {problem.code for problem in problems}
    assert cache
    assert len(codes) > 4, codes
