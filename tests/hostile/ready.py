"""A process that is ready to build, of which every fork is a build that costs nothing extra."""

import contextlib
import io
import os
import shutil
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

import build
from catalogue import theme
from catalogue.theme import Theme
from tests import harness

# Bytes.
ROOM = 2 << 30
_BUILD = ["build", "--content", "content", "--site", "site", "--no-memo"]
_KINDS = {"css": "text/css", "js": "text/javascript"}


def scratch() -> str | None:
    """Where to make a folder that is thrown away: in memory, if there is room for it.

    A build waits until its site is on disk, and on a busy machine that is most of its time.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return str(memory) if roomy else None


def warm() -> float:
    """Have this process and its forks find everything ready that does not depend on content.

    Answers the seconds of the processor that a build of its own would take for that.
    """
    small = _small()
    began = time.process_time()
    with patch.object(theme, "small", lambda path, kind=_KINDS["js"]: small[path, kind]):
        made = theme.load(harness.TEMPLATES)
    real = theme.load

    def load(templates: Path) -> Theme:
        return made if templates.samefile(harness.TEMPLATES) else real(templates)

    theme.load = load
    with (
        tempfile.TemporaryDirectory(dir=scratch()) as name,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        harness.site(Path(name))
        with harness.inside(Path(name)), contextlib.redirect_stderr(io.StringIO()):
            assert build.main(_BUILD) == 0
    return time.process_time() - began


def _small() -> dict[tuple[Path, str], str]:
    """All styles and scripts, made small by another process.

    What does that is a program in Go, which does not live through a fork.
    """
    asked = [
        (path, kind)
        for name, kind in _KINDS.items()
        for path in sorted((harness.TEMPLATES / "assets" / name).glob(f"*.{name}"))
    ]
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        answers = elsewhere.map(theme.small, *zip(*asked, strict=True))
        return dict(zip(asked, answers, strict=True))
