"""Doors for who can act: whom to ask, who does something near, what is missing, files."""

import re
from urllib.parse import unquote

import pytest

from catalogue.base.plan import Plan
from catalogue.editor import renaming
from tests import harness

DOOR = """---
titel: Ik ben werkgever
samenvatting: Wat je kunt doen.
deur: ja
vraag_het: [de-school]
loketten: [de-balie]
kenmerken: [na-schooltijd]
soorten: [makerspace]
doelgroepen: [mbo, basisschool]
toon: [wijken, lijsten, vragen, acties, bestanden]
---

Geef een gastles.
"""
ENGLISH = """---
titel: I am an employer
samenvatting: What you can do.
gemaakt: mens
---

Give a lesson.
"""
OTHER = "---\ntitel: Ik maak beleid\nsamenvatting: Wat er ontbreekt.\ndeur: ja\n---\n\nKijk.\n"
ENTRIES = harness.SMALL / "programmas"
THEMA = "---\nnaam: Water\nsamenvatting: Over water.\n---\n"
ENGLISH_THEMA = """---
naam: The sea
samenvatting: About water.
gemaakt: programma
bij: ced26cbf
---
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    robotica = (ENTRIES / "robotica.md").read_text("utf-8")
    mail = "meedoen: {email: post@voorbeeld.nl}\nkenmerken: [na-schooltijd]\nbronnen:"
    near = robotica.replace("bronnen:", mail)
    city = near.replace("makerspaces: [de-werkplaats]", "bereik: stad").replace("post@", "stad@")
    school = (harness.SMALL / "partners" / "de-school.md").read_text("utf-8")
    files = {
        "paginas/werkgever.md": DOOR,
        "en/paginas/werkgever.md": ENGLISH,
        "paginas/beleid.md": OTHER,
        "programmas/robotica.md": near,
        "programmas/in-de-stad.md": city.replace("naam: Robotica", "naam: In de stad"),
        "programmas/lang-geleden.md": harness.in_state(near, "oud").replace("Robotica", "Toen"),
        "programmas/voor-water.md": robotica.replace("Robotica", "Varen").replace(
            "themas: [robots]", "themas: [water]"
        ),
        "themas/water.md": THEMA,
        "en/themas/water.md": ENGLISH_THEMA,
        "partners/de-school.md": school.replace(
            "soort:", "email: school@voorbeeld.nl\ntelefoon: 010 765 43 21\nsoort:"
        ),
    }
    content = harness.site(tmp_path_factory.mktemp("site"), **files)
    renaming.stamp(content, ["en/paginas/werkgever"])
    made = harness.made(content)
    assert not made.problems
    return made.files


def _section(page: str, name: str) -> str:
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def test_home_has_the_doors_and_no_questions_of_policy(site: Plan) -> None:
    home = site["index.html"].decode().partition("</main>")[0]
    doors = re.findall(r'href="([^"]+)">([^<]+)', _section(home, "doen"))
    assert doors == [
        ("beleid/index.html", "Ik maak beleid"),
        ("werkgever/index.html", "Ik ben werkgever"),
    ]
    assert "Welke wijk heeft nog niets?" not in home
    english = _section(site["en/index.html"].decode(), "doen")
    assert 'href="../en/werkgever/index.html">I am an employer' in english
    # Not there in English, so that the door says that it leads to a Dutch page.
    assert 'href="../beleid/index.html" hreflang="nl" lang="nl">Ik maak beleid' in english


@pytest.mark.parametrize("address", ["werkgever/index.html", "en/werkgever/index.html"])
def test_a_door_leads_to_organisations_and_desks_by_mail_and_telephone(
    site: Plan, address: str
) -> None:
    asked = _section(site[address].decode(), "bellen")
    assert re.findall(r'href="((?:mailto|tel):[^"]+)"', asked) == [
        "mailto:school@voorbeeld.nl",
        "tel:0107654321",
        "tel:0881234567",
    ]


def test_mail_about_a_gap_is_dutch_on_every_page(site: Plan) -> None:
    dutch, english = (
        _section(site[f"{code}werkgever/index.html"].decode(), "gaten") for code in ("", "en/")
    )
    mails = re.findall(r'href="(mailto:[^"]+body=[^"]+)"', dutch)
    assert re.findall(r'href="(mailto:[^"]+body=[^"]+)"', english) == mails
    assert "'mbo' nog niets is over Water" in unquote(mails[0])
    assert ">The sea</a>" in english


def test_a_door_shows_per_gebied_what_was_not_seen_too_long_ago(site: Plan) -> None:
    examples = _section(site["werkgever/index.html"].decode(), "doet-al")
    folds = examples.split("<details")[1:]
    headings = [re.findall(r"<h3>(.*?)</h3>", fold)[0] for fold in folds]
    assert headings == ["Noord (2)", "De hele stad (1)"]
    assert re.findall(r"<li><a[^>]*>(.*?)</a>", folds[0]) == ["Robotica", "De Werkplaats"]
    # The mail of the programme itself goes before that of its organiser.
    assert "mailto:post@voorbeeld.nl" in folds[0]
    assert "mailto:school@voorbeeld.nl" in folds[0]
    assert "mailto:stad@voorbeeld.nl" in folds[1]
    assert "Toen" not in examples


def test_a_door_shows_the_gaps_of_its_doelgroepen_and_who_could_help(site: Plan) -> None:
    gaps = _section(site["werkgever/index.html"].decode(), "gaten")
    assert re.findall(r'href="../(themas|doelgroepen|wijken)/(\w+).html"', gaps) == [
        ("doelgroepen", "mbo"),
        ("themas", "water"),
    ]
    assert 'href="../overzicht/index.html"' in gaps
    assert 'href="../partners/de-school.html"' in gaps


def test_a_door_has_the_questions_the_actions_the_lists_and_every_spreadsheet(site: Plan) -> None:
    page = site["werkgever/index.html"].decode()
    assert "Welke wijk heeft nog niets?" in _section(page, "wit")
    assert 'href="../acties/elke-wijk-een-makerspace.html"' in _section(page, "acties")
    lists = re.findall(r'href="../([^"]+)"', _section(page, "lijsten"))
    # Nobody saw the only programme for the mbo of late: there is no booklet of nothing.
    booklet = "lijstje/index.html#titel=Basisschool&amp;l=programmas/in-de-stad,"
    booklet += "programmas/robotica,programmas/voor-water,makerspaces/de-werkplaats"
    groups = ["doelgroepen/mbo.html", "doelgroepen/basisschool.html"]
    assert lists == [*groups, booklet, "vmbo/index.html"]
    files = set(re.findall(r'href="../(data/[^"]+)"', _section(page, "bestanden")))
    assert files - {"data/index.html"} == {path for path in site if re.match(r"data/.*csv$", path)}
