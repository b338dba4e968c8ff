"""Long lists over several pages: nothing is lost, nothing is twice, every page leads on."""

import io
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

import build
from catalogue.checks.audit import audit
from catalogue.cli.progress import Progress
from catalogue.schema import Begrip, Programma, urls
from catalogue.site import groups
from catalogue.site.groups import Section
from catalogue.site.pages import lists, network
from tests import harness
from tests.bench.generate import generate

pytestmark = pytest.mark.slow  # Builds whole sites.

CARD = re.compile(r'<li class="kaart .*?<h3><a href="\.\./([^"]+)">', re.DOTALL)
LIST = urls.list_of(Programma)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of 600 entries."""
    folder = tmp_path_factory.mktemp("large") / "content"
    generate(600, folder)
    return folder


@pytest.fixture(scope="module")
def large(content: Path) -> Mapping[str, bytes]:
    """The plan of its site; only the pages that a test looks at are made."""
    made = build.build(
        content,
        harness.TEMPLATES,
        base_url="https://voorbeeld.nl/",
        today=harness.TODAY,
        progress=Progress(io.StringIO()),
    )
    assert made.files
    return made.files


def _html(files: Mapping[str, bytes], address: str) -> str:
    return files[address].decode()


def _all_parts(files: Mapping[str, bytes], address: str) -> list[str]:
    """The pages of a list, by following what each calls the next."""
    following = re.search(r'<link rel="next" href="\.\./([^"]+)">', _html(files, address))
    return [address, *(_all_parts(files, following[1]) if following else ())]


def _cards(files: Mapping[str, bytes], address: str) -> list[str]:
    """The entries on all pages of a list, each there once."""
    pages = _all_parts(files, address)
    cards = [card for page in pages for card in CARD.findall(_html(files, page))]
    assert len(cards) == len(set(cards))
    return cards


# --- cutting ------------------------------------------------------------------------------------


@given(st.integers(0, 20_000))
def test_parts_cover_a_list_without_gaps(count: int) -> None:
    parts = groups.parts(LIST, count)
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert (parts[0].start, parts[-1].stop) == (0, count)
    assert all(part.stop == following.start for part, following in pairwise(parts))
    sizes = [part.stop - part.start for part in parts]
    assert max(sizes) <= groups.MOST
    assert min(sizes) > 0 or count == 0


@pytest.mark.parametrize("count", [0, 1, groups.MOST])
def test_a_list_that_fits_has_one_page(count: int) -> None:
    assert len(groups.parts(LIST, count)) == 1


def test_a_part_leads_to_its_neighbours_and_to_both_ends() -> None:
    first, *_, fifth = groups.parts(LIST, groups.MOST * 9)[:5]
    assert fifth.previous == "programmas/pagina_4.html"
    assert fifth.next == "programmas/pagina_6.html"
    assert list(fifth.numbers) == [1, None, 3, 4, 5, 6, 7, None, 9]
    assert (first.previous, first.here, first.next) == ("", LIST, "programmas/pagina_2.html")


def _sections(*sizes: int) -> tuple[Section, ...]:
    return tuple(
        Section(f"Kop {at}", f"s{at}", tuple(escape(f"{at}.{card}") for card in range(size)))
        for at, size in enumerate(sizes)
    )


@given(
    st.lists(st.integers(1, 200), min_size=2, max_size=5).filter(
        lambda sizes: sum(sizes) > groups.MOST
    )
)
def test_sections_are_cut_and_keep_their_order(sizes: list[int]) -> None:
    sections = _sections(*sizes)
    cards: list[Markup] = []
    for part in groups.parts("themas/water.html", sum(sizes)):
        pages = groups._first_pages(sections, part)
        assert len(pages) == len(sizes)
        for section in groups._cut(sections, part, pages):
            assert section.aantal == sizes[int(section.id[1:])]
            assert part.number >= pages[section.id]
            cards += section.kaarten
    assert cards == [card for section in sections for card in section.kaarten]


def test_what_leads_to_a_section_leads_to_its_page() -> None:
    first, second = groups.parts("themas/water.html", groups.MOST + 30)
    begrip = Begrip(id="x", pad="", naam="X", uitleg="")
    partners = Section("Partners", "partners", records=(begrip,))
    sections = (*_sections(groups.MOST, 30), partners)
    pages = groups._first_pages(sections, first)
    assert pages == {"s0": 1, "s1": 2, "partners": 2}
    figures = ((1, "partner", "themas/water.html#partners"), (9, "x", LIST))
    assert list(groups._moved(figures, first, pages)) == [
        (1, "partner", "themas/water_pagina_2.html#partners"),
        (9, "x", LIST),
    ]
    cut = list(groups._cut(sections, second, pages))
    assert [section.id for section in cut] == ["s0", "s1", "partners"]
    assert [section.continued for section in cut] == [True, False, False]


def test_another_number_of_cards_than_was_planned_is_a_mistake_of_ours() -> None:
    part = groups.parts("themas/water.html", 100)[0]
    with pytest.raises(ValueError, match="other cards than planned: 90"):
        groups._first_pages(_sections(90), part)


@given(st.sets(st.integers(0, 3000)))
def test_steps_can_be_walked_back(places: set[int]) -> None:
    walked, at = [], -1
    for sign in lists.steps(sorted(places)):
        if sign == ".":
            at += len(lists._SIGNS)
        else:
            at += lists._SIGNS.index(sign) + 1
            walked.append(at)
    assert walked == sorted(places)


# --- the pages of a large catalogue -------------------------------------------------------------


def test_every_entry_is_on_one_page_of_its_list(large: Mapping[str, bytes]) -> None:
    assert _all_parts(large, LIST) == [urls.part_of(LIST, number) for number in range(1, 19)]
    entry_pages = {name for name in large if re.fullmatch(r"programmas/[a-z0-9-]+\.html", name)}
    assert set(_cards(large, LIST)) == entry_pages - {LIST}
    assert len(entry_pages) == 541


def test_blocks_hold_the_cards_in_the_same_order(large: Mapping[str, bytes]) -> None:
    cards = _cards(large, LIST)
    blocks = -(-len(cards) // lists.PER_BLOCK)
    scripts = [_html(large, urls.card_block(Programma, number)) for number in range(blocks)]
    assert re.findall(r"h3\\u003e\\u003ca href=\\\"\.\./([^\\]+)\\\"", "".join(scripts)) == cards
    assert urls.card_block(Programma, blocks) not in large


@pytest.mark.parametrize(
    "address", ["fasen/leren.html", "status/nu.html", "doelgroepen/basisschool.html"]
)
def test_a_long_group_is_on_several_pages(large: Mapping[str, bytes], address: str) -> None:
    assert len(_all_parts(large, address)) > 1
    counts = re.findall(
        r'<a href="[^"]*#[^"]+">[^<]+ <span class="tel">(\d+)', _html(large, address)
    )
    assert len(_cards(large, address)) == sum(map(int, counts))


def test_pages_of_lists_are_sound_and_in_the_sitemap(large: Mapping[str, bytes]) -> None:
    lists_in_parts = [name for name in large if "pagina_" in name or name == LIST]
    stub = '<title>{0}</title><meta name="description" content="{0}"><h1>{0}</h1>'
    files = {name: stub.format(name).encode() if name.endswith(".html") else b"" for name in large}
    files |= {name: large[name] for name in lists_in_parts}
    anchors = "S503"  # of stubs
    assert not [problem for problem in audit(files) if problem.code != anchors]
    sitemap = _html(large, "sitemap.xml")
    assert all(f"https://voorbeeld.nl/{name}" in sitemap for name in set(lists_in_parts) - {LIST})


def test_a_small_list_has_no_other_pages(tmp_path: Path) -> None:
    made = harness.made(harness.site(tmp_path))
    assert not [name for name in made.files if "pagina_" in name or "kaarten_" in name]
    assert b"data-lang" not in made.files[LIST]


# --- pages about everything ---------------------------------------------------------------------


def test_what_is_free_comes_first_and_the_rest_is_a_link_away(large: Mapping[str, bytes]) -> None:
    page = _html(large, "wat-past-bij-mij/vmbo_alles.html")
    part = page.partition('<h2 id="leren"')[2].partition("</section>")[0]
    facts = re.findall(r'<ul class="feiten">(.*?)</ul>', part, re.DOTALL)
    free = ["<li>gratis</li>" in fact for fact in facts]
    assert len(free) == 12
    assert free == sorted(free, reverse=True)
    assert 'href="../programmas/index.html?doelgroep=vmbo,iedereen&amp;fase=leren"' in part
    assert sum(name.startswith(urls.ADVICE_FOLDER) for name in large) < 400


def test_a_page_about_everything_says_how_many_it_leaves_out(large: Mapping[str, bytes]) -> None:
    routes = _html(large, urls.ROUTES)
    part = routes.partition('id="gaten"')[2].partition("</section>")[0]
    total = int(re.findall(r'class="tel">(\d+)', part)[0])
    shown, _, folded = part.replace("&#39;", "'").partition("<details")
    assert shown.count("<li>") == 90
    old = int(re.findall(r"\((\d+)\)", folded)[0])
    assert f"En nog {total - old - 90} programma's: kijk bij alle programma's" in shown


def test_the_groups_that_share_most_are_shown(
    large: Mapping[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _html(large, urls.OVERLAP)
    monkeypatch.setattr(network, "_MOST_CLUSTERS", 5)
    monkeypatch.setattr(network, "_MOST_MEMBERS", 1)
    page = _html(large, urls.OVERLAP)
    assert [text.count("<table") for text in (whole, page)] == [45, 5]
    assert page.count('<th scope="row">') == 5
    groups, left = (int(n) for n in re.findall(r"(\d+) groep(?:en)?(?:<| staan)", page))
    assert groups == left + 5
    assert re.search(r"En nog \d+ programma", page)
