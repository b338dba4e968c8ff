"""Ages for which an entry is: its own when a source says so, else those of its doelgroepen."""

from collections.abc import Sequence

from catalogue.schema.groups import Leeftijd
from catalogue.schema.records import Doelgroep, Entry

Range = tuple[int, int | None]
"""First and last year of age, both included; without a last one it is for all who are older."""
PARENTS = "ouders"
"""Doelgroep of those who look for something for a child: its age says what fits, not theirs."""
ADULT = 18
_EVERYBODY = Leeftijd()


def of(entry: Entry) -> tuple[Range, ...]:
    """Ranges of ages that do not touch, the youngest first; a doelgroep without an age is all."""
    groups = [doelgroep.leeftijd or _EVERYBODY for doelgroep in entry.doelgroepen]
    given = [entry.leeftijd] if entry.leeftijd else groups
    ranges: list[Range] = []
    for age in sorted(given, key=lambda age: age.van or 0):
        first, last = age.van or 0, age.tot
        if ranges and (ranges[-1][1] is None or first <= ranges[-1][1] + 1):
            first, until = ranges.pop()
            last = None if until is None or last is None else max(until, last)
        ranges.append((first, last))
    return tuple(ranges)


def fits(entry: Entry, youngest: int, oldest: int) -> bool:
    """Test for an entry that is for somebody whose age lies between these two."""
    return any(first <= oldest and (last is None or youngest <= last) for first, last in of(entry))


def usual(entry: Entry) -> tuple[Sequence[Doelgroep], Leeftijd] | None:
    """Doelgroepen of children and their ages together, for an entry that names no age itself."""
    children = [
        doelgroep
        for doelgroep in entry.doelgroepen
        if (age := doelgroep.leeftijd) and age.tot is not None and (age.van or 0) < ADULT
    ]
    if entry.leeftijd or not children:
        return None
    ages = [doelgroep.leeftijd for doelgroep in children if doelgroep.leeftijd]
    return children, Leeftijd(
        van=min(age.van or 0 for age in ages), tot=max(age.tot or 0 for age in ages)
    )
