"""An issue that was made with the form becomes a file that the check takes, and nothing else."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from catalogue.content import reader
from catalogue.editor import issue_entry, issue_form
from catalogue.editor.new import names_by_kind
from catalogue.schema import KIND, Kind
from tests import harness

ROOT = Path(__file__).parents[2]
PROPOSE = ROOT / ".github" / "propose"
PROGRAMMA = KIND["programma"]

BODY = """### Naam

Robots: bouw & 'leer'

### Samenvatting

Bouw een robot. # geen commentaar

### Fase

kiezen, leren

### Bereik

heel Rotterdam

### Doelgroepen

mbo

### Thema's

- robots

### Bronnen

https://voorbeeld.nl/x | Lessen: elke week | 2025
https://voorbeeld.nl/y | Nog iets

### Nagekeken op

2026-11-23

### Leeftijd: vanaf

8

### Leeftijd: tot en met

12

### Vaste tijden

woensdag, Vrijdag | | 13:30 | 17:00 | | | 2026-09-01 2027-07-09 | 2026-12-23

### Aanbieders

De School

### Website

_No response_

### Tekst

Kom langs.

### Wat ga je doen?

Iets.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return harness.site(tmp_path)


def _entry(body: str, content: Path, **names: dict[str, str]) -> tuple[str, str]:
    known = names_by_kind(reader.read(content).sources)
    return issue_entry.entry(PROGRAMMA, body, {**known, **names})


def test_what_github_sends_becomes_a_file_that_the_check_takes(content: Path) -> None:
    name, text = _entry(BODY, content)
    assert name == "robots-bouw-en-leer.md"
    harness.put(content / "programmas" / name, text)
    assert harness.report(content) == ""
    for written in (
        "fase: [kiezen, leren]\n",
        "leeftijd: {van: 8, tot: 12}\n",
        "aanbieders: [de-school]\n",
        "bereik: stad\n",
        "vaste_tijden:\n  - dagen: [woensdag, vrijdag]\n    van: 13:30\n    tot: 17:00\n",
        "    tot: 17:00\n    geldig: {van: 2026-09-01, tot: 2027-07-09}\n",
        "  - url: https://voorbeeld.nl/y\n    gezien: Nog iets\n",
        "### Wat ga je doen?",  # a heading that is no question stays in the text
    ):
        assert written in text
    assert "website" not in text
    # With the line ends of Windows it is the same file.
    assert _entry(BODY.replace("\n", "\r\n"), content) == (name, text)


def test_labels_with_commas_are_kept_whole(content: Path) -> None:
    profiles = {"pie": "Produceren, installeren en energie", "bwi": "Bouwen, wonen"}
    answer = "### Vmbo profielen\n\nBouwen, wonen, Produceren, installeren en energie\n\n### Tekst"
    body = BODY.replace("### Tekst", answer)
    assert "vmbo_profielen: [bwi, pie]\n" in _entry(body, content, **{"vmbo-profiel": profiles})[1]


@pytest.mark.parametrize(
    "answer",
    [
        "x\n---\nnaam: anders",
        "$(touch /tmp/gehackt)",
        "`id`; rm -rf .",
        "../../../etc/passwd",
        "naam: {a: b}\n### Status\n\ngestopt",
        "'; DROP TABLE",
        "\u202eomgekeerd\x00",
    ],
)
def test_hostile_answers_are_text(answer: str, content: Path) -> None:
    name, text = _entry(BODY.replace("Robots: bouw & 'leer'", answer), content)
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    harness.put(content / "programmas" / name, text)
    assert not [line for line in harness.report(content).splitlines() if " B1" in line]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "without a name"),
        ("hallo", "without a name"),
        (BODY.replace("Robots: bouw & 'leer'", "🤖"), "without a name"),
        ("### Naam\n\ncon", "without a name"),
        (BODY.replace("Kom langs.", "€ " * 30_000), "too long"),
    ],
    ids=["empty", "no form", "no letter", "reserved", "too long"],
)
def test_what_is_no_entry_is_refused(body: str, reason: str, content: Path) -> None:
    with pytest.raises(ValueError, match=reason):
        _entry(body, content)


