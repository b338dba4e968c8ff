"""Entries that nobody checked for a while: in notes, in issues and on the page for visitors."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from catalogue.content import model, reader
from catalogue.content.parse import parse
from catalogue.editor.advice import ASK, advise_entry, freshness_issues
from catalogue.editor.language import Vocabulary
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness
from tests import harness

TODAY = harness.TODAY


@pytest.mark.parametrize(
    ("checked", "past", "words", "state"),
    [
        (date(2026, 11, 24), 0, "0 maanden", Freshness.FRESH),
        (date(2027, 1, 1), 0, "0 maanden", Freshness.FRESH),
        (date(2026, 5, 25), 5, "5 maanden", Freshness.FRESH),
        (date(2026, 5, 24), 6, "6 maanden", Freshness.AMBER),
        (date(2025, 11, 25), 11, "11 maanden", Freshness.AMBER),
        (date(2025, 11, 24), 12, "een jaar", Freshness.RED),
        (date(2024, 12, 24), 23, "een jaar", Freshness.RED),
        (date(2024, 5, 24), 30, "2 jaar", Freshness.RED),
        (date(2020, 1, 1), 82, "6 jaar", Freshness.RED),
    ],
)
def test_months(checked: date, past: int, words: str, state: Freshness) -> None:
    assert freshness.months(checked, TODAY) == past
    assert freshness.in_words(past) == words
    assert freshness.of(checked, TODAY) is state


def _content(folder: Path, **checked: str) -> Path:
    content = harness.site(folder)
    for name, day in checked.items():
        path = content / "programmas" / f"{name}.md"
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"gecontroleerd: \S+", f"gecontroleerd: {day}", text), "utf-8")
    return content


def test_an_issue_for_each_aanbieder(tmp_path: Path) -> None:
    content = _content(tmp_path, robotica="2025-01-01", lasclub="2026-05-01")
    with harness.inside(tmp_path):
        drafts = [parse(record)[0] for record in reader.read(Path(content.name)).sources]
    notes = [note for draft in drafts for note in advise_entry(draft, Vocabulary(), TODAY)]
    assert [note.code for note in notes if note.code.startswith("V")] == ["V230", "V231"]
    issues = freshness_issues(model.resolve(drafts, TODAY), "https://voorbeeld.nl/klein/")
    titles = [issue.title for issue in issues]
    assert titles == [ASK, "Nalezen: zonder aanbieder", "Nalezen: De School"]
    body = "\n".join(issue.body for issue in issues)
    assert "- [ ] `Robotica`: **een jaar geleden** (`content/programmas/robotica.md`)" in body
    assert "6 maanden geleden (`content/programmas/lasclub.md`)" in body
    # The organisation can be asked itself, on a page of its own.
    page = "https://voorbeeld.nl/klein/klopt-dit-nog/de-school.html"
    assert issues[0].body == f"- `De School`: 2 vermeldingen, de oudste gezien in 2025: {page}"
    assert page not in issues[1].body
    assert page in issues[2].body


def test_who_was_not_seen_for_longest_is_asked_first(tmp_path: Path) -> None:
    school = (harness.SMALL / "partners/de-school.md").read_text("utf-8")
    programma = (harness.SMALL / "programmas/robotica.md").read_text("utf-8")
    files = {}
    for naam, jaar, status in (
        ("oud", ", jaar: 2019", ""),
        ("ooit", "", ""),
        ("weg", ", jaar: 2001", "status: gestopt\n"),
    ):
        files[f"partners/{naam}.md"] = school.replace("De School", naam)
        files[f"programmas/{naam}.md"] = (
            programma.replace("[de-school]", f"[{naam}]")
            .replace(", jaar: 2025", jaar)
            .replace("themas:", f"{status}themas:")
        )
    content = harness.site(tmp_path, **files)
    with harness.inside(tmp_path):
        drafts = [parse(record)[0] for record in reader.read(Path(content.name)).sources]
    organisers = freshness.organisers(model.resolve(drafts, TODAY))
    assert [(one.partner.id, len(one.entries), one.gezien) for one in organisers] == [
        ("ooit", 1, None),
        ("oud", 1, date(2019, 12, 31)),
        ("de-school", 2, date(2025, 12, 31)),
    ]


@pytest.mark.slow
def test_the_command_for_the_workflow(tmp_path: Path) -> None:
    _content(tmp_path, robotica="2026-01-01")
    (tmp_path / "templates").symlink_to(harness.TEMPLATES)
    words = ("check", "--versheid", "--format")
    code, said, _ = harness.run(*words, "json", folder=tmp_path)
    report = json.loads(said)
    assert code == 0
    assert report["counts"] == {"fout": 0, "let op": 0, "tip": 1}
    first, *others = report["issues"]
    page = "klopt-dit-nog/de-school.html"
    assert first["title"] == ASK
    assert page in first["body"]
    assert all(issue["title"].startswith("Nalezen: ") for issue in others)
    assert harness.run(*words, "markdown", folder=tmp_path)[1].startswith(f"## {ASK}")
    text = harness.run(*words, "tekst", "--base-url", "https://a.nl", folder=tmp_path)[1]
    assert f"https://a.nl/{page}" in text
    # Without the word it is only counted.
    _, said, told = harness.run("check", folder=tmp_path)
    assert (said, told) == ("", "geen problemen (er zijn nog tips: 1 met check --versheid).\n")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-01", ""),
        ("2026-05-01", "<strong>Let op:</strong> we keken dit 6 maanden geleden na."),
        ("2024-05-01", "<strong>Let goed op:</strong> we keken dit 2 jaar geleden na."),
    ],
)
@pytest.mark.slow
def test_visitors_read_it_on_the_page(day: str, said: str, tmp_path: Path) -> None:
    page = harness.made(_content(tmp_path, robotica=day)).files["programmas/robotica.html"].decode()
    assert ('class="versheid' in page) == bool(said)
    assert said in page
