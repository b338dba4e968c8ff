"""The catalogues that search is tried on: the real content, and generated ones of any size."""

from functools import cache
from pathlib import Path

import build
from catalogue.checks import contents
from catalogue.content import model
from catalogue.content.model import Catalogue
from catalogue.search import index
from catalogue.search.index import SearchIndex
from tests.harness import TODAY

CONTENT = Path(build.__file__).parent / "content"


def read(content: Path) -> Catalogue:
    """The catalogue of a content folder without mistakes."""
    drafts, _ = contents.check(contents.read(content))
    return model.resolve(drafts, TODAY)


@cache
def real() -> Catalogue:
    """The catalogue of the real content."""
    return read(CONTENT)


@cache
def real_index() -> SearchIndex:
    """Its search index."""
    return index.build(real())
