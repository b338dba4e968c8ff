"""Writes down what the pages of the smallest site show now.

Run it with ``python -m tests.sites.refresh``, and look at the difference in git: that is what
visitors will see.
"""

import tempfile
from pathlib import Path

from tests.sites.golden import STORED, current


def main() -> None:
    """Write every file anew and take away what no page gives any more."""
    STORED.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        now = current(Path(folder))
    for path in STORED.iterdir():
        if path.name not in now:
            path.unlink()
    for name, text in now.items():
        (STORED / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
