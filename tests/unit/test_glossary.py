"""School words in a text: each explained once, in running text only, as whole words only."""

import re
from functools import partial
from pathlib import Path

import pytest

from catalogue.base import markdown
from catalogue.schema import Begrip, urls
from catalogue.site.pages.glossary import Glossary
from tests import harness

BBL = Begrip(id="bbl", pad="", naam="bbl", uitleg="Werken en leren.")
NIVEAU = Begrip(id="niveau-2", pad="", naam="mbo niveau 2", uitleg="Trap twee.")
MBO = Begrip(id="mbo", pad="", naam="mbo", uitleg="Een school.", ook=("MBO",))
O_EN_O = Begrip(id="o-en-o", pad="", naam="O&O", uitleg="Een vak.")
GLOSSARY = Glossary([MBO, NIVEAU, BBL, O_EN_O])


def _explain(page: str) -> markdown.Explain:
    return partial(GLOSSARY.explain, way=lambda target: urls.relative(target, page), used=[])


def explained(text: str) -> list[str]:
    """The words that became links, and where to."""
    html = markdown.render(text, explain=_explain("programmas/x.html"))
    return re.findall(r'<a href="\.\./begrippen/index\.html(#[^"]+">[^<]+)</a>', html)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Doe een bbl of het mbo.", ['#bbl">bbl', '#mbo">mbo']),
        ("Bbl en BBL en bbl", ['#bbl">Bbl']),
        ("mbo niveau 2 en mbo", ['#niveau-2">mbo niveau 2', '#mbo">mbo']),
        ("Het vak O&O.", ['#o-en-o">O&amp;O']),
        ("- een *bbl*\n- **mbo**", ['#bbl">bbl', '#mbo">mbo']),
        ("| a |\n| - |\n| bbl |", ['#bbl">bbl']),
        ("> een bbl", ['#bbl">bbl']),
        ("gombo, mbo-er, xbbl, bbl2, O&O-fonds, https://mbo.nl/bbl, www.bbl.nl, a@mbo", []),
        ("## Over bbl\n\n[de bbl](https://voorbeeld.nl) en `mbo`", []),
        ("[een *bbl* hier](https://voorbeeld.nl) ![mbo](x.png)", []),
        ("    bbl in code\n\n```\nmbo\n```", []),
        ("## bbl\n\nEen bbl.", ['#bbl">bbl']),
        ("<b>bbl</b> en \\[mbo", ['#bbl">bbl', '#mbo">mbo']),
        ("Eén ümbo, één bbl", ['#bbl">bbl']),
    ],
)
def test_which_words_are_explained(text: str, found: list[str]) -> None:
    assert explained(text) == found


@pytest.mark.parametrize(
    "text", ["Een bbl, *een mbo* en nog een MBO", "bbl", "a [b](https://c.nl) bbl d *e* mbo f\n\ng"]
)
def test_nothing_of_the_text_is_lost(text: str) -> None:
    with_links = markdown.render(text, explain=_explain("index.html"))
    plain = [re.sub(r"<[^>]+>", "", html) for html in (with_links, markdown.render(text))]
    assert plain[0] == plain[1]


@pytest.mark.slow
def test_what_is_in_a_word_stays_text(tmp_path: Path) -> None:
    """Content is not trusted: neither the words nor what they mean become HTML."""
    words = "- id: robot\n  naam: robot\n  uitleg: '<img src=x onerror=alert(1)>'\n"
    made = harness.made(harness.site(tmp_path, **{"naslag/begrippen.yml": words}))
    for page in ("programmas/robotica.html", "begrippen/index.html"):
        assert b"&lt;img src=x" in made.files[page]
        assert b"<img src=x" not in made.files[page]


@pytest.mark.slow
def test_a_site_without_words_has_no_page_of_them(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "naslag/begrippen.yml").unlink()
    made = harness.made(content)
    assert not made.problems
    assert "begrippen/index.html" not in made.files
    assert b"begrippen" not in made.files["programmas/robotica.html"]


def test_a_mistake_in_the_list_is_told(tmp_path: Path) -> None:
    words = "- id: bbl\n  naam: bbl\n"
    content = harness.site(tmp_path, **{"naslag/begrippen.yml": words})
    assert "uitleg" in harness.report(content)
