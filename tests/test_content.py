"""The real content: complete, short, with sources, and without anybody's address."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import build
from catalogue import links, source
from catalogue.links import Catalogue
from catalogue.schema import KIND, Makerspace, Partner, Programma, Record
from tests import harness

CONTENT = harness.ROOT / "content"
WRITTEN = sorted(path for path in CONTENT.rglob("*") if path.suffix in {".md", ".yml"})
MOST_WORDS = 220
LAST_OLD_YEAR = 2017


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    drafts, problems = build.check(source.read(CONTENT))
    assert problems == [], "\n".join(map(str, problems))
    return links.resolve(drafts)


def _entries(catalogue: Catalogue) -> Iterator[Programma | Makerspace | Partner]:
    yield from catalogue.programmas
    yield from catalogue.makerspaces
    yield from catalogue.partners


def _running(catalogue: Catalogue) -> Iterator[Programma | Makerspace]:
    yield from (one for one in catalogue.programmas if one.status == "actief")
    yield from (one for one in catalogue.makerspaces if one.status == "actief")


def _wrong(records: Iterable[Record]) -> list[str]:
    return [record.pad for record in records]


@pytest.mark.parametrize(
    ("plural", "least", "most"),
    [
        ("fasen", 3, 3),
        ("programmas", 70, 500),
        ("makerspaces", 26, 26),
        ("themas", 12, 18),
        ("vmbo_profielen", 10, 10),
        ("wijken", 91, 91),
        ("gebieden", 21, 21),
        ("synoniemen", 60, 500),
        ("partners", 20, 200),
    ],
)
def test_there_is_enough(plural: str, least: int, most: int, catalogue: Catalogue) -> None:
    assert least <= len(getattr(catalogue, plural)) <= most


@pytest.mark.parametrize("name", ["over", "meedoen", "privacy", "toegankelijkheid", "gids"])
def test_the_pages_about_the_site_are_there(name: str, catalogue: Catalogue) -> None:
    assert name in catalogue.by_id["pagina"]


def test_everything_says_where_it_was_read(catalogue: Catalogue) -> None:
    assert _wrong(entry for entry in _entries(catalogue) if not entry.bronnen) == []


def test_texts_are_short(catalogue: Catalogue) -> None:
    kinds = (*_entries(catalogue), *catalogue.themas, *catalogue.acties)
    assert _wrong(one for one in kinds if len(one.tekst.split()) > MOST_WORDS) == []


def test_what_runs_was_seen_not_long_ago(catalogue: Catalogue) -> None:
    """'Loopt' needs a source of after 2017, or a page without a year that stands there now."""
    old = (
        entry
        for entry in _running(catalogue)
        if all(bron.jaar is not None and bron.jaar <= LAST_OLD_YEAR for bron in entry.bronnen)
    )
    assert _wrong(old) == []


def test_what_has_stopped_is_not_called_running(catalogue: Catalogue) -> None:
    ended = (
        entry
        for entry in _running(catalogue)
        if entry.periode
        and entry.periode.tot
        and entry.periode.tot < str(harness.TODAY)[: len(entry.periode.tot)]
    )
    assert _wrong(ended) == []


def test_every_theme_and_fase_has_programmes(catalogue: Catalogue) -> None:
    kinds = (*catalogue.themas, *catalogue.fasen, *catalogue.doelgroepen)
    assert _wrong(one for one in kinds if not catalogue.belonging_to(one).programmas) == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_nobody_can_be_called_or_written_to(path: Path) -> None:
    """Names of organisations are enough; an address of a person goes stale, and is personal."""
    text = path.read_text("utf-8")
    assert re.findall(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", text) == []
    # 010-1234567, 06 12 34 56 78, +31 10 ...
    number = (
        r"(?<![\w/.=-])(?:\+31|0031|0(?=\d{1,3}[ -]\d|6|\d{9}\b))[ -]?(?:\d[ -]?){8,9}(?![\d-])"
    )
    assert re.findall(number, text) == []


def test_every_written_kind_has_entries(catalogue: Catalogue) -> None:
    empty = [kind.name for kind in KIND.values() if not getattr(catalogue, kind.plural, ())]
    assert empty == []
