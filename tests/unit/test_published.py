"""A published address never dies: the list knows, the check tells, the fix extends."""

from pathlib import Path

import pytest

from catalogue.checks import old_addresses
from catalogue.content import reader
from catalogue.content.files import ADDRESSES
from catalogue.content.parse import parse
from tests import harness


def _listed(folder: Path) -> Path:
    """The smallest content with its list of addresses."""
    content = harness.site(folder)
    drafts = [parse(one)[0] for one in reader.read(content).sources]
    lines = [f"{address}\n" for address in sorted(old_addresses.entries_by_address(drafts))]
    harness.put(content / ADDRESSES, "# adressen\n" + "".join(lines))
    (folder / "templates").symlink_to(harness.TEMPLATES)
    return content


@pytest.mark.slow
def test_nothing_to_say(tmp_path: Path) -> None:
    _listed(tmp_path)
    assert harness.run("check", "--adressen", folder=tmp_path)[:2] == (0, "")


def test_a_file_that_got_another_name(tmp_path: Path) -> None:
    content = _listed(tmp_path)
    old, new = content / "programmas" / "lasclub.md", content / "programmas" / "las-club-noord.md"
    old.rename(new)
    told = [problem for problem in harness.problems(content) if problem.code == "S511"]
    assert [str(problem.place) for problem in told] == [
        f"content/{ADDRESSES}:{_line(content, 'programmas/lasclub.html')}:1"
    ]
    assert told[0].advice == (
        "zet in content/programmas/las-club-noord.md: `oude_adressen: [programmas/lasclub.html]`"
    )
    text = new.read_text("utf-8")
    new.write_text(text.replace("themas:", "oude_adressen: [programmas/lasclub.html]\nthemas:", 1))
    assert "S511" not in {problem.code for problem in harness.problems(content)}
    assert "programmas/lasclub.html" in harness.made(content).files or harness.problems(content)


def test_a_file_that_was_thrown_away(tmp_path: Path) -> None:
    content = _listed(tmp_path)
    (content / "programmas" / "lasclub.md").unlink()
    told = [problem for problem in harness.problems(content) if problem.code == "S511"]
    assert len(told) == 1
    assert told[0].advice.startswith("zet het bestand terug (met `status: gestopt`)")


@pytest.mark.parametrize("text", ["stuk", "---\nnaam: [\n---\n"])
def test_a_file_that_is_broken_is_not_gone(text: str, tmp_path: Path) -> None:
    content = _listed(tmp_path)
    harness.put(content / "programmas" / "lasclub.md", text)
    assert "S511" not in {problem.code for problem in harness.problems(content)}


@pytest.mark.slow
def test_the_fix_adds_what_is_new_and_keeps_the_rest(tmp_path: Path) -> None:
    content = _listed(tmp_path)
    before = (content / ADDRESSES).read_text("utf-8")
    harness.put(
        content / "paginas" / "pers.md", "---\ntitel: Pers\nsamenvatting: Pers.\n---\n\nX.\n"
    )
    assert "S512" in harness.run("check", "--adressen", folder=tmp_path)[1]
    code, said, told = harness.run("check", "--fix", "--adressen", folder=tmp_path)
    assert (code, said) == (0, "")
    assert "het adres pers/index.html staat er nu in" in told
    after = (content / ADDRESSES).read_text("utf-8")
    assert after.splitlines()[0] == "# adressen"
    assert set(after.splitlines()) == {*before.splitlines(), "pers/index.html"}
    assert after.splitlines()[1:] == sorted(after.splitlines()[1:])
    assert "verbeterd" not in harness.run("check", "--fix", folder=tmp_path)[2]


@pytest.mark.slow
def test_no_list_is_made_where_there_is_none(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    (tmp_path / "templates").symlink_to(harness.TEMPLATES)
    assert harness.run("check", "--fix", "--adressen", folder=tmp_path)[0] == 0
    assert not (content / ADDRESSES).exists()


def _line(content: Path, address: str) -> int:
    return (content / ADDRESSES).read_text("utf-8").splitlines().index(address) + 1


def test_a_kenmerk_takes_over_the_address_of_a_theme(tmp_path: Path) -> None:
    """It has no file of its own, but the old address still leads to it."""
    content = _listed(tmp_path)
    listed = (content / ADDRESSES).read_text("utf-8")
    harness.put(content / ADDRESSES, f"{listed}themas/omscholen.html\n")
    assert "S511" in {problem.code for problem in harness.problems(content)}
    kenmerk = "- {id: omscholen, naam: omscholen, samenvatting: Je leert een ander vak."
    kenmerken = content / "naslag" / "kenmerken.yml"
    text = kenmerken.read_text("utf-8")
    kenmerken.write_text(f"{text}{kenmerk}, oude_adressen: [themas/omscholen.html]}}\n", "utf-8")
    assert "S511" not in {problem.code for problem in harness.problems(content)}
    made = harness.made(content, base_url="https://voorbeeld.nl/").files
    assert b'href="../kenmerken/omscholen.html"' in made["themas/omscholen.html"]
    assert b"themas/omscholen" not in made["sitemap.xml"]
