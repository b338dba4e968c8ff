"""Entries that count, and the split over fasen that several tables share."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from catalogue.schema import GONE, Fase, Makerspace, Programma

EntryT = TypeVar("EntryT", Programma, Makerspace)
PerFase = Mapping[Fase, tuple[Programma, ...]]


def live(entries: Iterable[EntryT]) -> tuple[EntryT, ...]:
    """Entries that have not ended: only those are counted."""
    return tuple([entry for entry in entries if entry.status != GONE])


def joinable(programmas: Iterable[Programma]) -> tuple[Programma, ...]:
    """Live programmes that somebody can join: in a network only organisations work together."""
    return tuple([programma for programma in live(programmas) if programma.aard != "netwerk"])


def per_fase(fasen: Sequence[Fase], programmas: Iterable[Programma]) -> PerFase:
    """Programmes under each of their fasen, in the order of the reference list; empty ones too."""
    split: dict[Fase, list[Programma]] = {fase: [] for fase in fasen}
    for programma in programmas:
        for fase in programma.fase:
            split[fase].append(programma)
    return {fase: tuple(listed) for fase, listed in split.items()}
