"""Where the content names other sites, and what ``check --links`` says about them."""

import json
from functools import partial
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Place
from catalogue.content import source
from catalogue.content.source import Line
from catalogue.editor import checking
from catalogue.editor.notes import websites
from catalogue.editor.outside import asking, remembered, rounds
from catalogue.editor.outside.asking import Answer, State
from tests import harness

PAGE = """---
titel: Over
samenvatting: Over https://hier-niet.nl/.
---

Zie [a](https://a.nl/x_(y)), <https://b.nl/>, https://c.nl. `https://code.nl`

[d]: https://d.nl/e
"""


def test_every_place_is_found(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"paginas/over.md": PAGE})
    with harness.inside(tmp_path):
        listed = websites.named(source.read(Path(content.name)).sources, ())
    there = [(one.url, one.place.line) for one in listed if one.place.path.endswith("over.md")]
    assert there == [
        ("https://a.nl/x_(y)", 6),
        ("https://b.nl/", 6),
        ("https://c.nl", 6),
        ("https://d.nl/e", 8),
    ]
    # In fields, also within a group of a list.
    robotica = [one.place.line for one in listed if one.place.path.endswith("robotica.md")]
    lines = (content / "programmas" / "robotica.md").read_text("utf-8").split("\n")
    assert robotica
    assert all("https://" in lines[number - 1] for number in robotica)
    assert len(robotica) == sum("https://" in line for line in lines)


def test_the_list_of_exceptions(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"paginas/over.md": PAGE})
    let_be = [Line("https://a.nl/", "vraagt om inloggen", Place("x"))]
    urls = {one.url for one in websites.named(source.read(content).sources, let_be)}
    assert "https://b.nl/" in urls
    assert "https://a.nl/x_(y)" not in urls


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, Answer]:
    """What other sites answer; nothing is asked over the network."""
    found: dict[str, Answer] = {}
    monkeypatch.setattr(asking.Asker, "ask", lambda _, url: found.get(url, Answer(State.OK)))
    monkeypatch.setattr(rounds, "Pace", partial(rounds.Pace, pause=0))
    return found


def _desk(folder: Path) -> Path:
    harness.site(folder, **{"paginas/over.md": PAGE})
    (folder / "templates").symlink_to(harness.TEMPLATES)
    return folder


def test_the_command(tmp_path: Path, answers: dict[str, Answer]) -> None:
    answers["https://b.nl/"] = Answer(State.GONE, "de site zegt dat de pagina er niet is (404)")
    answers["https://c.nl"] = Answer(State.MOVED, "", "https://cc.nl/")
    code, said, told = harness.run("check", "--links", folder=_desk(tmp_path))
    assert code == 0
    assert said == (
        "content/paginas/over.md:6:31: let op K310: de pagina 'https://b.nl/' is weg:"
        " de site zegt dat de pagina er niet is (404)\n"
        "  hulp: zoek de nieuwe plek van de pagina, of haal de link weg\n"
        "content/paginas/over.md:6:47: tip K312: de pagina 'https://c.nl' is verhuisd\n"
        "  hulp: schrijf het nieuwe adres: https://cc.nl/\n"
    )
    assert told.startswith("0 fouten, 1 keer 'let op', 1 tip")
    known = remembered.load(tmp_path / ".catalogue-links.json")
    assert known["https://b.nl/"].answer.state is State.GONE


def test_a_list_for_an_issue_mentions_nobody(tmp_path: Path, answers: dict[str, Answer]) -> None:
    answers["https://b.nl/"] = Answer(State.SILENT, "`@iedereen` <b>")
    _, said, _ = harness.run("check", "--links", "--format", "markdown", folder=_desk(tmp_path))
    assert "### `content/paginas/over.md`\n" in said
    assert "- [ ] regel 6: `'https://b.nl/' geeft geen antwoord: '@iedereen' <b>`" in said


def test_json_has_the_code_and_its_document(tmp_path: Path, answers: dict[str, Answer]) -> None:
    answers["https://b.nl/"] = Answer(State.GONE, "weg")
    _, said, _ = harness.run("check", "--links", "--format", "json", folder=_desk(tmp_path))
    report = json.loads(said)
    assert report["counts"] == {"fout": 0, "let op": 1, "tip": 0}
    [problem] = report["problems"]
    assert problem["document"] == "tests/rules/K310.md"
    assert (harness.ROOT / problem["document"]).is_file()


def test_a_memory_that_cannot_be_written(tmp_path: Path, answers: dict[str, Answer]) -> None:
    _desk(tmp_path)
    code, _, told = harness.run(
        "check", "--links", "--geheugen", "content/site.yml/x", folder=tmp_path
    )
    assert code == 2
    assert "kan niet geschreven worden" in told


def test_the_asker_says_whose_site_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agents: set[str] = set()

    def ask(self: asking.Asker, url: str) -> Answer:
        agents.add(self.agent)
        return Answer(State.OK)

    monkeypatch.setattr(asking.Asker, "ask", ask)
    monkeypatch.setattr(rounds, "Pace", partial(rounds.Pace, pause=0))
    content = harness.site(tmp_path)
    checking.noted(content, checking.Wanted(links=tmp_path / "x.json"), harness.TODAY)
    [agent] = agents
    assert agent.startswith("techniek-catalogus (nakijken van links; ")
    assert agent.isascii()
