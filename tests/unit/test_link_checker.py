"""``check --links``: where the content names other sites, how they are asked, what is said.

A server on this machine plays all other sites.
"""

import contextlib
import ipaddress
import json
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from catalogue.content import reader
from catalogue.editor import link_checker
from catalogue.editor.guard import Guard, NotPublicError, is_public
from catalogue.editor.link_checker import (
    Client,
    SiteAnswer,
    State,
    ask_all,
    load_answers,
    save_answers,
)
from tests import harness

TODAY = harness.TODAY
AGENT = "techniek-catalogus (nakijken van links; Voorbeeld)"
PAGE = """---
titel: Over
samenvatting: Over https://hier-niet.nl/.
---

Zie [a](https://a.nl/x_(y)), <https://b.nl/>, https://c.nl. `https://code.nl`

[d]: https://d.nl/e
"""


def test_every_place_is_found_but_for_exceptions(tmp_path: Path) -> None:
    content = harness.site(tmp_path, **{"paginas/over.md": PAGE})
    with harness.inside(tmp_path):
        links = link_checker.find_links(reader.read(Path(content.name)))
    assert [(url, place.line) for url, place in links if place.path.endswith("over.md")] == [
        ("https://a.nl/x_(y)", 6),
        ("https://b.nl/", 6),
        ("https://c.nl", 6),
        ("https://d.nl/e", 8),
    ]
    # In fields, also within a group of a list.
    robotica = [place.line for _, place in links if place.path.endswith("robotica.md")]
    lines = (content / "programmas" / "robotica.md").read_text("utf-8").split("\n")
    assert robotica
    assert sorted(robotica) == [number for number, line in enumerate(lines, 1) if "https:" in line]
    (content / "naslag" / "links-overslaan.txt").write_text("https://a.nl/: vraagt om inloggen\n")
    urls = {link.url for link in link_checker.find_links(reader.read(content))}
    assert urls == {link.url for link in links} - {"https://a.nl/x_(y)"}


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, SiteAnswer]:
    """Answers of other sites; nothing is asked over the network."""
    given: dict[str, SiteAnswer] = {}
    monkeypatch.setattr(Client, "ask", lambda _, url: given.get(url, SiteAnswer(State.OK)))
    monkeypatch.setattr(link_checker, "PAUSE", 0)
    return given


def _check(folder: Path, *words: str) -> tuple[int, str, str]:
    content = harness.site(folder, **{"paginas/over.md": PAGE})
    (content / "en/paginas/over.md").unlink()
    (folder / "templates").symlink_to(harness.TEMPLATES)
    return harness.run("check", "--links", *words, folder=folder)


@pytest.mark.slow
def test_the_command(tmp_path: Path, answers: dict[str, SiteAnswer]) -> None:
    answers["https://b.nl/"] = SiteAnswer(State.GONE, "de site zegt dat de pagina er niet is (404)")
    answers["https://c.nl"] = SiteAnswer(State.MOVED, "", "https://cc.nl/")
    code, said, told = _check(tmp_path)
    assert code == 0
    assert said == (
        "content/paginas/over.md:6:31: let op K310: de pagina 'https://b.nl/' is weg:"
        " de site zegt dat de pagina er niet is (404)\n"
        "  hulp: zoek de nieuwe plek van de pagina, of haal de link weg\n"
        "content/paginas/over.md:6:47: tip K312: de pagina 'https://c.nl' is verhuisd\n"
        "  hulp: schrijf het nieuwe adres: https://cc.nl/\n"
    )
    assert told.startswith("0 fouten, 1 keer 'let op', 1 tip")
    assert load_answers(tmp_path / ".catalogue-links.json")["https://b.nl/"].state is State.GONE


@pytest.mark.slow
def test_a_list_for_an_issue_mentions_nobody(
    tmp_path: Path, answers: dict[str, SiteAnswer]
) -> None:
    answers["https://b.nl/"] = SiteAnswer(State.SILENT, "`@iedereen` <b>")
    _, said, _ = _check(tmp_path, "--format", "markdown")
    assert "### `content/paginas/over.md`\n" in said
    assert "- [ ] regel 6: `'https://b.nl/' geeft geen antwoord: '@iedereen' <b>`" in said


@pytest.mark.slow
def test_json_has_the_code_and_its_document(tmp_path: Path, answers: dict[str, SiteAnswer]) -> None:
    answers["https://b.nl/"] = SiteAnswer(State.GONE, "weg")
    report = json.loads(_check(tmp_path, "--format", "json")[1])
    assert report["counts"] == {"fout": 0, "let op": 1, "tip": 0}
    [problem] = report["problems"]
    assert problem["document"] == "tests/rules/K310.md"
    assert (harness.ROOT / problem["document"]).is_file()


