"""Asking other sites: a server on this machine plays all of them."""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from catalogue.editor.outside import remembered, rounds
from catalogue.editor.outside.asking import Answer, Asker, State
from catalogue.editor.outside.guard import Guard, NotPublicError, is_public
from catalogue.editor.outside.remembered import Remembered
from catalogue.editor.outside.rounds import Pace

TODAY = date(2026, 11, 24)
AGENT = "techniek-catalogus (nakijken van links; Voorbeeld)"


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
        if path == "/met spatie" or path == "/met%20spatie":
            return 200, {}
        statuses = {"/weg": 404, "/echt-weg": 410, "/inloggen": 403, "/druk": 429, "/stuk": 500}
        moves = {
            "/oud": (301, "/nieuw"),
            "/even": (302, "/nieuw"),
            "/gemengd": (302, "/oud"),
            "/kring": (301, "/kring"),
            "/naar-weg": (301, "/weg"),
            "/naar-binnen": (302, "http://10.0.0.1/"),
            "/naar-bestand": (302, "file:///etc/passwd"),
            "/naar-onzin": (302, "http://[x"),
        }
        if path in moves:
            return moves[path][0], {"Location": moves[path][1]}
        return (0, {}) if path == "/dicht" else (statuses.get(path, 200), {})

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


ASKER = Asker(AGENT, Guard(loopback=True), timeout=5)


@pytest.mark.parametrize(
    ("path", "state", "to"),
    [
        ("/", State.OK, ""),
        ("/alleen-get", State.OK, ""),
        ("/met%20spatie", State.OK, ""),
        ("/oud", State.MOVED, "/nieuw"),
        ("/even", State.OK, ""),
        ("/gemengd", State.OK, ""),
        ("/weg", State.GONE, ""),
        ("/echt-weg", State.GONE, ""),
        ("/naar-weg", State.GONE, ""),
        ("/inloggen", State.REFUSED, ""),
        ("/druk", State.SILENT, ""),
        ("/stuk", State.SILENT, ""),
        ("/dicht", State.SILENT, ""),
        ("/kring", State.SILENT, ""),
        ("/naar-binnen", State.PRIVATE, ""),
        ("/naar-bestand", State.SILENT, ""),
        ("/naar-onzin", State.SILENT, ""),
    ],
)
def test_states(path: str, state: State, to: str, site: str) -> None:
    answer = ASKER.ask(site + path)
    assert (answer.state, answer.to) == (state, to and site + to)
    assert bool(answer.why) == (state not in (State.OK, State.MOVED))


def test_it_says_who_asks_and_begins_with_head(site: str) -> None:
    ASKER.ask(f"{site}/weg")
    assert _Site.asked == [("HEAD", "/weg", AGENT), ("GET", "/weg", AGENT)]
    _Site.asked.clear()
    ASKER.ask(f"{site}/")
    assert _Site.asked == [("HEAD", "/", AGENT)]


def test_a_server_that_says_nothing_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        answer = Asker(AGENT, Guard(loopback=True), timeout=0.2).ask(url)
    assert (answer.state, answer.again) == (State.SILENT, True)
    assert answer.why == "de site antwoordt niet op tijd"


def test_a_server_that_answers_a_letter_at_a_time_is_left_in_time() -> None:
    done = threading.Event()

    def drip(listening: socket.socket) -> None:
        for _ in range(2):
            connection, _ = listening.accept()
            with connection:
                try:
                    connection.sendall(b"HTTP/1.1 ")
                    while not done.wait(0.05):
                        connection.sendall(b"x")
                except OSError:
                    continue

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        answer = Asker(AGENT, Guard(loopback=True), timeout=5, deadline=0.4).ask(url)
        done.set()
    assert answer.state is State.SILENT


