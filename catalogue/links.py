"""Connects the drafts: names become references, and every record knows who points to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from catalogue.schema import (
    Actie,
    Doelgroep,
    Fase,
    Gebied,
    Kenmerk,
    Makerspace,
    Pagina,
    Partner,
    Programma,
    Record,
    Site,
    Synoniem,
    Thema,
    VmboProfiel,
    Wijk,
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Everything that points to one record, sorted by name; what has ended is in it too."""

    programmas: tuple[Programma, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    acties: tuple[Actie, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Catalogue:
    """All records, connected. Lists of entries are sorted by name, reference lists as written."""

    site: Site
    fasen: tuple[Fase, ...] = ()
    doelgroepen: tuple[Doelgroep, ...] = ()
    vmbo_profielen: tuple[VmboProfiel, ...] = ()
    kenmerken: tuple[Kenmerk, ...] = ()
    gebieden: tuple[Gebied, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    partners: tuple[Partner, ...] = ()
    themas: tuple[Thema, ...] = ()
    makerspaces: tuple[Makerspace, ...] = ()
    programmas: tuple[Programma, ...] = ()
    acties: tuple[Actie, ...] = ()
    paginas: tuple[Pagina, ...] = ()
    synoniemen: tuple[Synoniem, ...] = ()
    backlinks: Mapping[Record, Belonging] = field(default_factory=dict)
    hiervoor: Mapping[Programma, tuple[Programma, ...]] = field(default_factory=dict)
    by_id: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)

    def belonging_to(self, record: Record) -> Belonging:
        """What points to ``record``: a theme's programmes, a partner's makerspaces, and so on.

        A programme belongs to a gebied when one of its wijken lies in it, and to a partner both
        as aanbieder and as partner.
        """
        return self.backlinks.get(record, _NOTHING)

    def programmas_by_id(self, ids: Iterable[str]) -> tuple[Programma, ...]:
        """The programmes behind ``vervolg``, ``vervolg_suggesties`` or ``(opvolger,)``."""
        found = self.by_id["programma"]
        return tuple(record for name in ids if isinstance(record := found[name], Programma))

    def makerspaces_by_id(self, ids: Iterable[str]) -> tuple[Makerspace, ...]:
        """The makerspaces behind ``(opvolger,)``."""
        found = self.by_id["makerspace"]
        return tuple(record for name in ids if isinstance(record := found[name], Makerspace))

    def wijken_by_id(self, ids: Iterable[str]) -> tuple[Wijk, ...]:
        """The wijken behind ``buren``."""
        found = self.by_id["wijk"]
        return tuple(record for name in ids if isinstance(record := found[name], Wijk))


_NOTHING = Belonging()
