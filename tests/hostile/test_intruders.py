"""The preview stays up for its editor, whatever broken clients send it, byte by byte.

What well-formed requests get, for other paths, names and origins, is in ``unit/test_preview``.
"""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.desk import Desk

_GET = "GET / HTTP/1.1\r\n{host}"
_POST = "POST / HTTP/1.1\r\n{host}"
BROKEN = {
    "nothing": "",
    "version_of_the_future": "GET / HTTP/9.9\r\n{host}\r\n",
    "no_host": "GET / HTTP/1.1\r\n\r\n",
    "two_hosts": f"{_GET}Host: kwaad.nl\r\n\r\n",
    "full_address_elsewhere": "GET http://kwaad.nl/ HTTP/1.1\r\nHost: kwaad.nl\r\n\r\n",
    "folded_header": f"{_GET}X: a\r\n b\r\nHost : kwaad.nl\r\n\r\n",
    "line_end_in_the_address": "GET /%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\n{host}\r\n",
    "long_address": "GET /" + "a" * 60_000 + " HTTP/1.1\r\n{host}\r\n",
    "huge_body": f"{_POST}Content-Length: 99999999999\r\n\r\naaa",
    "negative_body": f"{_POST}Content-Length: -1\r\n\r\n",
    "two_lengths": f"{_GET}Content-Length: 1\r\nContent-Length: 9\r\n\r\na",
    "smuggled": f"{_POST}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x",
    "bad_chunks": f"{_POST}Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
    "huge_header": f"{_GET}X: {'a' * 1_000_000}\r\n\r\n",
    "bytes": "\x00\x01\x02\xff" * 2_000,
    "greeting_of_tls": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x00" * 60,
    "other_methods": "".join(f"{method} / HTTP/1.1\r\n{{host}}\r\n" for method in ("PUT", "TRACE")),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("bureau"))
    yield made
    made.close()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_request_gets_nothing(name: str, desk: Desk) -> None:
    request = BROKEN[name].replace("{host}", f"Host: 127.0.0.1:{desk.port}\r\n")
    answer = _sent(desk.port, request.encode("latin-1"))
    assert not answer or answer[9:10] in {b"3", b"4"}, answer[:200]
    assert b"<main>" not in answer.partition(b"404")[0]
    assert desk.get("/")[0] == 200


def _sent(port: int, request: bytes) -> bytes:
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=0.3) as line:
        # It may hang up while we are still talking; what it said before that counts.
        with contextlib.suppress(OSError):
            line.sendall(request)
        with contextlib.suppress(OSError):
            while len(answer) < 100_000 and (piece := line.recv(65_536)):
                answer += piece
                line.settimeout(0.05)
    return answer


def _lines(desk: Desk, number: int) -> list[socket.socket]:
    return [socket.create_connection(("127.0.0.1", desk.port), timeout=10) for _ in range(number)]


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


def test_a_websocket_takes_no_long_message(desk: Desk) -> None:
    async def speak() -> None:
        page = await desk.browser()
        await page.write_message(json.dumps({"command": "info", "url": "x" * 100_000}))
        assert await page.read_message() is None
        page.close()

    desk.run(speak())
    assert desk.get("/")[0] == 200


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)
