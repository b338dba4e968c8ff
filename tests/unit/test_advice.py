"""'Wat past bij mij': every answer leads on, counts are kept, and there is an end to the asking."""

import re
from pathlib import Path

import pytest

from catalogue.schema import urls
from tests import harness
from tests.sites.outline import outline

pytestmark = pytest.mark.slow  # Builds whole sites.

LINK = re.compile(r'<a href="\.\./([^"]+)">.*?<span class="tel">(\d+)', re.DOTALL)
CARD = re.compile(r'<li class="kaart .*?<h3><a href="([^"]+)">', re.DOTALL)


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, str]:
    folder = real_site / urls.ADVICE_FOLDER
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.html")}


def answers(page: str) -> list[tuple[str, int]]:
    """Address of each answer, and the number that it promises."""
    main = page.partition('<ul class="antwoorden">')[2].partition("</ul>")[0]
    return [(address, int(count)) for address, count in LINK.findall(main)]


def left(page: str) -> int:
    """Number of entries that a page says there are."""
    found = re.search(r"· (\d+) mogelijkhe", page)
    assert found
    return int(found[1])


def test_every_answer_promises_what_its_page_has(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for address, count in answers(page):
            folder, _, file = address.partition("/")
            if folder == urls.ADVICE_FOLDER:
                assert left(pages[file]) == count > 1, (name, address)
            else:
                assert count == 1, (name, address)


def test_every_result_leads_to_somebody_to_ask(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        if "Begin opnieuw" in page:
            doelgroep = name.removesuffix(".html").partition("_")[0]
            assert f'href="../doelgroepen/{doelgroep}.html#verder"' in page, name


def test_nobody_is_asked_more_than_three_questions(pages: dict[str, str]) -> None:
    deepest = max(name.count("_") for name in pages)
    assert deepest < 3
    for page in pages.values():
        asked = re.search(r"Vraag (\d)", page)
        assert asked is None or int(asked[1]) <= 3


def test_all_pages_are_reached_from_the_first(pages: dict[str, str]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        for address, _ in answers(pages[name]):
            folder, _, file = address.partition("/")
            if folder == urls.ADVICE_FOLDER:
                waiting.append(file)
    assert reached == set(pages)


def test_a_page_asks_or_shows_everything_once(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        shown = CARD.findall(page)
        assert bool(answers(page)) != bool(shown), name
        assert len(shown) == len(set(shown)) <= left(page), name
        if "in de lijst" not in page and "Bekijk de lijst" not in page:
            assert len(shown) in {0, left(page)}, name
        assert "gestopt</li>" not in page


def test_what_is_for_everyone_fits_whoever_asks(tmp_path: Path) -> None:
    place = (harness.SMALL / "makerspaces/de-werkplaats.md").read_text("utf-8")
    groups = "- {id: iedereen, naam: iedereen, ik_ben: ben nieuwsgierig, samenvatting: Allen.}\n"
    known = (harness.SMALL / "naslag/doelgroepen.yml").read_text("utf-8")
    content = harness.site(
        tmp_path,
        **{
            "naslag/doelgroepen.yml": known + groups,
            "makerspaces/de-werkplaats.md": re.sub(
                r"doelgroepen: .*", "doelgroepen: [iedereen]", place
            ),
        },
    )
    made = harness.made(content)
    assert not made.problems
    shown = outline(made.files["wat-past-bij-mij/basisschool.html"].decode())
    assert "De Werkplaats" in shown
    assert "Robotica" in shown


def test_an_empty_catalogue_asks_nothing(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    for folder in ("programmas", "makerspaces", "acties", "paginas"):
        for path in [*content.glob(f"{folder}/*.md"), *content.glob(f"*/{folder}/*.md")]:
            path.unlink()
    made = harness.made(content)
    assert not made.problems
    assert urls.ADVICE not in made.files
    assert b"wat-past" not in made.files["index.html"]
