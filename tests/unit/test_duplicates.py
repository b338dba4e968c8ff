"""Two entries that are one thing are told; two that only look a little alike are not."""

import re
from pathlib import Path

import pytest

from catalogue.base.diagnostics import Diagnostic
from catalogue.content import reader
from catalogue.content.parse import parse
from catalogue.editor.advice import advise, find_duplicates
from catalogue.editor.language import vocabulary_of
from catalogue.editor.new import new_file
from catalogue.schema import KIND
from tests import harness

GOOD = (harness.SMALL / "programmas" / "robotica.md").read_text("utf-8")


def doubles(content: Path) -> list[Diagnostic]:
    return list(find_duplicates([parse(one)[0] for one in reader.read(content).sources]))


def _pair(folder: Path, **changes: str) -> list[Diagnostic]:
    """The good programme and another one; ``changes`` are its fields and its text."""
    head, _, text = GOOD.rpartition("---\n")
    text = changes.pop("tekst", "\n\nEen heel ander verhaal dat nergens op lijkt, zin voor zin.\n")
    fields = {"naam": "Iets anders", **changes}
    for key, value in fields.items():
        line = f"{key}: {value}\n"
        found = re.search(rf"^{key}:.*\n", head, re.MULTILINE)
        head = head.replace(found.group(), line) if found else f"{head}{line}"
    return doubles(harness.site(folder, **{"programmas/tweede.md": f"{head}---\n{text}"}))


@pytest.mark.parametrize(
    ("changes", "double"),
    [
        ({"naam": "Het project ROBOTICA"}, True),
        ({"naam": "Robotica Kleinstad"}, True),
        ({"tekst": GOOD.rpartition("---\n")[2]}, True),
        ({}, False),
        ({"naam": "Robotica voor volwassenen in Zuid"}, False),
        (
            {
                "naam": "Project Robotica",
                "geen_dubbel_met": "[robotica]\ngeen_dubbel_reden: Omdat.",
            },
            False,
        ),
        ({"naam": "Project Robotica", "opvolger": "robotica"}, False),
    ],
    ids=str,
)
def test_duplicates(changes: dict[str, str], double: bool, tmp_path: Path) -> None:
    notes = _pair(tmp_path, **changes)
    assert [note.code for note in notes] == ["S510"] * double
    for note in notes:
        assert "robotica.md, regel 2" in note.message
        assert note.place.path.endswith("tweede.md")


def test_two_files_that_are_still_to_be_written_are_not_alike(tmp_path: Path) -> None:
    files = {
        f"programmas/{name.lower()}.md": new_file(KIND["programma"], name, harness.TODAY, {})
        for name in ("Raketten", "Vogels")
    }
    assert doubles(harness.site(tmp_path, **files)) == []


def test_the_same_website_needs_half_a_name(tmp_path: Path) -> None:
    site = "https://voorbeeld.nl/robots/"
    one = GOOD.replace("themas:", f"website: {site}\nthemas:", 1)
    content = harness.site(
        tmp_path,
        **{
            "programmas/robotica.md": one.replace("naam: Robotica", "naam: Robots maken"),
            "programmas/b.md": one.replace("naam: Robotica", "naam: Robots bouwen maken")
            .replace(site, "http://www.voorbeeld.nl/robots")
            .rpartition("---\n")[0]
            + "---\n\nAnders.\n",
            "programmas/c.md": one.replace("naam: Robotica", "naam: Lassen").rpartition("---\n")[0]
            + "---\n\nNog anders.\n",
        },
    )
    assert [note.place.path.split("/")[-1] for note in doubles(content)] == ["robotica.md"]


# --- a programme and a makerspace that are one thing --------------------------------------------


@pytest.mark.parametrize(
    ("programma", "makerspace", "told"),
    [
        ("2023", "2026", "programmas/robotica.md:11:3 dit is 1,5 tot 4 jaar geleden gezien"),
        ("2026", "2017", "makerspaces/robotica.md:12:3 dit is langer geleden gezien"),
        ("2025", "2026", ""),
        ("2017", "2018", ""),
    ],
)
def test_what_was_seen_later_elsewhere(
    programma: str, makerspace: str, told: str, tmp_path: Path
) -> None:
    place = (harness.SMALL / "makerspaces/de-werkplaats.md").read_text("utf-8")
    files = {
        "programmas/robotica.md": GOOD.replace("2025", programma),
        "makerspaces/robotica.md": place.replace("2025", makerspace).replace("De Werk", "Werk"),
    }
    content = harness.site(tmp_path, **files)
    assert _told(content) == [told] * bool(told)
    # With the newest source at both nothing is left to say, whatever year it has there.
    newest = "voorbeeld.nl/werkplaats" if makerspace > programma else "voorbeeld.nl/robotica"
    for path, text in files.items():
        line = f"  - {{url: 'https://{newest}', gezien: Het is er}}\ngecontroleerd:"
        if newest not in text:
            harness.put(content / path, text.replace("gecontroleerd:", line))
    assert _told(content) == []


def _told(content: Path) -> list[str]:
    reading = reader.read(content)
    drafts = [parse(one)[0] for one in reading.sources]
    notes = advise(content, reading, drafts, vocabulary_of(frozenset(), {}), harness.TODAY)
    return [
        f"{str(note.place).partition('content/')[2]} {note.message.partition(', en')[0]}"
        for note in notes
        if note.code == "K317"
    ]
