"""Texts that would run a script or call home if any place forgot to escape; see ``payloads.yml``.

The classes are those of DOMPurify's and OWASP's collections.
"""

from pathlib import Path

import yaml

# The script that tells on itself, and a server that must never hear anything.
HIT = "hit()"
CANARY = "//127.0.0.1:9"

_CLASSES = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
MARKDOWN: tuple[str, ...] = tuple(_CLASSES.pop("markdown"))
EVERYWHERE: tuple[str, ...] = tuple(payload for group in _CLASSES.values() for payload in group)


def armed(payload: str, canary: str = CANARY) -> str:
    """The payload with its script and the address of the canary (``//host:port``) filled in."""
    return payload.replace("HIT", HIT).replace("CANARY", canary)
