"""Commands of ``build.py``: their options, what they say, and their exit codes."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from catalogue import __version__, cli
from catalogue.cli import check, shared
from tests import harness

pytestmark = pytest.mark.slow  # Builds whole sites.

HEADS = ["gebruik: build.py", "opties:", "woorden:", "laat deze uitleg zien"]


def _desk(folder: Path, **files: str | bytes) -> Path:
    harness.site(folder, **files)
    (folder / "templates").symlink_to(harness.TEMPLATES)
    return folder


def test_build_is_the_default_and_says_what_it_did_in_one_line(tmp_path: Path) -> None:
    code, said, complaints = harness.run(folder=_desk(tmp_path))
    assert (code, complaints) == (0, "")
    assert said.startswith("site/: ")
    assert said.endswith(" s\n")
    assert "pagina's, geen problemen, " in said
    assert said.count("\n") == 1
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_mistake_in_the_content_is_1_and_leaves_the_site(tmp_path: Path) -> None:
    _desk(tmp_path)
    assert harness.run("build", folder=tmp_path)[0] == 0
    before = (tmp_path / "site" / "index.html").read_bytes()
    harness.put(tmp_path / "content" / "site.yml", "naam: X\nregoi: Y\nsamenvatting: Z\n")
    code, said, complaints = harness.run("build", folder=tmp_path)
    assert (code, said) == (1, "")
    assert complaints.endswith("1 fout; de site is niet veranderd.\n")
    assert "content/site.yml:2:1: fout V202: onbekend veld 'regoi'" in complaints
    assert (tmp_path / "site" / "index.html").read_bytes() == before


def test_a_folder_that_is_not_ours_is_2(tmp_path: Path) -> None:
    harness.put(_desk(tmp_path) / "site" / "scriptie.txt", "x")
    code, _, complaints = harness.run("build", folder=tmp_path)
    assert code == 2
    assert "niet door build.py gemaakt" in complaints
    assert "Traceback" not in complaints


def test_a_broken_template_is_told_too(tmp_path: Path) -> None:
    stuk = shutil.copytree(harness.TEMPLATES, _desk(tmp_path) / "stuk")
    harness.put(stuk / "x.html", "{% if %}")
    code, _, complaints = harness.run("build", "--templates", "stuk", folder=tmp_path)
    assert code == 1
    assert "stuk/x.html:1:1: fout M601" in complaints


def test_the_site_may_stand_elsewhere(tmp_path: Path) -> None:
    assert harness.run("--site", "elders", folder=_desk(tmp_path))[0] == 0
    assert any((tmp_path / "elders" / "beelden").glob("robot.*.webp"))
    assert not (tmp_path / "site").exists()


def test_check_writes_nothing(tmp_path: Path) -> None:
    code, said, complaints = harness.run("check", folder=_desk(tmp_path))
    assert (code, said, complaints) == (0, "", "geen problemen.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "templates"]


def test_check_has_forms_for_people_and_programs(tmp_path: Path) -> None:
    _desk(tmp_path, **{"site.yml": "naam: X\n"})
    words = {
        form: harness.run("check", "--format", form, folder=tmp_path) for form in check.FORMATS
    }
    assert {code for code, _, _ in words.values()} == {1}
    assert "content/site.yml:1:1: fout V201" in words["tekst"][1]
    assert words["annotaties"][1].startswith("::error file=content/site.yml,line=1,col=1,")
    report = json.loads(words["json"][1])
    assert {problem["code"] for problem in report["problems"]} == {"V201"}
    assert report["counts"] == {"fout": len(report["problems"]), "let op": 0, "tip": 0}


def test_a_warning_is_no_failure(tmp_path: Path) -> None:
    page = "---\ntitel: Nieuw\nsamenvatting: Iets (nog invullen)\n---\n\nTekst.\n"
    code, said, complaints = harness.run(
        "check", folder=_desk(tmp_path, **{"paginas/nieuw.md": page})
    )
    assert (code, complaints) == (0, "0 fouten, 1 keer 'let op'.\n")
    assert "let op V215" in said


def test_what_became_old_by_itself_comes_last_on_a_proposal(tmp_path: Path) -> None:
    """GitHub shows ten warnings of a step: those about what someone wrote must be among them."""
    old = (harness.SMALL / "partners/de-school.md").read_text("utf-8")
    page = "---\ntitel: Nieuw\nsamenvatting: Iets (nog invullen)\n---\n\nTekst.\n"
    old = old.replace("gecontroleerd: 2026-11-23", "gecontroleerd: 2020-01-01")
    _desk(tmp_path, **{"makerspaces/x.md": "x", "partners/de-school.md": old, "paginas/z.md": page})
    _, said, _ = harness.run("check", "--format", "annotaties", folder=tmp_path)
    assert re.findall(r"title=(\w+)", said) == ["B108", "V215", "V231"]


def test_a_python_without_what_is_needed_is_told_what_to_type() -> None:
    # Without site-packages, as when an editor types `python` and not `.venv/bin/python`.
    words = [sys.executable, "-S", "-E", "build.py", "check"]
    done = subprocess.run(words, cwd=harness.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Deze Python mist nog iets: ")
    assert ".venv/bin/python" in done.stderr
    assert done.stderr.count("\n") == 1


def test_ctrl_c_while_the_program_is_loading_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "jinja2.py").write_text("raise KeyboardInterrupt\n", "utf-8")
    done = subprocess.run(
        [sys.executable, harness.ROOT / "build.py"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (130, "Gestopt.\n")


def test_the_package_does_what_build_py_does_in_the_folder_where_it_is_asked(
    tmp_path: Path,
) -> None:
    harness.site(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "catalogue", "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(harness.ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith("geen problemen")


def test_version(tmp_path: Path) -> None:
    assert harness.run("--version", folder=tmp_path)[1].startswith(
        f"build.py {__version__} (Python"
    )


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("no_colour", "said"), [("", "\033[1;31mfout\033[0m"), ("1", "fout")])
def test_a_terminal_shows_how_severe_it_is_in_colour_unless_that_is_not_wanted(
    no_colour: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", no_colour)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("TERM_PROGRAM", "x")
    terminal, pipe = _Terminal(), io.StringIO()
    line = "content/a.md:2:1: {} V202: fout van een tip V2: x"
    shared.say(line.format("fout"), terminal)
    shared.say(line.format("fout"), pipe)
    assert terminal.getvalue() == f"{line.format(said)}\n"
    assert pipe.getvalue() == f"{line.format('fout')}\n"


# --- new ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["programma", "makerspace", "partner", "thema", "actie", "pagina"])
def test_new(kind: str, tmp_path: Path) -> None:
    _desk(tmp_path)
    code, said, complaints = harness.run("new", kind, "Zagen & co", folder=tmp_path)
    assert (code, complaints) == (0, "")
    assert said.startswith("gemaakt: content/")
    assert "/zagen-en-co.md. " in said
    code, report, _ = harness.run("check", folder=tmp_path)
    # What only the editor can choose is refused until he did.
    assert code == ("kies-zelf" in (tmp_path / said.split()[1].rstrip(".")).read_text("utf-8"))
    assert ("V223" in report) == bool(code)


def test_new_does_not_write_over_a_file(tmp_path: Path) -> None:
    _desk(tmp_path)
    before = (tmp_path / "content" / "programmas" / "robotica.md").read_bytes()
    code, _, complaints = harness.run("new", "programma", "Robotica", folder=tmp_path)
    assert (code, complaints) == (1, "bestaat al: content/programmas/robotica.md\n")
    assert (tmp_path / "content" / "programmas" / "robotica.md").read_bytes() == before


def test_new_refuses_a_twin_unless_it_is_told_to(tmp_path: Path) -> None:
    words = ("new", "programma", "Robotica in Noord")
    code, _, complaints = harness.run(*words, folder=_desk(tmp_path))
    assert code == 1
    assert complaints.startswith("bestaat al: content/programmas/robotica.md (Robotica)\n")
    assert "--toch" in complaints
    assert not (tmp_path / "content" / "programmas" / "robotica-in-noord.md").exists()
    assert harness.run(*words, "--toch", folder=tmp_path)[0] == 0
    assert harness.run("new", "programma", "Robotika", folder=tmp_path)[0] == 1


def test_new_where_nothing_can_be_made(tmp_path: Path) -> None:
    harness.put(_desk(tmp_path) / "dicht", "!")
    code, _, complaints = harness.run(
        "new", "thema", "Water", "--content", "dicht", folder=tmp_path
    )
    assert code == 2
    assert "kan niet gemaakt worden" in complaints


@pytest.mark.parametrize("naam", ["../../../tmp/x", "/etc/passwd", "..\\x", "a\x00b"])
def test_new_stays_inside_its_folder(naam: str, tmp_path: Path) -> None:
    _desk(tmp_path)
    before = set(tmp_path.rglob("*"))
    code, _, _ = harness.run("new", "programma", naam, folder=tmp_path)
    [made] = set(tmp_path.rglob("*")) - before
    assert code == 0
    assert made.parent == tmp_path / "content" / "programmas"


# --- misuse -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bouw"], "kan niet; kies uit"),
        (["new"], "er ontbreekt: SOORT, NAAM"),
        (["new", "programma"], "er ontbreekt: NAAM"),
        (["new", "programa", "X"], "kan niet; kies uit"),
        (["new", "programma", "!!!"], "kan geen bestandsnaam gemaakt worden"),
        (["check", "--format", "xml"], "kan niet; kies uit"),
        (["serve", "--port", "veel"], "'veel' is geen poort"),
        (["serve", "--port", "80000"], "'80000' is geen poort; kies een getal onder 65536"),
        (["--base-url", "https://ik:geheim@voorbeeld.nl/"], "is geen adres"),
        (["--port", "1"], "dit begrijpen wij niet"),
        (["--site"], "achter --site hoort nog iets"),
        (["--base-url", "voorbeeld.nl"], "is geen adres dat begint met https://"),
        (["--base-url", "ftp://voorbeeld.nl"], "is geen adres dat begint met https://"),
        (["--base-url", "javascript:alert(1)"], "is geen adres dat begint met https://"),
        (["--base-url", "https://"], "is geen adres dat begint met https://"),
        (["--base-url", "http://[x"], "is geen adres dat begint met https://"),
    ],
)
def test_misuse_is_2_and_told_in_dutch(words: list[str], said: str, tmp_path: Path) -> None:
    code, _, complaints = harness.run(*words, folder=_desk(tmp_path))
    assert code == 2
    assert said in complaints
    assert not [word for word in ("usage", "error", "invalid", "argument") if word in complaints]


@pytest.mark.parametrize("words", [[], *([name] for name in cli.COMMANDS)], ids=str)
def test_help_is_dutch(words: list[str], tmp_path: Path) -> None:
    code, said, _ = harness.run(*words, "--help", folder=_desk(tmp_path))
    assert code == 0
    assert HEADS[0] in said
    assert HEADS[3] in said
    english = ("usage", "options:", "positional", "show this", "optional")
    assert not [word for word in english if word in said]
    for name, command in cli.COMMANDS.items():
        assert words or (name in said and command.help in " ".join(said.split()))


# --- day and address ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("", ""),
        ("https://voorbeeld.nl", "https://voorbeeld.nl/"),
        ("https://voorbeeld.nl/repo/", "https://voorbeeld.nl/repo/"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/"),
    ],
)
def test_base_url(written: str, address: str, tmp_path: Path) -> None:
    _desk(tmp_path)
    assert harness.run("--base-url", written, folder=tmp_path)[0] == 0
    page = (tmp_path / "site" / "over" / "index.html").read_text("utf-8")
    assert (f'<link rel="canonical" href="{address}over/">' in page) == bool(address)
    assert (tmp_path / "site" / "sitemap.xml").exists() == bool(address)
    if address:
        assert f"<loc>{address}</loc>" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("1795474799", date(2026, 11, 23)),
        ("1795474800", date(2026, 11, 24)),
    ],
)
def test_the_day_is_that_of_rotterdam(
    epoch: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert shared.today() == day


@pytest.mark.parametrize("epoch", ["gisteren", "1" * 30, "1.5"])
def test_a_day_that_is_none(
    epoch: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(SystemExit) as stopped:
        shared.today()
    assert stopped.value.code == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err


def test_a_terminal_that_cannot_show_a_letter(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"paginas/over.md": "---\nnäam: ‘x’\n---\n"})
    done = subprocess.run(
        [sys.executable, harness.ROOT / "build.py", "check", "--content", content],
        env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"V202" in done.stdout
    assert b"Traceback" not in done.stderr
