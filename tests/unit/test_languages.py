"""The texts of the interface: asked for, filled in, compared, and told when something is wrong."""

import re
import shutil
from contextlib import nullcontext
from datetime import date, time
from pathlib import Path

import pytest

from catalogue.insight import coverage
from catalogue.schema import Geldig, VasteTijd, hours
from catalogue.site import languages
from catalogue.site.languages import CHOICES, DUTCH, ENGLISH, Interface
from catalogue.site.pages import agenda
from tests import harness

TEXTS = languages.read(harness.TEMPLATES)
NL, EN = TEXTS[DUTCH], TEXTS[ENGLISH]


def _interface(*forms: str) -> Interface:
    return Interface("nl", {"getal.duizend": (".",), "tekst": forms}, {"pact": "het pact"})


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of our templates, to break."""
    return shutil.copytree(harness.TEMPLATES, tmp_path / "templates")


ASKED = '{{ t("proef.groet", naam=x) }}'
ALL = '{{ zinnen("proef", naam=x) }}'


@pytest.mark.parametrize(
    ("page", "nl", "en", "codes"),
    [
        (ASKED, "proef: {groet: 'Hallo {naam}'}\n", "proef: {groet: 'Hello {naam}'}\n", []),
        (ASKED, "", "", ["M602", "M602"]),
        (ASKED, "proef: {groet: 'Hallo {naam}'}\n", "", ["M602"]),
        ("", "proef: {groet: Hallo}\n", "proef: {groet: Hello}\n", ["M603", "M603"]),
        (ASKED, "proef: {groet: 'Hallo {naam}'}\n", "proef: {groet: Hello}\n", ["M604"]),
        (
            ASKED,
            "proef: {groet: {een: 'Dag {naam}', meer: 'Dag {naam}'}}\n",
            "proef: {groet: 'Hello {naam}'}\n",
            ["M604"],
        ),
        (ALL, "proef: {groet: Hallo}\n", "proef: {groet: Hello}\n", []),
        (ALL, "proef: {een: a, groet: Hallo}\n", "proef: {groet: Hello}\n", ["M602"]),
        (ALL, "", "", ["M602", "M602"]),
        (ASKED, "proef: {groet: [a]}\n", "proef: {groet: 'Hello {naam}'}\n", ["M605"]),
        (ASKED, "proef: {groet: {een: a, meer: ''}}\n", "", ["M605"]),
        (ASKED, "proef: {Groet: a}\n", "", ["M605"]),
        (ASKED, "proef: {groet: a, groet: b}\n", "", ["M606"]),
        ("", "proef: {\n", "", ["B110"]),
    ],
)
def test_faulty_texts_are_reported(
    templates: Path, page: str, nl: str, en: str, codes: list[str]
) -> None:
    harness.put(templates / "pages" / "proef.html", page)
    for code, text in (("nl", nl), ("en", en)):
        path = templates / "teksten" / f"{code}.yml"
        harness.put(path, text.encode() + path.read_bytes())
    with pytest.raises(languages.Faulty) if codes else nullcontext() as caught:
        languages.read(templates)
    assert ([problem.code for problem in caught.value.problems] if caught else []) == codes


def test_a_language_without_a_file_is_reported(templates: Path) -> None:
    (templates / "teksten" / "en.yml").unlink()
    with pytest.raises(languages.Faulty, match=r"en\.yml:1:1: fout M605"):
        languages.read(templates)


def test_a_build_stops_at_a_text_that_misses(tmp_path: Path, templates: Path) -> None:
    harness.put(templates / "pages" / "proef.html", ASKED)
    result = harness.made(harness.site(tmp_path), templates)
    assert {problem.code for problem in result.problems} == {"M602"}
    assert not result.files


def test_a_script_asks_for_texts_too(templates: Path) -> None:
    script = templates / "assets" / "js" / "list.js"
    script.write_text(script.read_text("utf-8") + 'phrase("proef.groet");\n', encoding="utf-8")
    with pytest.raises(languages.Faulty, match=r"list\.js:\d+:1: fout M602"):
        languages.read(templates)


def test_one_and_more() -> None:
    t = _interface("{n} plek", "{n} plekken")
    texts = [t("tekst", n=number) for number in (0, 1, 2, 1234)]
    assert texts == ["0 plekken", "1 plek", "2 plekken", "1.234 plekken"]


def test_a_value_that_is_not_given_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        _interface("Hallo {naam}")("tekst", n=1)


def test_values_are_escaped_once_and_our_own_markup_is_not() -> None:
    t = _interface("<b>{naam}</b>")
    assert t.markup("tekst", naam="<i>&") == "<b>&lt;i&gt;&amp;</b>"
    assert t("tekst", naam="<i>") == "<b><i></b>"
    assert _interface("{pact}")("tekst") == "het pact"
    assert _interface("{pact}").markup("tekst", pact="<x>") == "&lt;x&gt;"
    assert _interface("{een} {twee}")("tekst", een="{twee}", twee="x") == "{twee} x"


def test_a_section_is_all_its_texts_in_their_order() -> None:
    forms = {"a.z": ("<b>{naam}</b>",), "ab.c": ("nee",), "a.b": ("ja",)}
    t = Interface("nl", forms, {})
    assert t.section("a", naam="<i>") == ["<b>&lt;i&gt;</b>", "ja"]


def test_days_figures_and_rows() -> None:
    assert NL.day(date(2026, 11, 23)) == "23 november 2026"
    assert EN.day(date(2026, 11, 23)) == "23 November 2026"
    assert (NL.figure(12345), EN.figure(12345)) == ("12.345", "12,345")
    assert (NL.clock(time(9, 5)), EN.clock(time(9, 5))) == ("09.05", "09:05")
    assert NL.enumeration(["a", "b", "c"]) == "a, b en c"
    assert EN.enumeration(["a", "b"]) == "a and b"
    assert (EN.enumeration(["a"]), EN.enumeration([])) == ("a", "")


def test_labels_of_fixed_values() -> None:
    assert NL.label("status", "oud") == "langer geleden gezien"
    assert EN.label("status", "oud") == "seen longer ago"
    assert all(EN.label(name, value) for name, values in CHOICES.items() for value in values)


def test_pages_and_data_files_use_the_same_words() -> None:
    assert NL("wijken.afstand_uitleg") == coverage.UITLEG_AFSTAND


HOURS = [
    VasteTijd(dagen=("woensdag",), van=time(13, 30), tot=time(17)),
    VasteTijd(dagen=("maandag", "dinsdag", "woensdag"), van=time(9, 30)),
    VasteTijd(dagen=("zaterdag",), welke=("eerste", "derde"), dagdeel="ochtend"),
    VasteTijd(dagen=hours.WEEK),
    VasteTijd(dagen=hours.WEEK, dagdeel="avond"),
    VasteTijd(dagen=("maandag", "vrijdag"), behalve=(date(2026, 12, 25),)),
    VasteTijd(dagen=("maandag",), geldig=Geldig(van=date(2026, 9, 1))),
    VasteTijd(dagen=("maandag",), geldig=Geldig(tot=date(2027, 7, 9))),
    VasteTijd(dagen=("maandag",), geldig=Geldig(van=date(2026, 9, 1), tot=date(2027, 7, 9))),
]


@pytest.mark.parametrize("tijd", HOURS)
def test_a_timetable_in_dutch_says_what_hours_say(tijd: VasteTijd) -> None:
    assert agenda.when(tijd, NL) == hours.when(tijd)
    assert list(agenda.limits(tijd, NL)) == list(hours.limits(tijd))


def test_a_timetable_in_english() -> None:
    assert [agenda.when(tijd, EN) for tijd in HOURS[:6]] == [
        "every Wednesday, 13:30 to 17:00",
        "Monday to Wednesday, from 9:30",
        "every first and third Saturday morning of the month",
        "every day",
        "every evening",
        "every Monday and Friday",
    ]
    assert [list(agenda.limits(tijd, EN)) for tijd in HOURS[5:]] == [
        ["Not on 25 December 2026"],
        ["From 1 September 2026"],
        ["Until 9 July 2027"],
        ["From 1 September 2026 to 9 July 2027"],
    ]


def test_english_has_no_dutch_left() -> None:
    """Words that English has not; what stands in markup is an address or a class."""
    dutch = re.compile(r"\b(het|een|van|niet|wijken|voor|met|naar|geen|ook|alle|je)\b")
    texts = {name: re.sub(r"<[^>]+>|\{\w+\}", "", " ".join(EN.forms[name])) for name in EN.forms}
    assert not [name for name, text in texts.items() if dutch.search(text)]


def test_css_knows_no_left_or_right() -> None:
    """Directions are those of the text, so that Arabic stands right; symmetry needs no word."""
    physical = re.compile(
        r"(?<![\w-])(?:left|right|float|(?:margin|padding|border|scroll-margin|scroll-padding)-"
        r"(?:left|right)|text-align:\s*(?:left|right))\s*[:;}]"
    )
    sheets = sorted((harness.TEMPLATES / "assets" / "css").glob("*.css"))
    assert len(sheets) > 20
    assert not [path.name for path in sheets if physical.search(path.read_text("utf-8"))]
