"""Understood parts of a question: days, parts of the day, money, people, postcodes.

Each is a term of the index (``@za``, ``@gratis``, ``@3061``), so that a question about Saturday
finds what is on Saturdays, and not only what has that word in its text. Such a term lifts documents
and leaves none out. Patterns use only what Python and JavaScript agree on.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from catalogue.base.text import fold
from catalogue.content.model import Catalogue, wijken_of
from catalogue.schema import (
    Begrip,
    Doelgroep,
    Entry,
    Kenmerk,
    Makerspace,
    Pagina,
    Programma,
    Wijk,
    hours,
)
from catalogue.schema.alive import Alive
from catalogue.schema.hours import WEEK
from catalogue.search.documents import Document, Keuze
from catalogue.search.weights import PostingList, Weights

Understood = tuple[str, str, str]
"""Pattern, the terms that it stands for (``$1`` is its first group) or none, and its label."""

_DAY_NAMES = {
    "maandag": "monday",
    "dinsdag": "tuesday",
    "woensdag": "wednesday",
    "donderdag": "thursday",
    "vrijdag": "friday",
    "zaterdag": "saturday",
    "zondag": "sunday",
}
_PARTS = {"ochtend": "morning", "middag": "afternoon", "avond": "evening"}


def _phrases(*phrases: str) -> str:
    """A pattern for one of some phrases, as whole words."""
    return rf"\b(?:{'|'.join(phrases)})\b"


def _days() -> Iterator[Understood]:
    for dutch, english in _DAY_NAMES.items():
        day = dutch[:2]
        for part, english_part in _PARTS.items():
            pattern = _phrases(f"{dutch} ?{part}(?:en)?", f"{english} {english_part}s?")
            yield pattern, f"@{day}+@{part}", f"{dutch}{part}"
        yield _phrases(f"{dutch}s?", f"{dutch}en", f"{english}s?"), f"@{day}", dutch


_AGES = (
    *("vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien"),
)
_MONTHS = "januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december"


def _ages() -> Iterator[Understood]:
    for age, word in enumerate(_AGES, start=4):
        pattern = _phrases(f"(?:van|is|wordt|bijna) {word}(?: jaar)?", f"{word} jaar")
        yield pattern, f"@{age}", f"{age} jaar"


# Years of age in Turkish, Polish, Ukrainian and Arabic.
_YEARS = r" yas[a-z]*|[ -](?:lat\b|letni[a-z]*)| (?:рок|рік|річн|سن|عام)[^ ]*"
_MINE = "(?:(?:mijn|mn|m'n|me|onze|die|my|our) )?"
PATTERNS: tuple[Understood, ...] = (
    (r"\b([1-9]\d{3})(?: ?[a-z]{2})?\b", "@$1", "postcode $1"),
    *_days(),
    *_ages(),
    (rf"(?:عمر[^ ]* )?\b([4-9]|1\d)(?:{_YEARS})", "@$1 @kind", "$1 jaar"),
    (r"\b(?:tiener)?(?:meisje|meid)s? ([4-9]|1\d)\b", "@$1 @kind meis", "$1 jaar"),
    (
        r"\b(?:jongen|dochter|zoon|kind|tiener|puber)s? ([4-9]|1\d)\b",
        "@$1 @kind",
        "$1 jaar",
    ),
    (_phrases("brugklas", "(?:eerste|1e) klas", "klas 1"), "@12 @13", "brugklas"),
    (_phrases("(?:tweede|derde|2e|3e) klas", "klas [23]"), "@14", "klas 2 of 3"),
    (
        _phrases("middelbare school", "secondary school", "high school"),
        "@13 @15",
        "middelbare school",
    ),
    (_phrases("(?:(?:in het|dit|this|at the) )?weekend(?:en|s)?"), "@za @zo", "weekend"),
    (
        _phrases("na school(?: ?tijd)?", "(?:na|buiten)schoolse?", "after school"),
        "@naschool",
        "na school",
    ),
    (r"\bopen\b(?! ?(?:dag|data|huis|atelier|les|werkplaats))", "@open", "open"),
    (r"\bavond(?= ?(?:cursus|opleiding|les|school|klas))", "@avond", "avond"),
    (_phrases("vanavond", "tonight"), "@avond @agenda", "vanavond"),
    (_phrases("avonds?", "avonden", "evenings?"), "@avond", "avond"),
    (_phrases("middags?", "middagen", "afternoons?"), "@middag", "middag"),
    (_phrases("ochtends?", "ochtenden", "morgens", "mornings?"), "@ochtend", "ochtend"),
    (
        _phrases(
            *("vandaag", "vanmiddag", "morgen", "(?:deze|volgende) (?:week|maand)", _MONTHS),
            *("today", "tomorrow", "this (?:week|month)"),
        ),
        "@agenda",
        "binnenkort",
    ),
    (
        _phrases(
            *("gratis", "kostelo(?:os|ze)", "zonder (?:geld|kosten|te betalen)", "geen geld"),
            *("voor nie?[tk]s", "goedkope?", "free", "no money", "cheap"),
        ),
        "@gratis",
        "gratis",
    ),
    (
        _phrases(
            "(?:herfst|kerst|voorjaars|krokus|mei|zomer)?vakanties?", "holidays?", "half term"
        ),
        "@naschool @agenda",
        "vakantie",
    ),
    (
        _phrases(
            "(?:zonder|geen) (?:diploma|papier(?:en|tje)?|startkwalificatie)",
            "(?:without|no) (?:diploma|qualifications?|degree)",
        ),
        "@instap entree",
        "zonder diploma",
    ),
    (_phrases("programma'?s", "programs", "programmes"), "@programma", "programma's"),
    (_phrases("volwassenen?", "groo?te? mensen", "adults?"), "@30 @40", "volwassenen"),
    (_phrases("peuters?"), "@2 @3", "peuter"),
    (_phrases("kleuters?", "toddlers?"), "@4 @5", "kleuter"),
    (_phrases("tieners?", "pubers?", "teen(?:ager)?s?"), "@13 @15", "tiener"),
    (
        _phrases("(?:die|mijn|mn) kleine", "kleintjes?"),
        "@4 @5",
        "klein kind",
    ),
    (
        _phrases(
            f"{_MINE}(?:zoon(?:tje)?|dochter(?:tje)?|(?:klein)?kind(?:eren)?|tweeling)",
            f"{_MINE}(?:neefje|nichtje|broertje|zusje)s?",
            # Turkish and Polish; words in other scripts are synonyms.
            *("kizim", "oglum", "dzieck[oau]", "dzieci"),
            f"{_MINE}(?:kids?|sons?|daughters?|child(?:ren)?)",
        ),
        "@kind",
        "voor kinderen",
    ),
    (
        _phrases(
            *("(?:in de )?(?:bijstand|uitkering|ww)", "werklo(?:os|ze)"),
            *("(?:zonder|geen) (?:werk|baan)", "unemployed", "jobless", "on benefits"),
        ),
        "@werkzoekenden",
        "werkzoekend",
    ),
    (
        _phrases(
            "(?:me )?(?:aan|in)(?: te )?(?:melden|schrijven)(?: voor)?",
            *("opgeven", "sign(?:ing)? up"),
            "(?:meld|schrijf)(?: ik)?(?: me| je)? (?:aan|in)",
            *("apply", "enroll?", "register", "registration"),
        ),
        "@zelf",
        "zelf aanmelden",
    ),
    (
        _phrases(
            "(?:mijn|onze|de|my|our) (?:klas|leerlingen|class|students)",
        ),
        "@docenten",
        "voor een klas",
    ),
    (
        _phrases(
            "(?:werk|sta) (?:in|op|achter)(?: de| een)? (?:horeca|bar|kassa|keuken|winkel|kantoor)",
            "ik ben (?:kok|ober|kapper|verkoper|schoonmaker)",
        ),
        "@werkenden",
        "ander werk",
    ),
    (
        _phrases("wat (?:is een|betekent|bedoelt)"),
        "@begrip",
        "uitleg",
    ),
)
_DAY, _PART = "|".join(_DAY_NAMES), "|".join(_PARTS)
_TOLD = re.compile(
    # Looking behind keeps a word with neither a day nor a part of it out.
    rf"\b(?=[mdwvzoa])(?:({_DAY})?({_PART})?(?<=\w)s?(?:en)?\b"
    r"|(?:vanaf|van|om) (?:ongeveer )?([12]?\d)[.:]\d\d|(weekend))"
)
_STRONG, _FAIR, _SOFT = 10.0, 5.0, 1.0
# Doelgroepen of children, as far as a region has them.
_CHILDREN = frozenset(("kinderopvang", "basisschool", "vmbo", "havo-vwo", "praktijkonderwijs"))
# Kenmerken for who has work and looks for other work.
_CAREERS = ("omscholen", "zij-instroom", "loopbaanadvies")
_PEOPLE = ("werkzoekenden", "docenten", "werkenden")


def postings(documents: Sequence[Document], catalogue: Catalogue) -> Weights:
    """Make the posting list of each understood term."""
    weights: dict[str, dict[int, float]] = {}
    wijken = {code.code: code.wijken for code in catalogue.postcodes}
    for number, document in enumerate(documents):
        for term, weight in _terms(document, catalogue):
            row = weights.setdefault(term, {})
            row[number] = max(weight, row.get(number, 0.0))
        for term, weight in _postcodes(document, wijken):
            weights.setdefault(term, {})[number] = weight
    return {term: PostingList.of(row) for term, row in weights.items()}


def _terms(document: Document, catalogue: Catalogue) -> Iterator[tuple[str, float]]:
    record = document.record
    if isinstance(record, Keuze):
        # A list of all of them answers best.
        yield f"@{record.term}", 2 * _STRONG
    if isinstance(record, Pagina) and record.id == "agenda":
        yield "@agenda", _STRONG
    if isinstance(record, Doelgroep) and record.id in _PEOPLE:
        yield f"@{record.id}", _STRONG
    if isinstance(record, Kenmerk) and record.id in _CAREERS:
        yield "@werkenden", _STRONG
    if isinstance(record, Begrip):
        yield "@begrip", _STRONG
    if not isinstance(record, Entry):
        return
    # What was seen long ago is lifted less.
    trust = 1.0 if catalogue.alive(record) is Alive.NU else 0.7
    if record.gratis in ("ja", "deels"):
        yield "@gratis", _STRONG if record.gratis == "ja" else _FAIR
    joins = record.meedoen.hoe if record.meedoen else None
    if joins == "zelf":
        yield "@zelf", _STRONG * trust
    groups = {doelgroep.id for doelgroep in record.doelgroepen}
    if groups & _CHILDREN:
        # A child of one's own cannot come along with a class of a school.
        is_own = joins == "zelf" and document.tot is not None and document.tot <= 18
        yield "@kind", _STRONG if is_own else _FAIR
    elif "iedereen" in groups:
        yield "@kind", _SOFT
    for group in _PEOPLE:
        if group in groups:
            yield f"@{group}", _STRONG if len(groups) < 3 else _FAIR
    marks = {mark.id for mark in record.kenmerken} if isinstance(record, Programma) else set()
    if "werkzoekenden" in groups and "omscholen" in marks:
        yield "@instap", _STRONG if len(groups) < 3 else _FAIR
    if isinstance(record, Makerspace) and hours.tijden_of(record):
        yield "@open", _STRONG * trust
    if isinstance(record, Programma):
        yield "@programma", _SOFT
    if "na-schooltijd" in marks:
        yield "@naschool", _STRONG
    for term in _times(record):
        yield term, _STRONG * trust
    # Hours that are only told: those of a place first, then what a story says.
    if isinstance(record, Makerspace):
        yield from ((term, _FAIR * trust) for term in _told_times(record.openingstijden or ""))
    yield from ((term, _FAIR * trust) for term in _told_times(record.samenvatting))
    yield from ((term, _SOFT) for term in _told_times(record.tekst))
    if record.momenten:
        yield "@agenda", _STRONG


def _times(entry: Entry) -> Iterator[str]:
    """Days and parts of the day on which an entry is, from its hours and its dated moments."""
    for tijd in hours.tijden_of(entry):
        for dag in tijd.dagen:
            yield f"@{dag[:2]}"
        if part := tijd.dagdeel or (tijd.van and _part(tijd.van.hour)):
            yield f"@{part}"
    for moment in entry.momenten:
        yield f"@{WEEK[moment.begin.weekday()][:2]}"
        if isinstance(moment.begin, datetime):
            yield f"@{_part(moment.begin.hour)}"


def _told_times(text: str) -> Iterator[str]:
    """Days and parts of the day that a text names, and those at which something begins.

    >>> list(_told_times("Elke woensdag vanaf 19.00 uur, soms op zaterdagmiddag."))
    ['@wo', '@avond', '@za', '@middag']
    """
    for day, part, hour, weekend in _TOLD.findall(fold(text)):
        yield from (f"@{name}" for name in (day[:2], part) if name)
        if hour:
            yield f"@{_part(int(hour))}"
        if weekend:
            yield from ("@za", "@zo")


def _part(hour: int) -> str:
    return "ochtend" if hour < 12 else "middag" if hour < 17 else "avond"


def _postcodes(
    document: Document, wijken: dict[int, tuple[Wijk, ...]]
) -> Iterator[tuple[str, float]]:
    """Postcodes that a wijk or an entry lies in; what lies in the wijk beside it counts less."""
    record = document.record
    if isinstance(record, Wijk):
        own, near = {record.id}, set(record.buren)
    elif isinstance(record, Entry):
        lies_in = wijken_of(record)
        own = {wijk.id for wijk in lies_in}
        near = {buur for wijk in lies_in for buur in wijk.buren}
    else:
        return
    for code, inside in wijken.items():
        names = {wijk.id for wijk in inside}
        if names & own:
            first = inside[0].id in own
            yield f"@{code}", _STRONG if first else _FAIR
        elif names & near and not isinstance(record, Wijk):
            yield f"@{code}", _SOFT
