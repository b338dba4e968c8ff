"""``new``: a few questions on a terminal, and a file that passes the check from the start."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from catalogue.content import yaml_tree
from catalogue.editor import new
from catalogue.editor.new import Refusal
from catalogue.editor.prompt import Terminal
from catalogue.schema import KIND, KINDS
from tests import harness

OPTIONS = {f"id-{number}": f"Naam {number}" for number in range(1, 6)}
MANY = {f"wijk-{number}": f"Wijk {number:02}" for number in range(1, 60)}
WRITTEN = [kind.name for kind in KINDS if kind.folder]
NAMES = [
    "Robots in de wijk",
    'Doe \'t zelf: "maken" & repareren #1',
    "- [ ] {x}",
    "null",
    "2026",
    "Eén café",
    "<script>alert(1)</script>",
    "'",
]


def _terminal(typed: str) -> Terminal:
    return Terminal(io.StringIO(typed), io.StringIO())


def _screen(terminal: Terminal) -> str:
    assert isinstance(terminal.screen, io.StringIO)
    return terminal.screen.getvalue()


# --- questions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("2\n", ("id-2",)),
        ("1, 3\n", ("id-1", "id-3")),
        ("3,3\n", ("id-3",)),
        ("0\n", ()),
        ("\n", ()),
        ("", ()),
        ("9\n2\n", ("id-2",)),
        ("1,2,3\n1\n", ("id-1",)),
        ("am 4\n1\n", ("id-4",)),
        ("bestaat niet\n0\n", ()),
        ("Naam 4\n", ("id-4",)),
        ("naam 1, NAAM 3\n", ("id-1", "id-3")),
        ("id-2\n", ("id-2",)),
        ("naam 1, iets anders\n2\n", ("id-2",)),
        ("naam 1, naam 2, naam 3\n0\n", ()),
        ("-1\n0\n", ()),
    ],
)
def test_choose(typed: str, chosen: tuple[str, ...]) -> None:
    assert _terminal(typed).choose("Welke?", OPTIONS, 2) == chosen


def test_a_long_list_is_searched_first() -> None:
    terminal = _terminal("wijk 1\n2\n")
    assert terminal.choose("Welke wijk?", MANY, 60) == ("wijk-11",)
    assert "Er zijn er 59. Typ een stuk van de naam" in _screen(terminal)
    assert "Wijk 45" not in _screen(terminal)


def _create(
    content: Path,
    naam: str,
    terminal: Terminal | None = None,
    *,
    kind: str = "programma",
    anyway: bool = False,
) -> Path:
    with harness.inside(content.parent):
        folder = Path(content.name)
        path = new.create(KIND[kind], naam, folder, harness.TODAY, terminal, anyway=anyway)
        return path.resolve()


def test_answers_stand_in_the_file_which_passes(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    # The name of the file, fase, doelgroep, thema, aanbieder, wijk.
    terminal = _terminal("\n1\n1\n1\n0\n1\n")
    text = _create(content, "Zagen & co", terminal).read_text("utf-8")
    assert "'zagen-en-co'. Enter is goed" in _screen(terminal)
    assert "\n# aanbieders: [" in text
    assert "\nwijken: [" in text
    assert {problem.code for problem in harness.problems(content)} == {"V215", "T407"}


@pytest.mark.parametrize(
    ("naam", "typed", "file"),
    [
        ("Zagen", "Zaag Club\n\n0\n0\n0\n0\n0\n", "zaag-club.md"),
        ("Vijlen", "robotica\nvijlen.md\n0\n0\n0\n0\n0\n", "vijlen.md"),
        # Alike, and made all the same.
        ("Robotica in Noord", "j\n\n0\n0\n0\n0\n0\n", "robotica-in-noord.md"),
    ],
)
def test_the_name_of_the_file_is_agreed(naam: str, typed: str, file: str, tmp_path: Path) -> None:
    path = _create(harness.site(tmp_path), naam, _terminal(typed))
    assert path.name == file
    assert path.exists()


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_what_is_alike_is_asked_and_no_is_no(typed: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match=r"bestaat al: content/programmas/robotica\.md"):
        _create(content, "Robotica in Noord", _terminal(typed))
    assert not (content / "programmas" / "robotica-in-noord.md").exists()


def test_the_same_file_is_never_written_over(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match=r"bestaat al: content/programmas/robotica\.md$"):
        _create(content, "Robotica", _terminal("j\n"), anyway=True)


def test_a_name_of_windows_and_a_folder_that_is_a_link_are_refused(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    with pytest.raises(Refusal, match="'aux' houdt Windows voor zichzelf"):
        _create(content, "Aux")
    (content / "programmas").rename(tmp_path / "elders")
    (content / "programmas").symlink_to(tmp_path / "elders")
    with pytest.raises(Refusal, match="is een snelkoppeling"):
        _create(content, "Zagen")
    assert not (tmp_path / "elders" / "zagen.md").exists()


@pytest.mark.parametrize("kind", ["programma", "makerspace", "partner", "actie"])
def test_every_choice_of_every_kind_passes(kind: str, tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    _create(content, "Zagen", _terminal("\n" + "1\n" * len(new.QUESTIONS)), kind=kind)
    # How an action stands is not asked: it is to be read.
    allowed = {"V215", "T407", *(["V223"] if kind == "actie" else [])}
    assert {problem.code for problem in harness.problems(content)} <= allowed


def test_a_real_terminal(tmp_path: Path) -> None:
    """As an editor: the command in a terminal of its own, with keys that are typed."""
    content = harness.site(tmp_path)
    words = [sys.executable, str(harness.ROOT / "build.py"), "new", "programma", "Zagen"]
    screen, terminal = pty.openpty()
    command = [*words, "--content", "content"]
    child = subprocess.Popen(
        command, cwd=tmp_path, stdin=terminal, stdout=terminal, stderr=terminal
    )
    os.close(terminal)
    os.write(screen, b"\n1\n1\n1\n0\n0\n")
    output = b""
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:  # The terminal closes with the program.
            break
        if not part:
            break
        output += part
    os.close(screen)
    assert child.wait(timeout=60) == 0
    text = output.decode()
    assert "Gaat het om kiezen, leren of werken?" in text
    assert "0. weet ik niet" in text
    assert "gemaakt: content/programmas/zagen.md" in text
    assert (content / "programmas" / "zagen.md").exists()


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("naam", NAMES[:-1])
def test_a_new_file_is_right_but_for_what_is_to_choose(
    kind: str, naam: str, tmp_path: Path
) -> None:
    content = harness.site(tmp_path)
    text = new.new_file(KIND[kind], naam, harness.TODAY, {})
    harness.put(content / (KIND[kind].folder or "") / "nieuw-bestand.md", text)
    codes = {problem.code for problem in harness.problems(content)}
    # It is not finished, and has HTML in a name that nobody has.
    left = {"V215", "V223", "T407"}
    assert codes <= (left | {"T402", "V221"} if "<" in naam else left)
    assert "T407" in codes


def test_what_nobody_chose_is_refused(tmp_path: Path) -> None:
    content = harness.site(tmp_path)
    text = new.new_file(KIND["programma"], "X", harness.TODAY, {"fase": ["kiezen"]})
    assert "\ndoelgroepen: [kies-zelf]\n" in text
    assert "\nfase: [kiezen]\n" in text
    (content / "programmas" / "nieuw.md").write_text(text, "utf-8")
    problems = harness.problems(content)
    messages = [problem.message for problem in problems]
    assert "`bronnen.gezien` is nog niet ingevuld" in messages
    refused = [problem.message for problem in problems if problem.severity == "fout"]
    assert refused == [f"bij `{key}` staat nog een voorbeeld" for key in ("doelgroepen", "themas")]


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_field_with_its_sentence_and_only_what_is_required_filled_in(kind: str) -> None:
    text = new.new_file(KIND[kind], "Iets 'nieuws'", harness.TODAY, {})
    assert text.startswith(f"---\n{new.COMMENTED}\n")
    for field in KIND[kind].fields:
        assert f"# {field.about} (" in text
        assert f"\n{'' if field.required else '# '}{field.key}: " in text
    filled = yaml.safe_load(text.split("---\n")[1])
    assert list(filled) == [field.key for field in KIND[kind].fields if field.required]
    for key in ("themas", "doelgroepen", "fase"):
        assert filled.get(key, ["kies-zelf"]) == ["kies-zelf"]
    assert filled.get("gecontroleerd", harness.TODAY) == harness.TODAY


@pytest.mark.parametrize("naam", NAMES)
def test_quoted_is_yaml(naam: str) -> None:
    node = yaml_tree.parse(f"naam: {new.quoted(naam)}", "x.md")
    assert isinstance(node, yaml_tree.Mapping)
    value = node.pairs[0][1]
    assert isinstance(value, yaml_tree.Scalar)
    assert value.text == naam


@pytest.mark.parametrize(
    ("naam", "twins"),
    [
        ("Bouwkeet", ("bouwkeet",)),
        ("BOUWKEET Delfshaven", ("bouwkeet",)),
        ("Café", ("cafe",)),
        ("Bouw", ()),
        ("STC", ()),
        ("Iets anders", ()),
        ("Bouwkeed", ("bouwkeet",)),
        ("STC groepp", ("stc-groep",)),
    ],
)
def test_twins(naam: str, twins: tuple[str, ...]) -> None:
    names = {"bouwkeet": "Bouwkeet", "stc-groep": "STC Groep", "cafe": "cafe"}
    assert new.twins(naam, names) == twins
