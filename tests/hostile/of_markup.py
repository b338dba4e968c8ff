"""Hostile markup in the text of a page: told to the editor, or letters on the page.

What comes of each is not the point here, but that it is one of the two: a problem at a line of the
text, or a page with no element, attribute or address that was not meant to be there.
"""

from dataclasses import replace

from tests.hostile.cases import EITHER, FIRST, Case, text
from tests.hostile.payloads import EVERYWHERE, MARKDOWN, armed


def _in_the_text(name: str, payload: str) -> Case:
    """Refused at one of the lines of the text or earlier, or harmless."""
    case = text(name, payload, EITHER)
    return replace(case, place=case.place.rpartition(f"{FIRST}:")[0])


CASES: tuple[Case, ...] = tuple(
    _in_the_text(
        f"markup_{number}_{''.join(c for c in payload if c.isalnum())[:30]}", armed(payload)
    )
    for number, payload in enumerate((*MARKDOWN, *EVERYWHERE))
)