# --- the guard ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1
    255.255.255.255 ::1 fc00::1 fe80::1 ff02::1 ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::a00:1
    2002:a00:1:: 2001:0:1:: ::""".split(),  # noqa: SIM905
)
def test_what_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2a00:1450:400e::1", "::ffff:8.8.8.8"])
def test_what_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.1", "0x7f.1", "2130706433", "169.254.169.254", "[::1]"]
)
def test_no_question_goes_inside(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket, "create_connection", never)
    assert Asker(AGENT).ask(f"http://{host}/").state in (State.PRIVATE, State.SILENT)


def test_one_private_address_behind_a_name_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def both(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (one, port)) for one in ("93.184.216.34", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    with pytest.raises(NotPublicError):
        Guard().address("voorbeeld.nl", 443)


def test_the_name_is_looked_up_once_and_that_address_is_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that changes its mind (DNS rebinding) changes nothing."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    used: list[tuple[str, int]] = []

    def changing(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (next(answers), port))]

    def connect(where: tuple[str, int], _: float) -> None:
        used.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    monkeypatch.setattr(socket, "create_connection", connect)
    # The second question, with GET, is judged anew.
    assert Asker(AGENT).ask("http://voorbeeld.nl/").state is State.PRIVATE
    assert used == [("93.184.216.34", 80)]


def test_only_the_ports_of_the_web(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("93.184.216.34", 25))]
    )
    with pytest.raises(NotPublicError):
        Guard().address("voorbeeld.nl", 25)


# --- a round ------------------------------------------------------------------------------------


def test_what_fails_for_now_is_asked_again_after_a_while(site: str) -> None:
    slept: list[float] = []
    pace = Pace(backoff=(2, 8), sleep=slept.append)
    found = rounds.go([f"{site}/soms"], {}, ASKER.ask, TODAY, pace)
    # Twice HEAD and GET: the fourth answer is good; Retry-After is longer than our own wait.
    assert found[f"{site}/soms"].answer.state is State.OK
    assert slept == [7.0]
    slept.clear()
    rounds.go([f"{site}/weg"], {}, ASKER.ask, TODAY, pace)
    assert slept == []


def test_one_host_is_asked_in_turn_with_a_pause_and_a_limit() -> None:
    slept: list[float] = []
    busy: dict[str, int] = {}
    most: dict[str, int] = {}
    lock = threading.Lock()

    def ask(url: str) -> Answer:
        host = url.split("/")[2]
        with lock:
            busy[host] = busy.get(host, 0) + 1
            most[host] = max(most.get(host, 0), busy[host])
        with lock:
            busy[host] -= 1
        return Answer(State.OK)

    urls = [f"https://{host}.nl/{number}" for host in "abc" for number in range(5)]
    pace = Pace(pause=3, most_per_host=4, sleep=slept.append)
    found = rounds.go([*urls, *urls], {}, ask, TODAY, pace)
    assert len(found) == 12
    assert set(most.values()) == {1}
    assert slept == [3.0] * 9


def test_a_young_answer_is_not_asked_again() -> None:
    asked: list[str] = []

    def ask(url: str) -> Answer:
        asked.append(url)
        return Answer(State.OK)

    known = {
        "https://jong.nl/": Remembered(Answer(State.OK), TODAY - timedelta(13)),
        "https://oud.nl/": Remembered(Answer(State.OK), TODAY - timedelta(14)),
        "https://kapot.nl/": Remembered(Answer(State.GONE, "weg"), TODAY - timedelta(1)),
        "https://net-kapot.nl/": Remembered(Answer(State.GONE, "weg"), TODAY),
        "https://toekomst.nl/": Remembered(Answer(State.OK), TODAY + timedelta(1)),
    }
    found = rounds.go(known, known, ask, TODAY, Pace(sleep=lambda _: None))
    assert sorted(asked) == ["https://kapot.nl/", "https://oud.nl/", "https://toekomst.nl/"]
    assert found["https://net-kapot.nl/"].answer.state is State.GONE


def test_the_memory_survives_and_rubbish_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "map" / "links.json"
    assert remembered.load(path) == {}
    found = {"https://x.nl/": Remembered(Answer(State.MOVED, "", "https://y.nl/"), TODAY)}
    remembered.save(path, found)
    assert remembered.load(path) == found
    for rubbish in ('{"a": 1}', "[]", "{", '{"a": {"state": "x"}}', "\x00", "[" * 100_000):
        path.write_text(rubbish, "utf-8")
        assert remembered.load(path) == {}
    assert [one.name for one in path.parent.iterdir()] == ["links.json"]
