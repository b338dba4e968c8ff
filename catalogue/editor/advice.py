"""Advice for editors: what could be better about an entry. It stops nothing.

A build does not ask for it; ``build.py check`` and the preview do.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import fold
from catalogue.checks import cross_checks
from catalogue.content.files import IMAGES_FOLDER, display_path
from catalogue.content.front_matter import Source
from catalogue.content.model import Catalogue
from catalogue.content.parse import Draft, RefName
from catalogue.content.reader import Reading
from catalogue.content.yaml_tree import Mapping, Node, Scalar
from catalogue.editor import language
from catalogue.editor.language import Vocabulary
from catalogue.editor.spelling import Speller
from catalogue.insight import freshness
from catalogue.insight.freshness import Freshness
from catalogue.schema import Actie, Entry, Partner, Programma, alive, urls


def advise(
    content: Path,
    reading: Reading[Source],
    drafts: Iterable[Draft],
    vocabulary: Vocabulary,
    today: date,
) -> Iterator[Diagnostic]:
    """Note what can be better in every entry, and in the content as a whole.

    That is ``advise_entry``, duplicates, what was seen later elsewhere, pages that lead nowhere and
    pictures that are not used. Spelling and links take longer and are asked for apart.
    """
    drafts = tuple(drafts)
    for draft in drafts:
        yield from advise_entry(draft, vocabulary, today)
    yield from find_duplicates(drafts)
    yield from _seen_elsewhere(drafts, today)
    if not reading.broken:
        yield from _empty_pages(drafts)
    yield from _unused_pictures(content, reading)


def advise_entry(draft: Draft, vocabulary: Vocabulary, today: date) -> Iterator[Diagnostic]:
    """Note what can be better in one entry: it was not checked for long, or its Dutch is hard."""
    yield from _about_freshness(draft, today)
    if draft.kind.folder:
        yield from language.check(language.sentences_of(draft), vocabulary)


def check_spelling(drafts: Iterable[Draft], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Note the words of every entry that are in no word list; this takes a second."""
    speller = Speller(vocabulary)
    for draft in drafts:
        if draft.kind.folder:
            yield from speller.check(language.sentences_of(draft))


def as_code(text: str) -> str:
    """Put text of strangers between backticks, so that Markdown shows it and mentions nobody."""
    return "`" + text.replace("`", "'") + "`"


