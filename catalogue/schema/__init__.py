"""Every kind of record and every field, declared once.

The record classes in this package are at the same time what editors may write (``key(...)`` holds
the shape, the sentence for the guide and an example) and what the rest of the house works with (the
annotation). Records are frozen and compared by identity: there is one object for each thing.

References: a field that points to a kind declared *earlier* holds the record itself. A field that
points to its own kind (``vervolg``, ``opvolger``, ``buren``) holds ids, because a frozen record
cannot hold what does not exist yet; ``links.Catalogue`` gives the records behind those ids.

Names of kinds and fields are Dutch, as in the content. Kinds are in the order in which they can be
built: each kind only holds records of kinds above it.
"""

from catalogue.schema.actie import Actie
from catalogue.schema.choices import (
    BEREIK,
    DAGDEEL,
    DAGEN,
    GONE,
    GRATIS,
    JA_NEE,
    MAATSTAF,
    OPENBAAR,
    SOORT_GEBIED,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    SOORT_WIJK,
    STATUS,
    STATUS_ACTIE,
    TECHNIEKRUIMTE,
    WELKE,
    ZEKERHEID,
)
from catalogue.schema.groups import (
    Beeld,
    Bron,
    Evenement,
    Geldig,
    Leeftijd,
    Ligging,
    Periode,
    Richting,
    Stap,
    Tegel,
    VasteTijd,
    Vertalingen,
)
from catalogue.schema.kinds import ID_FIELD, KIND, KINDS, Kind, kind_of
from catalogue.schema.lists import (
    Begrip,
    Doelgroep,
    Fase,
    Gebied,
    Kenmerk,
    Synoniem,
    VmboProfiel,
    Wijk,
)
from catalogue.schema.makerspace import Makerspace
from catalogue.schema.organisations import Partner, Thema
from catalogue.schema.programma import Programma
from catalogue.schema.record import Record
from catalogue.schema.site import Pagina, PaginaEn, Site

__all__ = [
    "BEREIK",
    "DAGDEEL",
    "DAGEN",
    "GONE",
    "GRATIS",
    "ID_FIELD",
    "JA_NEE",
    "KIND",
    "KINDS",
    "MAATSTAF",
    "OPENBAAR",
    "SOORT_GEBIED",
    "SOORT_MAKERSPACE",
    "SOORT_PARTNER",
    "SOORT_WIJK",
    "STATUS",
    "STATUS_ACTIE",
    "TECHNIEKRUIMTE",
    "WELKE",
    "ZEKERHEID",
    "Actie",
    "Beeld",
    "Begrip",
    "Bron",
    "Doelgroep",
    "Evenement",
    "Fase",
    "Gebied",
    "Geldig",
    "Kenmerk",
    "Kind",
    "Leeftijd",
    "Ligging",
    "Makerspace",
    "Pagina",
    "PaginaEn",
    "Partner",
    "Periode",
    "Programma",
    "Record",
    "Richting",
    "Site",
    "Stap",
    "Synoniem",
    "Tegel",
    "Thema",
    "VasteTijd",
    "Vertalingen",
    "VmboProfiel",
    "Wijk",
    "kind_of",
]
