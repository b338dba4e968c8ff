"""An address that was published never dies.

``content/naslag/adressen.txt`` holds every address of an entry that the site has had. What is in it
must still lead somewhere: to an entry, or as ``oude_adressen`` of one, which makes a page that
forwards. The list is checked in, because a copy without its history must know it as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic
from catalogue.base.text import nearest
from catalogue.checks.coherence import MOST_COMPARED, Known
from catalogue.content.parse import Draft
from catalogue.content.sources import Line
from catalogue.schema import KIND, urls

# Who lost more has lost a folder: the first thousand say enough.
_MOST = 1_000


def addresses(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """Every address that entries have or had, with the entry; those with a file of their own."""
    found = {}
    for draft in drafts:
        if draft.kind.folder:
            for address in urls.every_of_id(draft.kind.record, draft.id):
                found[address] = draft
            for old in draft.values.get("oude_adressen") or ():
                found.setdefault(old, draft)
    return found


def vanished(drafts: Sequence[Draft], lines: Iterable[Line], known: Known) -> Iterator[Diagnostic]:
    """A problem for each listed address that leads nowhere; a broken file counts as there."""
    there = addresses(drafts)
    broken = {
        address
        for kind, name in known.broken
        for address in urls.every_of_id(KIND[kind].record, name)
    }
    listed = {line.word for line in lines}
    new = {address: draft for address, draft in there.items() if address not in listed}
    compared = 0
    folders: dict[str, list[str]] = {}
    for address in new:
        folders.setdefault(_folder(address), []).append(address)
    gone = (line for line in lines if line.word not in there and line.word not in broken)
    for line in islice(gone, _MOST):
        # Renamed rather than removed: most like what stands in the same folder and is new.
        beside = folders.get(_folder(line.word), [])
        compared += len(beside)
        meant = nearest(line.word, beside) if compared < MOST_COMPARED else ""
        meant = meant or (beside[0] if len(beside) == 1 else "")
        heir = new[meant].place.path if meant else ""
        yield messages.site.vanished_address(line.place, line.word, heir)


def unlisted(drafts: Iterable[Draft], lines: Iterable[Line]) -> dict[str, Draft]:
    """The addresses that are not in the list yet, with their entries."""
    listed = {line.word for line in lines}
    return {
        one: draft
        for one, draft in sorted(addresses(drafts).items(), key=_first)
        if one not in listed
    }


def extended(text: str, new: Iterable[str]) -> str:
    """The text of the list with ``new`` added, sorted; the remarks at its top stay there."""
    lines = text.split("\n")
    remarks = [line for line in lines if line.startswith("#")]
    listed = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return "\n".join([*remarks, *sorted(listed | set(new)), ""])


def _folder(address: str) -> str:
    return address.partition("/")[0] if not address.endswith("/index.html") else "paginas"


def _first(item: tuple[str, Draft]) -> str:
    return item[0]
