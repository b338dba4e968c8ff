"""Names become records, every record knows who points to it, and no address is given twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from catalogue.checks import contents, cross_checks
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.schema import Programma, urls
from catalogue.site.pages import texts
from tests import harness
from tests.harness import TODAY

PROGRAMMA = (harness.SMALL / "programmas" / "robotica.md").read_text("utf-8")
MAKERSPACE = (harness.SMALL / "makerspaces" / "de-werkplaats.md").read_text("utf-8")
WIJKEN = (harness.SMALL / "naslag" / "wijken.yml").read_text("utf-8")


def _programma(name: str, *lines: str) -> str:
    """A programme called ``name`` that refers to nothing but what ``lines`` say."""
    text = PROGRAMMA.replace("naam: Robotica", f"naam: {name}").replace("vervolg: [lasclub]\n", "")
    return text.replace("themas: [robots]", "\n".join(["themas: [robots]", *lines]))


def _replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new)


def _report(folder: Path, **files: str) -> list[str]:
    found = harness.problems(harness.site(folder, **files))
    return [f"{problem.place.path.removeprefix('content/')} {problem.code}" for problem in found]


def _catalogue(folder: Path, **files: str) -> Catalogue:
    drafts, problems = contents.check(contents.read(harness.site(folder, **files)))
    assert problems == []
    return model.resolve(drafts, TODAY)


def test_names_become_the_records_themselves(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path)
    lasclub, robotica = catalogue.programmas
    assert robotica.themas[0] is catalogue.themas[0]
    assert robotica.makerspaces == catalogue.makerspaces
    assert catalogue.wijken[0].gebied is catalogue.gebieden[0]
    assert robotica.vervolg == ("lasclub",)
    assert catalogue.programmas_by_id(robotica.vervolg) == (lasclub,)


def test_who_confirmed_is_the_partner_itself(tmp_path: Path) -> None:
    text = _programma("Robotica", "bevestigd: {op: 2026-11-20, door: de-school}")
    catalogue = _catalogue(tmp_path, **{ROBOTICA: text})
    confirmed = catalogue.programmas[1].bevestigd
    assert confirmed
    assert confirmed.door is catalogue.partners[0]


def test_a_wrong_name_inside_a_group_is_told_at_its_own_place(tmp_path: Path) -> None:
    text = _programma("Robotica", "bevestigd:", "  op: 2026-11-20", "  door: de-schol")
    (problem,) = harness.problems(harness.site(tmp_path, **{ROBOTICA: text}))
    assert (str(problem.place), problem.code) == (f"content/{ROBOTICA}:9:9", "K301")
    assert problem.advice == "bedoel je 'de-school'?"


def test_everything_knows_what_belongs_to_it(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path)
    lasclub, robotica = catalogue.programmas
    assert catalogue.backlinks_of(catalogue.themas[0]).programmas == (lasclub, robotica)
    assert catalogue.backlinks_of(catalogue.partners[0]).programmas == (robotica,)
    assert catalogue.backlinks_of(catalogue.makerspaces[0]).programmas == (robotica,)
    nobody = catalogue.backlinks_of(catalogue.kenmerken[0])
    assert (nobody.programmas, nobody.makerspaces, nobody.acties) == ((), (), ())
    assert catalogue.hiervoor[lasclub] == (robotica,)


def test_what_points_twice_belongs_once(tmp_path: Path) -> None:
    lines = ("partners: [de-school]", "wijken: [dorp, haven]")
    text = _programma("Robotica", *lines)
    catalogue = _catalogue(tmp_path, **{"programmas/robotica.md": text})
    robotica = catalogue.programmas[1]
    assert catalogue.backlinks_of(catalogue.partners[0]).programmas == (robotica,)
    assert catalogue.backlinks_of(catalogue.gebieden[0]).programmas == (robotica,)


def test_entries_are_sorted_as_people_read(tmp_path: Path) -> None:
    names = ["Zaag", "élan", "Éclair", "aarde", "Água"]
    files = {f"programmas/p-{i}.md": _programma(name) for i, name in enumerate(names)}
    found = [record.naam for record in _catalogue(tmp_path, **files).programmas]
    assert found == ["aarde", "Água", "Éclair", "élan", "Lasclub", "Robotica", "Zaag"]


# --- mistakes in connections --------------------------------------------------------------------

ROBOTICA, ZAGEN = "programmas/robotica.md", "programmas/zagen.md"
OVER = (harness.SMALL / "paginas" / "over.md").read_text("utf-8").replace("Over", "Nieuw")
TAKEN = [
    *("programmas/lasclub.html", "programmas/robotica.html", "partners/de-school.html"),
    *("index.html", "zoeken/index.html", "404.html", "programmas/index.html", "over/index.html"),
]
MISTAKES = [
    *[
        (ROBOTICA, _replaced(PROGRAMMA, old, new), code)
        for old, new, code in (
            ("themas: [robots]", "themas: [robot]", "K301"),
            ("doelgroepen: [basisschool]", "doelgroepen: [iedereen]", "K301"),
            ("aanbieders: [de-school]", "aanbieders: [de-werkplaats]", "K301"),
            ("vervolg: [lasclub]", "vervolg: [lassclub]", "K301"),
            ("vervolg: [lasclub]", "vervolg: [robotica]", "K302"),
            ("vervolg: [lasclub]", "opvolger: robotica", "K302"),
        )
    ],
    # Capitals and accents do not tell two entries apart.
    (ZAGEN, _programma("robótica"), "S501"),
    ("naslag/wijken.yml", _replaced(WIJKEN, "  buren: [dorp]\n", ""), "K307"),
    # A wijk with another mistake is not missed as a neighbour.
    ("naslag/wijken.yml", _replaced(WIJKEN, "  buren: [dorp]\n", "  buren: dorp\n"), "V204"),
    *[(ROBOTICA, _programma("Robotica", f"oude_adressen: [{page}]"), "S502") for page in TAKEN],
    # A page may not hide a page of the site.
    *[
        (f"paginas/{name}.md", OVER, "S502")
        for name in ("programmas", "zoeken", "routes", "beelden")
    ],
]


@pytest.mark.parametrize(("path", "text", "code"), MISTAKES)
def test_one_mistake_is_told_once(path: str, text: str, code: str, tmp_path: Path) -> None:
    assert _report(tmp_path, **{path: text}) == [f"{path} {code}"]


def test_another_kind_may_have_the_same_name(tmp_path: Path) -> None:
    text = _replaced(MAKERSPACE, "De Werkplaats", "Robotica")
    assert _report(tmp_path, **{"makerspaces/de-werkplaats.md": text}) == []


@pytest.mark.parametrize(
    ("path", "programma", "makerspace", "told"),
    [
        # By name, whatever its capitals and accents, and by id.
        ("programmas/a.md", "gestopt", "", ["programmas/a.md:7:9"]),
        ("programmas/de-werkplaats.md", "gepland", "", ["programmas/de-werkplaats.md:7:9"]),
        ("programmas/a.md", "", "gestopt", ["makerspaces/de-werkplaats.md:6:9"]),
        (
            "programmas/a.md",
            "gepland",
            "gestopt",
            ["makerspaces/de-werkplaats.md:6:9", "programmas/a.md:7:9"],
        ),
        ("programmas/a.md", "gestopt", "gestopt", []),
        ("programmas/a.md", "", "", []),
    ],
)
def test_a_programme_and_its_makerspace_have_one_status(
    path: str, programma: str, makerspace: str, told: list[str], tmp_path: Path
) -> None:
    name = "Iets anders" if "werkplaats" in path else "Dé werkplaats"
    files = {
        path: _programma(name, *[f"status: {programma}"] if programma else []),
        "makerspaces/de-werkplaats.md": _replaced(
            MAKERSPACE, "themas:", f"status: {makerspace}\nthemas:" if makerspace else "themas:"
        ),
    }
    problems = harness.problems(harness.site(tmp_path, **files))
    assert [problem.code for problem in problems] == ["K315"] * len(told)
    assert [str(problem.place).removeprefix("content/") for problem in problems] == told


@pytest.mark.parametrize("key", ["vervolg", "vervolg_suggesties"])
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("status: gestopt", "'Zagen' is gestopt"),
        ("aard: netwerk", "'Zagen' is een netwerk van organisaties"),
        ("status: gepland", ""),
        ("aard: regeling", ""),
    ],
)
def test_a_next_step_leads_to_something_one_can_join(
    key: str, line: str, why: str, tmp_path: Path
) -> None:
    files = {ROBOTICA: _programma("Robotica", f"{key}: [lasclub, zagen]"), ZAGEN: ""}
    files[ZAGEN] = _programma("Zagen", line)
    problems = harness.problems(harness.site(tmp_path, **files))
    assert [(str(p.place), p.code, p.message.rpartition(": ")[2]) for p in problems] == (
        [(f"content/{ROBOTICA}:7:{len(key) + 13}", "K316", why)] if why else []
    )


def test_two_entries_with_one_old_address(tmp_path: Path) -> None:
    line = "oude_adressen: [programmas/oud.html]"
    files = {ROBOTICA: _programma("Robotica", line), ZAGEN: _programma("Zagen", line)}
    assert _report(tmp_path, **files) == [f"{ZAGEN} S502"]


def test_a_circle_is_told_once(tmp_path: Path) -> None:
    files = {
        "programmas/a.md": _programma("A", "vervolg: [b]"),
        "programmas/b.md": _programma("B", "vervolg_suggesties: [c]"),
        "programmas/c.md": _programma("C", "vervolg: [a]"),
        "programmas/d.md": _programma("D", "vervolg: [a, b]"),
    }
    content = harness.site(tmp_path, **files)
    [problem] = harness.problems(content)
    assert (problem.place.path, problem.code) == ("content/programmas/c.md", "K306")
    assert "a -> b -> c -> a" in problem.message


def test_two_ways_to_one_programme_are_no_circle(tmp_path: Path) -> None:
    files = {
        "programmas/a.md": _programma("A", "vervolg: [b, c]"),
        "programmas/b.md": _programma("B", "vervolg: [d]"),
        "programmas/c.md": _programma("C", "vervolg: [d]"),
        "programmas/d.md": _programma("D"),
    }
    assert _report(tmp_path, **files) == []


def test_a_very_long_route_is_walked(tmp_path: Path) -> None:
    reading = contents.read(harness.site(tmp_path))
    drafts, _ = contents.check(reading)
    start = next(draft for draft in drafts if draft.id == "robotica")
    ref = start.values["vervolg"][0]
    chain = []
    for i in range(5_000):
        after = (type(ref)(ref.kind, f"p{(i + 1) % 5_000}", ref.place),)
        values = {**start.values, "vervolg": after, "naam": f"P {i}"}
        chain.append(replace(start, id=f"p{i}", values=values))
    found = [problem.code for problem in cross_checks.check([*drafts, *chain], reading)]
    assert found == ["K306"]


def test_an_old_address_leads_to_where_it_is_now(tmp_path: Path) -> None:
    text = _programma("Robotica", "oude_adressen: [oud/robots.html, verhuisd.html]")
    files = {"programmas/robotica.md": text}
    catalogue = _catalogue(tmp_path / "a", **files)
    old = texts.old_addresses(catalogue)
    robotica = next(one for one in catalogue.programmas if one.id == "robotica")
    assert old == {"oud/robots.html": robotica, "verhuisd.html": robotica}
    content = harness.site(tmp_path / "b", **files)
    made = harness.made(content, base_url="https://voorbeeld.nl/")
    assert made.problems == ()
    for address in old:
        page = made.files[address].decode()
        target = urls.relative(urls.of_id(Programma, "robotica"), address)
        assert f'<a href="{target}">Robotica</a>' in page
        assert 'http-equiv="refresh"' in page
        assert f"url={target}" in page
        assert f"/{address}<" not in made.files["sitemap.xml"].decode()
