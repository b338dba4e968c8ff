"""The commands of ``build.py``: what can be asked, and what is said back.

What an editor reads here is Dutch. Exit codes: 0 all is well, 1 problems in the content, 2 misuse
or a disk that refuses.
"""

import argparse
import gc
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO
from urllib.parse import urlsplit

from catalogue import (
    checking,
    creating,
    diagnostics,
    lasting,
    memo,
    mending,
    output,
    panel,
    source,
    urls,
    versions,
)
from catalogue.arguments import EXIT_MISUSE, Parser
from catalogue.asking import Desk
from catalogue.checking import counted
from catalogue.diagnostics import Diagnostic, failed
from catalogue.hours import ZONE
from catalogue.progress import Progress
from catalogue.rules.declaring import quote
from catalogue.schema import KIND
from catalogue.shelf import Forgetful, Shelf
from catalogue.versions import Versions

if TYPE_CHECKING:
    from catalogue.finish import Finishing
    from catalogue.search.index import SearchIndex

PORT = 8000
# What a shell answers for a program that was stopped by Ctrl+C.
EXIT_STOPPED = 130
# Where the shelf keeps the names of all files of the site.
_NAMES = "namen"
# After so many files what they left behind is cleared away.
_PAGES_AT_ONCE = 256


class Made(Protocol):
    """What the build function answers: see ``build.Result``."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """Site path -> bytes, each made when it is asked for; empty after an error."""

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """Every problem, sorted."""

    @property
    def states(self) -> Callable[[], Mapping[str, str]]:
        """What files follow from; see ``build.Result``."""

    @property
    def search(self) -> "Callable[[], SearchIndex] | None":
        """Makes the search index of these files; ``None`` after an error."""


class Build(Protocol):
    """The function that is the product, handed over by the door."""

    def __call__(
        self,
        content: Path,
        templates: Path,
        *,
        base_url: str,
        today: date,
        progress: Progress,
        versions: Versions = ...,
        shelf: Shelf | None = ...,
        search: "SearchIndex | None" = ...,
    ) -> Made:
        """Plan the whole site."""


@dataclass(frozen=True)
class Command:
    """One command: its sentence for ``--help`` and the function that runs it."""

    help: str
    run: Callable[[argparse.Namespace, Build], int]


def run(arguments: Sequence[str] | None, here: Path, build: Build) -> int:
    """Read the command line and run the command; ``here`` is the folder of ``build.py``.

    Ctrl+C and the ``SIGTERM`` of a machine that stops end it in a sentence.
    """
    try:
        return _run(arguments, here, build)
    except KeyboardInterrupt:
        _say("Gestopt. De site is heel: de vorige of de nieuwe.", sys.stderr)
        return EXIT_STOPPED


def _run(arguments: Sequence[str] | None, here: Path, build: Build) -> int:
    # Closed by who started us, or by a terminal that is gone: then nobody listens.
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter must not hide the message in a traceback.
            stream.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help"}):
        words.insert(0, "build")
    options = _parser(here).parse_args(words)
    return COMMANDS[options.command].run(options, build)


def _parser(here: Path) -> Parser:
    parser = Parser(
        prog="build.py",
        description="Maakt van de Markdown-bestanden in content/ een website in site/.",
        epilog="Zonder opdracht is het 'build'. Meer uitleg staat in README.md.",
    )
    shared = _shared(here)
    parts = parser.add_subparsers(dest="command", metavar="opdracht", required=True)
    found = {
        name: parts.add_parser(name, help=command.help, description=command.help, parents=[shared])
        for name, command in COMMANDS.items()
    }
    found["check"].add_argument(
        "--format", choices=checking.FORMATS, default="tekst", help="hoe de meldingen eruitzien"
    )
    for kind, about in checking.TIPS.items():
        found["check"].add_argument(f"--{kind}", action="store_true", help=about)
    found["check"].add_argument(
        "--spelling", action="store_true", help="noem ook woorden die in geen woordenlijst staan"
    )
    found["check"].add_argument(
        "--links", action="store_true", help="vraag ook andere sites of hun pagina's er nog zijn"
    )
    for name in ("check", "serve"):
        found[name].add_argument(
            "--geheugen",
            type=Path,
            default=here / ".catalogue-links.json",
            metavar="BESTAND",
            help="waar check --links onthoudt wat andere sites zeiden",
        )
    found["check"].add_argument(
        "--fix", action="store_true", help="verbeter eerst wat veilig vanzelf kan"
    )
    found["serve"].add_argument(
        "--port", type=int, default=PORT, metavar="GETAL", help=f"de poort (anders {PORT})"
    )
    found["serve"].add_argument(
        "--no-browser", action="store_true", help="open de browser niet vanzelf"
    )
    kinds = [name for name, kind in KIND.items() if kind.folder]
    found["new"].add_argument("kind", choices=kinds, metavar="SOORT", help=", ".join(kinds))
    found["new"].add_argument(
        "--toch", action="store_true", help="maak het ook als er al iets is dat erop lijkt"
    )
    found["new"].add_argument("naam", metavar="NAAM", help='de naam, zoals "Robots in de wijk"')
    return parser


def _shared(here: Path) -> Parser:
    shared = Parser(add_help=False)
    for name, about in (
        ("content", "de map met Markdown-bestanden"),
        ("templates", "de map met sjablonen"),
        ("site", "de map waar de website in komt"),
    ):
        shared.add_argument(f"--{name}", type=Path, default=here / name, metavar="MAP", help=about)
    shared.add_argument(
        "--base-url",
        default="",
        metavar="ADRES",
        type=_base_url,
        help="het adres waarop de site komt te staan, zoals https://voorbeeld.nl/techniek/",
    )
    shared.add_argument(
        "--no-memo", action="store_true", help="maak alles opnieuw, ook als er niets veranderd is"
    )
    shared.add_argument(
        "--memo-inhoud",
        action="store_true",
        help="vergelijk wat er in bestanden staat en niet hun tijd, voor een server die alles"
        " steeds opnieuw ophaalt; zet de site dan in een map waar niemand anders bij kan",
    )
    shared.add_argument(
        "--profile", action="store_true", help="zeg aan het eind hoe lang elke stap duurde"
    )
    return shared


def _base_url(written: str) -> str:
    """The address with a slash at its end; argparse shows the message of what it refuses."""
    if written and not _has_host(written):
        raise argparse.ArgumentTypeError(f"'{written}' is geen adres dat begint met https://")
    return written.rstrip("/") + "/" if written else ""


def _has_host(written: str) -> bool:
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    # The address stands in pages and feeds: what would have to be escaped there is no address.
    plain = not parts.query and not parts.fragment and not re.search(r"[\s<>\"'`\\{}|^]", written)
    return plain and parts.scheme in {"http", "https"} and bool(parts.hostname)


def today() -> date:
    """The day of the build in Rotterdam; ``SOURCE_DATE_EPOCH`` (seconds) makes it repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    # Eleven digits go on to the year 5138: far enough, and within what a date can hold.
    if epoch and not re.fullmatch(r"[0-9]{1,11}", epoch):
        _say(f"SOURCE_DATE_EPOCH moet een aantal seconden zijn, niet {quote(epoch)}", sys.stderr)
        raise SystemExit(EXIT_MISUSE)
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZONE).date()


