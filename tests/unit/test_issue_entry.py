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
from catalogue.schema import KIND
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

### Status

loopt

### Doelgroepen

mbo

### Thema's

- robots

### Bronnen

https://voorbeeld.nl/x | Lessen: elke week | 2025
https://voorbeeld.nl/y | Nog iets

### Hoe zeker is het?

zeker

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


def _names(content: Path) -> dict[str, dict[str, str]]:
    return names_by_kind(reader.read(content).sources)


def _entry(body: str, content: Path) -> tuple[str, str]:
    return issue_entry.entry(PROGRAMMA, body, _names(content))


def test_what_github_sends_becomes_a_file_that_the_check_takes(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    name, text = _entry(BODY, content)
    assert name == "robots-bouw-en-leer.md"
    harness.put(content / "programmas" / name, text)
    assert harness.report(content) == ""
    assert "fase: [kiezen, leren]\n" in text
    assert "leeftijd: {van: 8, tot: 12}\n" in text
    assert "aanbieders: [de-school]\n" in text
    assert "status: actief\n" in text
    assert "website" not in text
    hours = "  - dagen: [woensdag, vrijdag]\n    van: 13:30\n    tot: 17:00\n"
    assert f"vaste_tijden:\n{hours}    geldig: {{van: 2026-09-01, tot: 2027-07-09}}\n" in text
    assert "  - url: https://voorbeeld.nl/y\n    gezien: Nog iets\n" in text
    assert "### Wat ga je doen?" in text  # a heading that is no question stays in the text


def test_windows_line_ends_make_the_same_file(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    assert _entry(BODY.replace("\n", "\r\n"), content) == _entry(BODY, content)


def test_labels_with_commas_are_kept_whole(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    known = {"vmbo-profiel": {"pie": "Produceren, installeren en energie", "bwi": "Bouwen, wonen"}}
    labels = {**_names(content), **known}
    body = BODY.replace(
        "### Tekst",
        "### Vmbo profielen\n\nBouwen, wonen, Produceren, installeren en energie\n\n### Tekst",
    )
    assert "vmbo_profielen: [bwi, pie]\n" in issue_entry.entry(PROGRAMMA, body, labels)[1]


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
def test_hostile_answers_are_text(answer: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    body = BODY.replace("Robots: bouw & 'leer'", answer)
    name, text = _entry(body, content)
    assert issue_form.OFFERED
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    harness.put(content / "programmas" / name, text)
    assert not [line for line in harness.report(content).splitlines() if " B1" in line]


@pytest.mark.parametrize(
    "body", ["", "hallo", BODY.replace("Robots: bouw & 'leer'", "🤖"), "### Naam\n\ncon"]
)
def test_what_is_no_entry_is_refused(body: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without a name"):
        _entry(body, harness.site(tmp_path))


def test_too_long_is_refused(tmp_path: Path) -> None:
    body = BODY.replace("Kom langs.", "€ " * 30_000)
    with pytest.raises(ValueError, match="too long"):
        _entry(body, harness.site(tmp_path))


def test_the_command_writes_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content, out = harness.site(tmp_path), tmp_path / "uit"
    monkeypatch.setenv("ISSUE_BODY", BODY)
    words = ["programma", str(out), "--content", str(content)]
    assert issue_entry.main(words) == 0
    assert capsys.readouterr().out == "programmas/robots-bouw-en-leer.md\n"
    made = [path for path in out.rglob("*") if path.is_file()]
    assert [path.relative_to(out).as_posix() for path in made] == [
        "programmas/robots-bouw-en-leer.md"
    ]
    monkeypatch.setenv("ISSUE_BODY", "niets")
    assert issue_entry.main(words) == 1


# --- the forms ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", issue_form.OFFERED, ids=lambda kind: kind.name)
def test_the_forms_are_what_github_takes(kind: object) -> None:
    """Source: GitHub, "Syntax for GitHub's form schema"."""
    path = ROOT / ".github" / "ISSUE_TEMPLATE" / f"{getattr(kind, 'name', '')}.yml"
    form = yaml.safe_load(path.read_text("utf-8"))
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert len({one["id"] for one in asked}) == len({one["attributes"]["label"] for one in asked})
    assert len({one["id"] for one in asked}) == len(asked)
    for one in asked:
        assert one["type"] in {"input", "textarea", "dropdown"}
        assert set(one["id"]) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
        options = one["attributes"].get("options", ["x"])
        assert options
        assert len(set(options)) == len(options)
        assert "None" not in options


# --- the script that opens the pull request -----------------------------------------------------


def _propose(folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run it in a clone, with a ``gh`` that writes down what it is asked."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$GH_LOG"\n', "utf-8")
    (tools / "gh").chmod(0o755)
    git = shutil.which("git")
    # A push would go to GitHub.
    real = f'#!/bin/sh\n[ "$1" = push ] && exit 0\nexec {git} "$@"\n'
    (tools / "git").write_text(real, "utf-8")
    (tools / "git").chmod(0o755)
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
    return subprocess.run(
        ["bash", str(PROPOSE)],
        cwd=folder / "clone",
        env=environment,
        capture_output=True,
        text=True,
        check=False,
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
    changed = subprocess.run(
        ["git", "show", "--stat", "--format="],
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    )
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