@pytest.mark.usefixtures("answers")
@pytest.mark.slow
def test_a_memory_that_cannot_be_written(tmp_path: Path) -> None:
    code, _, told = _check(tmp_path, "--geheugen", "content/site.yml/x")
    assert (code, "kan niet geschreven worden" in told) == (2, True)


def test_the_asker_says_whose_site_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    agents: set[str] = set()

    def ask(self: Client, url: str) -> SiteAnswer:
        agents.add(self.agent)
        return SiteAnswer(State.OK)

    monkeypatch.setattr(Client, "ask", ask)
    monkeypatch.setattr(link_checker, "PAUSE", 0)
    reading = reader.read(harness.site(tmp_path))
    assert link_checker.check_links(reading, tmp_path / "x.json", TODAY) == []
    [agent] = agents
    assert agent.startswith("techniek-catalogus (nakijken van links; ")
    assert agent.isascii()


# --- one question ------------------------------------------------------------------------------


# The path, what the server answers (0 closes the connection), what we make of it.
PATHS = [
    ("/", 200, "", State.OK),
    ("/alleen-get", 200, "", State.OK),
    ("/met%20spatie", 200, "", State.OK),
    ("/oud", 301, "/nieuw", State.MOVED),
    ("/even", 302, "/nieuw", State.OK),
    ("/gemengd", 302, "/oud", State.OK),
    ("/weg", 404, "", State.GONE),
    ("/echt-weg", 410, "", State.GONE),
    ("/naar-weg", 301, "/weg", State.GONE),
    ("/inloggen", 403, "", State.REFUSED),
    ("/druk", 429, "", State.SILENT),
    ("/stuk", 500, "", State.SILENT),
    ("/dicht", 0, "", State.SILENT),
    ("/kring", 301, "/kring", State.SILENT),
    ("/naar-binnen", 302, "http://10.0.0.1/", State.PRIVATE),
    ("/naar-bestand", 302, "file:///etc/passwd", State.SILENT),
    ("/naar-onzin", 302, "http://[x", State.SILENT),
]
ANSWERS = {path: (status, location) for path, status, location, _ in PATHS}


class _Site(BaseHTTPRequestHandler):
    """Every address of the other sites, and a list of what was asked."""

    asked: list[tuple[str, str, str]] = []  # noqa: RUF012 - emptied by each test
    shaky = 0

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        _Site.asked.append((self.command, self.path, self.headers["User-Agent"]))
        status, heads = self._of(self.path)
        if status == 0:
            self.connection.close()
            return
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()

    def _of(self, path: str) -> tuple[int, dict[str, str]]:
        if path == "/alleen-get":
            return (405 if self.command == "HEAD" else 200), {}
        if path == "/soms":
            _Site.shaky += 1
            return (503 if _Site.shaky < 4 else 200), {"Retry-After": "7"}
        status, location = ANSWERS.get(path, (200, ""))
        return status, {"Location": location} if location else {}

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _nothing_asked() -> None:
    _Site.asked.clear()
    _Site.shaky = 0


ASKER = Client(AGENT, Guard(loopback=True), timeout=5)


@pytest.mark.parametrize(("path", "status", "location", "state"), PATHS)
def test_states(path: str, status: int, location: str, state: State, site: str) -> None:
    answer = ASKER.ask(site + path)
    moved_to = site + location if state is State.MOVED else ""
    assert (answer.state, answer.moved_to) == (state, moved_to), status
    assert bool(answer.reason) == (state not in (State.OK, State.MOVED))


def test_it_says_who_asks_and_begins_with_head(site: str) -> None:
    ASKER.ask(f"{site}/weg")
    assert _Site.asked == [("HEAD", "/weg", AGENT), ("GET", "/weg", AGENT)]
    _Site.asked.clear()
    ASKER.ask(f"{site}/")
    assert _Site.asked == [("HEAD", "/", AGENT)]


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        answer = Client(AGENT, Guard(loopback=True), timeout=0.2).ask(url)
    assert (answer.state, answer.retry) == (State.SILENT, True)
    assert answer.reason == "de site antwoordt niet op tijd"


def test_a_server_that_answers_a_letter_at_a_time_is_left_in_time() -> None:
    done = threading.Event()

    def drip(listening: socket.socket) -> None:
        # Once: there is no time left for another question.
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 ")
            while not done.wait(0.05):
                connection.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        answer = Client(AGENT, Guard(loopback=True), timeout=5, deadline=0.4).ask(url)
        done.set()
    assert answer.state is State.SILENT


