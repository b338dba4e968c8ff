"""Keeps one open issue per title up to date, with the `gh` of GitHub's runners.

    python .ci/keep_issues.py LABEL REPORT.json

The report is what `build.py check --format json` prints; ``issues`` in it holds titles and bodies.
An issue that is open gets the new body, a new one is opened, and one that is no longer in the
report is closed. Titles and bodies are handed over as arguments and files, never through a shell.
"""

import json
import subprocess
import sys
from pathlib import Path

# A mistake in the content must not open hundreds of issues in one night.
MOST_NEW = 25


def main(label: str, report: str) -> int:
    """Bring the issues with ``label`` in line with the report; the number of what was changed."""
    wanted = {one["title"]: one["body"] for one in json.loads(Path(report).read_text())["issues"]}
    _gh("label", "create", label, "--force", "--description", "Bijgehouden door een workflow")
    fields = "number,title,body"
    listed = _gh(
        "issue", "list", "--label", label, "--state", "open", "--limit", "500", "--json", fields
    )
    there = {one["title"]: one for one in json.loads(listed)}
    for title in sorted(there.keys() - wanted.keys()):
        _gh("issue", "close", str(there[title]["number"]), "--comment", "Dit is nu in orde.")
    for title in sorted(wanted.keys() & there.keys()):
        if there[title]["body"].strip() != wanted[title].strip():
            _gh(
                "issue", "edit", str(there[title]["number"]), "--body-file", "-", body=wanted[title]
            )
    for title in sorted(wanted.keys() - there.keys())[:MOST_NEW]:
        _gh(
            "issue",
            "create",
            "--title",
            title,
            "--label",
            label,
            "--body-file",
            "-",
            body=wanted[title],
        )
    return 0


def _gh(*words: str, body: str | None = None) -> str:
    done = subprocess.run(  # noqa: S603 - a list of words, no shell
        ["gh", *words],  # noqa: S607 - where GitHub's runners have it
        input=body,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"gh {words[0]} {words[1]}: {done.stderr.strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
