"""``check``: name all problems, and write nothing.

Notes for editors stand beside the problems that stop a build. A tip is shown when it is asked for
and counted otherwise, so that the report stays readable.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path

from catalogue.base import diagnostics
from catalogue.base.diagnostics import Diagnostic, Severity, counted, failed
from catalogue.cli.arguments import EXIT_MISUSE, Parser
from catalogue.cli.progress import Progress
from catalogue.cli.shared import Build, about_publishing, add_memory, make, say, today
from catalogue.content import reader, versions
from catalogue.content.files import display_path
from catalogue.content.model import Catalogue
from catalogue.content.parse import parse
from catalogue.editor import published, renaming
from catalogue.editor.advice import ASK, Issue, advise, as_code, check_spelling, freshness_issues
from catalogue.editor.fix import fix_all
from catalogue.editor.language import names_in, vocabulary_of
from catalogue.editor.link_checker import check_links
from catalogue.site.render import Rendering, Unsound

FORMATS = ("tekst", "annotaties", "json", "markdown")
# Tips that an editor may ask for, with what `--help` says about them.
TIPS = {
    "taal": "laat ook tips voor duidelijke taal zien",
    "versheid": "laat ook zien wat een half jaar niet is nagekeken, en wie je dat kunt vragen",
    "beelden": "laat ook zien welke beelden nergens staan",
}
# Which tips those are, by the beginning of their code.
_TIP_OF_CODE = {"T41": "taal", "V230": "versheid", "K340": "beelden"}


def add_arguments(parser: Parser, here: Path) -> None:
    """Add the options for tips and for the form of the report."""
    parser.add_argument(
        "--format", choices=FORMATS, default="tekst", help="hoe de meldingen eruitzien"
    )
    for tip, about in TIPS.items():
        parser.add_argument(f"--{tip}", action="store_true", help=about)
    parser.add_argument(
        "--spelling", action="store_true", help="noem ook woorden die in geen woordenlijst staan"
    )
    parser.add_argument(
        "--links", action="store_true", help="vraag ook andere sites of hun pagina's er nog zijn"
    )
    parser.add_argument(
        "--site",
        default="",
        metavar="MAP-OF-ADRES",
        help="kijk in plaats daarvan de gemaakte site na, in een map of op zijn adres (https://...)",
    )
    add_memory(parser, here)
    parser.add_argument("--fix", action="store_true", help="verbeter eerst wat veilig vanzelf kan")


def run(options: argparse.Namespace, build: Build) -> int:
    """Say all problems; 1 when one is an error."""
    if options.site:
        return _check_site(options.site)
    if options.fix and not _fix(options.content):
        return EXIT_MISUSE
    progress = Progress(sys.stderr)
    result = make(options, build, progress, versions.NONE)
    rendering = Rendering(result.files, options.templates, options.base_url)
    with suppress(Unsound):
        rendering.share(lambda *_: None)
    progress.clear()
    try:
        notes, hidden, issues = _notes(options, result.catalogue)
    except OSError as error:
        say(f"{options.geheugen} kan niet geschreven worden: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    problems = sorted(
        [*result.problems, *rendering.problems, *about_publishing(options, result), *notes]
    )
    say(_report(options.format, problems, issues), sys.stdout)
    if options.format == "tekst":
        say(f"{counted(problems, hidden)}.", sys.stderr)
    return 1 if failed(problems) else 0


def _check_site(where: str) -> int:
    """Say what is wrong with a site as visitors get it."""
    site: published.Folder | published.Address = published.Folder(Path(where))
    if re.match("https?://", where):
        site = published.Address(where.rstrip("/") + "/")
    elif not Path(where).is_dir():
        say(f"Er is geen map {where}. Maak de site eerst: python build.py build", sys.stderr)
        return EXIT_MISUSE
    number, faults = published.check_site(site)
    say(
        "\n".join(f"{where.rstrip('/')}/{path}: {sentence}" for path, sentence in faults),
        sys.stdout,
    )
    outcome = "alles klopt" if not faults else f"{len(faults)} keer klopt er iets niet"
    say(f"{number} bestanden nagekeken: {outcome}.", sys.stderr)
    return 1 if faults else 0


def _fix(content: Path) -> bool:
    """Mend what is safe to mend, and say what; whether the disk allowed it."""
    try:
        changes = fix_all(content)
        followed = renaming.follow_old_addresses(content)
        changes += [
            f"{content.name}/{path}:1: verbeterd: wijst nu naar de nieuwe naam" for path in followed
        ]
    except OSError as error:
        say(f"{display_path(content)} kan niet verbeterd worden: {error.strerror}", sys.stderr)
        return False
    say("\n".join(changes), sys.stderr)
    return True


def _notes(
    options: argparse.Namespace, catalogue: Catalogue | None
) -> tuple[list[Diagnostic], Counter[str], list[Issue]]:
    """Notes to show, how many tips of each kind are hidden, and issues for a workflow.

    Raises ``OSError`` when the answers of other sites cannot be remembered.
    """
    reading = reader.read(options.content)
    drafts = [parse(record)[0] for record in reading.sources]
    vocabulary = vocabulary_of(names_in(drafts), reading.lines)
    notes: list[Diagnostic] = []
    hidden = Counter[str]()
    for note in advise(options.content, reading, drafts, vocabulary, today()):
        tip = next((tip for code, tip in _TIP_OF_CODE.items() if note.code.startswith(code)), "")
        if note.severity is not Severity.TIP or getattr(options, tip, False):
            notes.append(note)
        elif tip != "beelden":  # A picture that nobody sees hinders nobody.
            hidden[tip] += 1
    if options.spelling:
        notes += check_spelling(drafts, vocabulary)
    # Without a catalogue the content has faults, and those come first.
    issues = freshness_issues(catalogue, options.base_url) if options.versheid and catalogue else []
    if options.links:
        broken = check_links(reading, options.geheugen, today())
        serious = sorted(note for note in broken if note.severity is not Severity.TIP)
        if serious:
            issues.append(Issue("Links die niet werken", _as_markdown(serious)))
        notes += broken
    return notes, hidden, issues


def _report(style: str, problems: Sequence[Diagnostic], issues: Sequence[Issue]) -> str:
    """The problems in one of ``FORMATS``; JSON and Markdown tell the issues too."""
    if style == "annotaties":
        return diagnostics.as_annotations(sorted(problems, key=_annotation_order))
    if style == "json":
        count = Counter(problem.severity for problem in problems)
        report = {
            "counts": {severity: count[severity] for severity in Severity},
            "problems": json.loads(diagnostics.as_json(problems)),
            "issues": [issue._asdict() for issue in issues],
        }
        return json.dumps(report, ensure_ascii=False, indent=2)
    if style == "markdown":
        listed = "\n".join(f"## {issue.title}\n\n{issue.body}\n" for issue in issues)
        return listed or _as_markdown(problems)
    # The other issues say what the tips say.
    asked = (f"{issue.title}\n{issue.body}" for issue in issues if issue.title == ASK)
    return "\n\n".join(filter(None, (diagnostics.as_text(problems), *asked)))


def _annotation_order(problem: Diagnostic) -> tuple[bool, bool]:
    """Mistakes first, and last what became old by itself.

    GitHub shows ten errors and ten warnings of a step; what someone just wrote must be among them.
    """
    return problem.severity is not Severity.ERROR, problem.code.startswith("V23")


def _as_markdown(problems: Sequence[Diagnostic]) -> str:
    """The problems as lists to tick off, by file, for an issue."""
    lines = []
    for path, problems_of_file in groupby(problems, key=lambda problem: problem.place.path):
        lines += [f"### {as_code(path)}", ""]
        for problem in problems_of_file:
            lines.append(f"- [ ] regel {problem.place.line}: {as_code(problem.message)}")
            lines += [f"      {as_code(problem.advice)}"] if problem.advice else []
        lines.append("")
    return "\n".join(lines)
