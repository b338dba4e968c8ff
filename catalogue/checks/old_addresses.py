"""Check of addresses that were published once: each must still lead somewhere.

To an entry, or as ``oude_adressen`` of one, which makes a page that forwards. What was published
last is compared with what is there now. That was compared with what was published before it, so
nobody keeps a list of all addresses that ever were.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import misspelt
from catalogue.content import versions
from catalogue.content.files import FOLDERS, LISTS, display_path, is_id
from catalogue.content.front_matter import Source, records, split
from catalogue.content.parse import Draft, parse
from catalogue.content.reader import Reading
from catalogue.content.yaml_tree import Refused
from catalogue.schema import KIND, Kind, urls

# Who lost more has lost a folder: the first thousand say enough.
_MOST = 1_000
# Comparing thousands with thousands takes minutes.
_MOST_COMPARED = 200_000


@dataclass(frozen=True)
class Published:
    """Addresses that were published, each with the place of the file that had it.

    ``regio`` is the region that the site was about: another region is another site. ``files`` are
    the bytes by path below ``content/``.
    """

    places: Mapping[str, Place] = field(default_factory=dict)
    regio: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def draft_of(self, draft: Draft) -> Draft | None:
        """The same entry as it was published."""
        data = self.files.get(draft.pad)
        drafts = _drafts(draft.kind, draft.id, draft.pad, data) if data else ()
        return next((before for before in drafts if before.id == draft.id), None)


NOTHING = Published()


def published(content: Path) -> Published:
    """Addresses of the entries that were published last, as far as git knows them."""
    places: dict[str, Place] = {}
    regio = ""
    published_files = versions.published_files(content)
    for path, data in published_files.items():
        folder, _, name = path.removesuffix(".md").partition("/")
        kind = FOLDERS.get(folder) or LISTS.get(path)
        if kind is None or (kind.folder and not is_id(name)):
            continue
        place = Place(display_path(content / path))
        if kind.folder:
            places |= dict.fromkeys(urls.every_of_id(kind.record, name), place)
        if kind.single or b"oude_adressen" in data:
            for draft in _drafts(kind, name, path, data):
                places |= dict.fromkeys(draft.values.get("oude_adressen") or (), place)
                regio = draft.values.get("regio", regio)
    return Published(places, regio, published_files)


def _drafts(kind: Kind, name: str, path: str, data: bytes) -> Iterator[Draft]:
    """Entries of one file; what could be published can be read."""
    text = data.decode("utf-8", "replace")
    try:
        if kind.folder:
            sources = [Source(kind, name, path, Place(path), *split(text, path))]
        else:
            sources, _ = records(text, path, kind)
    except Refused:
        return
    yield from (parse(source)[0] for source in sources)


def entries_by_address(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """Map every address that an entry with a file of its own has or had to that entry.

    A record without such a file may have taken over the address of an entry.
    """
    drafts_by_address = {}
    for draft in drafts:
        if draft.kind.folder:
            for address in urls.every_of_id(draft.kind.record, draft.id):
                drafts_by_address[address] = draft
        for old in draft.values.get("oude_adressen") or ():
            drafts_by_address.setdefault(old, draft)
    return drafts_by_address


def check(
    drafts: Sequence[Draft], reading: Reading[Any], published: Published
) -> Iterator[Diagnostic]:
    """Report each published address that leads nowhere; a broken file counts as there."""
    if published.regio not in {draft.values.get("regio") for draft in drafts}:
        return
    present = entries_by_address(drafts)
    broken = {
        address
        for kind, name in reading.broken
        for address in urls.every_of_id(KIND[kind].record, name)
    }
    new_by_folder = defaultdict[str, list[str]](list)
    for address in sorted(present.keys() - published.places.keys()):
        # A page of text cannot take over an address.
        if "oude_adressen" in {field.key for field in present[address].kind.fields}:
            new_by_folder[_folder(address)].append(address)
    compared = 0
    dead = sorted(published.places.keys() - present.keys() - broken)
    for address in islice(dead, _MOST):
        # Renamed rather than removed: most like what stands in the same folder and is new.
        beside = new_by_folder[_folder(address)]
        compared += len(beside)
        meant = misspelt(address, beside) if compared < _MOST_COMPARED else ""
        meant = meant or (beside[0] if len(beside) == 1 else "")
        heir = present[meant].place.path if meant else ""
        kind = FOLDERS.get(_folder(address))
        stops = kind is not None and "status" in {field.key for field in kind.fields}
        yield messages.site.vanished_address(published.places[address], address, heir, stops=stops)


def _folder(address: str) -> str:
    return address.partition("/")[0] if not address.endswith("/index.html") else "paginas"