# --- the guard ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("addresses", "public"),
    [
        ("127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1", False),
        ("224.0.0.1 255.255.255.255 ::1 fc00::1 fe80::1 ff02::1 :: 2002:a00:1:: 2001:0:1::", False),
        ("::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::a00:1", False),
        ("fec0::1 192.88.99.1 3fff::1", False),
        ("93.184.216.34 2a00:1450:400e::1 ::ffff:8.8.8.8", True),
    ],
)
def test_what_is_public(addresses: str, public: bool) -> None:
    for address in addresses.split():
        assert is_public(ipaddress.ip_address(address)) == public, address


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "169.254.169.254", "[::1]"]
)
def test_no_question_goes_inside(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", never)
    assert Client(AGENT).ask(f"http://{host}/").state in (State.PRIVATE, State.SILENT)


@pytest.mark.parametrize(
    ("addresses", "port"),
    [(["93.184.216.34", "10.0.0.1"], 443), (["93.184.216.34"], 25)],
    ids=["one private address behind a name is enough", "only the ports of the web"],
)
def test_what_the_guard_refuses(
    addresses: list[str], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(0, 0, 0, "", (address, port)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(NotPublicError):
        Guard().address("voorbeeld.nl", port)


def test_the_name_is_looked_up_once_and_that_address_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that changes its mind (DNS rebinding) changes nothing."""
    addresses = iter(["93.184.216.34", "127.0.0.1"])
    used: list[tuple[str, int]] = []

    def connect(where: tuple[str, int], _: float) -> None:
        used.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", (next(addresses), 80))]
    )
    monkeypatch.setattr(socket, "create_connection", connect)
    # The second question, with GET, is judged anew.
    assert Client(AGENT).ask("http://voorbeeld.nl/").state is State.PRIVATE
    assert used == [("93.184.216.34", 80)]


# --- a round ------------------------------------------------------------------------------------


def test_what_fails_for_now_is_asked_again_after_a_while(site: str) -> None:
    slept: list[float] = []
    answers = ask_all([f"{site}/soms"], {}, ASKER.ask, TODAY, slept.append)
    # Twice HEAD and GET: the fourth answer is good; Retry-After is longer than our own wait.
    assert answers[f"{site}/soms"].state is State.OK
    assert slept == [7.0]
    ask_all([f"{site}/weg"], {}, ASKER.ask, TODAY, slept.append)
    assert slept == [7.0]


def test_one_host_is_asked_in_turn_with_a_pause_and_a_limit() -> None:
    slept: list[float] = []
    busy: set[str] = set()

    def ask(url: str) -> SiteAnswer:
        host = url.split("/")[2]
        assert host not in busy
        busy.add(host)
        time.sleep(0.0001)
        busy.remove(host)
        return SiteAnswer(State.OK)

    urls = [f"https://{host}.nl/{number}" for host in "abc" for number in range(70)]
    answers = ask_all([*urls, *urls], {}, ask, TODAY, slept.append)
    assert len(answers) == 3 * 60
    assert slept == [1.0] * 3 * 59


def test_a_young_answer_is_not_asked_again() -> None:
    asked: list[str] = []

    def ask(url: str) -> SiteAnswer:
        asked.append(url)
        return SiteAnswer(State.OK)

    remembered = {
        "https://jong.nl/": SiteAnswer(State.OK, day=TODAY - timedelta(13)),
        "https://oud.nl/": SiteAnswer(State.OK, day=TODAY - timedelta(14)),
        "https://kapot.nl/": SiteAnswer(State.GONE, "weg", day=TODAY - timedelta(1)),
        "https://net-kapot.nl/": SiteAnswer(State.GONE, "weg", day=TODAY),
        "https://toekomst.nl/": SiteAnswer(State.OK, day=TODAY + timedelta(1)),
    }
    answers = ask_all(remembered, remembered, ask, TODAY, lambda _: None)
    assert sorted(asked) == ["https://kapot.nl/", "https://oud.nl/", "https://toekomst.nl/"]
    assert answers["https://net-kapot.nl/"].state is State.GONE


def test_the_memory_survives_and_rubbish_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "map" / "links.json"
    assert load_answers(path) == {}
    answers = {"https://x.nl/": SiteAnswer(State.MOVED, "", "https://y.nl/", day=TODAY)}
    save_answers(path, answers)
    assert load_answers(path) == answers
    for rubbish in ('{"a": 1}', "[]", "{", '{"a": {"state": "x"}}', "\x00", "[" * 100_000):
        path.write_text(rubbish, "utf-8")
        assert load_answers(path) == {}
    assert [file.name for file in path.parent.iterdir()] == ["links.json"]
