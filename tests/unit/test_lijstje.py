"""The files behind 'mijn lijstje': everything is in the file where the script looks for it."""

import json
import re
from pathlib import Path

import pytest

from catalogue.base import text
from tests import harness

pytestmark = pytest.mark.slow  # Builds whole sites.

PART = re.compile(r"lijstje/(\d+)\.js")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[list[object]]]:
    """Rows of each file, of the small site with a hundred programmes more."""
    folder = tmp_path_factory.mktemp("kept")
    programma = (harness.SMALL / "programmas/robotica.md").read_text("utf-8")
    more = {
        f"programmas/les-{n}.md": programma.replace("naam: Robotica", f"naam: Les {n}", 1)
        for n in range(100)
    }
    more["programmas/les-8.md"] = harness.in_state(more["programmas/les-8.md"], "gestopt")
    moved = "---\noude_adressen: [programmas/de-oude-les.html]\n"
    more["programmas/les-7.md"] = more["programmas/les-7.md"].replace("---\n", moved, 1)
    joining = """---
meedoen:
  hoe: via-school
  stap: Vraag het je juf.
  website: https://www.voorbeeld.nl/doe-mee/
  email: les@voorbeeld.nl
  telefoon: 010 123 45 67
"""
    more["programmas/les-6.md"] = more["programmas/les-6.md"].replace("---\n", joining, 1)
    made = harness.made(harness.site(folder, **more))
    assert not made.problems
    return {
        int(found[1]): json.loads(data.decode().partition("=[")[2].join(("[", "")).rstrip(";\n"))
        for name, data in made.files.items()
        if (found := PART.fullmatch(name))
    }


def rows(parts: dict[int, list[list[object]]]) -> dict[str, list[object]]:
    return {str(row[0]): row[1:] for part in parts.values() for row in part}


def test_a_part_stays_small(parts: dict[int, list[list[object]]]) -> None:
    assert sorted(parts) == list(range(len(parts)))
    assert max(len(part) for part in parts.values()) < 40


def test_every_entry_is_where_its_name_says(parts: dict[int, list[list[object]]]) -> None:
    for number, part in parts.items():
        for row in part:
            assert text.stable_hash(str(row[0])) % len(parts) == number
    assert {"programmas/les-0", "programmas/les-99", "makerspaces/de-werkplaats"} <= set(
        rows(parts)
    )


def test_what_ended_has_a_card_that_says_so(parts: dict[int, list[list[object]]]) -> None:
    assert "gestopt" in str(rows(parts)["programmas/les-8"][1])


def test_on_paper_stands_how_to_join_and_whom_to_ask(
    parts: dict[int, list[list[object]]],
) -> None:
    known, unknown = (rows(parts)[f"programmas/les-{n}"][2] for n in (6, 0))
    assert isinstance(known, list)
    assert isinstance(unknown, list)
    assert known[-1] == (
        "Via school. Vraag het je juf. voorbeeld.nl/doe-mee, les@voorbeeld.nl, Bel 010 123 45 67"
    )
    assert unknown[-1] == "Vraag De School hoe je kunt meedoen"


def test_an_old_address_leads_to_the_new_one(parts: dict[int, list[list[object]]]) -> None:
    assert rows(parts)["programmas/de-oude-les"] == ["programmas/les-7"]


def test_a_card_cannot_end_the_script(parts: dict[int, list[list[object]]], tmp_path: Path) -> None:
    naam = "</script><img src=x onerror=alert(1)>"
    text_ = (harness.SMALL / "programmas/robotica.md").read_text("utf-8")
    content = harness.site(
        tmp_path,
        **{"programmas/gemeen.md": re.sub(r"(?m)^naam: .*$", f"naam: '{naam}'", text_, count=1)},
    )
    made = harness.made(content)
    scripts = [data for name, data in made.files.items() if PART.fullmatch(name)]
    assert scripts
    assert not any(b"<" in data for data in scripts)
