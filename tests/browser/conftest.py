"""The visitor of the browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import Served
from tests.browser.visiting import Visitor


@pytest.fixture
def visitor(browser: Browser, served: Served) -> Iterator[Visitor]:
    """Someone who opens pages of the site. A module with a site of its own overrides ``served``."""
    visitor = Visitor(browser, served)
    with visitor.windows:
        yield visitor
        assert not visitor.complaints