def _make(
    options: argparse.Namespace,
    build: Build,
    progress: Progress,
    history: Versions,
    kept: Shelf | None = None,
) -> Made:
    return build(
        options.content,
        options.templates,
        base_url=options.base_url,
        today=today(),
        progress=progress,
        versions=history,
        shelf=kept,
    )


def _build(options: argparse.Namespace, build: Build) -> int:
    if _inside(options.site, options.content) or _inside(options.site, options.templates):
        where = source.shown(options.site)
        _say(
            f"{where} hoort bij de teksten of sjablonen; kies een andere map met --site", sys.stderr
        )
        return EXIT_MISUSE
    output.recover(options.site)
    progress = Progress(sys.stderr)
    seen = None if options.no_memo else _seen(options)
    memory = memo.recall(seen) if seen else memo.NO_MEMORY
    if memory.said:
        _say(memory.said[0], sys.stderr)
        _say(f"{memory.said[1]}, {_time(progress)}; er was niets veranderd", sys.stdout)
        return 0
    return _build_anew(options, build, progress, seen, memory)


def _seen(options: argparse.Namespace) -> memo.Seen | None:
    """Everything that decides what the site will be, as far as it can be told beforehand."""
    history = versions.state(options.content)
    words = (str(Path.cwd()), options.base_url, today().isoformat(), history)
    sources = (options.content, options.templates)
    return memo.look(options.site, sources, words, by_bytes=options.memo_inhoud)


