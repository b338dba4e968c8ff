"""A tiny content folder to break, and the checks to run over it.

``site`` is the smallest content in which every kind and every reference occurs; it lives in
``tests/sites/klein`` and has no problem at all. A test writes its own files over a copy of it.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

import build
from catalogue import cli
from catalogue.base import diagnostics
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.plan import plan_of_files
from catalogue.checks import contents
from catalogue.cli.progress import Progress
from catalogue.schema import STATUS
from catalogue.site.render import BuildResult, Rendering
from catalogue.write import Put

ROOT = Path(build.__file__).parent
TEMPLATES = ROOT / "templates"
SMALL = ROOT / "tests" / "sites" / "klein" / "content"
TODAY = date(2026, 11, 24)
# Git without the settings of whoever runs the tests.
_GIT = {"PATH": os.environ["PATH"], "HOME": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
# Year of the newest source of an entry that is in this state on ``TODAY``.
YEARS = {"nu": 2026, "waarschijnlijk": 2023, "oud": 2017}


def in_state(text: str, state: str) -> str:
    """The file of an entry with one dated source, changed so that it is in this state."""
    if state in STATUS:
        return text.replace("\ngecontroleerd:", f"\nstatus: {state}\ngecontroleerd:")
    text, count = re.subn(r"(?<=, jaar: )\d{4}", str(YEARS[state]), text)
    assert count == 1
    return text


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in ``folder``, so that reports show short paths such as ``content/site.yml``."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def site(folder: Path, **files: str | bytes) -> Path:
    """A copy of the smallest content in ``folder/content``, with ``files`` written over it."""
    content = folder / "content"
    shutil.copytree(SMALL, content)
    for path, text in files.items():
        put(content / path, text)
    return content


def put(path: Path, text: str | bytes) -> None:
    """Write a file exactly as given, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def publish(content: Path) -> None:
    """Make a repository around ``content`` in which all that is there now was published."""
    folder = content.parent
    git = ["git", "-c", "user.name=n", "-c", "user.email=n@voorbeeld.nl"]
    for words in (
        ["init", "-q", "."],
        ["add", content.name],
        ["commit", "-q", "-m", "gepubliceerd"],
        ["commit", "-q", "-m", "een voorstel", "--allow-empty"],
    ):
        subprocess.run([*git, *words], cwd=folder, check=True, env=_GIT)


def putting(files: Mapping[str, bytes]) -> Callable[[Put], None]:
    """Fill a folder of ``write.write`` with these files."""

    def fill(put: Put) -> None:
        for name, content in files.items():
            put(name, content)

    return fill


def problems(content: Path) -> list[Diagnostic]:
    """Every problem in what people wrote, sorted; nothing is rendered."""
    with inside(content.parent):
        return sorted(contents.check(contents.read(Path(content.name)))[1])


def report(content: Path) -> str:
    """Report that ``python build.py check`` prints about the content; nothing is rendered."""
    return diagnostics.as_text(problems(content))


def made(content: Path, templates: Path = TEMPLATES, base_url: str = "") -> BuildResult:
    """The whole site in memory."""
    with inside(content.parent):
        shown = Path(os.path.relpath(templates))
        made = build.build(
            Path(content.name),
            shown,
            base_url=base_url,
            today=TODAY,
            progress=Progress(io.StringIO()),
        )
        rendering = Rendering(made.files, shown, base_url)
        files = rendering.all_files()
    return BuildResult(plan_of_files(files), tuple(sorted((*made.problems, *rendering.problems))))


def run(*words: str, folder: Path) -> tuple[int, str, str]:
    """Run ``build.py`` with these words in ``folder``; answers exit code, output and messages."""
    out, messages = io.StringIO(), io.StringIO()
    # What is fresh today is not for ever: the day is part of the content that is tested.
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    with (
        inside(folder),
        patch.dict(os.environ, {"SOURCE_DATE_EPOCH": epoch}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(messages),
    ):
        try:
            code = cli.run(words, folder, build.build)
        except SystemExit as stopped:
            code = int(stopped.code or 0)
    return code, out.getvalue(), messages.getvalue()


def built(folder: Path, *words: str) -> Path:
    """Build ``folder/content``, in which nothing is wrong; answers the folder of the site."""
    code, _, messages = run("build", "--templates", str(TEMPLATES), *words, folder=folder)
    assert code == 0, messages
    return folder / "site"
