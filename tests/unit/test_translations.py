"""Translations: read as safely as every file, and tied to the Dutch that they were made from."""

import re
from pathlib import Path

import pytest

from catalogue.checks import contents
from catalogue.content.model import resolve
from catalogue.editor import renaming
from catalogue.editor.fix import fix_all
from catalogue.editor.new import Refusal
from catalogue.schema import KIND
from tests import harness

DUTCH = (harness.SMALL / "programmas/lasclub.md").read_text("utf-8")
STORY = "en/programmas/lasclub.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A site with translations, of which the English one of the Lasclub has a story."""
    story = "---\nsamenvatting: Learn to weld.\ngemaakt: mens\n---\n\nSee [it](robotica.md).\n"
    content = harness.site(tmp_path, **{STORY: story})
    renaming.stamp(content, ["en/programmas/lasclub"])
    assert not harness.problems(content)
    return content


def _outdated(content: Path) -> set[str]:
    problems = harness.problems(content)
    assert {problem.code for problem in problems} <= {"K324"}
    return {f"{Path(problem.place.path).parts[-3]}" for problem in problems}


@pytest.mark.parametrize(
    ("old", "new", "outdated"),
    [
        ("Leer lassen op het mbo.", "Leer lassen op zaterdag.", {"ar", "en"}),
        ("fase: [leren]", "kosten: Vijf euro.\nfase: [leren]", {"ar", "en"}),
        # Only the English one has a story.
        ("We weten niet", "Wij weten niet", {"en"}),
        # Spaces and facts are no sentences.
        ("We weten niet", "We  weten\nniet", set()),
        ("fase: [leren]", "fase: [leren]\ngratis: ja", set()),
    ],
)
def test_other_dutch_marks_exactly_its_translations(
    old: str, new: str, outdated: set[str], content: Path
) -> None:
    assert old in DUTCH
    harness.put(content / "programmas/lasclub.md", DUTCH.replace(old, new))
    assert _outdated(content) == outdated


def test_a_translation_is_stamped_by_name_only(content: Path) -> None:
    harness.put(content / "programmas/lasclub.md", DUTCH.replace("Leer lassen", "Leer freesen"))
    fix_all(content)
    assert _outdated(content) == {"ar", "en"}
    assert renaming.stamp(content, [f"content/{STORY}"]) == [STORY]
    assert _outdated(content) == {"ar"}
    for wrong in ("en/programmas", "programmas/lasclub", "en/programmas/niets", "*"):
        with pytest.raises(Refusal, match="zoals en/programmas/lasclub"):
            renaming.stamp(content, [wrong])


def test_another_name_takes_translations_along(content: Path) -> None:
    programma = KIND["programma"]
    renaming.rename(content, programma, "lasclub", "lasschool")
    # The story links to this one: its address is no sentence.
    renaming.rename(content, programma, "robotica", "robots")
    assert not harness.problems(content)
    assert "(robots.md)" in (content / "en/programmas/lasschool.md").read_text("utf-8")
    renaming.remove(content, programma, "robots", "lasschool")
    assert not harness.problems(content)
    assert not list(content.glob("*/programmas/robots.md"))


def test_translations_of_a_broken_entry_are_no_echo(content: Path) -> None:
    harness.put(content / "programmas/lasclub.md", "niets")
    harness.put(content / "pl/programas/lasclub.md", "---\nsamenvatting: X\n---\n")
    harness.put(content / "de/programmas/lasclub.md", "---\nsamenvatting: X\n---\n")
    problems = [problem for problem in harness.problems(content) if "K30" not in problem.code]
    paths = {problem.place.path.removeprefix("content/") for problem in problems}
    assert {path.rpartition("content/")[2] for path in paths} == {
        *("programmas/lasclub.md", "pl/programas", "de")
    }


def test_an_entry_has_its_translations_by_language(content: Path) -> None:
    drafts, _ = contents.check(contents.read(content))
    catalogue = resolve(drafts, harness.TODAY)
    (lasclub,) = (entry for entry in catalogue.programmas if entry.id == "lasclub")
    assert list(catalogue.vertalingen_of(lasclub)) == ["en", "ar"]
    assert catalogue.vertalingen_of(lasclub)["en"].tekst == "See [it](robotica.md)."


LIST = """# Wie dit leest, blijft.

- id: kiezen
  naam: choosing  # als werkwoord
  vraag: What is there?
  samenvatting: Look around.
  gemaakt: programma  # nog niet gelezen

- {id: leren, naam: learning, vraag: Which?, samenvatting: Learn it., gemaakt: mens}
"""


def test_a_list_is_stamped_in_each_row_and_keeps_its_remarks(content: Path) -> None:
    path = content / "en/naslag/fasen.yml"
    harness.put(path, LIST)
    assert [problem.code for problem in harness.problems(content)] == ["K323", "K323"]
    renaming.stamp(content, ["en/naslag/fasen"])
    assert not harness.problems(content)
    stamped = path.read_text("utf-8")
    assert re.sub(r"\n  bij: \w{8}$|, bij: \w{8}", "", stamped, flags=re.MULTILINE) == LIST
    dutch = (content / "naslag/fasen.yml").read_text("utf-8")
    harness.put(content / "naslag/fasen.yml", dutch.replace("naam: leren", "naam: studeren"))
    (outdated,) = harness.problems(content)
    assert (outdated.code, outdated.place.line) == ("K324", 10)
    assert "vertaald en/naslag/fasen" in str(outdated)
    renaming.stamp(content, ["content/en/naslag/fasen.yml"])
    assert not harness.problems(content)
    assert path.read_text("utf-8").count("bij: ") == 2


def test_each_kind_has_the_fields_of_its_dutch(content: Path) -> None:
    harness.put(content / "en/naslag/fasen.yml", LIST.replace("id: leren", "id: lere"))
    harness.put(content / "en/themas/robots.md", "---\nsamenvatting: Robots.\ngemaakt: mens\n---\n")
    harness.put(content / "en/site.yml", "naam: X\nsamenvatting: Y\nregio: Z\ngemaakt: mens\n")
    harness.put(content / "en/naslag/wijken.yml", "- {id: dorp, naam: Village}\n")
    harness.put(content / "en/partners/de-school.md", "---\nnaam: School\ngemaakt: mens\n---\n")
    found = {(problem.code, Path(problem.place.path).name) for problem in harness.problems(content)}
    assert found - {("K323", name) for _, name in found} == {
        ("K321", "fasen.yml"),
        ("V201", "robots.md"),
        ("V202", "site.yml"),
        ("V202", "de-school.md"),
        ("B114", "wijken.yml"),
    }


def test_a_page_says_that_its_translation_is_of_other_dutch(tmp_path: Path) -> None:
    """Of an entry, a theme and a page of text, in the language of the page."""
    head = "gemaakt: programma\nbij: 1a2b3c4d\n"
    entry = f"---\nsamenvatting: Learn to weld.\n{head}---\n"
    thema = f"---\nnaam: Robots\nsamenvatting: Build one.\n{head}---\n"
    harness.site(tmp_path, **{"en/programmas/lasclub.md": entry, "en/themas/robots.md": thema})
    site = harness.built(tmp_path)
    note = "The Dutch text has changed. This translation may be out of date."
    for address in ("programmas/lasclub.html", "themas/robots.html"):
        page = (site / "en" / address).read_text("utf-8")
        assert note in page
        assert "This was translated by a computer program." in page
        assert "The Dutch text" not in (site / address).read_text("utf-8")
