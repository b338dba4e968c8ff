"""Folds of a list: what few visitors look for, closed below what is there for them now."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from catalogue.content.model import Catalogue
from catalogue.schema import Entry, Makerspace, Programma
from catalogue.schema.alive import Alive
from catalogue.site.languages import Interface

EntryT = TypeVar("EntryT", Programma, Makerspace, Entry)

OPEN, NETWORKS, OLDER = "", "netwerken", "ouder"
FOLDS = (OPEN, NETWORKS, OLDER)
"""In the order of a list; the first is what is not folded."""


def fold_of(catalogue: Catalogue, entry: Entry, *, networks: bool = True) -> str:
    """Fold of an entry: nobody joins a network, and what is old may not exist any more.

    Without ``networks`` these have a place among the others.
    """
    if networks and isinstance(entry, Programma) and entry.aard == "netwerk":
        return NETWORKS
    return OLDER if catalogue.alive(entry) is Alive.OUD else OPEN


def divide(
    catalogue: Catalogue, entries: Iterable[EntryT], *, networks: bool = True
) -> dict[str, tuple[EntryT, ...]]:
    """Entries of each fold, also of an empty one; within a fold first what was seen last."""
    divided: dict[str, list[EntryT]] = {fold: [] for fold in FOLDS}
    for entry in catalogue.newest_first(entries):
        divided[fold_of(catalogue, entry, networks=networks)].append(entry)
    return {fold: tuple(listed) for fold, listed in divided.items()}


def heading(fold: str, t: Interface) -> str:
    """Heading of a fold, which its number follows: ``Ouder: misschien bestaat dit niet meer``."""
    return (
        t.gettext("Netwerken: organisaties werken samen")
        if fold == NETWORKS
        else t.gettext("Ouder: misschien bestaat dit niet meer")
    )


def short(fold: str, t: Interface) -> str:
    """Word behind the number of a fold: ``34 ouder``."""
    return t.gettext("netwerken") if fold == NETWORKS else t.gettext("ouder")


def tally(divided: Mapping[str, tuple[Entry, ...]], t: Interface) -> str:
    """Numbers of what is folded, behind the number of everything: ``, waarvan 34 ouder``."""
    listed = [
        f"{t.figure(len(entries))} {short(fold, t)}"
        for fold, entries in divided.items()
        if fold and entries
    ]
    return t.gettext(", waarvan %(rest)s", rest=t.enumeration(listed)) if listed else ""
