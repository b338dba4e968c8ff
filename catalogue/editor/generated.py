"""Files in the repository that follow from others, so that nobody keeps them by hand.

Write them anew after a change to the schema, to ``content/naslag/``, to the guide, to the Dutch
of ``search/analysis.py`` or to the words of the site (see ``editor.translations``):

    .venv/bin/python -m catalogue.editor.generated

A test compares what is there with what this would write. Ids of folders are in none of them: a new
partner or programme must not make a file old that its editor has never heard of.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from catalogue.content import reader
from catalogue.content.files import README
from catalogue.content.front_matter import Source
from catalogue.content.yaml_tree import Scalar, Sequence
from catalogue.editor import guide, translations, vscode
from catalogue.editor.new import names_by_kind
from catalogue.schema import KIND, Pagina, Site, kind_of
from catalogue.search import spelling

COMMAND = "python -m catalogue.editor.generated"
ROOT = Path(__file__).parents[2]


def files(content: Path) -> dict[str, str]:
    """Map the path from the root of the repository to the text of every generated file.

    Raises ``ValueError`` where there is no page with the guide.
    """
    sources = reader.read(content).sources
    names = names_by_kind(sources)
    pages = (page for page in sources if page.kind is kind_of(Pagina) and page.id == guide.PAGE)
    page = next(pages, None)
    if page is None:
        raise ValueError(f"there is no paginas/{guide.PAGE}.md in {content}")
    title = names[page.kind.name][page.id]
    # The lists in ``naslag/`` seldom change.
    lists = {
        name: by_id
        for name, by_id in names.items()
        if KIND[name].file and not KIND[name].single and not KIND[name].numbered
    }
    return {
        **vscode.files(lists),
        f"content/{README}": guide.readme(title, page.text, COMMAND),
        "catalogue/search/dutch_sounds.txt": spelling.sound_list(),
        **translations.files(ROOT / "templates", _languages(sources)),
    }


def _languages(sources: Iterable[Source]) -> Iterator[str]:
    """Codes of the languages that the site is there in."""
    for source in sources:
        for key, node in source.fields.pairs if source.kind is kind_of(Site) else ():
            if key.text == "talen" and isinstance(node, Sequence):
                yield from (item.text for item in node.items if isinstance(item, Scalar))


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
