"""The feeds of changes, read back by an XML parser."""

from datetime import datetime
from xml.etree import ElementTree

import pytest

from catalogue.base.plan import Plan
from catalogue.content.versions import Version
from catalogue.feeds import atom
from catalogue.feeds.publication import Publication, beside
from tests.unit.feeds_catalogues import BASE, at, dated, drafts, rendered, resolved, small

ATOM = {"a": "http://www.w3.org/2005/Atom"}
EVERYTHING = "data/wijzigingen.atom"


ROBOTICA = """---
naam: Robots bouwen
samenvatting: Bouw na school een robot.
fase: [kiezen]
doelgroepen: [basisschool]
themas: [robots]
bronnen:
  - {url: 'https://voorbeeld.nl/robotica', gezien: Lessen vanaf groep 4, jaar: 2025}
gecontroleerd: 2027-01-01
---

Je bouwt een robot.
"""


def read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - our own file


def entries(data: bytes) -> dict[str, str]:
    """Identity -> the whole entry as text."""
    return {
        entry.findtext("a:id", "", ATOM): ElementTree.tostring(entry, "unicode")
        for entry in read(data).findall("a:entry", ATOM)
    }


@pytest.mark.parametrize("path", [EVERYTHING, "themas/robots.atom", "wijken/dorp.atom"])
@pytest.mark.parametrize("base_url", [BASE, ""])
def test_a_feed_has_what_rfc_4287_asks(path: str, base_url: str) -> None:
    feed = read(rendered(dated(), base_url)[path])
    for holder in (feed, *feed.findall("a:entry", ATOM)):
        assert holder.findtext("a:id", "", ATOM).startswith("urn:uuid:")
        assert holder.findtext("a:title", "", ATOM)
        updated = datetime.fromisoformat(holder.findtext("a:updated", "", ATOM))
        assert updated.tzinfo
        links = {link.get("rel"): link.get("href", "") for link in holder.findall("a:link", ATOM)}
        assert links["alternate"].startswith(base_url)
        assert links["alternate"].endswith((".html", "/"))
    assert feed.findtext("a:author/a:name", "", ATOM) == "Techniek in Kleinstad"
    ids = [entry.findtext("a:id", "", ATOM) for entry in feed.findall("a:entry", ATOM)]
    assert len(set(ids)) == len(ids) > 0


def test_there_is_a_feed_where_there_is_an_entry() -> None:
    found = {path for path in rendered(small()) if path.endswith(".atom")}
    assert found == {EVERYTHING, atom.MONTHLY, "themas/robots.atom", "wijken/dorp.atom"}
    assert {
        EVERYTHING,
        atom.MONTHLY,
        *(beside(record, "atom") for record in atom.subjects(small())),
    } == found


def test_an_edit_changes_one_entry() -> None:
    path = "programmas/robotica.md"
    versions = {path: Version(at("2026-11-01 08:00"), at("2026-12-01 09:30"))}
    before = entries(rendered(small())[EVERYTHING])
    after = entries(rendered(small(), versions=versions)[EVERYTHING])
    different = {name for name in before if before[name] != after[name]}
    assert before.keys() == after.keys()
    assert len(different) == 1
    (name,) = different
    assert "2026-12-01T09:30:00Z" in after[name]
    assert "published>2026-11-01T08:00:00Z<" in after[name]
    assert "published" not in before[name]
    # The youngest comes first, and the feed is as young as that.
    assert next(iter(after)) == name
    feed = read(rendered(small(), versions=versions)[EVERYTHING])
    assert feed.findtext("a:updated", "", ATOM) == "2026-12-01T09:30:00Z"


def test_what_got_another_address_is_as_old_as_its_first_file() -> None:
    text = ROBOTICA.replace("themas:", "oude_adressen: [programmas/oud.html]\nthemas:")
    found = resolved(drafts({"programmas/robotica.md": text}))
    versions = {
        "programmas/robotica.md": Version(at("2026-11-20 08:00"), at("2026-11-21 08:00")),
        "programmas/oud.md": Version(at("2025-05-01 08:00"), at("2026-11-20 08:00")),
    }
    feed = rendered(found, versions=versions)[EVERYTHING].decode()
    assert "<published>2025-05-01T08:00:00Z</published>" in feed
    assert feed.count("<published>") == 1


def test_an_identity_survives_another_name_and_another_address() -> None:
    found = resolved(drafts({"programmas/robotica.md": ROBOTICA}))
    before = entries(rendered(small())[EVERYTHING])
    after = entries(rendered(found, "https://elders.nl/")[EVERYTHING])
    assert before.keys() == after.keys()


def test_only_the_newest_are_in_a_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atom, "MOST", 2)
    (school,) = small().partners
    feeds = Plan(atom.plan(Publication(small(), BASE, {school: at("2027-01-01 00:00")})))
    found = entries(feeds[EVERYTHING])
    assert len(found) == 2
    assert "De School" in next(iter(found.values()))
