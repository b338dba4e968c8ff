"""What ``build.py check`` says: the problems that stop a build, and notes for editors beside them.

A tip is shown when it is asked for and counted otherwise, so that the report stays readable.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from catalogue.base import diagnostics
from catalogue.base.diagnostics import Diagnostic, Severity
from catalogue.content import source
from catalogue.content.parse import parse
from catalogue.editor import notes
from catalogue.editor.link_checker import check_links
from catalogue.editor.notes import stale
from catalogue.editor.notes.stale import Issue

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "tekst": diagnostics.as_text,
    "annotaties": lambda problems: diagnostics.as_annotations(sorted(problems, key=_own_first)),
    "json": lambda problems: _as_json(problems),
    "markdown": lambda problems: _as_markdown(problems),
}


def _own_first(problem: Diagnostic) -> tuple[bool, bool]:
    """Mistakes first, and last what became old by itself.

    GitHub shows ten errors and ten warnings of a step; what someone just wrote must be among them.
    """
    return problem.severity is not Severity.ERROR, problem.code.startswith("V23")


# Tips that an editor may ask for, with what `check --help` says about them.
TIPS = {
    "taal": "laat ook tips voor duidelijke taal zien",
    "versheid": "laat ook zien wat een half jaar niet is nagekeken",
    "beelden": "laat ook zien welke beelden nergens staan",
    "adressen": "laat ook zien welke adressen nog niet in naslag/adressen.txt staan",
}
# Which tips those are, by the beginning of their code.
_KINDS = {"T41": "taal", "V230": "versheid", "K340": "beelden", "S512": "adressen"}


@dataclass(frozen=True)
class Wanted:
    """What an editor asked for besides the problems.

    ``tips`` are of ``TIPS``; with "versheid" come issues, one per aanbieder. ``spelling`` asks for
    words that are in no list. ``links`` is the file that remembers what other sites answered; they
    are asked when it is given.
    """

    tips: frozenset[str] = frozenset()
    spelling: bool = False
    links: Path | None = None


@dataclass(frozen=True)
class Noted:
    """The notes to show, how many tips of each kind are not shown, and issues."""

    shown: list[Diagnostic]
    hidden: Counter[str]
    issues: list[Issue]


def noted(content: Path, wanted: Wanted, today: date) -> Noted:
    """The notes about the content, and the issues that a workflow keeps up to date."""
    reading = source.read(content)
    drafts = [parse(one)[0] for one in reading.sources]
    shown, hidden = [], Counter[str]()
    about = notes.noting(reading, drafts, today)
    for note in notes.everything(about):
        kind = next((kind for code, kind in _KINDS.items() if note.code.startswith(code)), "")
        if note.severity is not Severity.TIP or kind in wanted.tips:
            shown.append(note)
        elif kind != "beelden":  # A picture that nobody sees hinders nobody.
            hidden[kind] += 1
    if wanted.spelling:
        shown += notes.misspelt(about)
    issues = stale.issues(drafts, today) if "versheid" in wanted.tips else []
    if wanted.links:
        found = check_links(reading, wanted.links, today)
        issues += _issue_about_links(found)
        shown += found
    return Noted(shown, hidden, issues)


def _issue_about_links(found: Sequence[Diagnostic]) -> list[Issue]:
    """One issue about all of them; none when every link works."""
    bad = sorted(note for note in found if note.severity is not Severity.TIP)
    return [Issue("Links die niet werken", _as_markdown(bad))] if bad else []


def report(style: str, problems: Sequence[Diagnostic], issues: Sequence[Issue]) -> str:
    """The problems in one of ``FORMATS``; JSON and Markdown tell the issues too."""
    if style == "json":
        rows = json.loads(_as_json(problems))
        rows["issues"] = [asdict(issue) for issue in issues]
        return json.dumps(rows, ensure_ascii=False, indent=2)
    if style == "markdown" and issues:
        return "\n".join(f"## {issue.title}\n\n{issue.body}\n" for issue in issues)
    return FORMATS[style](problems)


def _as_markdown(problems: Sequence[Diagnostic]) -> str:
    """The problems as lists to tick off, by file, for an issue.

    What stands in a message may come from strangers: between backticks it mentions nobody.
    """
    lines = []
    for path, found in groupby(problems, key=lambda problem: problem.place.path):
        lines += [f"### {_code(path)}", ""]
        for problem in found:
            lines.append(f"- [ ] regel {problem.place.line}: {_code(problem.message)}")
            lines += [f"      {_code(problem.advice)}"] if problem.advice else []
        lines.append("")
    return "\n".join(lines)


def _code(text: str) -> str:
    return "`" + text.replace("`", "'") + "`"


def _as_json(problems: Sequence[Diagnostic]) -> str:
    """The problems with how many there are of each severity, for other programs."""
    count = Counter(problem.severity for problem in problems)
    report = {
        "counts": {severity: count[severity] for severity in Severity},
        "problems": json.loads(diagnostics.as_json(problems)),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)
