"""Every kind of record and every field, declared once. Imports ``base`` only.

    shapes   the shapes a value can have, and what guides, forms and JSON Schemas say of them
    groups   the options of a choice, and groups of fields within a field
    records  every kind of record and its fields: the whole content model
    kinds    where the files of each kind are
    urls     the address of every record and page
    alive    the one rule that says whether an entry is alive
    ages     the ages for which an entry is
    translations  languages of translations, and the Dutch that they were made from
    hours    weekly hours: which days they are, how Dutch says them

The record classes are at the same time what editors may write (``key(...)`` holds the shape, the
sentence for the guide and an example) and what all other packages work with (the annotation).
Records are frozen and compared by identity: there is one object for each thing.

References: a field that points to a kind declared *earlier* holds the record itself. A field that
points to its own kind (``vervolg``, ``opvolger``, ``buren``) holds ids, because a frozen record
cannot hold what does not exist yet; ``content.model.Catalogue`` gives the records behind those ids.
Kinds are in the order in which they can be built: each only holds records of kinds above it.

Names of kinds and fields are Dutch, as in the content.
"""

from catalogue.schema.groups import (
    AARD,
    BEREIK,
    DAGDEEL,
    DAGEN,
    DUTCH,
    GONE,
    GRATIS,
    HOE,
    JA_NEE,
    KAART,
    MAATSTAF,
    NAMEN,
    OPENBAAR,
    SOORT_GEBIED,
    SOORT_MAKERSPACE,
    SOORT_PARTNER,
    SOORT_WIJK,
    STATUS,
    STATUS_ACTIE,
    TALEN,
    TECHNIEKRUIMTE,
    WELKE,
    ZEKERHEID,
    Beeld,
    Bron,
    Contact,
    Evenement,
    Geldig,
    Leeftijd,
    Ligging,
    Meedoen,
    Namen,
    Periode,
    Richting,
    Stap,
    VasteTijd,
    distance,
)
from catalogue.schema.kinds import ID_FIELD, KIND, KINDS, RETIRED, TRANSLATIONS, Kind, kind_of
from catalogue.schema.records import (
    Actie,
    Begrip,
    Bevestigd,
    Doelgroep,
    Entry,
    Fase,
    Gebied,
    Grens,
    Kenmerk,
    Loket,
    Makerspace,
    Pagina,
    Partner,
    Postcode,
    Programma,
    Record,
    Site,
    Synoniem,
    Thema,
    Vertaling,
    VmboProfiel,
    Wijk,
)
