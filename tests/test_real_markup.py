"""Every page is correct HTML: the Nu Html Checker finds no error and nothing to warn about.

The checker is a Java program that npm brings. Pages are read from a server, because a policy that
allows ``'self'`` means nothing for a page without an origin.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import Served

CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
NO_CHECKER = (
    "De Nu Html Checker is er niet. / The Nu Html Checker is not there. It takes Java (apt-get"
    " install default-jre-headless) and: npm ci --prefix tests --ignore-scripts --omit=optional"
)
# The checker refuses to read from loopback otherwise: it also runs as a public service.
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
# Room for deep pages; and a short run: compiling well costs it twice the time that it saves.
BRIEF = ("-Xss2m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def checked(*addresses: str) -> list[dict[str, Any]]:
    """Messages of the checker about the pages at these addresses."""
    if not (CHECKER.exists() and shutil.which("java")):
        if os.environ.get("CI"):
            pytest.fail(NO_CHECKER)
        pytest.skip(NO_CHECKER)
    done = subprocess.run(
        ["java", *BRIEF, LOCAL, "-jar", str(CHECKER), "--format", "json", "--stdout", *addresses],
        capture_output=True,
        text=True,
        check=False,
    )
    messages: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return messages


def test_the_checker_sees_what_is_wrong(served: Served) -> None:
    page = served.folder / "fout.html"
    try:
        page.write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
        assert any(message["type"] == "error" for message in checked(served.url("fout.html")))
    finally:
        page.unlink(missing_ok=True)


def test_every_page_is_correct_html(served: Served) -> None:
    pages = sorted(path.relative_to(served.folder) for path in served.folder.rglob("*.html"))
    found = [
        f"{message.get('url', '').removeprefix(served.url(''))}:{message.get('lastLine')}:"
        f" {message.get('subType', message['type'])}: {message['message']}"
        for message in checked(*(served.url(page.as_posix()) for page in pages))
    ]
    assert len(pages) > 100
    assert not found, "\n".join(found[:20])
