"""Suggestions for a hundred references as people write them, on the real content."""

from pathlib import Path

import pytest
import yaml

from catalogue.checks import contents
from catalogue.checks.references import Suggestions
from tests.client.catalogues import CONTENT

FILE = Path(__file__).with_name("real_references.yml")
WRITTEN = [
    (kind, str(written), () if ids == "niets" else (ids,) if isinstance(ids, str) else tuple(ids))
    for kind, group in yaml.safe_load(FILE.read_text("utf-8")).items()
    for written, ids in group.items()
]
# Of those that mean something, the part that gets a suggestion.
LEAST = 0.8


@pytest.fixture(scope="module")
def suggestions() -> Suggestions:
    reading = contents.read(CONTENT)
    return Suggestions([page.draft for page in reading.sources], reading)


def test_no_wrong_record_is_suggested(suggestions: Suggestions) -> None:
    assert len(WRITTEN) >= 100
    wrong = {}
    for kind, written, meant in WRITTEN:
        one = suggestions.meant(kind, written)
        certain = suggestions.certain(kind, written)
        if not {*one} <= {*meant} or not {*certain} <= {*meant}:
            wrong[kind, written] = (one, certain)
    assert not wrong


def test_most_of_what_was_meant_is_suggested(suggestions: Suggestions) -> None:
    asked = [(kind, written, meant) for kind, written, meant in WRITTEN if meant]
    missed = [
        (kind, written)
        for kind, written, meant in asked
        if {*suggestions.meant(kind, written), *suggestions.certain(kind, written)} != {*meant}
    ]
    assert len(missed) <= (1 - LEAST) * len(asked), missed
