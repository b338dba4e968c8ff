"""What editors and developers change, one step at a time, on generated content."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path


def middle(content: Path) -> Path:
    """An entry in the middle, so that luck at the edges does not count."""
    found = sorted((content / "programmas").glob("*.md"))
    return found[len(found) // 2]


def _rewrite(path: Path, find: str, put: str) -> None:
    text = path.read_text("utf-8")
    changed = re.sub(find, put, text, count=1, flags=re.MULTILINE)
    if changed == text:
        raise ValueError(f"nothing to change in {path}")
    path.write_text(changed, "utf-8")


def add_sentence(path: Path) -> None:
    """A sentence more."""
    path.write_text(f"{path.read_text('utf-8').rstrip()} En nog een zin erbij.\n", "utf-8")


def _body(content: Path) -> None:
    add_sentence(middle(content))


def _title(content: Path) -> None:
    _rewrite(middle(content), "^naam: (.*)", r"naam: Nieuwe \1")


def _add(content: Path) -> None:
    text = re.sub(
        "^naam: .*", "naam: Een nieuwe les", middle(content).read_text("utf-8"), flags=re.MULTILINE
    )
    (content / "programmas/een-nieuwe-les.md").write_text(text, "utf-8")


def _delete(content: Path) -> None:
    (content / "programmas/een-nieuwe-les.md").unlink()


def _rename(content: Path) -> None:
    path = middle(content)
    path.rename(path.with_name(f"nu-{path.name}"))


def _facet(content: Path) -> None:
    path = middle(content)
    now = "nee" if "gratis: ja" in path.read_text("utf-8") else "ja"
    _rewrite(path, "^gratis: .*", f"gratis: {now}")


def _template(content: Path) -> None:
    _rewrite(content.parent / "templates/pages/item.html", "<article ", '<article data-x="1" ')


def _site_file(content: Path) -> None:
    _rewrite(content / "site.yml", "^naam: (.*)", r"naam: Nieuw \1")


STEPS: Mapping[str, Callable[[Path], None]] = {
    "nothing changed": lambda _: None,
    # After a cold build every name in the site is new; from then on there is a site before it.
    "one text, the first": _body,
    "one text": _body,
    "one title": _title,
    "one entry more": _add,
    "one entry less": _delete,
    "one file renamed": _rename,
    "one facet": _facet,
    "a template": _template,
    "the site file": _site_file,
}
"""Name of a step -> what it does to the folder ``content``, which has ``templates`` beside it."""
