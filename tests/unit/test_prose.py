"""The text below the fields: every wrong link, picture and tag is told where it stands."""

import time

import pytest

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from catalogue.checks import prose

FILES = ["acties/wijk.md", "programmas/maakotheek.md", "programmas/robotica.md"]
IMAGES = ["beelden/robot.png"]


def _check(text: str) -> list[str]:
    found = prose.check(text, "programmas/robotica.md", Place("x.md", 10), FILES, IMAGES)
    return [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Gewone tekst met *schuin* en **vet**.",
        "[de Maakotheek](maakotheek.md) en [een actie](../acties/wijk.md)",
        "[site](https://voorbeeld.nl/a_(b)?c=d 'titel') <https://voorbeeld.nl> <info@voorbeeld.nl>",
        "[mail](mailto:a@voorbeeld.nl) [bel](tel:+31101234567)",
        '![Een robot](../beelden/robot.png "Foto: De School")',
        "[![Een robot](../beelden/robot.png 'Foto: De School')](maakotheek.md)",
        "[de site][s]\n\n[s]: https://voorbeeld.nl",
        "[robot]\n\n[robot]: maakotheek.md 'titel'",
        "## Kop\n\n- een\n    - twee\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "`[x](nergens.md) <b> ![]()` en\n\n```\n<script>\n[x](y.md)\n# kop\n```\n\n    <b>code</b>",
        "kleiner < dan, groter > dan, 3 <4, a<b",
        "[ ] een vakje [noot] en (haakjes)",
        "\\[geen link\\](x.md)",
    ],
)
def test_nothing_to_say(text: str) -> None:
    assert _check(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kijk bij [x](nergens.md).", ["10:10 K303"]),
        ("a\n\n[x](../programmas/maakotheken.md)", ["12:1 K303"]),
        ("[x](/programmas/maakotheek.md)", ["10:1 K303"]),
        ("[x](../../../etc/passwd)", ["10:1 K303"]),
        ("[x](maakotheek.html)", ["10:1 K303"]),
        ("[x](www.voorbeeld.nl)", ["10:1 K303"]),
        ("[x](//voorbeeld.nl)", ["10:1 K303"]),
        ("![x](../beelden/weg.png)", ["10:1 K304"]),
        ("![x](https://voorbeeld.nl/x.png)", ["10:1 K304"]),
        ("![x](data:image/png;base64,AA)", ["10:1 K304"]),
        ("![](../beelden/robot.png)", ["10:1 T401"]),
        ("![Een robot](../beelden/robot.png)", ["10:1 T440"]),
        ('![Een robot](../beelden/robot.png "")', ["10:1 T440"]),
        ("[](maakotheek.md)", ["10:1 T406"]),
        ("<b>vet</b>", ["10:1 T402"]),
        ("a <script>alert(1)</script>", ["10:3 T402"]),
        ("<!-- stil -->", ["10:1 T402"]),
        ("<img src=x onerror=alert(1)>", ["10:1 T402"]),
        ("# Kop", ["10:1 T403"]),
        ("Kop\n===", ["10:1 T403"]),
        ("[x](javascript:alert(1))", ["10:1 T404"]),
        ("[x](JaVaScRiPt:alert(1))", ["10:1 T404"]),
        ("[x](data:text/html,x)", ["10:1 T404"]),
        ("[x](file:///etc/passwd)", ["10:1 T404"]),
        ("<javascript:alert(1)>", ["10:1 T404"]),
        ("[x][y]\n\n[y]: vbscript:x", ["12:1 T404"]),
        ("[x](https://voorbeeld)", ["10:1 T409"]),
        ("[x](https://jan:geheim@voorbeeld.nl)", ["10:1 T409"]),
        ("[x]()", ["10:1 T408"]),
        ("[x] (https://voorbeeld.nl)", ["10:1 T408"]),
        ("(x)[https://voorbeeld.nl]", ["10:1 T408"]),
        ("[x][y]", ["10:1 T408"]),
        ("Nog te doen. (nog invullen)", ["10:14 T407"]),
        ("[a](x.md) [b](y.md)\n[c](z.md)", ["10:1 K303", "10:11 K303", "11:1 K303"]),
    ],
)
def test_what_is_told(text: str, found: list[str]) -> None:
    assert _check(text) == found


TOO_MUCH = {
    "long": "woord " * 6_000,
    "a long line": "a" * (prose.MAX_LINE + 1),
    "many marks": "*a " * (prose.MAX_MARKS + 1),
    "deep quotes": ">" * 9 + " a",
    "deep lists": "- " * 9 + "a",
    "deep by indent": " " * 40 + "- a",
    "deep by tabs": "\t" * 10 + "- a",
    "12 kB of pictures": "![[]()" * 2_000,
    "brackets": "[" * 25_000,
    "backticks": "`" * 25_000,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_complicated_is_all_that_is_told(name: str) -> None:
    start = time.process_time()
    found = _check(TOO_MUCH[name])
    assert time.process_time() - start < 1
    assert found == ["10:1 T405"]


def test_the_advice_names_the_nearest_file() -> None:
    [problem] = prose.check(
        "[x](maakoteek.md)", "programmas/robotica.md", Place("x.md"), FILES, IMAGES
    )
    assert problem.advice == f"bedoel je '{'maakotheek.md'}'?"
    assert problem.code in messages.CODES


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("maakotheek.md", "programmas/maakotheek.md"),
        ("./maakotheek.md#kop", "programmas/maakotheek.md"),
        ("../acties/wijk.md", "acties/wijk.md"),
        ("..%2Facties%2Fwijk.md", "acties/wijk.md"),
        ("../../buiten.md", "../buiten.md"),
    ],
)
def test_resolve(target: str, path: str) -> None:
    assert prose.resolve("programmas/robotica.md", target) == path
