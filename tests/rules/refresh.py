"""Writes the report that ``check`` gives now into every document.

Run it with ``python -m tests.rules.refresh``.

Look at the difference in git before you keep it: the reports are what editors read.
"""

import tempfile
from pathlib import Path

from tests.rules.documents import all_documents


def main() -> None:
    """Rewrite the block below ``## Melding`` where it differs."""
    for document in all_documents():
        with tempfile.TemporaryDirectory() as folder:
            refreshed = document.refreshed(Path(folder))
        if refreshed != document.source:
            document.path.write_text(refreshed, "utf-8")
            print(document.code)


if __name__ == "__main__":
    main()
