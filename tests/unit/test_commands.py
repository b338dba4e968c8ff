"""The commands as someone types them: what is said, in Dutch, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import harness
from tests.harness import ROOT, run

BROKEN = {"themas/robots.md": "---\nnaam: Robots\n---\n"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with the smallest content and the real templates, as in the repository."""
    harness.site(tmp_path)
    (tmp_path / "templates").symlink_to(harness.TEMPLATES)
    return tmp_path


def spoil(desk: Path) -> None:
    for path, text in BROKEN.items():
        harness.put(desk / "content" / path, text)


def test_build_says_what_it_did_in_one_line(desk: Path) -> None:
    code, out, messages = run("build", folder=desk)
    assert (code, messages) == (0, "")
    assert out.startswith("site/: ")
    assert "pagina's, geen problemen, " in out
    assert (desk / "site/index.html").is_file()
    assert (desk / "site/beelden/robot.png").is_file()


def test_build_is_the_default(desk: Path) -> None:
    assert run(folder=desk)[0] == 0
    assert run("--site", "elders", folder=desk)[0] == 0
    assert (desk / "elders/index.html").is_file()


def test_problem_stops_the_build_and_leaves_the_site(desk: Path) -> None:
    run("build", folder=desk)
    before = (desk / "site/index.html").read_bytes()
    spoil(desk)
    code, out, messages = run("build", folder=desk)
    assert (code, out) == (1, "")
    assert "content/themas/robots.md:1:1: fout V201" in messages
    assert messages.endswith("1 fout; de site is niet veranderd.\n")
    assert (desk / "site/index.html").read_bytes() == before


def test_broken_template_is_a_problem_too(desk: Path) -> None:
    (desk / "stuk").mkdir()
    (desk / "stuk/x.html").write_text("{% if %}")
    code, _, messages = run("build", "--templates", "stuk", folder=desk)
    assert code == 1
    assert "stuk/x.html:1:1: fout M601" in messages


def test_foreign_folder_is_misuse(desk: Path) -> None:
    harness.put(desk / "site/brief.txt", "van mij")
    code, _, messages = run("build", folder=desk)
    assert code == 2
    assert "kies een andere map met --site" in messages


def test_check_is_silent_when_all_is_well(desk: Path) -> None:
    assert run("check", folder=desk) == (0, "", "geen problemen.\n")
    assert not (desk / "site").exists()


def test_check_tells_every_problem(desk: Path) -> None:
    spoil(desk)
    code, out, messages = run("check", folder=desk)
    assert code == 1
    assert out.startswith("content/themas/robots.md:1:1: fout V201: het veld `samenvatting`")
    assert messages == "1 fout.\n"


def test_check_for_other_programs(desk: Path) -> None:
    spoil(desk)
    code, out, _ = run("check", "--format", "json", folder=desk)
    assert code == 1
    assert json.loads(out)[0]["path"] == "content/themas/robots.md"
    code, out, _ = run("check", "--format", "annotaties", folder=desk)
    assert out.startswith("::error file=content/themas/robots.md,line=1,col=1,title=V201::")


def test_warning_does_not_stop_the_build(desk: Path) -> None:
    text = "---\ntitel: Over\nsamenvatting: Iets. (nog invullen)\n---\n\nTekst.\n"
    harness.put(desk / "content/paginas/over.md", text)
    code, out, messages = run("build", folder=desk)
    assert code == 0
    assert "0 fouten, 1 keer 'let op'" in out
    assert "let op V215" in messages


@pytest.mark.parametrize("kind", ["programma", "makerspace", "partner", "thema", "actie", "pagina"])
@pytest.mark.parametrize("naam", ["Iets nieuws", "'s Avonds: <b>C++</b> & [meer] #1"])
def test_new_file_passes_check(kind: str, naam: str, desk: Path) -> None:
    code, out, _ = run("new", kind, naam, folder=desk)
    assert code == 0
    assert out.startswith("gemaakt: content/")
    problems = harness.problems(desk / "content")
    assert {problem.code for problem in problems} <= {"V215", "T407"}
    assert problems, "what still has to be written is counted"
    code, _, _ = run("build", folder=desk)
    assert code == 0


