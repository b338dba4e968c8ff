"""The finished pages are judged: links, anchors, titles, headings."""

import pytest

from catalogue.checks.audit import Inspector, audit


def _page(body: str = "", title: str = "Thuis", *, h1: str = "<h1>Kop</h1>") -> bytes:
    return (
        f"<html><head><title>{title}</title>"
        f'<meta name="description" content="Iets"></head><body>{h1}{body}</body></html>'
    ).encode()


def _found(body: str, page: str = "a/b.html", base: str = "/") -> list[str]:
    files = {
        "index.html": _page('<h2 id="over-ons">x</h2>', "Voorpagina"),
        "a/c.html": _page('<h2 id="één">x</h2>', "C"),
        "a/met spatie.html": _page("", "D"),
        "kaart.svg": b"<svg/>",
        page: _page(body, "B"),
    }
    return [problem.code for problem in audit(files, base)]


GOOD = (
    "c.html ./c.html ../index.html ../index.html#over-ons c.html#%C3%A9%C3%A9n "
    "c.html?fase=leren&amp;x=y # ?q=x met%20spatie.html ../kaart.svg https://voorbeeld.nl/weg "
    "c.html#l=a/b,c/d //voorbeeld.nl mailto:a@b.nl tel:+31 /a/c.html /"
)
DEAD = "d.html ../c.html C.html ../../index.html c.html#weg #weg .. /weg http://[::1"


@pytest.mark.parametrize("address", ["", *GOOD.split()])
def test_leads_somewhere(address: str) -> None:
    assert _found(f'<a href="{address}">x</a>') == []


@pytest.mark.parametrize("address", ["a b", *DEAD.split()])
def test_leads_nowhere(address: str) -> None:
    assert _found(f'<a href="{address}">x</a>') == ["S503"]
    assert _found(f'<img alt="" src="{address}">') == ["S503"]
    assert _found(f'<form action="{address}"></form>') == ["S503"]


def test_scripts_and_styles_are_followed_too() -> None:
    head = '<script src="weg.js"></script><link rel="stylesheet" href="weg.css">'
    assert _found(head) == ["S503", "S503"]


def test_escaped_addresses_are_read_as_a_browser_does() -> None:
    files = {"a.html": _page('<a href="b&amp;c.html">x</a>', "A"), "b&c.html": _page(title="B")}
    assert list(audit(files)) == []


def test_an_address_twice_is_told_once() -> None:
    assert _found('<a href="weg">x</a><a href="weg">y</a>') == ["S503"]


def test_absolute_addresses_are_below_the_base() -> None:
    assert _found('<a href="/repo/a/c.html">x</a>', "404.html", "/repo/") == []
    assert _found('<a href="/repo/">x</a>', "404.html", "/repo/") == []
    assert _found('<a href="/a/c.html">x</a>', "404.html", "/repo/") == ["S503"]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (_page(h1=""), "0 hoofdkoppen"),
        (_page("<h1>Twee</h1>"), "2 hoofdkoppen"),
        (_page(title="Ander"), "dezelfde titel als a.html"),
        (_page('<p id="x"></p><p id="x"></p>'), "(id) 'x'"),
        (_page().replace(b"<title>Thuis</title>", b""), "geen titel"),
        (_page().replace(b'content="Iets"', b'content=""'), "geen beschrijving"),
    ],
)
def test_a_page_that_is_not_whole(page: bytes, words: str) -> None:
    [problem] = audit({"a.html": _page(title="Ander"), "b.html": page})
    assert problem.code == "S504"
    assert problem.place.path == "site/b.html"
    assert words in problem.message


def test_only_pages_are_judged() -> None:
    assert list(audit({"data.json": b'{"href": "weg"}', "feed.xml": b"<a/>"})) == []


def test_two_halves_say_what_one_does() -> None:
    pages = {
        "a.html": _page('<a href="b.html#weg">x</a><a href="d.html#daar">x</a>'),
        "b.html": _page('<h2 id="hier">x</h2><a href="c.html#weg">x</a><a href="e.html">x</a>'),
        "c.html": _page('<a href="b.html#hier">x</a><a href="b.html#weg">x</a>', "C"),
        "d.html": _page('<h2 id="daar">x</h2>', "C", h1=""),
    }
    halves = [Inspector(pages), Inspector(pages)]
    for number, name in enumerate(pages):
        halves[number % 2].inspect(name, pages[name])
    halves[0].findings.add(halves[1].findings)
    assert halves[0].problems() == audit(pages)
    assert len(audit(pages)) == 7
