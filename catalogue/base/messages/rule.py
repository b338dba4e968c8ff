"""Ways to declare a rule, and the words that rules share."""

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Concatenate, Generic, ParamSpec

from catalogue.base.diagnostics import Diagnostic, Place, Severity
from catalogue.base.text import nearest

P = ParamSpec("P")
Words = tuple[str, str]
"""A message and an advice, which may be empty."""

CODES: list[str] = []
# What `new` puts where an editor still has to write; see `editor.new`.
PLACEHOLDER = "(nog invullen)"
# In a new file, where only the editor can choose.
TO_CHOOSE = "kies-zelf"
# '{target}' or '{target:100}', in quotes and cut; {key} or {first.line}, as it is.
_GAP = re.compile(r"'\{(?P<quoted>\w+)(?::(?P<longest>\d+))?\}'|\{(?P<plain>\w+)(?P<part>\.\w+)?\}")


class Rule(Generic[P]):
    """A rule of which message and advice are templates: call it with a place and its arguments.

    Arguments come in the order in which their names appear. A name between apostrophes is
    for what an editor wrote; ``quote`` cuts it at 60 characters, or at the number behind the name.
    """

    def __init__(
        self, code: str, message: str, advice: str = "", severity: Severity = Severity.ERROR
    ) -> None:
        CODES.append(code)
        self._code, self._words, self._severity = code, (message, advice), severity
        gaps = _GAP.finditer(f"{message}\n{advice}")
        self._names = tuple(dict.fromkeys(gap["quoted"] or gap["plain"] for gap in gaps))

    def __call__(self, place: Place, /, *args: P.args, **_: P.kwargs) -> Diagnostic:
        """Make the diagnostic."""
        values = dict(zip(self._names, args, strict=True))

        def fill(gap: re.Match[str]) -> str:
            if gap["quoted"]:
                return quote(str(values[gap["quoted"]]), int(gap["longest"] or 60))
            value = values[gap["plain"]]
            return str(getattr(value, gap["part"][1:]) if gap["part"] else value)

        message, advice = (_GAP.sub(fill, template) for template in self._words)
        return _diagnostic(place, self._code, (message, advice), self._severity)


def rule(
    code: str, severity: Severity = Severity.ERROR
) -> Callable[[Callable[P, Words]], Callable[Concatenate[Place, P], Diagnostic]]:
    """Declare a rule as a function, where its words depend on more than templates can say."""
    CODES.append(code)

    def declare(words: Callable[P, Words]) -> Callable[Concatenate[Place, P], Diagnostic]:
        @wraps(words)
        def problem(place: Place, /, *args: P.args, **kwargs: P.kwargs) -> Diagnostic:
            return _diagnostic(place, code, words(*args, **kwargs), severity)

        return problem

    return declare


def _diagnostic(place: Place, code: str, words: Words, severity: Severity) -> Diagnostic:
    message, advice = map(_harmless, words)
    return Diagnostic(place, code, message, advice, severity)


def _harmless(sentence: str) -> str:
    """Put a sentence on one line that only says something, whatever was written into it.

    A line of its own could be taken for another message, and what holds ``##[`` for a command to
    the machine that checks proposals.
    """
    return sentence if sentence.isprintable() and "##[" not in sentence else _line(sentence)


def _line(written: str) -> str:
    line = " ".join(written.split())
    printable = "".join(char if char.isprintable() else "�" for char in line)
    return printable.replace("##[", "## [")


def quote(written: str, longest: int = 60) -> str:
    """Quote what someone wrote so that it can stand in a message: one line, cut when long."""
    line = _line(written)
    return f"'{line[: longest - 1]}…'" if len(line) > longest else f"'{line}'"


def did_you_mean(written: str, options: Iterable[str], otherwise: str = "") -> str:
    """Advise the nearest option, or ``otherwise`` when none is near."""
    best = nearest(written, options)
    return f"bedoel je '{best}'?" if best else otherwise


def enumerated(options: Iterable[str], most: int = 12) -> str:
    """List the options in quotes with commas between them; more than ``most`` are counted."""
    quoted = [f"'{option}'" for option in options]
    more = len(quoted) - most
    return ", ".join(quoted[:most]) + (f" en nog {more}" if more > 0 else "")
