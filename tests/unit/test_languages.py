"""Words of the site in every language: found, translated, filled in, and told when one misses."""

import json
import re
import shutil
import subprocess
from contextlib import nullcontext
from datetime import date, time
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from catalogue.base.plan import as_bytes
from catalogue.editor import translations
from catalogue.schema import NAMEN, Geldig, VasteTijd, hours
from catalogue.site import assets, languages, pages, theme, times
from catalogue.site.languages import Interface
from tests import harness
from tests.client.node import find_node
from tests.unit import feeds_catalogues

TEXTS = languages.read(harness.TEMPLATES)
NL, EN = TEXTS["nl"], TEXTS["en"]
ARABIC = "ar"
NAMES = {"nl": NAMEN, ARABIC: NAMEN}


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of our templates, to break."""
    return shutil.copytree(harness.TEMPLATES, tmp_path / "templates")


ASKED = '{{ _("Beste %(naam)s", naam=x) }}'
WORD = 'msgid "Beste %(naam)s"\nmsgstr "Dear %(naam)s"\n'
COUNTED = '{{ ngettext("%(n)s bij", "%(n)s bijen", x) }}'
BEES = 'msgid "%(n)s bij"\nmsgid_plural "%(n)s bijen"\nmsgstr[0] "a bee"\nmsgstr[1] "%(n)s bees"\n'


@pytest.mark.parametrize(
    ("page", "words", "codes"),
    [
        (ASKED, WORD, []),
        (ASKED, "", ["M602"]),
        (ASKED, WORD.replace("Dear %(naam)s", ""), ["M602"]),
        (COUNTED, BEES, []),
        (COUNTED, BEES.replace("%(n)s bees", ""), ["M602"]),
        ("", WORD, ["M603"]),
        (ASKED, f'msgctxt "brief"\n{WORD}', ["M602", "M603"]),
        (ASKED, f"#, fuzzy\n{WORD}", ["M604"]),
        (COUNTED, BEES.replace("bijen", "honingbijen"), ["M604"]),
        (ASKED, WORD.replace("Dear %(naam)s", "Dear %(name)s"), ["M605"]),
        (COUNTED, BEES.replace("%(n)s bees", "bees"), ["M605"]),
        (ASKED, f"{WORD}Dear\n", ["M606"]),
    ],
)
def test_faulty_translations_are_reported(
    templates: Path, page: str, words: str, codes: list[str]
) -> None:
    harness.put(templates / "pages" / "proef.html", page)
    path = templates / "teksten" / "en.po"
    lines = path.read_text("utf-8").count("\n")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n{words}")
    with pytest.raises(translations.Faulty) if codes else nullcontext() as caught:
        translations.read(templates, ["en"])
    problems = caught.value.problems if caught else ()
    assert [problem.code for problem in problems] == codes
    assert all(problem.place.line > lines for problem in problems if "msgid" in words[:20])


def test_a_language_without_a_file_is_reported(templates: Path) -> None:
    (templates / "teksten" / "tr.po").unlink()
    with pytest.raises(translations.Faulty, match=r"tr\.po:1:1: fout M606"):
        translations.read(templates, ["tr"])


def test_a_script_asks_for_words_too(templates: Path) -> None:
    script = templates / "assets" / "js" / "list.js"
    script.write_text(script.read_text("utf-8") + 'phrase("Beste");\n', encoding="utf-8")
    with pytest.raises(translations.Faulty, match=r"en\.po:1:1: fout M602: 'Beste'"):
        translations.read(templates, ["en"])


def test_no_call_is_missed() -> None:
    """A text that is put together in a template or script has no translation."""
    call = re.compile(r"(?<!\w)(?:_|n?gettext|pgettext|phrase)\(\s*(.)")
    sources = [*harness.TEMPLATES.rglob("*.html"), *harness.TEMPLATES.rglob("*.js")]
    for path in (*sources, *(harness.ROOT / "catalogue" / "site").rglob("*.py")):
        text = path.read_text("utf-8")
        begins = [begin for begin in call.findall(text) if path in sources or begin in "\"'"]
        assert len(begins) == len(translations._CALL.findall(text)), path


def test_one_command_keeps_what_was_translated(templates: Path) -> None:
    harness.put(templates / "pages" / "proef.html", ASKED + COUNTED)
    path = templates / "teksten" / "en.po"
    path.write_text(f"{path.read_text('utf-8')}\n{WORD}\n{BEES}", encoding="utf-8")
    first = translations.files(templates, [])["templates/teksten/en.po"]
    path.write_text(first, encoding="utf-8")
    assert translations.files(templates, [])["templates/teksten/en.po"] == first
    assert '#: templates/pages/proef.html\n#, python-format\nmsgid "Beste %(naam)s"' in first
    # Other words: what was said of the old ones is a proposal.
    other = ASKED.replace("Beste", "Lieve") + COUNTED.replace("bijen", "honingbijen")
    harness.put(templates / "pages" / "proef.html", other)
    second = translations.files(templates, [])["templates/teksten/en.po"]
    assert '#, fuzzy, python-format\n#| msgid "Beste %(naam)s"\nmsgid "Lieve %(naam)s"' in second
    assert '#, fuzzy, python-format\nmsgid "%(n)s bij"\nmsgid_plural "%(n)s honingbijen"' in second
    path.write_text(second, encoding="utf-8")
    third = translations.files(templates, [])["templates/teksten/en.po"]
    assert third == second.replace('#| msgid "Beste %(naam)s"\n', "")
    assert "Generated-By" not in second
    assert "Date" not in second


# --- a language with six forms, from right to left ---


@pytest.fixture
def arabic(templates: Path) -> Path:
    """Templates with a file for Arabic, made by the command, with the number of each form."""
    path = templates / "teksten" / f"{ARABIC}.po"
    path.unlink()
    name = path.relative_to(templates.parent).as_posix()
    path.write_text(translations.files(templates, [ARABIC])[name], encoding="utf-8")
    with path.open("rb") as file:
        catalog = read_po(file, ARABIC)
    for word in catalog:
        if word.id:
            forms = 6 if word.pluralizable else 1
            values = " ".join(f"%({name})s" for name in _placeholders(translations.dutch(word)))
            texts = [f"عربي{form} {values}".strip() for form in range(forms)]
            word.string = texts[0] if forms == 1 else tuple(texts)
    with path.open("wb") as file:
        write_po(file, catalog)
    return templates


def _placeholders(texts: tuple[str, ...]) -> list[str]:
    return sorted(set(translations.PLACEHOLDER.findall(" ".join(texts))))


def test_six_forms_in_pages_and_scripts(arabic: Path) -> None:
    t = languages.read(arabic, NAMES)[ARABIC]
    numbers = (0, 1, 2, 3, 11, 100)
    counted = [t.ngettext("%(n)s moment", "%(n)s momenten", n) for n in numbers]
    assert counted == [f"عربي{form} {n}" for form, n in enumerate(numbers)]
    script = assets._with_texts('phrase("%(n)s moment", "%(n)s momenten", { n })', t)
    node = find_node()
    if node:
        program = f"JSON.stringify({json.dumps(numbers)}.map((n) => {script}))"
        done = subprocess.run([node, "-p", program], capture_output=True, text=True, check=True)
        assert json.loads(done.stdout) == counted


def test_a_language_from_right_to_left(arabic: Path) -> None:
    site = (harness.SMALL / "site.yml").read_text("utf-8").replace("[en]", f"[{ARABIC}]")
    records = feeds_catalogues.resolved(feeds_catalogues.drafts({"site.yml": site}))
    made = pages.render(
        records,
        {ARABIC: records},
        theme.load(arabic, NAMES),
        base_url="https://voorbeeld.nl/",
        today=harness.TODAY,
    )
    page = as_bytes(made.make("ar/programmas/index.html")).decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert '<a class="taal" lang="nl" hreflang="nl" href="../../programmas/index.html">NL' in page
    assert 'hreflang="ar" href="https://voorbeeld.nl/ar/programmas/"' in page
    assert "عربي0" in page
    assert ">AR<" in as_bytes(made.make("index.html")).decode()


# --- one language ---


def test_one_and_more() -> None:
    t = Interface()
    texts = [t.ngettext("%(n)s plek", "%(n)s plekken", number) for number in (0, 1, 2, 1234)]
    assert texts == ["0 plekken", "1 plek", "2 plekken", "1.234 plekken"]


def test_a_value_that_is_not_given_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        Interface().gettext("Hallo %(naam)s")


def test_values_are_escaped_once_and_our_own_markup_is_not() -> None:
    t = Interface()
    translate = t.for_templates()["_"]
    assert translate("<b>%(naam)s</b>", naam="<i>&") == "<b>&lt;i&gt;&amp;</b>"
    assert t.gettext("<b>%(naam)s</b>", naam="<i>") == "<b><i></b>"
    assert (
        Interface(names={"pact": "het <pact>"}).gettext("Doe mee met %(pact)s")
        == "Doe mee met het <pact>"
    )
    assert t.gettext("%(een)s %(twee)s", een="%(twee)s", twee="x") == "%(twee)s x"


def test_days_figures_and_rows() -> None:
    assert NL.month(date(2026, 11, 1)) == "november 2026"
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
    VasteTijd(dagen=("vrijdag",), naam="Soldeerles", toelichting="Neem <schoenen> mee."),
]


@pytest.mark.parametrize("tijd", HOURS)
def test_a_timetable_in_dutch_says_what_hours_say(tijd: VasteTijd) -> None:
    assert times.sentence(tijd, NL) == hours.sentence(tijd)


def test_a_timetable_in_english() -> None:
    assert [times.when(tijd, EN) for tijd in HOURS[:6]] == [
        "every Wednesday, 13:30 to 17:00",
        "Monday to Wednesday, from 9:30",
        "every first and third Saturday morning of the month",
        "every day",
        "every evening",
        "every Monday and Friday",
    ]
    assert [list(times.limits(tijd, EN)) for tijd in HOURS[5:9]] == [
        ["Not on 25 December 2026"],
        ["From 1 September 2026"],
        ["Until 9 July 2027"],
        ["From 1 September 2026 to 9 July 2027"],
    ]


def test_english_has_no_dutch_left() -> None:
    """Words that English has not; what stands in markup is an address or a class."""
    dutch = re.compile(r"\b(het|een|van|niet|wijken|voor|met|naar|geen|ook|alle|je)\b")
    texts = (form for forms in EN.forms.values() for form in forms)
    assert not [text for text in texts if dutch.search(re.sub(r"<[^>]+>|%\(\w+\)s", "", text))]


def test_css_knows_no_left_or_right() -> None:
    """Directions are those of the text, so that Arabic stands right; symmetry needs no word."""
    physical = re.compile(
        r"(?<![\w-])(?:left|right|float|(?:margin|padding|border|scroll-margin|scroll-padding)-"
        r"(?:left|right)|text-align:\s*(?:left|right)|inset:(?: [^ ;]+){3} [^;]+)\s*[:;}]"
    )
    sheets = sorted((harness.TEMPLATES / "assets" / "css").glob("*.css"))
    assert len(sheets) > 20
    assert not [path.name for path in sheets if physical.search(path.read_text("utf-8"))]


def test_other_languages_lead_to_the_form_in_dutch(tmp_path: Path) -> None:
    page = "---\ntitel: {}\nsamenvatting: {}\n{}---\n\n{}\n"
    content = harness.site(
        tmp_path,
        **{
            "paginas/meedoen.md": page.format("Meedoen", "Zo doe je mee.", "", "Schrijf ons."),
            "en/paginas/meedoen.md": page.format(
                "Taking part",
                "How to take part.",
                "gemaakt: mens\nbij: '00000000'\n",
                "Write to us.",
            ),
        },
    )
    files = harness.made(content).files
    form = b'<a class="knop" hreflang="nl" href="../../meedoen/index.html#formulier">'
    assert form in files["en/meedoen/index.html"]
    assert b"data-formulier" not in files["en/meedoen/index.html"]
    correction = b'href="../../meedoen/index.html?pagina=programmas/robotica" hreflang="nl"'
    assert correction in files["en/programmas/robotica.html"]
    # Data is in Dutch, beside a page that is not.
    assert b"programmes without a next step" in files["en/cijfers/index.html"]
    assert b"programma's zonder volgende stap" in files["data/kerncijfers.json"]
