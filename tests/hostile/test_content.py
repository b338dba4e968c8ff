"""Hostile content: refused with its code and place, or shown and harmless; in time."""

import importlib

import pytest

from tests.hostile import judging


@pytest.mark.parametrize("module", ["of_fields", "of_pictures", "of_texts"])
def test_every_case_ends_as_it_must(module: str) -> None:
    cases = importlib.import_module(f"tests.hostile.{module}").CASES
    wrong = list(judging.judged(module, cases))
    assert not wrong, "\n".join(wrong)
