"""Another region: nothing of this one stands in the program or in the templates."""

import re
import subprocess
from pathlib import Path

from catalogue.base.text import fold
from catalogue.content import reader
from catalogue.editor.new import names_by_kind

ROOT = Path(__file__).parents[1]
ENGINE = ("build.py", "pyproject.toml", "catalogue", "templates", ".ci", ".github", ".vscode")
# Made from the content of the region, and a list of Dutch words.
MADE = (".github/ISSUE_TEMPLATE/", ".vscode/schema/", ".vscode/velden", "dutch_sounds.txt")
# Names here that are words elsewhere.
WORDS = {"accent", "dorp", "noord", "ret", "shell", "uwv"}
ALWAYS = ("rotterdam", "rijnmond", "роттердам", "maas", "het pact", "the pact", "010")


def names_here() -> set[str]:
    """Every wijk, gebied, organisation, programme and place of the real content, as it is named."""
    by_kind = names_by_kind(reader.read(ROOT / "content").sources)
    kinds = ("wijk", "gebied", "loket", "partner", "programma", "makerspace")
    names = {fold(name) for kind in kinds for pair in by_kind[kind].items() for name in pair}
    return {*names, *ALWAYS} - WORDS


def test_no_name_of_the_real_content_in_the_program() -> None:
    listed = subprocess.check_output(["git", "ls-files", *ENGINE], cwd=ROOT, text=True).split()
    texts = {
        path: fold((ROOT / path).read_text("utf-8"))
        for path in listed
        if not path.endswith(".png") and not any(made in path for made in MADE)
    }
    found = [
        f"{path}: {name}"
        for name in sorted(names_here())
        for path, text in texts.items()
        if name in text and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    ]
    assert found == []
