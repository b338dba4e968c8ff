"""The kinds of record, in the order in which they can be built."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from catalogue.schema.groups import TALEN
from catalogue.schema.records import (
    Actie,
    Begrip,
    Doelgroep,
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
from catalogue.schema.shapes import Field, Id, fields_of
from catalogue.schema.translations import fields_for


@dataclass(frozen=True)
class Kind:
    """A kind of record and where its files are.

    ``name`` is how editors call one, ``plural`` how the catalogue calls them all. A kind has a
    ``folder`` of Markdown files (one record each, id = file name) or a ``file``: a YAML list (the
    id is a field, or its place in the list where nothing points to it: ``numbered``) or, for the
    site, one mapping (``single``). A site may do without the list of an ``optional`` kind. Paths
    are relative to ``content/``. A kind that is ``listed`` has a folder of pages and a page with
    all of them. A kind with a ``language`` holds translations of the kind ``original``.
    """

    name: str
    plural: str
    record: type[Record]
    folder: str | None = None
    file: str | None = None
    single: bool = False
    numbered: bool = False
    optional: bool = False
    listed: bool = True
    language: str = ""
    original: str = ""

    @property
    def where(self) -> str:
        """The folder, with a slash behind it, or the file."""
        return f"{self.folder}/" if self.folder else self.file or ""

    @property
    def has_pages(self) -> bool:
        """Each of its records has a page."""
        return self.listed or self.folder is not None

    @property
    def has_state(self) -> bool:
        """Its records are entries, of which ``schema.alive`` says whether they exist."""
        return self.record in (Programma, Makerspace)

    def links_of(self, pad: str) -> str:
        """The path from which links in the file ``pad`` count: in a translation as in the Dutch."""
        return pad.removeprefix(f"{self.language}/") if self.language else pad

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that editors write in every kind of file."""
        return fields_for(KIND[self.original].record) if self.language else fields_of(self.record)

    @property
    def written_fields(self) -> tuple[Field, ...]:
        """The fields in its file: a list adds ``id``, which is the name of the file elsewhere."""
        has_id = self.file and not self.single and not self.numbered
        return (ID_FIELD, *self.fields) if has_id else self.fields


KINDS: tuple[Kind, ...] = (
    Kind("site", "site", Site, file="site.yml", single=True, listed=False),
    Kind("fase", "fasen", Fase, file="naslag/fasen.yml"),
    Kind("doelgroep", "doelgroepen", Doelgroep, file="naslag/doelgroepen.yml"),
    Kind(
        "vmbo-profiel",
        "vmbo_profielen",
        VmboProfiel,
        file="naslag/vmbo-profielen.yml",
        optional=True,
    ),
    Kind("kenmerk", "kenmerken", Kenmerk, file="naslag/kenmerken.yml"),
    Kind("begrip", "begrippen", Begrip, file="naslag/begrippen.yml", optional=True),
    Kind("gebied", "gebieden", Gebied, file="naslag/gebieden.yml"),
    Kind("wijk", "wijken", Wijk, file="naslag/wijken.yml"),
    Kind(
        "grens",
        "grenzen",
        Grens,
        file="naslag/grenzen.yml",
        numbered=True,
        optional=True,
        listed=False,
    ),
    Kind("partner", "partners", Partner, folder="partners"),
    Kind("loket", "loketten", Loket, file="naslag/loketten.yml", optional=True, listed=False),
    Kind("thema", "themas", Thema, folder="themas"),
    Kind("makerspace", "makerspaces", Makerspace, folder="makerspaces"),
    Kind("programma", "programmas", Programma, folder="programmas"),
    Kind("actie", "acties", Actie, folder="acties"),
    Kind("pagina", "paginas", Pagina, folder="paginas", listed=False),
    Kind(
        "synoniem",
        "synoniemen",
        Synoniem,
        file="naslag/synoniemen.yml",
        numbered=True,
        listed=False,
    ),
    Kind(
        "postcode",
        "postcodes",
        Postcode,
        file="naslag/postcodes.yml",
        numbered=True,
        optional=True,
        listed=False,
    ),
)
# The files of each kind once more in a folder of each language. No record points to a translation
# and it is found with its original, so these are none of ``KINDS``, which have lists, addresses and
# open data.
TRANSLATIONS: tuple[Kind, ...] = tuple(
    Kind(
        f"{kind.name}-{code}",
        "vertalingen",
        Vertaling,
        folder=kind.folder and f"{code}/{kind.folder}",
        file=kind.file and f"{code}/{kind.file}",
        single=kind.single,
        optional=True,
        listed=False,
        language=code,
        original=kind.name,
    )
    for code in TALEN
    for kind in KINDS
    if fields_for(kind.record)
)
KIND: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (*KINDS, *TRANSLATIONS)})
ID_FIELD = Field("id", Id(), "De korte naam, die ook in het adres staat.", "dorp", ...)


# Fields and values that a kind had before, with the reason why they went: key -> value -> reason,
# where "" is any value. They are passed over with a remark, and ``check --fix`` takes them out.
_ZEKERHEID = {"zekerheid": {"": "de site telt de bronnen en noemt het jaar van de nieuwste"}}
_RETIRED_OF_ENTRIES = {
    **_ZEKERHEID,
    "status": {
        "actief": "of iets loopt, rekent de site uit de bronnen uit",
        "onbekend": "wanneer iets voor het laatst is gezien, rekent de site uit de bronnen uit",
    },
    "aanmelding": {"": "dit heet nu `meedoen`, met daarin `stap`"},
    "vertalingen": {"": "een vertaling is nu een eigen bestand, zoals en/programmas/lasclub.md"},
}


def _moved(file: str, *keys: str) -> dict[str, dict[str, str]]:
    """Fields in English, which are fields of a translation now."""
    return {f"{key}_en": {"": f"dit staat nu als `{key}` in en/{file}"} for key in keys}


RETIRED: Mapping[str, Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "site": _moved("site.yml", "naam", "namen", "samenvatting"),
        "fase": _moved("naslag/fasen.yml", "naam", "vraag", "samenvatting"),
        "doelgroep": _moved("naslag/doelgroepen.yml", "naam", "ik_ben"),
        "kenmerk": _moved("naslag/kenmerken.yml", "naam"),
        "thema": _moved("themas", "naam", "samenvatting"),
        "programma": _RETIRED_OF_ENTRIES,
        "makerspace": _RETIRED_OF_ENTRIES,
        "partner": _ZEKERHEID,
    }
)

_BY_RECORD: Mapping[type[Any], Kind] = MappingProxyType({kind.record: kind for kind in KINDS})


def kind_of(record: type[Any]) -> Kind:
    """The kind of a record class. Raises ``KeyError`` for a class that is no kind."""
    return _BY_RECORD[record]
