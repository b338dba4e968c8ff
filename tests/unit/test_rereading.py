"""Who reads a folder again opens what changed and nothing else, and misses no change."""

import os
from pathlib import Path

import pytest

from catalogue.content import opening, reader, source
from catalogue.shelf import Shelf
from tests import harness

PAGE = "programmas/robotica.md"


def _read(content: Path, shelf: Shelf) -> source.Reading[source.Source]:
    shelf.begin()
    return source.read_as(content, lambda one: one, shelf)


def _texts(reading: source.Reading[source.Source]) -> dict[str, str]:
    return {f"{one.pad} {one.id}": one.text for one in reading.sources}


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened, of which none is young."""
    names: list[str] = []

    def noted(path: Path, limit: int) -> bytes:
        names.append(path.name)
        return opening.opened(path, limit)

    monkeypatch.setattr(reader, "opened", noted)
    monkeypatch.setattr(opening, "_YOUNG", 0)
    return names


def test_only_what_changed_is_opened(tmp_path: Path, opened: list[str]) -> None:
    content, shelf = harness.site(tmp_path), Shelf()
    _read(content, shelf)
    opened.clear()
    _read(content, shelf)
    assert opened == []
    harness.put(content / PAGE, (content / PAGE).read_text("utf-8") + "\nNog een zin.\n")
    harness.put(content / "programmas/kapot.md", "geen velden")
    (content / "programmas/lasclub.md").unlink()
    again = _read(content, shelf)
    assert sorted(opened) == ["kapot.md", "robotica.md"]
    fresh = source.read(content)
    assert _texts(again) == _texts(fresh)
    assert (again.problems, again.broken, again.digests, again.heads, again.lines) == (
        fresh.problems,
        fresh.broken,
        fresh.digests,
        fresh.heads,
        fresh.lines,
    )
    assert again.problems


def test_two_saves_in_one_tick_of_the_clock_are_both_seen(tmp_path: Path) -> None:
    content, shelf = harness.site(tmp_path), Shelf()
    path = content / PAGE
    text = path.read_text("utf-8")
    for word in ("een", "wee", "rie"):
        harness.put(path, f"{text}\n{word}")
        # As if the clock had stood still: it looks the same, but for what cannot be set.
        os.utime(path, ns=(0, path.stat().st_mtime_ns // 10**10 * 10**10))
        assert _texts(_read(content, shelf))[f"{PAGE} robotica"].endswith(word)


def test_what_comes_while_files_are_read_is_noticed(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    path, late = content / PAGE, content / "programmas" / "later.md"
    before = opening.sight(content)
    assert before.remains({str(path)})
    harness.put(path, "anders")
    assert not before.remains({str(path)})
    # What was not read counts the next time.
    assert before.remains(set())
    harness.put(late, "nieuw")
    assert not before.remains(set())
