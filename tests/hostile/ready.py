"""A process that is ready to build, of which every fork is a build that costs nothing extra."""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import build
from catalogue.schema import Namen
from catalogue.site import theme
from catalogue.site.theme import Theme
from tests import harness

# Bytes.
ROOM = 2 << 30
_BUILD = ["build", "--content", "content", "--site", "site"]


def scratch() -> str | None:
    """Place for a folder that is thrown away: in memory, if there is room for it.

    A build waits until its site is on disk, and on a busy machine that is most of its time.
    """
    memory = Path("/dev/shm")  # noqa: S108 - a folder with a name of its own is made in it
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM
    return str(memory) if roomy else None


def warm() -> None:
    """Have this process and its forks find everything ready that does not depend on content."""
    # What makes styles and scripts small is a program in Go, which does not live through a fork.
    unchanged = ModuleType("minify")
    vars(unchanged).update(string=lambda _, text: text, MinifyError=ValueError)
    real, made = theme.load, dict[tuple[tuple[str, Namen], ...], Theme]()

    def load(templates: Path, names: Mapping[str, Namen]) -> Theme:
        ours, key = templates.samefile(harness.TEMPLATES), tuple(names.items())
        if not ours or key not in made:
            with patch.dict(sys.modules, {"minify": unchanged}):
                loaded = real(templates, names)
            if not ours:
                return loaded
            made[key] = loaded
        return made[key]

    # `main` hands over what is called `build` at that moment.
    build.build = partial(build.build, load_theme=load)
    with (
        tempfile.TemporaryDirectory(dir=scratch()) as name,
        contextlib.redirect_stdout(io.StringIO()),
    ):
        harness.site(Path(name))
        with harness.inside(Path(name)), contextlib.redirect_stderr(io.StringIO()):
            assert build.main(_BUILD) == 0
