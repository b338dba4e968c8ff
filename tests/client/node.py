"""Runs the search script in Node, where there is one; Chromium is what the tests rely on."""

import json
import shutil
import subprocess
from typing import Any

from tests.client.engine import SCRIPTS

_START = "globalThis.self = globalThis;\n"
_ASK = """
const chunks = [];
process.stdin.on('data', (chunk) => chunks.push(chunk));
process.stdin.on('end', () => {
  const argument = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  process.stdout.write(JSON.stringify((%s)(argument)));
});
"""


def find_node() -> str | None:
    """The program ``node``."""
    return shutil.which("node")


def script(name: str) -> str:
    """One file of the search script, such as ``search_language``."""
    return (SCRIPTS / f"{name}.js").read_text("utf-8")


def run(node: str, code: str, argument: object) -> Any:
    """Call a function, written in JavaScript, with ``zoek`` in reach."""
    names = ("search_engine", "search_index", "search_language")
    scripts = "".join(f"{{{script(name)}\n}}\n" for name in names)
    program = _START + scripts + "const zoek = self.zoek;\n" + _ASK % code
    done = subprocess.run(
        [node, "-e", program],
        input=json.dumps(argument),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(done.stdout)
