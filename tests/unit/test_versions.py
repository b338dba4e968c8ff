"""The history of content files, read from real repositories: old, renamed, shallow, hostile."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

import build
from catalogue.content import versions
from catalogue.content.versions import Version
from tests import harness

PAGE = "Een tekst die lang genoeg is om haar terug te kennen.\n" * 3


def day(number: int) -> datetime:
    return datetime(2026, 11, number, 12, tzinfo=UTC)


class Repository:
    """A repository with ``content/`` in it, of which each commit has a day."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.content.mkdir(parents=True)
        self.git("init", "-q", "-b", "main", ".")

    def git(self, *words: str, number: int = 1) -> str:
        moment = day(number).isoformat()
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}
        environment |= {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
        command = ["git", "-c", "user.name=n", "-c", "user.email=n@voorbeeld.nl", *words]
        return subprocess.run(
            command, cwd=self.folder, check=True, capture_output=True, text=True, env=environment
        ).stdout

    def write(self, path: str, text: str) -> None:
        place = self.content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")

    def commit(self, number: int) -> None:
        self.git("add", "-A", number=number)
        self.git("commit", "-q", "-m", f"dag {number}", number=number)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "repo")
    made.write("themas/robots.md", PAGE)
    made.write("themas/met é en spatie.md", PAGE + "anders\n" * 9)
    made.commit(1)
    made.write("themas/robots.md", PAGE + "En meer.\n")
    made.commit(2)
    (made.folder / "README.md").write_text("buiten content", "utf-8")
    made.commit(3)
    return made


def test_a_file_is_made_once_and_changed_last(repository: Repository) -> None:
    assert versions.read(repository.content) == {
        "themas/met é en spatie.md": Version(day(1), day(1)),
        "themas/robots.md": Version(day(1), day(2)),
    }


def test_another_name_keeps_the_day_on_which_it_was_new(repository: Repository) -> None:
    repository.git("mv", "content/themas/robots.md", "content/themas/robotica.md")
    repository.commit(4)
    repository.git("mv", "content/themas/robotica.md", "content/themas/maken.md")
    repository.commit(5)
    # The first name is free again, and another file takes it.
    repository.write("themas/robots.md", "Iets heel anders.\n")
    repository.commit(6)
    found = versions.read(repository.content)
    assert found["themas/maken.md"] == Version(day(1), day(5))
    assert found["themas/robots.md"] == Version(day(6), day(6))


def test_what_was_not_committed_is_not_known(repository: Repository) -> None:
    repository.write("themas/nieuw.md", PAGE)
    repository.write("themas/robots.md", "Nog niet vastgelegd.\n")
    found = versions.read(repository.content)
    assert "themas/nieuw.md" not in found
    assert found["themas/robots.md"].changed == day(2)


def test_a_merged_branch_counts(repository: Repository) -> None:
    repository.git("checkout", "-q", "-b", "tak")
    repository.write("themas/tak.md", "Van de tak, en niet van de stam.\n")
    repository.commit(4)
    repository.git("checkout", "-q", "main")
    repository.write("themas/stam.md", PAGE)
    repository.commit(5)
    repository.git("merge", "-q", "--no-edit", "tak", number=6)
    found = versions.read(repository.content)
    assert found["themas/tak.md"] == Version(day(4), day(4))


def test_half_a_history_says_what_it_knows(repository: Repository, tmp_path: Path) -> None:
    repository.write("themas/robots.md", PAGE + "Nog eens.\n")
    repository.commit(4)
    whole = versions.read(repository.content)
    subprocess.run(
        ["git", "clone", "-q", "--depth", "2", repository.folder.as_uri(), tmp_path / "half"],
        check=True,
        capture_output=True,
    )
    found = versions.read(tmp_path / "half" / "content")
    assert set(found) == {"themas/robots.md"}
    assert found["themas/robots.md"].changed == whole["themas/robots.md"].changed


@pytest.mark.parametrize("seconds", ["0", "253402300800", "99999999999999", "18446744073709551614"])
def test_a_day_that_cannot_be_is_not_believed(seconds: str, repository: Repository) -> None:
    repository.write("a.md", PAGE)
    repository.git("add", "-A")
    repository.git("commit", "-q", "-m", "ooit")
    environment = {
        **os.environ,
        "GIT_COMMITTER_DATE": f"@{seconds} +0000",
        "GIT_COMMITTER_NAME": "n",
        "GIT_COMMITTER_EMAIL": "n@voorbeeld.nl",
    }
    again = ["git", "commit", "--quiet", "--amend", "--no-edit"]
    subprocess.run(again, cwd=repository.folder, check=True, env=environment)
    found = versions.read(repository.content)
    assert "a.md" not in found
    # What was committed on a day that can be, is still known.
    assert found["themas/robots.md"] == Version(day(1), day(2))