def test_the_command_writes_one_file(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = content.parent / "uit"
    monkeypatch.setenv("ISSUE_BODY", BODY)
    words = ["programma", str(out), "--content", str(content)]
    assert issue_entry.main(words) == 0
    name = "programmas/robots-bouw-en-leer.md"
    assert capsys.readouterr().out == f"{name}\n"
    assert [path for path in out.rglob("*") if path.is_file()] == [out / name]
    monkeypatch.setenv("ISSUE_BODY", "niets")
    assert issue_entry.main(words) == 1


# --- the forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", issue_form.OFFERED, ids=lambda kind: kind.name)
def test_the_forms_are_what_github_takes(kind: Kind) -> None:
    """Source: GitHub, "Syntax for GitHub's form schema"."""
    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{kind.name}.yml"
    form = yaml.safe_load(path.read_text("utf-8"))
    questions = [question for question in form["body"] if question["type"] != "markdown"]
    for unique in (
        {question["id"] for question in questions},
        {question["attributes"]["label"] for question in questions},
    ):
        assert len(unique) == len(questions)
    for question in questions:
        assert question["type"] in {"input", "textarea", "dropdown"}
        assert set(question["id"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
        options = question["attributes"].get("options", ["x"])
        assert len(set(options)) == len(options) > 0
        assert "None" not in options


# --- the script that opens the pull request -----------------------------------------------------


def _propose(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run it in a clone, with a ``gh`` that writes down what it is asked."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    scripts = {
        "gh": 'printf "%s\\n" "$@" > "$GH_LOG"',
        # A push would go to GitHub.
        "git": f'[ "$1" = push ] && exit 0\nexec {shutil.which("git")} "$@"',
    }
    for name, script in scripts.items():
        (tools / name).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        (tools / name).chmod(0o755)
    environment = {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "GH_LOG": str(folder / "gh.log"),
        "GH_TOKEN": "x",
        "REPOSITORY": "voorbeeld/klein",
        "ISSUE": "7",
        "FILE": "content/programmas/nieuw.md",
        "TEXT": base64.b64encode(b"---\nnaam: `id` $(id)\n---\n").decode(),
        "CHECK": base64.b64encode("fout ```\n$(id) één".encode()).decode(),
        "HOME": str(folder),
        **given,
    }
    return _run(["bash", str(PROPOSE)], folder / "clone", environment)


def _run(
    words: list[str], folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "clone"
    (folder / "content" / "programmas").mkdir(parents=True)
    (folder / "content" / "programmas" / "al-daar.md").write_text("x", "utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@x.nl", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return folder


def test_the_file_becomes_a_branch_and_a_draft(clone: Path) -> None:
    done = _propose(clone.parent)
    assert done.returncode == 0, done.stderr
    text = (clone / "content" / "programmas" / "nieuw.md").read_text("utf-8")
    assert text == "---\nnaam: `id` $(id)\n---\n"
    asked = (clone.parent / "gh.log").read_text("utf-8")
    assert "--draft\n--head\nvoorstel/issue-7-nieuw\n" in asked
    assert "$(id) één" in asked
    assert asked.count("```") == 2
    changed = _run(["git", "show", "--stat", "--format="], clone)
    assert "content/programmas/nieuw.md" in changed.stdout
    assert "1 file changed" in changed.stdout


@pytest.mark.parametrize(
    "given",
    [
        {"FILE": "content/../x.md"},
        {"FILE": "content/programmas/a/b.md"},
        {"FILE": ".github/workflows/x.yml"},
        {"FILE": "content/programmas/$(id).md"},
        {"FILE": "content/programmas/a.md\ncontent/programmas/b.md"},
        {"FILE": "content/programmas/al-daar.md"},
        {"FILE": ""},
        {"ISSUE": "7; id"},
    ],
)
def test_it_takes_no_other_file(given: dict[str, str], clone: Path) -> None:
    done = _propose(clone.parent, **given)
    assert done.returncode == 1
    assert not (clone.parent / "gh.log").exists()
