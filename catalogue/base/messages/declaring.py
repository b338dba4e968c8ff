"""How a rule is declared, and the words that rules share."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, ParamSpec

from catalogue.base.diagnostics import Diagnostic, Place, Severity
from catalogue.base.text import nearest

Found = ParamSpec("Found")
Said = tuple[str, str]

CODES: dict[str, str] = {}
# What `new` puts where an editor still has to write; see `editor.new`.
PLACEHOLDER = "(nog invullen)"


def rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[Found, Said]], Callable[Concatenate[Place, Found], Diagnostic]]:
    """Give a rule its code: what it says becomes a ``Diagnostic`` at the place it is called with.

    The first line of its docstring says what the rule is about; it is kept in ``CODES``.
    """

    def declare(say: Callable[Found, Said]) -> Callable[Concatenate[Place, Found], Diagnostic]:
        CODES[code] = (say.__doc__ or "").strip()

        @wraps(say)
        def problem(place: Place, /, *args: Found.args, **kwargs: Found.kwargs) -> Diagnostic:
            message, advice = say(*args, **kwargs)
            return Diagnostic(place, code, _told(message), _told(advice), severity)

        return problem

    return declare


def _told(sentence: str) -> str:
    """What a rule says, on one line that only says something, whatever was written into it.

    A line of its own could be taken for another message, and what holds ``##[`` for a command to
    the machine that checks proposals.
    """
    return sentence if sentence.isprintable() and "##[" not in sentence else _line(sentence)


def _line(written: str) -> str:
    line = " ".join(written.split())
    shown = "".join(char if char.isprintable() else "�" for char in line)
    return shown.replace("##[", "## [")


def quote(written: str, longest: int = 60) -> str:
    """What someone wrote, as it can stand in a message: one line, in quotes, cut when long."""
    shown = _line(written)
    return f"'{shown[: longest - 1]}…'" if len(shown) > longest else f"'{shown}'"


def did_you_mean(written: str, options: Iterable[str], otherwise: str = "") -> str:
    """The advice that names the nearest option, or ``otherwise`` when none is near."""
    best = nearest(written, options)
    return f"bedoel je '{best}'?" if best else otherwise


def enumerated(options: Iterable[str], most: int = 12) -> str:
    """The options in quotes with commas between them; what is more than ``most`` is counted."""
    shown = [f"'{option}'" for option in options]
    rest = len(shown) - most
    return ", ".join(shown[:most]) + (f" en nog {rest}" if rest > 0 else "")
