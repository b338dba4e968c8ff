"""The smallest site, page by page."""

import pytest

from catalogue.site.render import BuildResult
from tests.sites.expected import REFRESH, kept, shown, small_site
from tests.sites.outline import outline


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return small_site(tmp_path_factory.mktemp("klein"))


def test_no_problem_in_the_smallest_site(made: BuildResult) -> None:
    assert made.problems == ()


def test_every_kind_of_page_is_kept(made: BuildResult) -> None:
    assert sorted(shown(made.files)) == sorted(kept()), f"to keep what there is now: {REFRESH}"


@pytest.mark.parametrize("name", sorted(kept()))
def test_page_is_as_it_was(name: str, made: BuildResult) -> None:
    now = shown(made.files).get(name, "")
    assert now == kept()[name], f"if the page is right as it is now: {REFRESH}"


def test_outline() -> None:
    html = '<h2>Kop</h2><ul><li><a href="x.html">Een <b>twee</b></a></li></ul><p>tekst\n verder</p>'
    assert outline(html) == "## Kop\n- Een twee -> x.html\ntekst verder\n"
    assert outline("<svg><title>x</title><p>y</p></svg><script>z</script><p>tekst</p>") == "tekst\n"