def _empty_pages(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Note what visitors choose from and then find nothing at."""
    programmas = [draft for draft in drafts if draft.kind.record is Programma]
    for key, kind in (("themas", "thema"), ("doelgroepen", "doelgroep")):
        used = {ref.name for programma in programmas for ref in programma.values.get(key) or ()}
        left = {draft.id: draft for draft in drafts if draft.kind.name == kind}
        empty = left.keys() - used
        # A programme with a mistake may be the one that leads here; a catalogue that begins has
        # nothing at most of them.
        sound = used <= left.keys() and all(programma.sound for programma in programmas)
        if sound and len(empty) <= len(used):
            for name in empty:
                naam = str(left[name].values.get("naam", name))
                yield messages.connection.nothing_there(left[name].place, naam, f"{key}: [{name}]")


# --- pictures that nobody sees ------------------------------------------------------------------


def _unused_pictures(content: Path, reading: Reading[Source]) -> Iterator[Diagnostic]:
    """A picture is used when a text or a field names its file."""
    texts = [text for source in reading.sources for text in (source.text, *_values(source.fields))]
    everything = "\n".join(texts)
    for name in sorted(reading.images):
        if name not in everything:
            place = Place(display_path(content / IMAGES_FOLDER / name))
            yield messages.connection.unused_picture(place, name)


def _values(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
        return
    parts = (value for _, value in node.pairs) if isinstance(node, Mapping) else node.items
    for part in parts:
        yield from _values(part)


# --- a programme and a makerspace that are one thing ----------------------------------------------


def _seen_elsewhere(drafts: tuple[Draft, ...], today: date) -> Iterator[Diagnostic]:
    """Pairs of which one lacks the newest source of the other, so that only one seems alive."""
    for pair in cross_checks.same_things(drafts):
        # Another status has a message of its own.
        if not all(draft.sound for draft in pair) or len({d.values["status"] for d in pair}) > 1:
            continue
        states = [(alive.of(_unconnected(draft), today), draft) for draft in pair]
        (newer_state, newer), (state, older) = sorted(states, key=lambda s: alive.ORDER[s[0]])
        newest = max(newer.values["bronnen"], key=lambda bron: bron.jaar or 0)
        # With the same source at both, its editor chose to give it no year here: a meeting in the
        # building of a programme does not tell that there still are lessons.
        known = {bron.url for bron in older.values["bronnen"]}
        if state is not newer_state and newest.url not in known:
            yield messages.connection.seen_elsewhere(
                older.places["bronnen"],
                alive.LABELS[state],
                newer.place.path,
                alive.LABELS[newer_state],
            )


def _unconnected(draft: Draft) -> Any:
    """Record of a sound draft that holds names where it refers to others."""
    return draft.kind.record(id=draft.id, pad=draft.pad, **draft.values)


# --- entries that nobody has looked at for a while ----------------------------------------------


ASK = "Vraag de organisaties: klopt dit nog?"
Checked = Partner | Entry | Actie


class Issue(NamedTuple):
    """Text of an issue on GitHub that a workflow keeps up to date; ``body`` is Markdown."""

    title: str
    body: str


def _about_freshness(draft: Draft, today: date) -> Iterator[Diagnostic]:
    checked = draft.values.get("gecontroleerd")
    if not isinstance(checked, date):
        return
    place, day = draft.places["gecontroleerd"], checked.isoformat()
    past = freshness.in_words(freshness.months(checked, today))
    match freshness.of(checked, today):
        case Freshness.AMBER:
            yield messages.field.some_time_ago(place, past, day, today.isoformat())
        case Freshness.RED:
            yield messages.field.long_ago(place, past, day, today.isoformat())
    # A computer that does not run on Dutch time may be a day behind.
    if checked > today + timedelta(days=1):
        yield messages.field.in_the_future(place, day, today.isoformat())


def organisers_issue(catalogue: Catalogue, base_url: str) -> Issue:
    """Make an issue that lists the organisations to ask, with the page on which they answer.

    Whose entry was not seen for longest is first. Addresses are full if the base address is known.
    """
    lines = []
    for organiser in freshness.organisers(catalogue):
        address = urls.confirming_of(organiser.partner)
        count, seen = len(organiser.entries), organiser.gezien
        entries = "1 vermelding, " if count == 1 else f"{count} vermeldingen, de oudste "
        year = f"gezien in {seen.year}" if seen else "zonder jaar"
        page = urls.absolute(address, base_url) if base_url else address
        lines.append(f"- {as_code(organiser.partner.naam)}: {entries}{year}: {page}")
    return Issue(ASK, "\n".join(lines))


def freshness_issues(catalogue: Catalogue, base_url: str) -> list[Issue]:
    """Make an issue for each aanbieder with entries that were not checked for long, by name.

    Entries without aanbieder share one issue. The first issue lists all organisations to ask.
    """
    records_by_owner: dict[Partner | None, list[Checked]] = {}
    for record in (*catalogue.partners, *catalogue.entries, *catalogue.acties):
        if freshness.of(record.gecontroleerd, catalogue.today) is not Freshness.FRESH:
            for owner in _owners(record) or (None,):
                records_by_owner.setdefault(owner, []).append(record)
    asked = {organiser.partner for organiser in freshness.organisers(catalogue)}
    issues = [organisers_issue(catalogue, base_url)] if asked else []
    for owner in sorted(records_by_owner, key=lambda owner: owner.naam if owner else ""):
        page = urls.confirming_of(owner) if owner in asked and owner else ""
        if page and base_url:
            page = urls.absolute(page, base_url)
        issues.append(_issue(owner, records_by_owner[owner], catalogue.today, page))
    return issues


def _owners(record: Checked) -> tuple[Partner, ...]:
    if isinstance(record, Partner):
        return (record,)
    return record.trekkers if isinstance(record, Actie) else record.aanbieders


def _issue(owner: Partner | None, records: list[Checked], today: date, page: str) -> Issue:
    lines = [
        "Wil je dit nalezen? Klopt het nog, zet dan bij `gecontroleerd` de dag van vandaag.",
        "Klopt het niet meer, verander dan wat anders is. Is iets gestopt? Zet `status: gestopt`.",
        *([f"Of vraag het de organisatie, met deze pagina: {page}"] if page else []),
        "",
    ]
    for record in sorted(records, key=lambda record: (record.gecontroleerd, record.pad)):
        past = freshness.in_words(freshness.months(record.gecontroleerd, today))
        mark = "**" if freshness.of(record.gecontroleerd, today) is Freshness.RED else ""
        path = f"content/{record.pad}"
        lines.append(f"- [ ] {as_code(record.naam)}: {mark}{past} geleden{mark} (`{path}`)")
    return Issue(f"Nalezen: {owner.naam if owner else 'zonder aanbieder'}", "\n".join(lines))


# --- two entries that are probably the same thing -----------------------------------------------

# One sign alone is not enough: organisations share a website, makerspaces share a building. So a
# shared website or address needs a name that is partly the same, a text must be mostly the same.
SAME_NAME = 0.5
SAME_TEXT = 0.5
# Words in a shingle, and how many entries may share one before it says nothing.
SHINGLE = 5
MOST_SHARING = 6
_WORD = re.compile(r"[a-z0-9]+")
_AROUND_URL = re.compile(r"^https?://(?:www\.)?|/?(?:[?#].*)?$")
# Words that say nothing about which programme it is.
_STOP_WORDS = frozenset(
    """
    aan bij de den der een en het in met naar of om op over te tot uit van
    voor stichting programma project cursus opleiding techniek
    """.split()  # noqa: SIM905
)
# An entry that refers to the other here knows that it is another.
_KNOWING = ("geen_dubbel_met", "opvolger", "vervolg", "vervolg_suggesties", "makerspaces")


@dataclass(frozen=True, eq=False)
class _Signs:
    """Signs by which an entry is compared with others, without capitals and accents.

    ``address`` is the field ``adres``, ``house`` the same when it has a number, else empty;
    ``shingles`` are hashes of words in a row.
    """

    draft: Draft
    name: frozenset[str]
    website: str
    house: str
    address: str
    shingles: frozenset[int]


def find_duplicates(drafts: Collection[Draft]) -> Iterator[Diagnostic]:
    """Note pairs of entries that probably are the same thing, at the second, with the reason.

    Only entries that share a sign are compared, so that the time grows with the entries.
    """
    site = next((draft.values for draft in drafts if draft.kind.name == "site"), {})
    places = " ".join((str(site.get("regio", "")), *site.get("plaatsnamen", ())))
    stop_words = _STOP_WORDS | {*_WORD.findall(fold(places))}
    for kind in ("programma", "makerspace"):
        entries = [_signs(draft, stop_words) for draft in drafts if draft.kind.name == kind]
        for first, second in sorted(_pairs(entries), key=lambda pair: pair[1].draft.place):
            why = _why(first, second)
            if why and not (_refers(first, second) or _refers(second, first)):
                draft, other = first.draft, second.draft
                naam = str(draft.values.get("naam", draft.id))
                yield messages.site.probable_duplicate(
                    other.places.get("naam", other.place),
                    kind,
                    naam,
                    draft.places.get("naam", draft.place),
                    why,
                )


def _signs(draft: Draft, stop_words: frozenset[str]) -> _Signs:
    # What `new` wrote is the same in every new file.
    words = [] if messages.PLACEHOLDER in draft.text else _WORD.findall(fold(draft.text))
    name = frozenset(_WORD.findall(fold(str(draft.values.get("naam", "")))))
    website = _AROUND_URL.sub("", str(draft.values.get("website") or "").lower())
    address = fold(str(draft.values.get("adres") or ""))
    return _Signs(
        draft,
        name - stop_words or name,
        website if "/" in website else "",
        " ".join(_WORD.findall(address)) if re.search(r"\d", address) else "",
        address,
        frozenset(hash(tuple(words[at : at + SHINGLE])) for at in range(len(words) - SHINGLE + 1)),
    )


def _pairs(entries: list[_Signs]) -> set[tuple[_Signs, _Signs]]:
    """Pairs that share a website, an address, a name or a shingle."""
    entries_by_sign: dict[object, list[_Signs]] = {}
    for entry in entries:
        signs: list[object] = [("naam", tuple(sorted(entry.name)))]
        signs += [("website", entry.website)] if entry.website else []
        signs += [("adres", entry.house)] if entry.house else []
        for sign in (*signs, *entry.shingles):
            entries_by_sign.setdefault(sign, []).append(entry)
    return {
        pair
        for sharing in entries_by_sign.values()
        if 1 < len(sharing) <= MOST_SHARING
        for pair in combinations(sharing, 2)
    }


def _why(first: _Signs, second: _Signs) -> str:
    """Reason why they look like one; empty when they do not."""
    alike = len(first.name & second.name) / len(first.name | second.name)
    if alike == 1:
        return "bijna dezelfde naam"
    if alike >= SAME_NAME and first.website and first.website == second.website:
        return "dezelfde website en bijna dezelfde naam"
    if alike >= SAME_NAME and first.house and first.house == second.house:
        return "hetzelfde adres en bijna dezelfde naam"
    # A chain has one text for places that are not one.
    apart = first.address and second.address and first.address != second.address
    union = len(first.shingles | second.shingles)
    if union and not apart and len(first.shingles & second.shingles) / union >= SAME_TEXT:
        return "bijna dezelfde tekst"
    return ""


def _refers(first: _Signs, second: _Signs) -> bool:
    values = (first.draft.values.get(key) for key in _KNOWING)
    refs = (ref for value in values for ref in (value if isinstance(value, tuple) else (value,)))
    return any(isinstance(ref, RefName) and ref.name == second.draft.id for ref in refs)
