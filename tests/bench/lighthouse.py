"""Lighthouse on every type of page, on a phone and on a desk, as one table.

.venv/bin/python build.py && npm ci --prefix tests && .venv/bin/python -m tests.bench.lighthouse

The site is served from this machine as GitHub Pages would: below a folder, with gzip. It takes
about ten seconds for each page and screen; ``--only index zoeken-list`` takes fewer.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.browser.chromium import find_chromium
from tests.browser.serving import serving
from tests.browser.visiting import page_types

ROOT = Path(__file__).parents[2]
CLI = ROOT / "tests" / "node_modules" / "lighthouse" / "cli" / "index.js"
GET_IT = "Lighthouse is not there: npm ci --prefix tests"
SCREENS: Mapping[str, tuple[str, ...]] = {"phone": (), "desk": ("--preset=desktop",)}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# What stands beside the marks: from the audits, what a visitor waits for and what it weighs.
FIGURES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
QUIET = "--headless=new --no-sandbox --disable-gpu --disable-component-update --no-first-run"


def judged(url: str, screen: str) -> dict[str, Any]:
    """Scores that Lighthouse gives one page. Raises ``CalledProcessError`` when it breaks down."""
    done = subprocess.run(
        [
            "node",
            str(CLI),
            url,
            "--quiet",
            "--output=json",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={QUIET}",
            *SCREENS[screen],
        ],
        env={**os.environ, "CHROME_PATH": find_chromium() or ""},
        capture_output=True,
        text=True,
        check=True,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def marks(report: Mapping[str, Any]) -> list[int]:
    """The four marks, 0-100, in the order of ``CATEGORIES``."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


def shortcomings(report: Mapping[str, Any]) -> Iterator[str]:
    """Every audit that costs marks."""
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                yield f"{audit['id']}: {audit.get('displayValue') or audit['title']}"


def main() -> None:
    """Read the command line and print the table. Exits with 1 when a mark is below 100."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (site/)")
    parser.add_argument("--only", nargs="+", metavar="TYPE", help="these types of page")
    options = parser.parse_args()
    if not CLI.exists():
        sys.exit(GET_IT)
    print("| page | screen | performance | accessibility | best practices | SEO |", end="")
    print(" FCP | LCP | TBT | CLS |\n|" + " --- |" * 2 + " ---: |" * 8)
    lowest = 100
    with serving(options.site) as served:
        for name, path in page_types(served.folder).items():
            for screen in SCREENS if not options.only or name in options.only else ():
                report = judged(served.url(path), screen)
                figures = [report["audits"][key]["displayValue"] for key in FIGURES]
                figures.append(report["audits"]["cumulative-layout-shift"]["displayValue"])
                row = [name, screen, *map(str, marks(report)), *figures]
                print("| " + " | ".join(row).replace("\u00a0", " ") + " |", flush=True)
                for line in shortcomings(report):
                    print(f"<!-- {line} -->", flush=True)
                lowest = min(lowest, *marks(report))
    sys.exit(lowest < 100)


if __name__ == "__main__":
    main()
