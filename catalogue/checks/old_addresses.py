"""Check of addresses that were published once: each must still lead somewhere.

``content/naslag/adressen.txt`` holds every address of an entry that the site has had. What is in it
must still lead somewhere: to an entry, or as ``oude_adressen`` of one, which makes a page that
forwards. The list is checked in, because a copy without its history must know it as well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.text import misspelt
from catalogue.content.files import ADDRESSES
from catalogue.content.parse import Draft
from catalogue.content.reader import Line, Reading
from catalogue.schema import KIND, urls

# Who lost more has lost a folder: the first thousand say enough.
_MOST = 1_000
# Comparing thousands with thousands takes minutes.
_MOST_COMPARED = 200_000


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


def check(drafts: Sequence[Draft], reading: Reading[Any]) -> Iterator[Diagnostic]:
    """Report each listed address that leads nowhere; a broken file counts as there."""
    lines = reading.lines.get(ADDRESSES, ())
    broken = {
        address
        for kind, name in reading.broken
        for address in urls.every_of_id(KIND[kind].record, name)
    }
    present = entries_by_address(drafts)
    new = unlisted(drafts, lines)
    new_by_folder = defaultdict[str, list[str]](list)
    for address in new:
        new_by_folder[_folder(address)].append(address)
    compared = 0
    dead = (line for line in lines if line.word not in present and line.word not in broken)
    for line in islice(dead, _MOST):
        # Renamed rather than removed: most like what stands in the same folder and is new.
        beside = new_by_folder[_folder(line.word)]
        compared += len(beside)
        meant = misspelt(line.word, beside) if compared < _MOST_COMPARED else ""
        meant = meant or (beside[0] if len(beside) == 1 else "")
        heir = new[meant].place.path if meant else ""
        yield messages.site.vanished_address(line.place, line.word, heir)


def unlisted(drafts: Iterable[Draft], lines: Iterable[Line]) -> dict[str, Draft]:
    """Map the addresses that are not in the list yet to their entries, sorted."""
    listed = {line.word for line in lines}
    by_address = entries_by_address(drafts)
    return {address: by_address[address] for address in sorted(by_address.keys() - listed)}


def add_to_list(text: str, new: Iterable[str]) -> str:
    """Add addresses to the text of the list and sort it; the remarks at its top stay there."""
    lines = text.split("\n")
    remarks = [line for line in lines if line.startswith("#")]
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return "\n".join([*remarks, *sorted(listed | set(new)), ""])


def _folder(address: str) -> str:
    return address.partition("/")[0] if not address.endswith("/index.html") else "paginas"