def _build_anew(
    options: argparse.Namespace,
    build: Build,
    progress: Progress,
    seen: memo.Seen | None,
    memory: memo.Memory,
) -> int:
    from catalogue.finish import Unsound

    kept: Shelf = Forgetful()
    if seen:
        kept = lasting.load(seen.shelf, seen.program, by_bytes=options.memo_inhoud)
    made = _make(options, build, progress, versions.read(options.content), kept)
    finishing = _finishing(options, made, kept, memory)

    def remember() -> None:
        # In this order: only together they say which files of the site need not be made again.
        if seen and isinstance(kept, lasting.Lasting):
            own = kept.save(seen.program)
            problems = _together(made, finishing)
            said = (diagnostics.as_text(problems), _summary(options, made, problems))
            memo.keep(seen, said, own)

    try:
        if not failed(made.problems):
            files = progress.counted(_tidied(finishing), len(made.files))
            output.write(options.site, files, remember, memory.site)
    except output.Replaced:
        return _build_anew(options, build, progress, seen, memo.NO_MEMORY)
    except output.OutputError as error:
        _say(str(error), sys.stderr)
        return EXIT_MISUSE
    except Unsound:
        pass  # What is wrong is among the problems now, and the site has not been changed.
    finally:
        progress.done()
    if options.profile:
        _say(progress.profile(), sys.stderr)
    problems = _together(made, finishing)
    _say(diagnostics.as_text(problems), sys.stderr)
    if failed(problems):
        _say(f"{counted(problems)}; de site is niet veranderd.", sys.stderr)
        return 1
    _say(f"{_summary(options, made, problems)}, {_time(progress)}", sys.stdout)
    return 0


def _tidied(files: output.Files) -> Iterator[tuple[str, bytes | None]]:
    """The same files. What a page leaves behind that points to itself is cleared away now and then.

    The collector is off (see ``build.main``); all that was there before is not looked at.
    """
    gc.freeze()
    try:
        for number, file in enumerate(files):
            if number % _PAGES_AT_ONCE == 0:
                gc.collect(0)
            yield file
    finally:
        gc.unfreeze()


def _finishing(
    options: argparse.Namespace, made: Made, kept: Shelf, memory: memo.Memory
) -> "Finishing":
    """Makes and judges the files of a build, but for those that can stay as they are."""
    from catalogue.finish import Finishing, Kept

    if not isinstance(kept, lasting.Lasting) or not made.files:
        return Finishing(made.files, options.templates, options.base_url)
    before = kept.last(_NAMES)
    # Where something is gone, every page is looked at again: one may point there. None points to
    # a part of the search index, all of which have a new name when an entry comes or goes.
    names = tuple(name for name in made.files if not name.startswith(urls.SEARCH_PARTS))
    complete = isinstance(before, tuple) and set(before) <= set(names)
    kept.put(_NAMES, "", names)
    fit = complete and memory.shelf != "" and memory.shelf == kept.origin
    known = Kept(made.states(), kept, fit=fit)
    return Finishing(made.files, options.templates, options.base_url, known)


def _inside(site: Path, folder: Path) -> bool:
    """Whether the site would come in a folder that it is made from."""
    return Path(os.path.realpath(site)).is_relative_to(os.path.realpath(folder))


def _summary(options: argparse.Namespace, made: Made, problems: Sequence[Diagnostic]) -> str:
    pages = sum(name.endswith(".html") for name in made.files)
    return f"{source.shown(options.site)}/: {pages} pagina's, {counted(problems)}"


def _together(made: Made, finishing: "Finishing") -> tuple[Diagnostic, ...]:
    return tuple(sorted((*made.problems, *finishing.problems)))


