"""The notes beside a page of the preview, and that they are nowhere in the site."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.editor.link_checker import SiteAnswer, State, save_answers
from catalogue.preview import panel
from catalogue.preview.panel import Panel
from tests import harness

PATH = "programmas/robotica.md"


def _panel(folder: Path, address: str = "programmas/robotica.html") -> Panel | None:
    with harness.inside(folder):
        return _panels().of_page(address)


def _panels() -> panel.Panels:
    return panel.Panels(Path("content"), Path("links.json"), lambda: harness.TODAY)


def test_everything_about_one_entry(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    text = (content / PATH).read_text("utf-8").replace("2026-11-23", "2025-02-01")
    harness.put(content / PATH, f"{text}\nIndien je wilt, kom je. Zie [hier](https://weg.nl/x).\n")
    known = {"https://weg.nl/x": SiteAnswer(State.GONE, "weg", day=harness.TODAY)}
    save_answers(tmp_path / "links.json", known)
    harness.put(content / "naslag" / "moeilijke-woorden.txt", "indien: als\n")
    found = _panel(tmp_path)
    assert found is not None
    assert found.bestand == f"content/{PATH}"
    assert found.nagekeken == "Nagekeken op 2025-02-01. Dat is een jaar geleden: lees het na."
    assert found.versheid == "te-oud"
    assert {note["code"] for note in found.notities} == {"T413", "K310", "V231"}
    assert "kosten" in {key for key, _ in found.ontbreekt}
    assert json.loads(json.dumps(asdict(found)))["notities"][0]["line"] > 1


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("themas: [robots]", "themas: [robots, robotjes]", ("themas: [robots, ", "robotjes", "]")),
        ("fase: [kiezen]", "fase: kies-zelf", ("fase: ", "kies-zelf", "")),
        ("naam: Robotica", "naam: Robotica\nnam: x", ("", "nam", ": x")),
        ("naam: Robotica", "naam: 'Robo  tica \u200b'", ("naam: 'Robo  tica ", "\u200b", "'")),
        ("2026-11-23", "24-11-2026 of zo", ("gecontroleerd: ", "24-11-2026 of zo", "")),
        (
            "---\n\n",
            "---\n\nZie [hier](x.md) " + "x" * 200,
            ("Zie ", "[hier](x.md)", " " + "x" * 119 + "…"),
        ),
        ("naam: Robotica\n", "", None),
    ],
)
def test_a_message_shows_its_line_and_marks_the_mistake(
    tmp_path: Path, old: str, new: str, marked: tuple[str, str, str] | None
) -> None:
    content = harness.site(tmp_path)
    text = (content / PATH).read_text("utf-8")
    assert old in text
    harness.put(content / PATH, text.replace(old, new, 1))
    problems = harness.problems(content)
    with harness.inside(tmp_path):
        row = _panels().of_problems(problems)[0]
    assert row["excerpt"] == marked, row
    assert row["open"] == (
        f"vscode://file{(content / PATH).as_posix()}:{row['line']}:{row['column']}"
    )


def test_on_another_computer_a_message_opens_the_file_on_github(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = harness.site(tmp_path)
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22")
    problem = Diagnostic(Place(f"content/{PATH}", 2), "V101", "fout")
    with harness.inside(tmp_path):
        assert _panels().of_problems([problem])[0]["open"] == ""
        site = (content / "site.yml").read_text("utf-8")
        harness.put(content / "site.yml", f"{site}\nbroncode: https://github.com/wij/site/\n")
        row = _panels().of_problems([problem, replace(problem, place=Place("templates/a.html"))])
    edit = f"https://github.com/wij/site/edit/main/content/{PATH}#L2"
    assert [one["open"] for one in row] == [edit, ""]


def test_what_is_filled_in_is_not_missing(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    text = (content / PATH).read_text("utf-8")
    harness.put(content / PATH, text.replace("fase:", "kosten: Niets.\nfase:", 1))
    found = _panel(tmp_path)
    assert found is not None
    assert "kosten" not in {key for key, _ in found.ontbreekt}


def test_a_page_without_a_file_has_no_notes(tmp_path: Path) -> None:
    harness.site(tmp_path)
    outside = ("../x", "programmas/../../x.html", "programmas/con.html", "//x", "a/b/c.html", "")
    for address in ("index.html", "programmas/index.html", "programmas/weg.html", *outside):
        assert _panel(tmp_path, address) is None
    about = _panel(tmp_path, "over/index.html")
    assert about is not None
    assert about.nagekeken == ""


def test_a_broken_file_breaks_nothing(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    harness.put(content / PATH, "---\nnaam: [\n")
    assert _panel(tmp_path) is None
    for line, said in (
        ("gecontroleerd: ooit\nadres: [x]", "De dag bij gecontroleerd is niet te lezen."),
        ("bereik: stad", "Nog nooit nagekeken."),
    ):
        harness.put(content / PATH, f"---\nnaam: X\n{line}\n---\n\nX.\n")
        found = _panel(tmp_path)
        assert found is not None
        assert found.nagekeken == said
        # What is there and wrong is not missing.
        assert ("adres" in {key for key, _ in found.ontbreekt}) == ("adres" not in line)


def test_none_of_it_is_in_the_site(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    text = (content / PATH).read_text("utf-8").replace("2026-11-23", "2025-02-01")
    harness.put(content / PATH, text)
    for name, data in harness.made(content).files.items():
        assert b"notities" not in data, name
        assert b'"/-/' not in data, name
