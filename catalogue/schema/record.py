"""What every record has."""

from dataclasses import dataclass, field


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Record:
    """What every record has: its id and where it was written.

    ``pad`` is the path below ``content/`` with forward slashes, ``tekst`` the Markdown below the
    front matter, ``regel`` the line in the file on which ``tekst`` begins (counted from 1).
    """

    id: str
    pad: str = field(repr=False)
    tekst: str = field(default="", repr=False)
    regel: int = field(default=1, repr=False)
