"""Report the pages in which two built sites differ, for the reviewer of a change.

    python -m catalogue.cli.site_diff BEFORE AFTER >> "$GITHUB_STEP_SUMMARY"

What stands on every page (the frame, the names of styles and scripts) does not count: only what is
between ``<main>`` and ``</main>``, and the title. Entries come first; lists, in which a changed
entry shows as well, are counted and folded away.
"""

import argparse
import html
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST = 200

_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_FINGERPRINT = re.compile(r"\.[0-9a-f]{10}(?=\.(?:js|css|svg|png|webp|jpg|avif)\b)")
_ENTRIES = ("programmas/", "makerspaces/", "partners/", "themas/", "acties/")


@dataclass(frozen=True, slots=True)
class Page:
    """Parts of a page that are compared: title, and main part without fingerprints of files."""

    title: str
    main: str


@dataclass(frozen=True, slots=True)
class Change:
    """Page that is new, changed or removed."""

    address: str
    title: str


def read_pages(site: Path) -> dict[str, Page]:
    """Read all pages of the built site in the folder ``site``: address -> page."""
    return {
        path.relative_to(site).as_posix(): _page(path.read_text("utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def _page(text: str) -> Page:
    title, main = _TITLE.search(text), _MAIN.search(text)
    inside = main.group() if main else text
    return Page(html.unescape(title[1].strip()) if title else "", _FINGERPRINT.sub("", inside))


def compare(
    before: Mapping[str, Page], after: Mapping[str, Page]
) -> tuple[list[Change], list[Change], list[Change]]:
    """List the new, the changed and the removed pages, each in order of address."""
    new = _changes(after.keys() - before.keys(), after)
    removed = _changes(before.keys() - after.keys(), before)
    both = before.keys() & after.keys()
    changed = {address for address in both if before[address] != after[address]}
    return new, _changes(changed, after), removed


def _changes(addresses: Iterable[str], site: Mapping[str, Page]) -> list[Change]:
    return [Change(address, site[address].title) for address in sorted(addresses)]


def report(new: Sequence[Change], changed: Sequence[Change], removed: Sequence[Change]) -> str:
    """Write the differences as Markdown, in Dutch."""
    if not (new or changed or removed):
        return "## Wat verandert er?\n\nGeen enkele pagina verandert.\n"
    lines = ["## Wat verandert er?", ""]
    for title, changes in (("Nieuw", new), ("Veranderd", changed), ("Weg", removed)):
        lines += _section(title, changes)
    lines += [
        "Bekijk het: download hieronder `site`, pak het uit en dubbelklik op `index.html`.",
        "",
    ]
    return "\n".join(lines)


def _section(title: str, changes: Sequence[Change]) -> Iterator[str]:
    entries = [change for change in changes if _is_entry(change.address)]
    others = [change for change in changes if not _is_entry(change.address)]
    if entries:
        yield from (f"### {title}", "", *_rows(entries), "")
    if others:
        count = "1 andere pagina" if len(others) == 1 else f"{len(others)} andere pagina's"
        yield from (f"<details><summary>{title}: {count}</summary>", "", *_rows(others), "")
        yield from ("</details>", "")


def _is_entry(address: str) -> bool:
    return address.startswith(_ENTRIES) and not address.endswith("/index.html")


def _rows(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes[:MOST]:
        # The title is written by a stranger and shown by GitHub as Markdown.
        yield f"- {_plain(change.title)} (`{change.address.replace('`', '')}`)"
    if len(changes) > MOST:
        yield f"- en nog {len(changes) - MOST}"


def _plain(text: str) -> str:
    words = html.escape(" ".join(text.split()), quote=False)
    return re.sub(r"([\\`*_\[\]()#!|~@:])", r"\\\1", words)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the report on the two built sites in ``arguments``; the exit status is always 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    options = parser.parse_args(arguments)
    sys.stdout.write(report(*compare(read_pages(options.before), read_pages(options.after))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