@pytest.mark.parametrize("name", ["a\x1eb.md", "a\x1e1600000000\x1f.md", "\x1e\x1e.md"])
def test_a_name_with_our_marks_is_no_problem(name: str, repository: Repository) -> None:
    repository.write(name, PAGE)
    repository.commit(1)
    repository.write("goed.md", PAGE)
    repository.commit(2)
    assert versions.read(repository.content)["goed.md"].changed == day(2)


def test_without_git_or_a_repository_nothing_is_known(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert versions.read(tmp_path) == {}
    assert versions.read(tmp_path / "weg") == {}
    monkeypatch.setenv("PATH", str(tmp_path))
    assert versions.read(repository.content) == {}


def test_a_broken_repository_is_no_problem(repository: Repository) -> None:
    shutil.rmtree(repository.folder / ".git" / "objects")
    assert versions.read(repository.content) == {}


def test_another_repository_in_the_surroundings_is_not_read(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = tmp_path / "los"
    alone.mkdir()
    monkeypatch.setenv("GIT_DIR", str(repository.folder / ".git"))
    assert versions.read(alone) == {}


@pytest.mark.parametrize(
    "setting",
    [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "diff.external",
        "gpg.program",
        "core.sshCommand",
    ],
)
def test_settings_run_nothing(repository: Repository, tmp_path: Path, setting: str) -> None:
    trace = tmp_path / "gelopen"
    script = tmp_path / "kwaad.sh"
    script.write_text(f"#!/bin/sh\ntouch {trace}\n", "utf-8")
    script.chmod(0o755)
    repository.git("config", setting, str(script))
    repository.git("config", "log.showSignature", "true")
    repository.git("config", "diff.kwaad.textconv", str(script))
    repository.write(".gitattributes", "*.md diff=kwaad\n")
    assert versions.read(repository.content)
    assert not trace.exists()


def test_a_repository_that_comes_with_the_content_is_not_asked(tmp_path: Path) -> None:
    outer = Repository(tmp_path / "repo")
    (outer.content / "themas").mkdir()
    inner = Repository(tmp_path / "los")
    inner.write("a.md", PAGE)
    inner.commit(1)
    shutil.copytree(inner.folder / ".git", outer.content / ".git")
    assert versions.read(outer.content) == {}
    # Nor one without a folder .git, such as a server has.
    (outer.content / ".git").rename(tmp_path / "kaal")
    shutil.copytree(tmp_path / "kaal", outer.content, dirs_exist_ok=True)
    assert versions.read(outer.content) == {}


def test_our_own_content_has_a_history_where_there_is_one() -> None:
    root = Path(build.__file__).parent
    if not (root / ".git").exists() or not versions.read(root / "content"):
        pytest.skip("not a clone with its history")
    for name, version in versions.read(root / "content").items():
        assert version.made <= version.changed, name


ATOM = "{http://www.w3.org/2005/Atom}"


def entries(site: Path) -> dict[str, str]:
    """Identity -> entry of the feed of everything, as a reader of feeds sees it."""
    feed = ElementTree.parse(site / "data" / "wijzigingen.atom")  # noqa: S314 - our own file
    found = feed.getroot().findall(f"{ATOM}entry")
    return {one.findtext(f"{ATOM}id", ""): ElementTree.tostring(one, "unicode") for one in found}


@pytest.mark.slow
def test_an_edit_that_is_committed_changes_one_entry_of_the_feed(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "repo")
    shutil.rmtree(repository.content)
    shutil.copytree(harness.SMALL, repository.content)
    (repository.folder / "templates").symlink_to(harness.TEMPLATES)
    repository.commit(1)
    words = ("build", "--base-url", "https://voorbeeld.nl/x/")
    site = repository.folder / "site"
    assert harness.run(*words, folder=repository.folder)[0] == 0
    before, page = entries(site), repository.content / "programmas" / "robotica.md"
    page.write_text(page.read_text("utf-8").replace("Bouw na school", "Maak na school"), "utf-8")
    repository.git("commit", "-q", "-m", "anders", "content", number=9)
    assert harness.run(*words, folder=repository.folder)[0] == 0
    after = entries(site)
    (changed,) = [name for name in before if before[name] != after[name]]
    assert before.keys() == after.keys()
    assert "<ns0:updated>2026-11-09T12:00:00Z<" in after[changed]
    assert "<ns0:published>2026-11-01T12:00:00Z<" in after[changed]
    assert "<lastmod>2026-11-09</lastmod>" in (site / "sitemap.xml").read_text("utf-8")
