"""``python -m catalogue`` and the command ``techniek-catalogus``: ``build.py``, for this folder."""

import sys
from importlib import import_module
from pathlib import Path


def main() -> int:
    """Run one command in the working directory; exit codes as in ``build.py``."""
    # In a wheel, build.py and templates/ are in this folder: pyproject.toml puts them there.
    apart = Path(__file__).with_name("build.py").exists()
    program = import_module("catalogue.build" if apart else "build")
    return int(program.main(here=Path.cwd()))


if __name__ == "__main__":
    sys.exit(main())
