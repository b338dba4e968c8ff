"""Mistakes of real editors: one mistake, one message, at the right place, in plain words.

The cases stand in the YAML files of this folder. Each changes one thing in a good page; the report
must be exactly one message: no echoes, and nothing about the other lines of the file.
"""

# Messages are compared whole, and editors get them on one line.
# ruff: noqa: E501

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from catalogue.base import messages
from catalogue.base.diagnostics import Place
from tests import harness

FOLDER = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """The cases in a YAML file, each under its name or its first value."""
    rows = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(row, id=next(iter(row.values()))) for row in rows]


def page(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text("utf-8")


PATH = "programmas/robotica.md"
GOOD = page("robotica")


@dataclass(frozen=True)
class Bytes:
    """A file that is wrong as a whole, and the message about it."""

    name: str
    data: bytes
    place: str
    code: str
    message: str
    advice: str


BYTES = (
    Bytes(
        "byte_order_mark",
        b"\xef\xbb\xbf" + GOOD.encode(),
        "1:1",
        "B104",
        "dit bestand begint met een onzichtbaar teken (BOM)",
        "kies bij 'Opslaan als' de codering 'UTF-8', niet 'UTF-8 met BOM'",
    ),
    Bytes(
        "line_ends_of_windows",
        GOOD.replace("\n", "\r\n").encode(),
        "1:4",
        "B105",
        "dit bestand heeft regeleinden van Windows (CRLF)",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    ),
    Bytes(
        "line_ends_of_an_old_mac",
        GOOD.replace("\n", "\r").encode(),
        "1:4",
        "B105",
        "dit bestand heeft regeleinden van een oude Mac (CR)",
        "kies in je tekstprogramma rechtsonder of bij 'Opslaan als' de regeleinden 'LF'",
    ),
    Bytes(
        "windows_1252",
        GOOD.replace("Robotica", "Robotica café").encode("cp1252"),
        "2:19",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "utf_16",
        GOOD.encode("utf-16"),
        "1:1",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "utf_16_without_a_mark",
        GOOD.encode("utf-16-le"),
        "1:1",
        "B103",
        "dit bestand is niet opgeslagen als UTF-8, dus letters met accenten zijn onleesbaar",
        "kies bij 'Opslaan als' de codering UTF-8",
    ),
    Bytes(
        "zero_byte",
        GOOD.replace("aard: aanbod", "aard: aan\0bod").encode(),
        "13:10",
        "B107",
        "hier staat een onzichtbaar teken (U+0000) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "right_to_left_mark",
        GOOD.replace("Robotica", "Robo\u202etica").encode(),
        "2:11",
        "B107",
        "hier staat een onzichtbaar teken (U+202E) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "zero_width_space",
        GOOD.replace("een robot. Dat", "een ro\u200bbot. Dat").encode(),
        "17:16",
        "B107",
        "hier staat een onzichtbaar teken (U+200B) dat niet in een tekst hoort",
        "haal het teken weg: wis het woord en typ het opnieuw",
    ),
    Bytes(
        "empty_file",
        b"",
        "1:1",
        "B108",
        "de eerste regel moet '---' zijn, maar die is leeg",
        "begin het bestand met een blok velden tussen twee regels met '---'",
    ),
    Bytes(
        "only_two_lines_of_dashes_and_a_list",
        b"---\n- a\n---\n",
        "2:1",
        "B113",
        "hier moet een blok velden staan, geen lijst",
        "schrijf op elke regel 'veld: waarde'",
    ),
    Bytes(
        "word_document_in_rtf",
        b"{\\rtf1\\ansi Hallo}",
        "1:1",
        "B118",
        "dit is een tekst met opmaak (RTF); hier hoort een gewoon tekstbestand",
        "maak met een tekstprogramma een nieuw bestand dat eindigt op '.md', en plak daar de tekst"
        " in",
    ),
)


def report(folder: Path, text: str | bytes, path: str = PATH) -> str:
    return harness.report(harness.site(folder, **{path: text}))


@pytest.mark.parametrize("name", ["robotica", "robotclub"])
def test_a_good_page_gives_no_message(name: str, tmp_path: Path) -> None:
    assert report(tmp_path, page(name), f"programmas/{name}.md") == ""


@pytest.mark.parametrize(
    ("name", "case"),
    [
        pytest.param(name, *param.values, id=param.id)
        for name in ("robotica", "robotclub")
        for param in cases(name)
    ],
)
def test_one_mistake_gives_one_message(name: str, case: dict[str, str], tmp_path: Path) -> None:
    good, path = page(name), f"programmas/{name}.md"
    assert case["was"] in good
    assert report(tmp_path, good.replace(case["was"], case["wordt"], 1), path) == (
        f"content/{path}:{case['plaats']}: {case.get('ernst', 'fout')} {case['code']}: {case['melding']}\n"
        f"  hulp: {case['hulp']}"
    )


REMEDIES: dict[str, str] = yaml.safe_load((FOLDER / "vierendertig.yml").read_text("utf-8"))


@pytest.mark.parametrize("mistake", REMEDIES)
def test_the_remedy_as_it_is_said_mends_the_mistake(mistake: str, tmp_path: Path) -> None:
    """34 slips of people who know Word: the line is right, and what is said can be pasted there."""
    assert len(REMEDIES) == 34
    ((name, case),) = (
        (name, param.values[0])
        for name in ("robotica", "robotclub")
        for param in cases(name)
        if param.id == mistake
    )
    path = f"programmas/{name}.md"
    wrong = page(name).replace(case["was"], case["wordt"], 1)
    (problem,) = harness.problems(harness.site(tmp_path / "fout", **{path: wrong}))
    lines = wrong.split("\n")
    at = problem.place.line - 1
    match REMEDIES[mistake]:
        case "regel":
            line = re.findall(r"`([^`]+)`", problem.advice)[-1]
            # A field that is named stays where it is: behind its spaces or its hyphen.
            before, found, _ = lines[at].partition(f"{line.partition(':')[0]}:")
            stays = "Schrijf dan" in problem.advice and found and not before.strip(" -")
            lines[at] = before + line if stays else line
        case "streepjes":
            assert "---" in problem.advice
            lines[at : at + (not lines[at].strip(" —–-"))] = ["---"]
        case "adres":
            (meant,) = re.findall(r"'([^']+)'", problem.advice)
            before, after = lines[at][: problem.place.column], lines[at][problem.place.column :]
            lines[at] = before + re.sub(r"\]\([^\s)]+", f"]({meant}", after, count=1)
        case "weg":
            assert "weg" in problem.advice
            del lines[at]
        case "kies":
            assert re.search(r"'de-school'|'website'", problem.advice)
            return
    left = report(tmp_path / "goed", "\n".join(lines), path)
    # Another summary is translated anew.
    assert set(re.findall(r"(?m)^\S+: (?:fout|let op|tip) (\w+):", left)) <= {"K324"}, left


@pytest.mark.parametrize("case", BYTES, ids=lambda case: case.name)
def test_file_that_is_wrong_as_a_whole(case: Bytes, tmp_path: Path) -> None:
    assert report(tmp_path, case.data) == (
        f"content/{PATH}:{case.place}: fout {case.code}: {case.message}\n  hulp: {case.advice}"
    )


@pytest.mark.parametrize("case", cases("werkplaats"))
def test_a_wrong_line_in_a_makerspace(case: dict[str, str], tmp_path: Path) -> None:
    pad = "makerspaces/de-werkplaats.md"
    text = (harness.SMALL / pad).read_text("utf-8")
    text = text.replace("gecontroleerd:", f"{case['regel']}\ngecontroleerd:")
    [problem] = harness.problems(harness.site(tmp_path, **{pad: text}))
    assert (problem.place.line, problem.code, problem.advice) == (13, case["code"], case["hulp"])


@pytest.mark.parametrize("case", cases("bestandsnamen"))
def test_a_wrong_name_of_a_file(case: dict[str, str], tmp_path: Path) -> None:
    [problem] = harness.problems(harness.site(tmp_path, **{case["pad"]: page("robotclub")}))
    assert (problem.code, problem.advice) == (case["code"], case["hulp"])


def test_awful_file_gets_everything_reported_at_once(tmp_path: Path) -> None:
    assert report(tmp_path, page("awful")) + "\n" == (FOLDER / "awful.txt").read_text("utf-8")


def test_of_many_things_the_place_is_named_and_not_the_first_twenty() -> None:
    partners = tuple(f"partner-{number}" for number in range(30))
    place = Place("x.md", 1)
    problem = messages.connection.unknown_reference(place, "partner", "zzz", partners, "partners/")
    assert "kies een bestand uit de map `partners/`, zonder '.md'" in problem.advice
    assert 'python build.py new partner "Naam"' in problem.advice
    problem = messages.connection.unknown_reference(
        place, "wijk", "zzz", partners, "naslag/wijken.yml"
    )
    assert problem.advice == "kies een `id` uit `naslag/wijken.yml`"
    problem = messages.connection.unknown_reference(
        place, "wijk", "zzz", partners[:2], "naslag/wijken.yml"
    )
    assert problem.advice == "kies uit 'partner-0', 'partner-1'"


def test_what_refers_to_a_broken_file_is_not_blamed(tmp_path: Path) -> None:
    """A file that cannot be read keeps its name: `robotica` refers and links to it in vain."""
    content = harness.site(tmp_path, **{"makerspaces/de-werkplaats.md": "kapot"})
    assert [problem.code for problem in harness.problems(content)] == ["B108"]


def test_what_refers_to_a_misspelt_folder_is_not_blamed(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"programmas/robotica.md": GOOD.replace(LINK, "Hier.")})
    (content / "makerspaces").rename(content / "makerspace")
    assert harness.report(content) == (
        "content/makerspace:1:1: fout B114: 'makerspace' hoort hier niet\n"
        "  hulp: bedoel je 'makerspaces'?"
    )


LINK = "Dat doe je in [De Werkplaats](../makerspaces/de-werkplaats.md)."


def test_missing_content_folder_is_one_message(tmp_path: Path) -> None:
    assert harness.report(tmp_path / "content") == (
        "content:1:1: fout B101: dit kan niet gelezen worden: deze map is er niet\n"
        "  hulp: kijk of het er staat en of je erbij mag"
    )


def test_missing_lists_folder_is_one_message(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (content / "naslag").rename(tmp_path / "weg")
    assert [str(problem.place) for problem in harness.problems(content)] == ["content/naslag:1:1"]


def test_misspelt_neighbours_are_one_message(tmp_path: Path) -> None:
    """`buuren` loses the neighbours of a wijk; that the others name it is no second mistake."""
    lists = (harness.SMALL / "naslag/wijken.yml").read_text("utf-8").replace("buren:", "buuren:", 1)
    content = harness.site(tmp_path, **{"naslag/wijken.yml": lists})
    assert [problem.code for problem in harness.problems(content)] == ["V202"]