def test_new_does_not_overwrite(desk: Path) -> None:
    before = (desk / "content/programmas/robotica.md").read_bytes()
    code, _, messages = run("new", "programma", "Robotica", folder=desk)
    assert code == 1
    assert messages == "bestaat al: content/programmas/robotica.md\n"
    assert (desk / "content/programmas/robotica.md").read_bytes() == before


def test_new_warns_for_a_twin(desk: Path) -> None:
    code, _, messages = run("new", "programma", "Robotica op school", folder=desk)
    assert code == 0
    assert "lijkt op wat er al is: robotica" in messages


def test_new_needs_letters(desk: Path) -> None:
    code, _, messages = run("new", "programma", "!!!", folder=desk)
    assert code == 2
    assert "gebruik letters" in messages


def test_new_where_nothing_can_be_written(desk: Path) -> None:
    (desk / "dicht").write_text("!")
    code, _, messages = run("new", "thema", "Water", "--content", "dicht", folder=desk)
    assert code == 2
    assert "kan niet gemaakt worden" in messages


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["serve"], ["new"]])
def test_help_is_dutch(command: list[str], desk: Path) -> None:
    code, out, messages = run(*command, "--help", folder=desk)
    assert (code, messages) == (0, "")
    assert out.startswith("gebruik: ")
    for english in ("usage", "options:", "positional", "show this", "exit"):
        assert english not in out


def test_help_names_every_command(desk: Path) -> None:
    assert all(name in run("--help", folder=desk)[1] for name in ("build", "serve", "check", "new"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bild"], "'bild' kan niet; kies uit 'build', 'serve', 'check', 'new'"),
        (["new"], "er ontbreekt: SOORT, NAAM"),
        (["new", "fiets", "x"], "SOORT: 'fiets' kan niet; kies uit"),
        (["check", "--format", "pdf"], "--format: 'pdf' kan niet; kies uit"),
        (["serve", "--port", "x"], "--port: 'x' is geen heel getal"),
        (["check", "--site"], "achter --site hoort nog iets"),
        (["check", "--kleur"], "dit begrijpen wij niet: --kleur"),
        (["--base-url", "voorbeeld.nl"], "'voorbeeld.nl' is geen adres dat begint met https://"),
        (["--base-url", "ftp://voorbeeld.nl"], "is geen adres dat begint met https://"),
    ],
)
def test_misuse_is_explained_in_dutch(words: list[str], message: str, desk: Path) -> None:
    code, out, messages = run(*words, folder=desk)
    assert (code, out) == (2, "")
    assert message in messages


@pytest.mark.parametrize(
    "base", ["https://voorbeeld.nl/techniek", "https://voorbeeld.nl/techniek/"]
)
def test_base_url_only_enters_where_the_outside_world_looks(base: str, desk: Path) -> None:
    assert run("build", "--base-url", base, folder=desk)[0] == 0
    page = (desk / "site/programmas/robotica.html").read_text("utf-8")
    assert 'href="https://voorbeeld.nl/techniek/programmas/robotica.html"' in page
    sitemap = (desk / "site/sitemap.xml").read_text("utf-8")
    assert "<loc>https://voorbeeld.nl/techniek/programmas/robotica.html</loc>" in sitemap
    assert "//programmas" not in sitemap


def test_without_base_url_nothing_knows_where_it_is(desk: Path) -> None:
    run("build", folder=desk)
    assert not (desk / "site/sitemap.xml").exists()
    assert "canonical" not in (desk / "site/index.html").read_text("utf-8")


def cli(*words: str, folder: Path, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, ROOT / "build.py", *words],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_terminal_that_knows_no_accents_gets_the_message(desk: Path) -> None:
    harness.put(desk / "content/themas/robots.md", "---\nnaam: [één]\n---\n")
    done = cli("check", "--content", "content", folder=desk, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert b"V201" in done.stdout
    assert b"Traceback" not in done.stderr


def test_source_date_epoch_that_is_no_number_is_misuse(desk: Path) -> None:
    done = cli("check", "--content", "content", folder=desk, SOURCE_DATE_EPOCH="gisteren")
    assert done.returncode == 2
    assert b"moet een aantal seconden zijn" in done.stderr
    assert b"Traceback" not in done.stderr
