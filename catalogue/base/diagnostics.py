"""A problem in what someone wrote: where it is, what it is, and what to do about it.

A diagnostic speaks Dutch, because an editor reads it. Our own mistakes are exceptions, in English.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple

_NOTHING: Mapping[str, int] = {}


class Severity(StrEnum):
    """An error stops the build, a warning is counted, a tip is shown on request."""

    ERROR = "fout"
    WARNING = "let op"
    TIP = "tip"


class Place(NamedTuple):
    """A place in a file that an editor can open; ``line`` and ``column`` count from 1.

    A tuple, because every value in every file has one: that is twice as quick as a dataclass.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """A problem. ``message`` is enough by itself; ``advice`` may be empty."""

    place: Place
    code: str
    message: str
    advice: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        first = f"{self.place}: {self.severity} {self.code}: {self.message}"
        return f"{first}\n  hulp: {self.advice}" if self.advice else first


def failed(problems: Iterable[Diagnostic]) -> bool:
    """Test for a problem that must be mended before there can be a site."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def counted(problems: Sequence[Diagnostic], hidden: Mapping[str, int] = _NOTHING) -> str:
    """Count errors, warnings and tips in words; ``hidden`` counts tips that are not shown."""
    count = Counter(problem.severity for problem in problems)
    errors, warnings, tips = count[Severity.ERROR], count[Severity.WARNING], count[Severity.TIP]
    parts = [f"{errors} {'fout' if errors == 1 else 'fouten'}"] if errors or warnings else []
    parts += [f"{warnings} keer 'let op'"] if warnings else []
    summary = ", ".join(parts) or "geen problemen"
    if tips:
        summary += f", {tips} {'tip' if tips == 1 else 'tips'}"
    more = ", ".join(f"{number} met check --{kind}" for kind, number in sorted(hidden.items()))
    return f"{summary} (er zijn nog tips: {more})" if more else summary


def as_text(problems: Iterable[Diagnostic]) -> str:
    """All problems for a terminal, each with its advice on a line of its own."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Diagnostic]) -> str:
    """All problems as a JSON list of flat objects with English keys, for other programs.

    ``document`` is the file that explains the rule to editors, below the root of the repository.
    """
    rows = []
    for problem in problems:
        row = asdict(problem)
        place = row.pop("place")._asdict()
        rows.append({**place, **row, "document": f"tests/rules/{problem.code}.md"})
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_annotations(problems: Iterable[Diagnostic]) -> str:
    """All problems as GitHub workflow commands, which a pull request shows on the changed line.

    Source of the form and its escapes: GitHub Actions, "Workflow commands".
    """
    return "\n".join(_annotation(problem) for problem in problems)


_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TIP: "notice"}


def _annotation(problem: Diagnostic) -> str:
    path, line, column = problem.place
    values = {"file": path, "line": line, "col": column, "title": problem.code}
    properties = ",".join(
        f"{name}={_escape(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in values.items()
    )
    text = f"{problem.message}\n{problem.advice}" if problem.advice else problem.message
    return f"::{_LEVEL[problem.severity]} {properties}::{_escape(text)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
