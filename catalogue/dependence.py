"""What the files of an entry follow from, as a word that changes when one of those does.

A page of an entry shows the entry, what it refers to, and the cards of other entries: what comes
before and after it, what resembles it, what happens there. Other pages show something of many
entries, but never their text, and neither does a card. All that is no entry and no partner
(reference lists, themes, acties, pages about the site, the site file) counts for every page: it
seldom changes. Two builds that give a file the same word would make the same bytes of it; the test
over random edits in ``tests/test_incremental.py`` holds this to be true.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from catalogue.base.plan import Plan
from catalogue.content.model import Catalogue
from catalogue.content.versions import Versions
from catalogue.feeds.addresses import CATALOGUE, DCAT, beside_page
from catalogue.insight.neighbours import Near
from catalogue.schema import Makerspace, Partner, Programma, Record, kind_of, urls
from catalogue.shelf import Shelf, digest, joined

_ENTRIES = tuple(f"{kind_of(kind).folder}/" for kind in (Programma, Makerspace))
_PARTNERS = f"{kind_of(Partner).folder}/"
# These have the text of every entry in them, or tell how large such a file is.
WITH_TEXTS = frozenset((CATALOGUE, DCAT))


@dataclass(frozen=True)
class Basis:
    """What files follow from, apart from the connected records.

    ``digests`` has one for each content file, ``heads`` one for each entry without its text;
    ``versions`` says when they changed, and ``rest`` is all else that decides what every page is:
    the program, the templates, the day and the base address.
    """

    digests: Mapping[str, str]
    heads: Mapping[str, str]
    versions: Versions
    rest: Sequence[str]

    def common(self) -> str:
        """What every page follows from."""
        lists = (f"{path} {one}" for path, one in self.digests.items() if not _is_apart(path))
        return joined((*self.rest, *lists))

    @cached_property
    def everything(self) -> str:
        """What a page follows from that shows no text of an entry."""
        records = (f"{path} {self._head(path)}" for path in self.digests)
        moments = (f"{path} {version}" for path, version in self.versions.items())
        return joined((*self.rest, *records, *moments))

    def own(self, path: str) -> str:
        """What follows from the file of one record alone."""
        return f"{path} {self.digests[path]} {self.versions.get(path, '')}"

    def shown(self, path: str) -> str:
        """What follows from a record for a page that shows no text of it."""
        return f"{path} {self._head(path)} {self.versions.get(path, '')}"

    def _head(self, path: str) -> str:
        head = self.heads.get(path) if path.startswith(_ENTRIES) else None
        return head or self.digests[path]


def states(
    catalogue: Catalogue, near: Near, basis: Basis, plan: Plan, shelf: Shelf
) -> dict[str, str]:
    """Site path -> state, for every file of which one is known."""
    common, shown = basis.common(), cache(basis.shown)
    found = {address: basis.everything for address in plan if address not in WITH_TEXTS}
    # What was made already tells itself what it is.
    found |= {address: digest(content) for address, content in plan.ready.items()}
    # Who shows what follows from no text.
    for path, page, old, seen in shelf.get(
        "getoond", basis.everything, lambda: [*_rows(catalogue, near)]
    ):
        past = (f"{one} {basis.versions[one]}" for one in old if one in basis.versions)
        state = joined((common, basis.own(path), *past, *map(shown, seen)))
        for address in (page, beside_page(page, "json"), beside_page(page, "md")):
            found[address] = state
        # The picture of an address, which the base address decides with.
        found[urls.qr_of(page)] = joined((*basis.rest, page))
    return found


def _rows(
    catalogue: Catalogue, near: Near
) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """Per entry its file, its page, the files that it was before, and those of what it shows."""
    for record, seen in _seen(catalogue, near):
        old = tuple(f"{address.removesuffix('.html')}.md" for address in record.oude_adressen)
        yield record.pad, urls.of(record), old, tuple(one.pad for one in seen)


def _is_apart(path: str) -> bool:
    return path.startswith((*_ENTRIES, _PARTNERS))


def _seen(
    catalogue: Catalogue, near: Near
) -> Iterator[tuple[Programma | Makerspace, tuple[Record, ...]]]:
    """Each entry, with the entries and partners that its page shows something of."""
    for programma in catalogue.programmas:
        later = (*programma.vervolg, *programma.vervolg_suggesties)
        heir = (programma.opvolger,) if programma.opvolger else ()
        yield (
            programma,
            (
                *programma.aanbieders,
                *programma.partners,
                *programma.makerspaces,
                *catalogue.programmas_by_id((*later, *heir)),
                *catalogue.hiervoor.get(programma, ()),
                *near.programmas.of(programma),
            ),
        )
    for place in catalogue.makerspaces:
        heir = (place.opvolger,) if place.opvolger else ()
        yield (
            place,
            (
                *place.aanbieders,
                *catalogue.makerspaces_by_id(heir),
                *catalogue.belonging_to(place).programmas,
                *near.makerspaces.of(place),
            ),
        )
