"""Writes the expected pages of the smallest site anew: ``python -m tests.sites.refresh``.

Look at the difference in git before you keep it: it is what visitors will see change.
"""

import shutil
import tempfile
from pathlib import Path

from tests import harness
from tests.sites.expected import FOLDER, shown, small_site


def main() -> None:
    """Replace the whole folder, so that a page that is no more goes too."""
    with tempfile.TemporaryDirectory() as folder:
        pages = shown(small_site(Path(folder)).files)
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, text in pages.items():
        harness.put(FOLDER / name, text)
    print(f"{len(pages)} pages")


if __name__ == "__main__":
    main()
