"""What people write instead of the name of a field."""

from collections.abc import Iterable

from catalogue.base.text import nearest


def meant_field(key: str, allowed: Iterable[str]) -> str | None:
    """The field that someone who wrote ``key`` most likely meant: misspelt, or another word."""
    fields = tuple(allowed)
    other = next((word for word in _OTHER_WORDS.get(key.lower(), ()) if word in fields), None)
    return other or nearest(key.partition(":")[0], fields)


def is_remark(key: str) -> bool:
    """Whether someone wants to tell the other editors something."""
    return key.lower() in _REMARKS


_REMARKS = frozenset({"opmerking", "opmerkingen", "notitie", "notities", "todo", "nb", "let op"})

# Words of other catalogues, of other languages, or just another word for it.
_OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "title": ("titel", "naam"),
    "titel": ("naam",),
    "name": ("naam",),
    "naam": ("titel",),
    "description": ("samenvatting",),
    "summary": ("samenvatting",),
    "beschrijving": ("samenvatting",),
    "omschrijving": ("samenvatting",),
    "inleiding": ("samenvatting",),
    "intro": ("samenvatting",),
    "tags": ("themas",),
    "onderwerp": ("themas",),
    "onderwerpen": ("themas",),
    "categorie": ("themas", "soort"),
    "trefwoorden": ("zoekwoorden", "kenmerken"),
    "type": ("soort",),
    "url": ("website",),
    "link": ("website",),
    "site": ("website",),
    "webadres": ("url", "website"),
    "prijs": ("kosten",),
    "locatie": ("adres",),
    "plaats": ("adres", "plek"),
    "straat": ("adres",),
    "wijk": ("wijken",),
    "buurt": ("wijken",),
    "gebied": ("wijken",),
    "voor": ("doelgroepen",),
    "voor wie": ("doelgroepen",),
    "aanmelden": ("aanmelding",),
    "inschrijven": ("aanmelding",),
    "contact": ("aanmelding",),
    "telefoon": ("aanmelding",),
    "email": ("aanmelding", "contact"),
    "e-mail": ("aanmelding", "contact"),
    "mail": ("aanmelding", "contact"),
    "organisatie": ("aanbieders",),
    "organisator": ("aanbieders",),
    "school": ("aanbieders",),
    "samenwerking": ("partners",),
    "deelnemers": ("partners",),
    "datum": ("momenten", "begin", "gecontroleerd"),
    "data": ("momenten",),
    "wanneer": ("momenten",),
    "tijden": ("vaste_tijden",),
    "tijd": ("vaste_tijden",),
    "start": ("begin", "van"),
    "begindatum": ("begin", "van"),
    "begin": ("van",),
    "van": ("begin",),
    "vanaf": ("van", "begin"),
    "einde": ("eind", "tot"),
    "einddatum": ("eind", "tot"),
    "eind": ("tot",),
    "tot": ("eind",),
    "bron": ("bronnen", "url"),
    "foto": ("beeld",),
    "afbeelding": ("beeld",),
    "nagekeken": ("gecontroleerd",),
    "machines": ("apparatuur",),
    "engels": ("en",),
    "turks": ("tr",),
    "arabisch": ("ar",),
    "pools": ("pl",),
    "oekraïens": ("uk",),
}