def _check(options: argparse.Namespace, build: Build) -> int:
    from catalogue.finish import Finishing, Unsound

    if options.fix and not _fix(options.content):
        return EXIT_MISUSE
    progress = Progress(sys.stderr)
    made = _make(options, build, progress, versions.NONE)
    finishing = Finishing(made.files, options.templates, options.base_url)
    with suppress(Unsound):
        for _ in finishing:
            pass
    progress.done()
    memory = options.geheugen if options.links else None
    tips = frozenset(kind for kind in checking.TIPS if getattr(options, kind))
    wanted = checking.Wanted(tips, options.spelling, memory)
    try:
        noted = checking.noted(options.content, wanted, today())
    except OSError as error:
        _say(f"{options.geheugen} kan niet geschreven worden: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    problems = sorted([*_together(made, finishing), *noted.shown])
    _say(checking.report(options.format, problems, noted.issues), sys.stdout)
    if options.format == "tekst":
        _say(f"{counted(problems, noted.hidden)}.", sys.stderr)
    return 1 if failed(problems) else 0


def _fix(content: Path) -> bool:
    """Mend what is safe to mend, and say what; whether the disk allowed it."""
    try:
        mended = mending.mend_all(content)
    except OSError as error:
        _say(f"{source.shown(content)} kan niet verbeterd worden: {error.strerror}", sys.stderr)
        return False
    _say("\n".join(map(str, mended)), sys.stderr)
    return True


def _serve(options: argparse.Namespace, build: Build) -> int:
    # Imported here: livereload and its server take 0.15 s that other commands need not wait for.
    from catalogue import preview
    from catalogue.session import Session, Whole

    # The site is written once, as `build` would; while someone writes, pages come from memory.
    if _build(options, build) == EXIT_MISUSE:
        return EXIT_MISUSE

    panels = panel.Panels(options.content, options.geheugen)

    def notes(address: str) -> object:
        found = panels.of_page(address, today())
        return asdict(found) if found else None

    # Who writes does not commit meanwhile, and a long history takes longer than a page.
    history = versions.read(options.content)
    session = Session(
        lambda shelf, search: build(
            options.content,
            options.templates,
            base_url=options.base_url,
            today=today(),
            progress=Progress(sys.stderr),
            versions=history,
            shelf=shelf,
            search=search,
        ),
        options.templates,
        options.base_url,
    )

    def rebuild() -> Whole:
        progress = Progress(sys.stderr)
        whole = session.quick()
        _say(diagnostics.as_text(whole.problems), sys.stderr)
        _say(f"{counted(whole.problems)}, {_time(progress)}", sys.stderr)
        return whole

    return preview.serve(
        rebuild,
        (options.content, options.templates),
        notes,
        port=options.port,
        open_browser=not options.no_browser,
        thorough=session.thorough,
    )


def _new(options: argparse.Namespace, build: Build) -> int:  # noqa: ARG001 - one signature for all
    there = creating.shelf(options.content)
    asked = sys.stdin.isatty() and sys.stdout.isatty()
    desk = Desk(sys.stdin, sys.stdout) if asked else None
    try:
        path = creating.create(
            KIND[options.kind], options.naam, there, today(), desk, anyway=options.toch
        )
    except creating.Refusal as refusal:
        _say(str(refusal), sys.stderr)
        return EXIT_MISUSE if isinstance(refusal, creating.NoName) else 1
    except OSError as error:
        where = error.filename or options.content
        _say(f"{source.shown(Path(where))} kan niet gemaakt worden: {error.strerror}", sys.stderr)
        return EXIT_MISUSE
    _say(
        f"gemaakt: {source.shown(path)}. Vul het in en kijk met: python build.py serve", sys.stdout
    )
    return 0


def _time(progress: Progress) -> str:
    return f"{progress.seconds:.1f} s".replace(".", ",")


def _say(text: str, stream: TextIO) -> None:
    """Say it to whoever listens; that nobody does (any more) is no reason to break off."""
    if not text:
        return
    try:
        stream.write(text + "\n")
        stream.flush()
    except OSError:
        # Python tries once more at the end, and would say that it failed.
        with suppress(OSError), Path(os.devnull).open("wb") as nobody:
            os.dup2(nobody.fileno(), stream.fileno())


COMMANDS: dict[str, Command] = {
    "build": Command("maak de website", _build),
    "serve": Command("maak de website en laat hem zien terwijl je schrijft", _serve),
    "check": Command("noem alle problemen, zonder iets te schrijven", _check),
    "new": Command("maak een goed nieuw bestand om mee te beginnen", _new),
}
