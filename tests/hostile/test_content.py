"""Hostile content: refused with its code and place, or shown and harmless; in time."""

import importlib

import pytest

from tests.hostile import judging
from tests.hostile.corpus import CORPUS


@pytest.mark.parametrize("module", CORPUS)
def test_every_case_ends_as_it_must(module: str) -> None:
    cases = importlib.import_module(f"tests.hostile.{module}").CASES
    wrong = [
        f"{outcome.name}: {outcome.wrong}"
        for outcome in judging.judged(module, cases)
        if outcome.wrong
    ]
    assert not wrong, "\n".join(wrong)
