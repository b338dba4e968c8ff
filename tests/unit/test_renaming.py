"""``rename`` and ``remove``: an entry and all that points to it, or nothing at all."""

from pathlib import Path

import pytest

from catalogue.editor import renaming
from catalogue.editor.new import Refusal
from tests import harness


def _content(folder: Path) -> Path:
    content = harness.site(folder)
    path = content / "programmas" / "robotica.md"
    text = path.read_text("utf-8")
    harness.put(path, f"{text}\nKijk bij [de werkplaats](../makerspaces/de-werkplaats.md).\n")
    return content


def _texts(content: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()}


def _errors(content: Path) -> list[str]:
    return [str(one) for one in harness.problems(content) if one.severity == "fout"]


def test_a_new_name_is_carried_to_references_links_and_the_old_address(tmp_path: Path) -> None:
    content = _content(tmp_path)
    kind, name = renaming.find(content, "makerspaces/de-werkplaats.md")
    changed = renaming.rename(content, kind, name, "werkplaats-noord")
    assert "programmas/robotica.md" in changed
    robotica = (content / "programmas" / "robotica.md").read_text("utf-8")
    assert "de-werkplaats" not in robotica
    assert "makerspaces: [werkplaats-noord]" in robotica
    assert "[de werkplaats](../makerspaces/werkplaats-noord.md)" in robotica
    there = (content / "makerspaces" / "werkplaats-noord.md").read_text("utf-8")
    assert "oude_adressen: [makerspaces/de-werkplaats.html]" in there
    assert not (content / "makerspaces" / "de-werkplaats.md").exists()
    assert not _errors(content)


def test_a_name_that_is_taken_or_wrong_changes_nothing(tmp_path: Path) -> None:
    content = _content(tmp_path)
    before = _texts(content)
    kind, name = renaming.find(content, "makerspaces/de-werkplaats")
    for new, said in (
        ("De Hal", "zoals 'de-hal'$"),
        ("../x", "streepjes"),
        ("aux", "streepjes$"),
        ("", "streepjes$"),
    ):
        with pytest.raises(Refusal, match=said):
            renaming.rename(content, kind, name, new)
    harness.put(content / "makerspaces" / "er-al.md", "kapot")
    with pytest.raises(Refusal, match="bestaat al"):
        renaming.rename(content, kind, name, "er-al")
    (content / "makerspaces" / "er-al.md").unlink()
    for path in ("makerspaces/weg", "beelden/x", "/etc/passwd", "paginas/over"):
        with pytest.raises(Refusal):
            renaming.find(content, path)
    assert _texts(content) == before


def test_a_disk_that_refuses_half_way_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = _content(tmp_path)
    before = _texts(content)
    kind, name = renaming.find(content, "makerspaces/de-werkplaats")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(renaming.Transaction, "remove", full)
    with pytest.raises(OSError, match="No space"):
        renaming.rename(content, kind, name, "werkplaats-noord")
    assert _texts(content) == before


def test_what_is_pointed_to_is_not_removed(tmp_path: Path) -> None:
    content = _content(tmp_path)
    before = _texts(content)
    kind, name = renaming.find(content, "makerspaces/de-werkplaats")
    assert "programmas/robotica.md" in renaming.pointing_to(content, kind, name)
    with pytest.raises(Refusal, match="wijzen naar"):
        renaming.remove(content, kind, name, "")
    assert _texts(content) == before


def test_a_successor_takes_over_what_pointed_to_it(tmp_path: Path) -> None:
    content = _content(tmp_path)
    old = content / "makerspaces" / "de-werkplaats.md"
    other = old.read_text("utf-8").replace("De Werkplaats", "De Loods")
    harness.put(content / "makerspaces" / "de-loods.md", other)
    programma = content / "programmas" / "robotica.md"
    text = programma.read_text("utf-8")
    programma.write_text(text.replace("[de-werkplaats]", "[de-werkplaats, de-loods]"), "utf-8")
    kind, name = renaming.find(content, "makerspaces/de-werkplaats")
    # It had another name before: that address goes along too.
    renaming.rename(content, kind, name, "de-hal")
    renaming.remove(content, kind, "de-hal", "de-loods")
    heir = (content / "makerspaces" / "de-loods.md").read_text("utf-8")
    assert "[makerspaces/de-hal.html, makerspaces/de-werkplaats.html]" in heir
    assert "makerspaces: [de-loods]" in programma.read_text("utf-8")
    assert not old.exists()
    assert not _errors(content)


def test_what_has_stopped_keeps_its_page(tmp_path: Path) -> None:
    content = _content(tmp_path)
    kind, name = renaming.find(content, "programmas/robotica")
    assert renaming.stop(content, kind, name) == ["programmas/robotica.md"]
    assert "\nstatus: gestopt\n---" in (content / "programmas" / "robotica.md").read_text("utf-8")
    partner, name = renaming.find(content, "partners/de-school")
    with pytest.raises(Refusal, match="kies een opvolger"):
        renaming.stop(content, partner, name)


def test_a_reference_to_an_old_name_is_mended(tmp_path: Path) -> None:
    content = _content(tmp_path)
    old = (content / "makerspaces" / "de-werkplaats.md").read_text("utf-8")
    kind, name = renaming.find(content, "makerspaces/de-werkplaats")
    renaming.rename(content, kind, name, "werkplaats-noord")
    programma = content / "programmas" / "robotica.md"
    text = programma.read_text("utf-8").replace("[werkplaats-noord]", "[de-werkplaats]")
    programma.write_text(text, "utf-8")
    assert renaming.follow_old_addresses(content) == ["programmas/robotica.md"]
    assert "makerspaces: [werkplaats-noord]" in programma.read_text("utf-8")
    assert "De Werkplaats" in old


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    _content(tmp_path)
    code, said, _ = harness.run("rename", "partners/de-school", "school-x", folder=tmp_path)
    assert code == 0
    assert "veranderd: partners/school-x.md" in said
    assert "partners/de-school heet nu school-x; het oude adres stuurt door." in said
    code, said, complaints = harness.run("remove", "partners/school-x", folder=tmp_path)
    assert (code, said) == (1, "")
    assert "wijst ernaar: programmas/robotica.md" in complaints
    assert "--opvolger NAAM" in complaints
    code, said, _ = harness.run("remove", "programmas/robotica", "--gestopt", folder=tmp_path)
    assert (code, said) == (0, "veranderd: programmas/robotica.md\n")
    code, _, complaints = harness.run("rename", "partners/niets", "iets", folder=tmp_path)
    assert (code, complaints) == (
        1,
        "er is geen 'partners/niets'; schrijf map en naam, zoals partners/de-school\n",
    )
