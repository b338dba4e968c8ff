"""The smallest site, page by page, and the same bytes wherever it is built."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import build
from tests import harness
from tests.harness import ROOT
from tests.sites.expected import REFRESH, kept, shown, small_site
from tests.sites.outline import outline

EPOCH = "1795478400"
# Everything about a computer that must not matter; each differs from the first build.
ELSEWHERE = {
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "time zone": {"TZ": "Pacific/Auckland"},
    "locale": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "plain locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "python without asserts": {"PYTHONOPTIMIZE": "1"},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> build.Result:
    return small_site(tmp_path_factory.mktemp("klein"))


def test_no_problem_in_the_smallest_site(made: build.Result) -> None:
    assert made.problems == ()


def test_every_kind_of_page_is_kept(made: build.Result) -> None:
    assert sorted(shown(made.files)) == sorted(kept()), f"to keep what there is now: {REFRESH}"


@pytest.mark.parametrize("name", sorted(kept()))
def test_page_is_as_it_was(name: str, made: build.Result) -> None:
    now = shown(made.files).get(name, "")
    assert now == kept()[name], f"if the page is right as it is now: {REFRESH}"


def test_outline() -> None:
    html = '<h2>Kop</h2><ul><li><a href="x.html">Een <b>twee</b></a></li></ul><p>tekst\n verder</p>'
    assert outline(html) == "## Kop\n- Een twee -> x.html\ntekst verder\n"
    assert outline("<svg><title>x</title><p>y</p></svg><script>z</script><p>tekst</p>") == "tekst\n"


def built(
    folder: Path, content: Path, environment: Mapping[str, str], umask: int = 0o022
) -> dict[str, str]:
    """Site path -> digest, of a build in a process of its own."""
    site = folder / "site"
    script = (
        f"import os, runpy, sys; os.umask({umask}); sys.argv = sys.argv[1:];"
        f"sys.path[0] = {str(ROOT)!r}; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, ROOT / "build.py", "--content", content, "--site", site],
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {
        f"{path.relative_to(site).as_posix()} {path.stat().st_mode:o}": hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("hier")
    return built(folder, harness.site(folder), {"PYTHONHASHSEED": "1", "TZ": "Europe/Amsterdam"})


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted({name for name, _ in one.items() ^ other.items()})


@pytest.mark.parametrize("what", ELSEWHERE)
def test_same_bytes_with_another(what: str, first: dict[str, str], tmp_path: Path) -> None:
    assert differing(first, built(tmp_path, harness.site(tmp_path), ELSEWHERE[what])) == []


def test_same_bytes_with_another_umask(first: dict[str, str], tmp_path: Path) -> None:
    assert differing(first, built(tmp_path, harness.site(tmp_path), {}, umask=0o077)) == []


def test_same_bytes_from_another_folder(first: dict[str, str], tmp_path: Path) -> None:
    content = harness.site(tmp_path / "ergens anders" / "é")
    assert differing(first, built(tmp_path, content, {})) == []


def test_same_bytes_when_files_were_made_in_another_order(
    first: dict[str, str], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    for path in sorted(harness.SMALL.rglob("*"), reverse=True):
        if path.is_file():
            harness.put(content / path.relative_to(harness.SMALL), path.read_bytes())
    assert differing(first, built(tmp_path, content, {})) == []


def test_same_bytes_after_line_ends_were_mended(first: dict[str, str], tmp_path: Path) -> None:
    """Git may write CRLF on Windows; that is told, and mending it brings the same site."""
    content = harness.site(tmp_path)
    for path in content.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert {problem.code for problem in harness.problems(content)} == {"B105"}
    shutil.rmtree(content)
    assert differing(first, built(tmp_path, harness.site(tmp_path), {})) == []


def test_real_content_gives_the_same_bytes(tmp_path: Path) -> None:
    content = ROOT / "content"
    here, there = tmp_path / "hier", tmp_path / "daar"
    here.mkdir()
    there.mkdir()
    one = built(here, content, {"PYTHONHASHSEED": "1"})
    elsewhere = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    other = built(there, content, elsewhere)
    assert differing(one, other) == []
