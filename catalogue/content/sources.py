"""What reading gives: one source for each record, and all of them together."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.content.images import Picture

T = TypeVar("T", covariant=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list for editors: a word, and what stands behind the colon after it."""

    word: str
    about: str
    place: Place


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file gave: what was made of it, what is wrong with it, and whether it is of use."""

    found: tuple[Any, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    broken: bool = False


@dataclass(frozen=True)
class Reading(Generic[T]):
    """All that was found in ``content/``.

    ``sources`` holds what the reader was asked to make of each ``Source``. ``broken`` holds (kind,
    id) of files that exist but cannot be read, ``unknown_kinds`` the names of kinds whose list
    could not be read at all. ``images`` maps the name of a file in ``beelden/`` to what is made of
    it, ``lines`` a list for editors (see ``naming``) to what is in it.
    """

    sources: tuple[T, ...]
    problems: tuple[Diagnostic, ...]
    images: dict[str, Picture] = field(default_factory=dict)
    lines: dict[str, tuple[Line, ...]] = field(default_factory=dict)
    broken: frozenset[tuple[str, str]] = frozenset()
    unknown_kinds: frozenset[str] = frozenset()
