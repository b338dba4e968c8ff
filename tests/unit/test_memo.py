"""A build with nothing to do is done at once; whatever changed is never taken for nothing."""

import os
import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from catalogue import memo, shelf
from tests import harness

SAID = "er was niets veranderd"
OLD = time.time() - 3600
ROOT = Path(__file__).parents[2]


def _aged(folder: Path) -> None:
    """As if nobody has saved anything for an hour, so that times can be believed."""
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (OLD, OLD))


def _looked(folder: Path, *words: str, by_bytes: bool = False) -> memo.Seen:
    sources = (folder / "content", harness.TEMPLATES)
    seen = memo.look(folder / "site", sources, words, by_bytes=by_bytes)
    assert seen
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The smallest content, and a site that is remembered to be made of it."""
    _aged(harness.site(tmp_path))
    for name in ("index.html", "404.html", "programmas/robotica.html"):
        harness.put(tmp_path / "site" / name, name)
    memo.keep(_looked(tmp_path), ("", SAID), "")
    assert memo.recall(_looked(tmp_path)).said == ["", SAID]
    return tmp_path


def _built(folder: Path, *options: str) -> tuple[int, str, str]:
    templates = ("--templates", str(harness.TEMPLATES))
    return harness.run("build", *templates, "--site", "site", *options, folder=folder)


def _site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder / "site").as_posix(): path.read_bytes()
        for path in sorted((folder / "site").rglob("*"))
        if path.is_file()
    }


def _save(folder: Path) -> None:
    path = folder / "content/programmas/robotica.md"
    path.write_text(path.read_text("utf-8").replace("robot", "Robot", 1), "utf-8")


def _save_at_the_same_time(folder: Path) -> None:
    path = folder / "content/programmas/robotica.md"
    status = path.stat()
    _save(folder)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": _save,
    "a text, with its time put back": _save_at_the_same_time,
    "a new file": lambda folder: harness.put(folder / "content/programmas/nieuw.txt", "x"),
    "a file less": lambda folder: (folder / "content/programmas/robotica.md").unlink(),
    "another name": lambda folder: (folder / "content/programmas/lasclub.md").rename(
        folder / "content/programmas/lasklub.md"
    ),
    "the site file": lambda folder: os.utime(folder / "content/site.yml"),
    "the rights of a file": lambda folder: (folder / "content/site.yml").chmod(0o600),
    "a page of the site": lambda folder: harness.put(folder / "site/index.html", "mine"),
    "a page less in the site": lambda folder: (folder / "site/404.html").unlink(),
    "a page more in the site": lambda folder: harness.put(folder / "site/more.html", ""),
    "no site": lambda folder: (folder / "site").rename(folder / "away"),
    "no memory": lambda folder: (folder / ".site.memo").unlink(),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_is_seen(what: str, folder: Path) -> None:
    CHANGES[what](folder)
    assert memo.recall(_looked(folder)).said is None


def test_another_address_or_day_is_another_site(folder: Path) -> None:
    assert memo.recall(_looked(folder, "https://voorbeeld.nl/")).said is None


def test_two_saves_within_a_tick_of_the_clock(folder: Path) -> None:
    """The second is of the same size at the same time: only the bytes tell."""
    path = folder / "content/programmas/robotica.md"
    os.utime(path)
    seen = _looked(folder)
    assert list(seen.young) == [str(path)]
    memo.keep(seen, ("", SAID), "")
    assert memo.recall(seen).said == ["", SAID]
    path.write_bytes(path.read_bytes().swapcase())
    assert memo.recall(seen).said is None


def _huge(folder: Path) -> None:
    with (folder / "content/programmas/robotica.md").open("wb") as file:
        file.truncate(1 << 40)


def _deep(folder: Path) -> None:
    (folder / "content" / ("x/" * 100)).mkdir(parents=True)


@pytest.mark.parametrize("make", [_huge, _deep])
def test_what_nobody_would_write_is_not_remembered(
    make: Callable[[Path], object], folder: Path
) -> None:
    make(folder)
    assert memo.look(folder / "site", (folder / "content",), ()) is None


def test_a_folder_that_leads_elsewhere_is_not_remembered(folder: Path) -> None:
    (folder / "content/kring").symlink_to(folder / "content")
    assert memo.look(folder / "site", (folder / "content",), ()) is None


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda data: data[: len(data) // 2],
    "no text": lambda _: b"\xff\x00",
    "other words": lambda data: data.replace(b"niets", b"alles"),
    "a list": lambda _: shelf.digest(b"[]").encode() + b"\n[]",
    "a number": lambda _: shelf.digest(b"1").encode() + b"\n1",
    "deep": lambda _: shelf.digest(b"[" * 200_000).encode() + b"\n" + b"[" * 200_000,
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_memory_is_no_memory(how: str, folder: Path) -> None:
    path = folder / ".site.memo"
    path.write_bytes(DAMAGE[how](path.read_bytes()))
    assert memo.recall(_looked(folder)).said is None


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_something_else_where_the_memory_should_be(
    make: Callable[[Path], object], folder: Path
) -> None:
    path = folder / ".site.memo"
    path.unlink()
    make(path)
    seen = _looked(folder)
    assert memo.recall(seen).said is None
    memo.keep(seen, ("", SAID), "")
    assert (memo.recall(seen).said is None) == path.is_dir()


# --- with the build itself ----------------------------------------------------------------------


def test_a_build_with_nothing_to_do(tmp_path: Path) -> None:
    _aged(harness.site(tmp_path))
    code, out, _ = _built(tmp_path)
    assert code == 0
    assert SAID not in out
    before = (tmp_path / "site").stat().st_ino
    code, out, _ = _built(tmp_path)
    assert code == 0
    assert SAID in out
    assert (tmp_path / "site").stat().st_ino == before
    assert SAID not in _built(tmp_path, "--no-memo")[1]
    assert SAID not in _built(tmp_path)[1]  # The build before put another site there.


def test_a_failed_build_is_not_remembered(tmp_path: Path) -> None:
    path = harness.site(tmp_path) / "programmas/robotica.md"
    _built(tmp_path)
    path.write_text(path.read_text("utf-8").replace("naam:", "naan:", 1), "utf-8")
    for _ in range(2):
        code, out, messages = _built(tmp_path)
        assert code == 1
        assert "de site is niet veranderd" in messages
        assert SAID not in out


def test_every_build_gives_what_a_clean_one_gives(tmp_path: Path) -> None:
    """Random edits, some of which change nothing, each built with and without a memory."""
    folder = harness.site(tmp_path).parent
    chance = random.Random(11)  # noqa: S311 - the same edits every time
    texts = sorted((folder / "content").rglob("*.md"))
    for turn in range(4):
        path = chance.choice(texts)
        text = path.read_text("utf-8")
        if chance.random() < 0.7:
            path.write_text(f"{text.rstrip()}\n\nZin nummer {turn}.\n", "utf-8")
        else:
            path.write_text(text, "utf-8")
        assert _built(folder)[0] == 0
        made = _site(folder)
        assert _built(folder, "--no-memo")[0] == 0
        assert made == _site(folder)


# --- on a server that fetches everything anew ------------------------------------------


def _fetched(folder: Path) -> None:
    """All files anew, with the time of now, in the place where they were."""
    before = folder.with_name("before")
    folder.rename(before)
    shutil.copytree(before, folder, copy_function=shutil.copyfile)
    shutil.rmtree(before)


@pytest.fixture
def server(tmp_path: Path) -> Path:
    folder = tmp_path / "server"
    harness.site(folder)
    assert _built(folder, "--memo-inhoud")[0] == 0
    _fetched(folder)
    return folder


def test_new_times_are_no_change_for_who_looks_at_bytes(server: Path) -> None:
    assert SAID in _built(server, "--memo-inhoud")[1]
    assert SAID not in _built(server)[1]


def test_what_was_fetched_stays_but_for_what_changed(server: Path) -> None:
    pages = {path: path.stat().st_ino for path in (server / "site").rglob("*.html")}
    path = server / "content/programmas/robotica.md"
    path.write_text(path.read_text("utf-8").rstrip() + "\n\nEn nog een zin.\n", "utf-8")
    code, out, _ = _built(server, "--memo-inhoud")
    assert code == 0
    assert SAID not in out
    made = _site(server)
    again = {page.name for page, before in pages.items() if page.stat().st_ino != before}
    assert again == {"robotica.html"}
    assert _built(server, "--no-memo")[0] == 0
    assert made == _site(server)


@pytest.mark.parametrize("what", [what for what in CHANGES if what != "the site file"])
def test_any_change_is_seen_by_who_looks_at_bytes(what: str, folder: Path) -> None:
    memo.keep(_looked(folder, by_bytes=True), ("", SAID), "")
    for path in (folder / "site").rglob("*.html"):
        os.utime(path)
    assert memo.recall(_looked(folder, by_bytes=True)).said == ["", SAID]
    CHANGES[what](folder)
    assert memo.recall(_looked(folder, by_bytes=True)).said is None


def test_the_memory_of_a_server_is_for_who_publishes_alone() -> None:
    """What it holds is believed, so that nobody else may have put it there.

    GitHub gives main what a run on main has put away, and a proposal only its own: whoever
    publishes does that for main alone, in a folder where no file of the repository can be.
    """
    flows = {path.name: path.read_text("utf-8") for path in (ROOT / ".github/workflows").iterdir()}
    assert [name for name, text in flows.items() if "memo" in text] == ["publish.yml"]
    publish = yaml.safe_load(flows["publish.yml"])
    # `on` is a word for true in YAML.
    assert publish[True].keys() == {"push", "schedule", "workflow_dispatch"}
    assert publish[True]["push"] == {"branches": ["main"]}
    steps = publish["jobs"]["build"]["steps"]
    (cache,) = [step["with"] for step in steps if "actions/cache" in step.get("uses", "")]
    assert cache["path"] == "${{ runner.temp }}/memo"
    (builds,) = [step["run"] for step in steps if "build.py" in step.get("run", "")]
    assert '--site "$RUNNER_TEMP/memo/site"' in builds
    (upload,) = [step["with"] for step in steps if "pages-artifact" in step.get("uses", "")]
    assert upload["path"] == "${{ runner.temp }}/memo/site/"
