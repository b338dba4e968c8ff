"""The site itself, and its pages of plain text."""

from dataclasses import dataclass

from catalogue.schema.record import Record
from catalogue.schema.shapes import Address, Mail, Text, Whole, key


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Pagina(Record):
    """A page of plain text, such as 'over'."""

    titel: str = key(Text(80), "De titel van de pagina.", "Over deze site", ...)
    samenvatting: str = key(Text(300), "Eén zin over de pagina.", "Wie dit maakt en waarom.", ...)
    volgorde: int = key(Whole(1, 99), "De plek in het menu onderaan.", "10", default=50)

    @property
    def naam(self) -> str:
        """The title, under the name that every other kind uses."""
        return self.titel


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class PaginaEn(Record):
    """The same page in English; it has the id of the Dutch one."""

    titel: str = key(Text(80), "De titel, in het Engels.", "About this site", ...)
    samenvatting: str = key(
        Text(300), "Eén zin over de pagina, in het Engels.", "Who makes this and why.", ...
    )

    @property
    def naam(self) -> str:
        """The title, under the name that every other kind uses."""
        return self.titel


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Site(Record):
    """What another region changes first: ``content/site.yml``."""

    naam: str = key(Text(60), "De naam van de site.", "Techniek in Rotterdam", ...)
    regio: str = key(Text(40), "De stad of regio.", "Rotterdam", ...)
    samenvatting: str = key(
        Text(300), "Wat de site is, in één zin.", "Alle techniek bij elkaar.", ...
    )
    naam_en: str | None = key(Text(60), "De naam in het Engels.", "Technology in Rotterdam")
    samenvatting_en: str | None = key(
        Text(300), "Wat de site is, in het Engels.", "All technology in one place."
    )
    basisadres: str | None = key(
        Address(), "Het adres waarop de site staat.", "https://voorbeeld.github.io/techniek/"
    )
    broncode: str | None = key(
        Address(), "Waar de bestanden staan.", "https://github.com/voorbeeld/techniek"
    )
    tak: str = key(Text(80), "De tak waarin voorstellen komen.", "main", default="main")
    contact: str | None = key(
        Mail(), "Het mailadres waar bezoekers een voorstel heen sturen.", "info@voorbeeld.nl"
    )
    peildatum_inwoners: str | None = key(
        Text(40), "De dag waarvoor de inwoners geteld zijn.", "1 januari 2025"
    )
    bron_inwoners: str | None = key(
        Text(160), "Wie de inwoners telde.", "CBS, Kerncijfers wijken en buurten 2025"
    )
