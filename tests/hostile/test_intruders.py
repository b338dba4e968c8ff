"""The preview stays up for its editor and closed for everybody else."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.desk import Desk
from tests.hostile import intruders
from tests.hostile.intruders import INTRUDERS, Intruder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("bureau"))
    yield made
    made.close()


@pytest.mark.parametrize("intruder", INTRUDERS, ids=lambda intruder: intruder.name)
def test_an_intruder_gets_nothing(intruder: Intruder, desk: Desk) -> None:
    assert intruders.wrong(intruder, desk) == ""


def _lines(desk: Desk, number: int) -> list[socket.socket]:
    return [socket.create_connection(("127.0.0.1", desk.port), timeout=10) for _ in range(number)]


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-"])
def test_five_hundred_lines_at_once(sent: bytes, desk: Desk) -> None:
    with contextlib.ExitStack() as stack:
        for line in _lines(desk, 500):
            stack.enter_context(line).sendall(sent)
        assert desk.get("/")[0] == 200


def test_slow_clients(desk: Desk) -> None:
    """A letter now and then keeps no one else waiting."""
    lines = _lines(desk, 50)
    for letter in b"GET / HTTP/1.1":
        for line in lines:
            with contextlib.suppress(OSError):
                line.send(bytes([letter]))
    assert desk.get("/")[0] == 200
    for line in lines:
        line.close()


def test_a_client_that_does_not_read(desk: Desk) -> None:
    lines = _lines(desk, 20)
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{desk.port}\r\n\r\n".encode() * 500
    for line in lines:
        line.settimeout(0.2)
        with contextlib.suppress(OSError):
            line.sendall(request)
    assert desk.get("/")[0] == 200
    for line in lines:
        line.close()


def test_many_ask_while_builds_crash(desk: Desk) -> None:
    desk.save("stuk")
    _until(lambda: [problem["code"] for problem in desk.problems()] == ["S999"])
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(desk.get("/")[0])) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 40
    desk.save("begin")
    _until(lambda: [problem["code"] for problem in desk.problems()] == ["T1"])


def test_what_is_watched_vanishes_and_comes_back(desk: Desk) -> None:
    away = desk.text.with_suffix(".weg")
    for _ in range(20):
        desk.text.rename(away)
        away.rename(desk.text)
    link = desk.text.parent / "link.md"
    link.symlink_to("/etc/passwd")
    assert desk.get("/link.md")[0] == 404
    link.unlink()
    desk.save("begin")
    _until(lambda: "begin" in desk.get("/")[2])


def test_a_websocket_takes_no_long_message(desk: Desk) -> None:
    async def speak() -> None:
        page = await desk.browser()
        await page.write_message(json.dumps({"command": "info", "url": "x" * 100_000}))
        assert await page.read_message() is None
        page.close()

    desk.run(speak())
    assert desk.get("/")[0] == 200


def _until(true: object) -> None:
    assert callable(true)
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
