"""The finished pages as a visitor would find them."""

import pytest

from catalogue.audit import audit


def page(body: str = "", title: str = "Titel", head: str = "", h1: str = "<h1>Kop</h1>") -> bytes:
    description = '<meta name="description" content="Wat het is.">'
    return f"<title>{title}</title>{description}{head}{h1}{body}".encode()


def found(files: dict[str, bytes], base_path: str = "/") -> list[str]:
    return [f"{problem.place.path} {problem.message}" for problem in audit(files, base_path)]


@pytest.mark.parametrize(
    "address",
    [
        "b.html",
        "b.html#onder",
        "#hier",
        "../x/b.html",
        "./b.html",
        "b.html?q=1",
        "../stijl.css",
        "https://voorbeeld.nl/weg",
        "mailto:a@b.nl",
        "//elders.nl/x",
        "een%20naam.html",
        "../",
    ],
)
def test_what_leads_somewhere(address: str) -> None:
    files = {
        "index.html": page(title="0"),
        "x/a.html": page(f'<a id="hier" href="{address}">x</a>', title="1"),
        "x/b.html": page('<p id="onder">', title="2"),
        "x/een naam.html": page(title="3"),
        "stijl.css": b"",
    }
    expected = [] if address != "../" else ["dead"]
    assert len(found(files)) == len(expected), "flat files: an address names its index.html"


@pytest.mark.parametrize(
    "address",
    ["weg.html", "b.html#weg", "#weg", "../b.html", "../../index.html", "http://[::1", "x/"],
)
def test_what_leads_nowhere(address: str) -> None:
    files = {"x/a.html": page(f'<a href="{address}">x</a>'), "x/b.html": page(title="2")}
    (message,) = found(files)
    assert message == (
        f"site/x/a.html de pagina x/a.html wijst naar '{address}', maar dat is er niet"
    )


def test_pictures_scripts_styles_and_forms_are_followed_too() -> None:
    body = '<img src="x.png"><script src="x.js"></script><form action="zoek.html">'
    files = {"a.html": page(body, head='<link rel="stylesheet" href="x.css">')}
    assert [line.split("'")[1] for line in found(files)] == ["x.css", "x.js", "x.png", "zoek.html"]


def test_escaped_addresses_are_read_as_a_browser_does() -> None:
    files = {"a.html": page('<a href="b&amp;c.html">x</a>'), "b&c.html": page(title="2")}
    assert found(files) == []


def test_absolute_addresses_below_the_base_path() -> None:
    files = {"404.html": page('<a href="/repo/x.html">x</a><a href="/repo/">y</a>')}
    files |= {"x.html": page(title="2"), "index.html": page(title="3")}
    assert found(files, "/repo/") == []
    assert len(found(files, "/")) == 2


def test_each_fault_of_a_page_is_told() -> None:
    files = {
        "a.html": page(title="Gelijk"),
        "b.html": page(title="Gelijk"),
        "c.html": page(h1="", title="3"),
        "d.html": page('<p id="x"><p id="x">', title="4"),
        "e.html": b"<h1>Kop</h1>",
    }
    assert found(files) == [
        "site/b.html de pagina b.html heeft dezelfde titel als a.html",
        "site/c.html de pagina c.html heeft 0 hoofdkoppen in plaats van één",
        "site/d.html de pagina d.html heeft twee keer het kenmerk (id) 'x'",
        "site/e.html de pagina e.html heeft geen titel",
        "site/e.html de pagina e.html heeft geen beschrijving",
    ]
