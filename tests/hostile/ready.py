"""The look of the site, made once for all builds of a process that forks."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from catalogue import theme
from tests import harness


@dataclass(frozen=True)
class Look:
    """``seconds`` of the processor is what a build needs to make it for itself."""

    seconds: float


def look() -> Look:
    """Have every build in this process and its forks find its templates and assets ready.

    What makes assets small is a program in Go, which does not live through a fork. So that is done
    elsewhere, and here its answers are enough.
    """
    sizes = {"css": "text/css", "js": "text/javascript"}
    asked = [
        (path, kind)
        for name, kind in sizes.items()
        for path in sorted((harness.TEMPLATES / "assets" / name).glob(f"*.{name}"))
    ]
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        answers = dict(zip(asked, elsewhere.map(theme.small, *zip(*asked, strict=True)), strict=True))
    began = time.process_time()
    with patch.object(theme, "small", lambda path, kind="text/javascript": answers[path, kind]):
        made = theme.load(harness.TEMPLATES)
    real = theme.load

    def load(templates: Path, mark: str = "") -> theme.Theme:
        return made if os.path.samefile(templates, harness.TEMPLATES) else real(templates, mark)

    theme.load = load
    return Look(time.process_time() - began)
