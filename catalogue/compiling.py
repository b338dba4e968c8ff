"""Templates that are compiled once: for all languages, and for the builds that come after.

To compile them takes half a second, a third of a small build. So Jinja keeps what it made of each,
in a folder that only this user can write in (which it makes sure of), beside all other temporary
files and far from the content: what is kept is code. It goes by what is in the template, the path,
this program's way to set Jinja up and the versions of Jinja and Python, and may be thrown away.
"""

import hashlib
import sys
from collections.abc import MutableMapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2 import Environment, FileSystemLoader, Template
from jinja2.bccache import FileSystemBytecodeCache

_OWN = Path(__file__).parents[1] / "templates"
# Where Jinja is set up: with another setup the same template becomes other code.
_SETUP = (Path(__file__), Path(__file__).with_name("site") / "theme.py")


class Compiled(FileSystemLoader):
    """The templates in a folder, each compiled once for the environments of all languages."""

    def __init__(self, templates: Path) -> None:
        super().__init__(templates)
        self._codes: dict[str, CodeType] = {}
        # Other templates come and go, in tests most of all.
        self._kept = _Kept.open() if templates.resolve() == _OWN.resolve() else None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja calls it so
    ) -> Template:
        """The template of that name. Raises ``jinja2.TemplateError``."""
        if name not in self._codes:
            self._codes[name] = self._compiled(environment, name)
        return environment.template_class.from_code(
            environment, self._codes[name], globals if globals is not None else {}
        )

    def _compiled(self, environment: Environment, name: str) -> CodeType:
        source, path, _ = self.get_source(environment, name)
        if self._kept is None:
            return environment.compile(source, name, path)
        bucket = self._kept.get_bucket(environment, name, path, source)
        if bucket.code is None:
            bucket.code = environment.compile(source, name, path)
            self._kept.set_bucket(bucket)
        return bucket.code


@cache
def _setup() -> str:
    own = hashlib.sha256(f"{jinja2.__version__} {sys.version}".encode())
    for path in _SETUP:
        own.update(path.read_bytes())
    return own.hexdigest()[:16]


class _Kept(FileSystemBytecodeCache):
    """Jinja's own, of which a disk that refuses is no fault: it is a help and no need."""

    @classmethod
    def open(cls) -> "_Kept | None":
        try:
            return cls()
        except (OSError, RuntimeError):  # There is no such folder, or it is not ours alone.
            return None

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{super().get_cache_key(name, filename)}-{_setup()}"

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
