"""Prints what searching costs as the catalogue grows, and how well it answers. Judges nothing.

.venv/bin/python -m tests.bench.search            100 and 1,000 entries
.venv/bin/python -m tests.bench.search --big      and 10,000
"""

import argparse
import gzip
import itertools
import resource
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from catalogue.content.model import Catalogue
from catalogue.search import documents, index, words
from catalogue.search.documents import Document
from catalogue.site import assets
from tests.bench.generate import generate
from tests.browser.chromium import NO_BROWSER, QUIET, find_chromium
from tests.client import catalogues, judging
from tests.client.engine import SCRIPTS, Engine

SIZES = (100, 1_000)
BIG = 10_000
QUESTIONS = Path(__file__).parents[1] / "search_questions.yml"
# What someone types first, by kind of question.
ASKED = {
    "naam": ["robotwerkplaats op zuid", "havenkeet in de wijk", "techniek college rotterdam"],
    "woord": ["solderen", "lasersnijder", "vreewijk", "techniek"],
    "gewone vraag": [
        "iets met robots voor mijn dochter van 10",
        "waar kan ik op zuid leren solderen",
        "omscholen naar de haven zonder diploma",
    ],
    "leeftijd": ["iets met fietsen voor 10 jaar", "techniek groep 7", "cursus voor 45 jaar"],
    "los geschreven": ["robot werkplaats", "laser snijder", "leer werk loket"],
    "typefout": ["tekniekhuis", "robtowerkplaats", "zonnepannelen", "soldeern voor kindren"],
    "niets": ["gitaarles", "pizza bestellen", "xqzwvj"],
}
# How many sentences come into view without scrolling.
IN_VIEW = 4


@dataclass(frozen=True)
class Cost:
    """Cost of searching at one size. Bytes are after gzip.

    ``first`` holds for each kind of question the most bytes that a browser loads before it can
    answer: the engine, the head of the index, stretches, spelling, names and the sentences in view.
    ``requests`` are the most files, without those sentences.
    """

    entries: int
    build: float
    whole: int
    first: Mapping[str, int]
    requests: Mapping[str, int]
    keystrokes: Sequence[float]

    @property
    def row(self) -> str:
        """A line of the table."""
        ordered = sorted(self.keystrokes)
        p50, p95 = (ordered[int(len(ordered) * part)] for part in (0.5, 0.95))
        first = " | ".join(
            f"{most:,} in {self.requests[kind]}" for kind, most in self.first.items()
        )
        return (
            f"| {self.entries:,} | {self.build:.1f} | {self.whole:,} "
            f"| {first} | {p50:.2f} | {p95:.2f} |"
        )


HEADER = (
    f"| entries | build, CPU s | whole index | first, bytes in files: {' | '.join(ASKED)} "
    "| key p50 ms | p95 ms |\n"
    f"|{' ---: |' * (5 + len(ASKED))}"
)


def measure(browser: Browser, entries: int) -> Cost:
    """Build the index of a generated catalogue and type questions into it."""
    with tempfile.TemporaryDirectory() as folder:
        generate(entries, Path(folder, "content"))
        catalogue = catalogues.read(Path(folder, "content"))
    started = _cpu()
    found = index.build(catalogue)
    build = _cpu() - started
    engine = Engine(browser, found)
    zipped = {name: len(gzip.compress(content, 9)) for name, content in engine.parts.items()}
    script = script_bytes()["engine only"]
    first = {
        kind: max(script + _loaded(engine, zipped, asked) for asked in questions)
        for kind, questions in ASKED.items()
    }
    requests = {
        kind: 1 + max(len(engine.needed(asked)) for asked in questions)
        for kind, questions in ASKED.items()
    }
    questions = [*itertools.chain(*ASKED.values()), *_names(documents.of(catalogue))]
    typed = [asked[:end] for asked in questions for end in range(1, len(asked) + 1)]
    # The first time loads parts and warms the engine up; of the others the quickest counts, because
    # what a slower one adds is other work of the machine.
    engine.ask_all(typed)
    tries = [[answer["ms"] for answer in engine.ask_all(typed)] for _ in range(3)]
    keystrokes = [min(times) for times in zip(*tries, strict=True)]
    engine.close()
    return Cost(entries, build, sum(zipped.values()), first, requests, keystrokes)


def _loaded(engine: Engine, zipped: Mapping[str, int], asked: str) -> int:
    return sum(zipped[part] for part in engine.needed(asked, in_view=IN_VIEW))


def _names(found: Sequence[Document]) -> Iterable[str]:
    """Twenty names, from everywhere in the catalogue."""
    return [document.naam for document in found[:: max(1, len(found) // 20)]]


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def script_bytes() -> dict[str, int]:
    """The search script as visitors get it, after gzip: all, and without the page."""
    tight = {path.stem: assets.small(path) for path in sorted(SCRIPTS.glob("search_*.js"))}
    engine = [tight[f"search_{name}"] for name in ("engine", "index", "language")]
    return {
        "all": len(gzip.compress("\n".join(tight.values()).encode(), 9)),
        "engine only": len(gzip.compress("\n".join(engine).encode(), 9)),
    }


def baseline(catalogue: Catalogue) -> dict[str, judging.Score]:
    """lunr.py with its own pipeline for every language: what someone gets who adds only lunr."""
    from lunr import lunr

    found = documents.of(catalogue)
    rows = [
        {
            "adres": document.address,
            **{
                name: " ".join(document.fields.get(name, ()))
                for name in documents.BOOSTS
                if name not in {"naamdelen", "delen"}
            },
        }
        for document in found
    ]
    names = [{"field_name": name, "boost": documents.BOOSTS[name]} for name in list(rows[0])[1:]]
    made = lunr(ref="adres", fields=names, documents=rows)

    def answer(question: str) -> list[str]:
        plain = "".join(sign if sign.isalnum() else " " for sign in question)
        return [row["ref"] for row in made.search(plain)]

    return judging.judge_by(answer, judging.read(QUESTIONS))


def quality(browser: Browser) -> str:
    """The judged questions on the real content: this search beside the baseline."""
    engine = Engine(browser, catalogues.real_index())
    ours = judging.judge(engine, judging.read(QUESTIONS))
    engine.close()
    return judging.table({"deze": ours, "lunr.py": baseline(catalogues.real())})


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--big", action="store_true", help=f"measure {BIG:,} entries as well")
    options = parser.parse_args()
    # The word list is read once per process; it should not count for the first size only.
    words.analyse(documents.of(catalogues.real()))
    with sync_playwright() as playwright:
        path = find_chromium() or parser.error(NO_BROWSER)
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        print(HEADER)
        for entries in (*SIZES, BIG) if options.big else SIZES:
            print(measure(browser, entries).row, flush=True)
        print("\nsearch script, gzip:", script_bytes(), "\n")
        print(quality(browser))
        browser.close()


if __name__ == "__main__":
    main()
