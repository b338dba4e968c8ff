"""How wide a name becomes in a drawing, where no browser breaks or shortens a line."""

# In ems of a bold, ordinary sans: what a visitor without any of our narrow letters sees.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.33, 0.89, 0.70, 0.59
_NARROW_LETTERS, _WIDE_LETTERS = frozenset("fijlrtI .,:;'-()!|"), frozenset("mwMW@%&…")


def width(text: str) -> float:
    """About how many ems the text takes; on the safe side."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if letter in _NARROW_LETTERS:
        return _NARROW
    if letter in _WIDE_LETTERS:
        return _WIDE
    return _CAPITAL if letter.isupper() else _OTHER
