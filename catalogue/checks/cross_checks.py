"""Checks over all drafts together: no single file could tell what is wrong here."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import enumeration, fold
from catalogue.checks.old_addresses import NOTHING, Published
from catalogue.checks.references import Suggestions
from catalogue.content.parse import Draft, RefName
from catalogue.content.reader import Reading
from catalogue.schema import (
    GONE,
    ID_FIELD,
    KIND,
    Beeld,
    Bevestigd,
    Ligging,
    Makerspace,
    Meedoen,
    Postcode,
    Programma,
    Wijk,
    distance,
    urls,
)
from catalogue.schema.translations import ABOUT_ITSELF, STORY, fingerprint, originals

# Kilometres from all wijken: a region is smaller.
_FAR = 100
# The digits of a postcode with its letters.
_POSTCODE = re.compile(r"\b([1-9]\d{3}) ?[A-Z]{2}\b")
# A first and a last name before the @, or a number that begins with 06.
_PERSONAL = re.compile(
    r"\b[a-z]+\.[a-z]+@[\w-]+(?:\.[\w-]+)+|(?<![\w/.+-])(?:\+31|0031|0)[ -]?6(?:[ -]?\d){8}(?!\d)",
    re.IGNORECASE,
)
# A longer line is not repeated in a message.
_LONGEST_LINE = 120


def check(
    drafts: Sequence[Draft], reading: Reading[Any], published: Published = NOTHING
) -> Iterator[Diagnostic]:
    """Check references, what comes next, names, neighbours and addresses.

    Names of broken files count as existing, so that one mistake is reported once.
    """
    yield from _wrong_references(drafts, reading, published)
    yield from _cycles(drafts)
    yield from _dead_ends(drafts)
    yield from _same_names(drafts)
    yield from _other_statuses(drafts)
    yield from _one_sided_neighbours(drafts)
    yield from _taken_addresses(drafts)
    yield from _far_away(drafts)
    yield from _other_postcodes(drafts)
    yield from _personal_data(drafts)
    yield from _translations(drafts, reading, published)


def _wrong_references(
    drafts: Sequence[Draft], reading: Reading[Any], published: Published
) -> Iterator[Diagnostic]:
    ids = _ids_by_kind(drafts, reading)
    suggestions = Suggestions(drafts, reading, published)
    images = tuple(sorted(reading.images))
    for draft in drafts:
        for ref, key in _references(draft):
            if ref.kind in reading.unknown_kinds:
                continue
            if ref.name == messages.TO_CHOOSE:
                yield messages.field.not_chosen(ref.place, key, tuple(ids[ref.kind]))
            elif ref.name not in ids[ref.kind]:
                meant = suggestions.meant(ref.kind, ref.name)
                certain = suggestions.certain(ref.kind, ref.name)
                yield messages.connection.unknown_reference(
                    ref.place,
                    ref.kind,
                    ref.name,
                    tuple(ids[ref.kind]),
                    KIND[ref.kind].where,
                    certain or meant,
                    _mended(draft, key, ref, ids[ref.kind], suggestions) if certain else "",
                    gone=suggestions.is_gone(ref.kind, ref.name),
                )
            elif ref.kind == draft.kind.name and ref.name == draft.id:
                yield messages.connection.reference_to_itself(ref.place, key)
        beeld = draft.values.get("beeld")
        if isinstance(beeld, Beeld) and beeld.bestand not in images:
            yield messages.connection.missing_photo(draft.places["beeld"], beeld.bestand, images)


def _mended(
    draft: Draft, key: str, wrong: RefName, ids: Collection[str], suggestions: Suggestions
) -> str:
    """The line with the right names in it; empty when it is long, or has other fields."""
    value = draft.values[key]
    if not isinstance(value, tuple):
        names = suggestions.certain(wrong.kind, wrong.name)
        return f"{key}: {names[0]}" if value is wrong and len(names) == 1 else ""
    names = ()
    for ref in value if wrong.place.line == draft.places[key].line else (wrong,):
        is_right = ref.name in ids
        names += (not is_right and suggestions.certain(ref.kind, ref.name)) or (ref.name,)
    if wrong.place.line != draft.places[key].line:
        return f"- {names[0]}" if len(names) == 1 else ""
    line = f"{key}: [{', '.join(names)}]"
    return line if len(line) <= _LONGEST_LINE else ""


def _ids_by_kind(drafts: Sequence[Draft], reading: Reading[Any]) -> dict[str, dict[str, None]]:
    """Map the name of each kind to its ids, sorted; the keys of a dict are quick to look up."""
    ids: dict[str, list[str]] = {name: [] for name in KIND}
    for kind, name in (*((draft.kind.name, draft.id) for draft in drafts), *reading.broken):
        ids[kind].append(name)
    return {kind: dict.fromkeys(sorted(names)) for kind, names in ids.items()}


def _references(draft: Draft) -> Iterator[tuple[RefName, str]]:
    for key, value in draft.values.items():
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Bevestigd):
                # A draft holds names in place of records.
                item = cast("object", item.door)
            if isinstance(item, RefName):
                yield item, key


def _far_away(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report places that lie elsewhere on earth than the wijken."""
    middles = [
        middle
        for draft in drafts
        if draft.kind.record is Wijk and isinstance(middle := draft.values.get("ligging"), Ligging)
    ]
    for draft in drafts if middles else ():
        point = draft.values.get("ligging")
        if draft.kind.record is Makerspace and isinstance(point, Ligging):
            kilometres = _to_nearest(point, middles)
            if kilometres > _FAR:
                turned = replace(point, lat=point.lon, lon=point.lat)
                swapped = _to_nearest(turned, middles) <= _FAR
                yield messages.connection.far_away(
                    draft.places["ligging"], round(kilometres), swapped=swapped
                )


