"""Files in the repository that follow from the schema, so that nobody keeps them by hand.

Write them anew after a change to the schema, to ``content/naslag/`` or to the guide:

    .venv/bin/python -m catalogue.editor.generated

A test compares what is there with what this would write. Ids of folders are in none of them: a new
partner or programme must not make a file old that its editor has never heard of.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from catalogue.content import reader
from catalogue.content.files import README
from catalogue.content.front_matter import Source
from catalogue.content.yaml_tree import Scalar
from catalogue.editor.derived import guide, issue_form, vscode
from catalogue.schema import Pagina, kind_of

COMMAND = "python -m catalogue.editor.generated"
ROOT = Path(__file__).parents[2]


def files(content: Path) -> dict[str, str]:
    """Path from the root of the repository -> text, of every file that is generated.

    Raises ``ValueError`` where there is no page with the guide.
    """
    found = reader.read(content).sources
    names = labels_of(found)
    pages = (one for one in found if one.kind is kind_of(Pagina) and one.id == guide.PAGE)
    page = next(pages, None)
    if page is None:
        raise ValueError(f"there is no paginas/{guide.PAGE}.md in {content}")
    return {
        **vscode.files({name: list(known) for name, known in names.items()}),
        **issue_form.files(names),
        f"content/{README}": guide.readme(name_of(page), page.text, COMMAND),
    }


def labels_of(found: Iterable[Source]) -> dict[str, dict[str, str]]:
    """Name of a kind -> id -> name, for the lists in ``naslag/``, which seldom change."""
    names: dict[str, dict[str, str]] = {}
    for one in found:
        if one.kind.file and not one.kind.single and not one.kind.numbered:
            names.setdefault(one.kind.name, {})[one.id] = name_of(one)
    return names


def name_of(one: Source) -> str:
    """What a record calls itself; its id where it does not."""
    pairs = (value for key, value in one.fields.pairs if key.text in {"naam", "titel"})
    return next((value.text for value in pairs if isinstance(value, Scalar)), one.id)


def main() -> None:
    """Write every file that is not what it should be."""
    for name, text in files(ROOT / "content").items():
        path = ROOT / name
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
