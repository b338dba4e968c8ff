"""A published address never dies: git knows what was published, and the check compares."""

import subprocess
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic
from catalogue.checks import contents, old_addresses
from tests import harness


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The smallest content, published."""
    content = harness.site(tmp_path)
    harness.publish(content)
    return content


def _dead(content: Path) -> list[Diagnostic]:
    with harness.inside(content.parent):
        folder = Path(content.name)
        problems = contents.check(contents.read(folder), old_addresses.published(folder))[1]
    return [problem for problem in problems if problem.code == "S511"]


def _git(content: Path, *words: str) -> None:
    git = ["git", "-c", "user.name=n", "-c", "user.email=n@voorbeeld.nl"]
    subprocess.run([*git, *words], cwd=content.parent, check=True, capture_output=True)


def test_a_file_that_got_another_name(content: Path) -> None:
    assert not _dead(content)
    old, new = content / "programmas" / "lasclub.md", content / "programmas" / "las-club-noord.md"
    old.rename(new)
    (problem,) = _dead(content)
    assert str(problem.place) == "content/programmas/lasclub.md:1:1"
    assert problem.advice == (
        "zet in content/programmas/las-club-noord.md: `oude_adressen: [programmas/lasclub.html]`"
    )
    text = new.read_text("utf-8")
    new.write_text(text.replace("themas:", "oude_adressen: [programmas/lasclub.html]\nthemas:", 1))
    assert not _dead(content)


def test_a_file_that_was_thrown_away(content: Path) -> None:
    (content / "programmas" / "lasclub.md").unlink()
    (problem,) = _dead(content)
    assert problem.advice.startswith("zet het bestand terug (met `status: gestopt`)")
    # The command says it too. Of a site about another region nothing was published.
    assert "S511" in harness.run("check", folder=content.parent)[1]
    site = content / "site.yml"
    harness.put(site, site.read_text("utf-8").replace("regio: ", "regio: Groot-"))
    assert not _dead(content)


def test_an_old_address_that_was_dropped(content: Path) -> None:
    """A redirect that was published is an address too, also of a record without a file."""
    kenmerken = content / "naslag" / "kenmerken.yml"
    before = kenmerken.read_text("utf-8")
    row = "- {id: omscholen, naam: omscholen, samenvatting: Je leert een ander vak."
    harness.put(kenmerken, f"{before}{row}, oude_adressen: [themas/omscholen.html]}}\n")
    made = harness.made(content, base_url="https://voorbeeld.nl/").files
    assert b'href="../kenmerken/omscholen.html"' in made["themas/omscholen.html"]
    assert b"themas/omscholen" not in made["sitemap.xml"]
    harness.publish(content)
    assert not _dead(content)
    harness.put(kenmerken, before)
    (problem,) = _dead(content)
    assert str(problem.place) == "content/naslag/kenmerken.yml:1:1"


@pytest.mark.parametrize("text", ["stuk", "---\nnaam: [\n---\n"])
def test_a_file_that_is_broken_is_not_gone(text: str, content: Path) -> None:
    harness.put(content / "programmas" / "lasclub.md", text)
    assert not _dead(content)


def test_only_the_main_branch_counts(content: Path) -> None:
    """What came and went on a branch was never published."""
    main = "refs/remotes/origin/HEAD"
    _git(content, "update-ref", main, "HEAD")
    page = content / "themas" / "even.md"
    harness.put(page, "---\nnaam: Even\nsamenvatting: Even.\n---\n")
    _git(content, "add", "content")
    _git(content, "commit", "-qm", "erbij")
    there = subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=content, text=True).strip()
    page.unlink()
    _git(content, "commit", "-qam", "weer weg")
    assert not _dead(content)
    _git(content, "update-ref", main, there)
    (problem,) = _dead(content)
    assert "themas/even.html" in problem.message


def test_without_history_nothing_is_known(tmp_path: Path) -> None:
    assert old_addresses.published(harness.site(tmp_path)) == old_addresses.NOTHING


@pytest.mark.parametrize(
    "address",
    [
        *("../index.html", "/etc/x.html", "c:\\x.html", "x.js", "Programmas/x.html"),
        *("a/./b.html", "%2e%2e/x.html", "con.html", "index.html/x.html"),
    ],
)
def test_an_old_address_is_one_that_a_site_can_have(address: str, tmp_path: Path) -> None:
    page = "programmas/robotica.md"
    text = (harness.SMALL / page).read_text("utf-8")
    content = harness.site(
        tmp_path, **{page: text.replace("\nfase:", f"\noude_adressen: ['{address}']\nfase:")}
    )
    assert [problem.code for problem in harness.problems(content)] == ["V209"]