def _to_nearest(point: Ligging, middles: Sequence[Ligging]) -> float:
    """Kilometres to the nearest of the points."""
    return min(distance(point, middle) for middle in middles)


def _other_postcodes(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report places with an address outside their wijken; the first wijk of a code has the most."""
    names = {draft.id: draft.values.get("naam") for draft in drafts if draft.kind.record is Wijk}
    ids_by_code = {
        str(draft.values.get("code")): [ref.name for ref in draft.values.get("wijken") or ()]
        for draft in drafts
        if draft.kind.record is Postcode
    }
    for draft in drafts:
        if draft.kind.record is Makerspace and draft.values.get("wijken"):
            own = {ref.name for ref in draft.values["wijken"]}
            for code in _POSTCODE.findall(draft.values.get("adres") or ""):
                ids = ids_by_code.get(code, ())
                if ids and own.isdisjoint(ids):
                    place = draft.places["wijken"]
                    wijken = enumeration([str(names.get(id_)) for id_ in ids], "of")
                    yield messages.connection.other_postcode(place, code, wijken, ids[0])


def _personal(text: str) -> Iterable[re.Match[str]]:
    # Most texts hold neither, and every text is looked at after every save.
    return _PERSONAL.finditer(text) if "@" in text or "6" in text else ()


def _personal_data(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report mail addresses and mobile numbers that look like those of a person."""
    for draft in drafts:
        written = {
            key: str(value)
            for key, value in draft.values.items()
            if isinstance(value, Meedoen) or (isinstance(value, str) and key != "website")
        }
        for key, text in written.items():
            for match in _personal(text):
                yield messages.field.personal_data(draft.places[key], match.group())
        for match in _personal(draft.text):
            line = draft.line + draft.text.count("\n", 0, match.start())
            yield messages.field.personal_data(Place(draft.place.path, line), match.group())


def _translations(
    drafts: Sequence[Draft], reading: Reading[Any], published: Published
) -> Iterator[Diagnostic]:
    """Report translations without Dutch, and those that were made from other Dutch than there is.

    Of a record that cannot be read nothing is known.
    """
    records = {(draft.kind.name, draft.id): draft for draft in drafts}
    names = defaultdict[str, list[str]](list)
    for kind, id_ in records:
        names[kind].append(id_)
    for draft in drafts:
        kind = draft.kind.original
        original = (kind, draft.id)
        if not kind or original in reading.broken or kind in reading.unknown_kinds:
            continue
        if original in records:
            yield from _translation(draft, records[original], published)
        else:
            place, ids = draft.places.get(ID_FIELD.key, draft.place), names[kind]
            where = f"{draft.kind.folder}/" if draft.kind.folder else ""
            yield messages.connection.nothing_to_translate(place, kind, draft.id, where, ids)


def _translation(draft: Draft, record: Draft, published: Published) -> Iterator[Diagnostic]:
    dutch = originals(record.kind.record, record.values.get, record.text)
    written = draft.places.keys() & {field.key for field in draft.kind.fields} - ABOUT_ITSELF
    for key in sorted(written - dutch.keys()) if record.sound else ():
        yield messages.connection.not_in_dutch(draft.places[key], key, record.place.path)
    if draft.text and STORY not in dutch:
        yield messages.connection.not_in_dutch(
            Place(draft.place.path, draft.line), STORY, record.place.path
        )
    current = fingerprint(dutch, draft.values.get, draft.text)
    bij = draft.values.get("bij")
    if "bij" not in draft.places:
        yield messages.connection.not_stamped(draft.place, current)
    elif record.sound and bij and bij != current:
        changed = _changed(draft, dutch, published.draft_of(record))
        pad = draft.pad.rpartition(".")[0]
        yield messages.connection.outdated(draft.places["bij"], changed, record.place.path, pad)


def _changed(draft: Draft, dutch: Mapping[str, str], before: Draft | None) -> tuple[str, ...]:
    """Fields of a translation of which the Dutch is another than it was made from.

    That is known when it was made from the Dutch that was published last.
    """
    old = originals(before.kind.record, before.values.get, before.text) if before else {}
    if fingerprint(old, draft.values.get, draft.text) != draft.values["bij"]:
        return ()
    keys = {**old, **dutch} if draft.text else {**old, **dutch}.keys() - {STORY}
    return tuple(key for key in keys if old.get(key) != dutch.get(key))


def _dead_ends(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report next steps to what nobody can join."""
    programmas = {draft.id: draft for draft in drafts if draft.kind.record is Programma}
    for draft in programmas.values():
        for key in ("vervolg", "vervolg_suggesties"):
            for ref in draft.values.get(key) or ():
                following = programmas[ref.name].values if ref.name in programmas else {}
                name = following.get("naam", ref.name)
                why = ""
                if following.get("status") == GONE:
                    why = f"{messages.quote(name)} is gestopt"
                elif following.get("aard") == "netwerk":
                    why = f"{messages.quote(name)} is een netwerk van organisaties"
                if why:
                    yield messages.connection.leads_nowhere(ref.place, key, why)


def _cycles(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report each cycle of ``vervolg`` once, where it closes."""
    following = {
        draft.id: [
            ref
            for key in ("vervolg", "vervolg_suggesties")
            for ref in draft.values.get(key) or ()
            if ref.name != draft.id
        ]
        for draft in drafts
        if draft.kind.record is Programma
    }
    done: set[str] = set()
    for start in sorted(following):
        if start not in done:
            yield from _cycles_from(start, following, done)


def _cycles_from(
    start: str, following: Mapping[str, Sequence[RefName]], done: set[str]
) -> Iterator[Diagnostic]:
    """Walk depth first with an explicit stack, so a long route costs no recursion."""
    path = [start]
    pending = [iter(following.get(start, ()))]
    while pending:
        ref = next(pending[-1], None)
        if ref is None:
            done.add(path.pop())
            pending.pop()
        elif ref.name in path:
            names = " -> ".join((*path[path.index(ref.name) :], ref.name))
            yield messages.connection.cycle(ref.place, names)
        elif ref.name not in done:
            path.append(ref.name)
            pending.append(iter(following.get(ref.name, ())))


def _same_names(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report records of one kind with the same name: visitors could not tell them apart."""
    places: dict[tuple[str, str], Place] = {}
    for draft in drafts:
        key = "titel" if "titel" in draft.values else "naam"
        name = draft.values.get(key)
        if isinstance(name, str):
            place = draft.places.get(key, draft.place)
            first = places.setdefault((draft.kind.name, fold(name)), place)
            if first is not place:
                yield messages.site.same_name(place, draft.kind.name, name, first)


def same_things(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Draft]]:
    """Programmes with the makerspace of the same id or name, which is the same thing."""
    makerspaces: dict[str, Draft] = {}
    for draft in drafts:
        if draft.kind.record is Makerspace:
            makerspaces |= dict.fromkeys(_names(draft), draft)
    for draft in drafts:
        if draft.kind.record is Programma:
            found = [makerspaces[name] for name in _names(draft) if name in makerspaces]
            for makerspace in {place.id: place for place in found}.values():
                yield draft, makerspace


def _names(draft: Draft) -> tuple[str, ...]:
    return f"id {draft.id}", f"naam {fold(str(draft.values.get('naam', draft.id)))}"


def _other_statuses(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    for pair in same_things(drafts):
        for draft, other in (pair, pair[::-1]):
            status = draft.values.get("status")
            if status and status != other.values.get("status"):
                place = draft.places["status"]
                yield messages.connection.other_status(place, status, other.place.path)


def _one_sided_neighbours(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    wijken = {draft.id: draft for draft in drafts if draft.kind.record is Wijk}
    for key in ("buren", "buren_overkant"):
        for wijk in wijken.values():
            for ref in wijk.values.get(key) or ():
                buur = wijken.get(ref.name)
                # A wijk with a mistake in its fields may lack its neighbours: that is no echo.
                if buur is None or not buur.sound:
                    continue
                if wijk.id not in {back.name for back in buur.values.get(key) or ()}:
                    yield messages.connection.one_sided_neighbour(ref.place, wijk.id, buur.id)


def _taken_addresses(drafts: Sequence[Draft]) -> Iterator[Diagnostic]:
    """Report addresses that two records claim, now or in the past, or that a page of ours has."""
    taken = {address: Place("de site zelf") for address in urls.OWN_PAGES}
    claims = [
        (address, draft, draft.place)
        for draft in drafts
        for address in urls.every_of_id(draft.kind.record, draft.id)
    ]
    claims += (
        (address, draft, draft.places.get("oude_adressen", draft.place))
        for draft in drafts
        for address in draft.values.get("oude_adressen") or ()
    )
    for address, draft, place in claims:
        if address in taken:
            yield messages.site.address_taken(place, address, taken[address])
        taken.setdefault(address, draft.place)
