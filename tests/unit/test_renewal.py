"""A catalogue of which only what changed is connected again is that of all drafts together."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.images import Picture
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft
from catalogue.drafts import changes
from catalogue.renewal import Connector
from catalogue.schema import KIND, KINDS, Record
from catalogue.schema.shapes import Many, Ref, Shape
from catalogue.shelf import Shelf
from tests import harness
from tests.test_incremental import EDITS


def _told(value: object, known: Mapping[tuple[type[Record], str], Record]) -> object:
    """A value in words; a record in it must be the one that the catalogue knows by its name."""
    if isinstance(value, Record):
        assert known[type(value), value.id] is value
        return f"{type(value).__name__} {value.id}"
    if isinstance(value, tuple):
        return [_told(one, known) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return [_told(getattr(value, one.name), known) for one in fields(value)]
    return value


def _whole(catalogue: Catalogue) -> Iterator[object]:
    """All that there is to see of a catalogue."""
    known = {(type(one), one.id): one for kind in catalogue.by_id.values() for one in kind.values()}
    for kind in KINDS:
        if not kind.single:
            yield kind.plural, _told(getattr(catalogue, kind.plural), known)
        yield kind.name, _told(tuple(catalogue.by_id[kind.name].values()), known)
    for one in known.values():
        yield one.id, [(key.name, _told(getattr(one, key.name), known)) for key in fields(one)]
        belonging = catalogue.belonging_to(one)
        yield one.id, _told(belonging, known), _told(belonging.live, known)
    assert catalogue.backlinks.keys() <= set(known.values())
    yield {one.id: _told(earlier, known) for one, earlier in catalogue.hiervoor.items()}
    yield catalogue.site.naam, dict(catalogue.beelden)


def _drafts(content: Path, shelf: Shelf) -> tuple[list[Draft], contents.Read]:
    shelf.begin()
    reading = contents.read(content, shelf)
    drafts, problems = contents.check(reading, shelf)
    assert not problems, [str(one) for one in problems]
    return drafts, reading


@pytest.mark.parametrize("seed", range(4))
def test_any_row_of_edits(tmp_path: Path, seed: int) -> None:
    content, shelf, connector = harness.site(tmp_path), Shelf(), Connector()
    chance = random.Random(seed)  # noqa: S311
    for _ in range(3):
        EDITS["added"](content, chance)
    edits = sorted(EDITS) * 2
    chance.shuffle(edits)
    for edit in edits:
        EDITS[edit](content, chance)
        drafts, reading = _drafts(content, shelf)
        renewed = connector.resolve(drafts, reading.images)
        fresh = model.resolve(drafts, reading.images)
        assert list(_whole(renewed)) == list(_whole(fresh)), edit


def test_what_did_not_change_is_the_same_record(tmp_path: Path) -> None:
    content, shelf, connector = harness.site(tmp_path), Shelf(), Connector()
    before = connector.resolve(*_first(_drafts(content, shelf)))
    path = content / "programmas/robotica.md"
    harness.put(path, path.read_text("utf-8").replace("naam: Robotica", "naam: Zeker robots", 1))
    after = connector.resolve(*_first(_drafts(content, shelf)))
    name = "programma"
    assert before.by_id[name]["robotica"] is not after.by_id[name]["robotica"]
    assert before.by_id[name]["lasclub"] is after.by_id[name]["lasclub"]
    # Whoever shows the catalogue of before sees nothing of it.
    assert before.by_id[name]["robotica"] in before.programmas
    assert list(_whole(before)) == list(_whole(before))


def _first(read: tuple[list[Draft], contents.Read]) -> tuple[list[Draft], dict[str, Picture]]:
    return read[0], {}


def test_what_changed_is_told_unless_records_came_or_went(tmp_path: Path) -> None:
    drafts, _ = _drafts(harness.site(tmp_path), Shelf())
    assert changes(drafts, drafts) == []
    assert changes(drafts, drafts[1:]) is None
    assert changes(drafts, [*drafts[1:], drafts[0]]) is None


def _kinds(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Many):
        yield from _kinds(shape.shape)
    if isinstance(shape, Ref):
        yield shape.kind


def test_only_entries_and_acties_point_to_what_has_a_file_of_its_own() -> None:
    """Else a record would be left with what it pointed to before."""
    pointing = {
        kind.name
        for kind in KINDS
        for field in kind.fields
        for target in _kinds(field.shape)
        if KIND[target].folder and target != kind.name
    }
    assert pointing <= {"programma", "makerspace", "actie"}


def test_a_record_points_only_to_kinds_before_its_own() -> None:
    order = [kind.name for kind in KINDS]
    for kind in KINDS:
        for field in kind.fields:
            for target in _kinds(field.shape):
                assert order.index(target) <= order.index(kind.name)
