"""The preview: who is let in, what is answered, and that a save reaches the browser."""

import asyncio
import contextlib
import json
import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketClientConnection, websocket_connect

from catalogue import preview
from catalogue.preview.server import LOOPBACK
from tests.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


async def _leave(page: WebSocketClientConnection) -> None:
    page.close()
    while await page.read_message() is not None:
        pass


async def _told(page: WebSocketClientConnection) -> Any:
    message = await asyncio.wait_for(page.read_message(), timeout=10)
    return json.loads(str(message))["command"]


def _save_by_renaming(path: Path, text: str) -> None:
    scratch = path.with_name(f".{path.name}.swp")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)


def _save_in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


# --- what is answered ---------------------------------------------------------------------------


def test_a_page_is_answered_with_the_means_to_stay_fresh(desk: Desk) -> None:
    status, headers, body = desk.get("/")
    assert status == 200
    assert "<main>begin</main>" in body
    assert f'<script src="/-/live.js" data-build="{desk.preview.state.build}" defer>' in body
    assert headers["cache-control"] == "no-store"
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_a_connection_too_many_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Files of a build are counted too: of 80, connections may have 16."""
    monkeypatch.setattr("resource.getrlimit", lambda _: (80, 80))
    desk = Desk(tmp_path)
    lines = [socket.create_connection((LOOPBACK, desk.port), 10) for _ in range(16)]
    with socket.create_connection((LOOPBACK, desk.port), 10) as too_many:
        answer = too_many.recv(1_000).decode()
    assert answer.startswith("HTTP/1.1 503 ")
    assert "te veel verbindingen" in answer
    for line in lines:
        line.close()
    status = 0
    while status != 200:
        with contextlib.suppress(OSError):  # Until the server has seen that they are gone.
            status = desk.get("/")[0]
    assert not caplog.records
    desk.close()


def test_the_policy_of_the_page_lets_it_call_home_and_nothing_else(desk: Desk) -> None:
    _, headers, body = desk.get("/")
    assert "http-equiv" not in body
    policy = headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self' 'sha256-AbC=';" in policy
    assert f"connect-src 'self' ws://127.0.0.1:{desk.port} ws://localhost:{desk.port}" in policy


def test_other_files_are_answered_as_they_are(desk: Desk) -> None:
    status, headers, body = desk.get("/data/a.json?x=1")
    assert (status, headers["content-type"], body) == (
        200,
        "application/json; charset=utf-8",
        "{}",
    )


def test_a_folder_is_answered_as_pages_does(desk: Desk) -> None:
    assert desk.get("/a/")[0] == 200
    status, headers, _ = desk.get("/a")
    assert (status, headers["location"]) == (302, "/a/")


@pytest.mark.parametrize(
    "path",
    [
        "/../build.py",
        "/..%2fbuild.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/a/../../../etc/passwd",
        "//etc/passwd",
        "/%2fetc%2fpasswd",
        "/tekst.md",
        "/index.html%00.md",
        "/%00",
        "/..\\..\\build.py",
        "/C:/Windows/win.ini",
        "/-/server.py",
        "/-/../__init__.py",
        "/forcereload",
        "/livereload.js",
        "/" + "a/" * 4000,
    ],
)
def test_nothing_but_the_site_is_answered(desk: Desk, path: str) -> None:
    status, _, body = desk.get(path)
    assert status == 404
    assert "Nog niets te zien" in body or "404" in body


def test_bytes_that_are_no_text_are_refused(desk: Desk) -> None:
    assert desk.get("/%ff%fe")[0] in {400, 404}
    assert desk.get("/")[0] == 200


# --- who is let in ------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/-/problemen.json", "/-/live.js", "/livereload", "/weg"])
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:1", "", "10.0.0.1:{port}"],
)
def test_another_name_is_refused(desk: Desk, path: str, host: str) -> None:
    assert desk.get(path, Host=host.format(port=desk.port))[0] in {400, 403}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_our_own_names_are_welcome(desk: Desk, host: str) -> None:
    assert desk.get("/", Host=f"{host}:{desk.port}")[0] == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://127.0.0.1:1", "null", "", "http://localhost.evil.example"],
)
def test_a_websocket_from_another_page_is_refused(desk: Desk, origin: str) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        desk.run(desk.browser(Origin=origin))


def test_a_websocket_for_another_name_is_refused(desk: Desk) -> None:
    with pytest.raises(HTTPClientError, match="403"):
        desk.run(desk.browser(Host="evil.example", Origin="http://evil.example"))


def test_a_codespace_is_welcome_under_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CODESPACE_NAME", "Stille-Otter")
    desk = Desk(tmp_path)
    name = f"stille-otter-{desk.port}.app.github.dev"
    assert desk.get("/", Host=name)[0] == 200
    # GitHub may call this machine by either name.
    for host in (name, f"localhost:{desk.port}"):
        desk.run(_leave(desk.run(desk.browser(Host=host, Origin=f"https://{name}"))))
    with pytest.raises(HTTPClientError, match="403"):
        desk.run(desk.browser(Origin=f"https://ander-{desk.port}.app.github.dev"))
    desk.close()


def test_only_this_machine_can_connect(desk: Desk) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as outside:
        outside.settimeout(5)
        with pytest.raises(OSError, match="refused"):
            # Another address of the loopback network: bound to all addresses, it would answer.
            outside.connect(("127.0.0.2", desk.port))


@pytest.mark.parametrize(
    "message", ["", "geen json", "[]", "{}", '"a"', '{"command": 1}', "x" * 9000]
)
def test_a_message_that_makes_no_sense_ends_that_connection_only(desk: Desk, message: str) -> None:
    async def say() -> None:
        page = await websocket_connect(f"ws://127.0.0.1:{desk.port}/livereload")
        await page.write_message(message)
        await _leave(page)

    desk.run(say())
    assert desk.get("/")[0] == 200


@pytest.mark.slow
def test_many_idle_connections_do_not_keep_a_page_waiting(desk: Desk) -> None:
    idle = [socket.create_connection(("127.0.0.1", desk.port)) for _ in range(300)]
    for one in idle:
        one.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert desk.get("/")[0] == 200  # Within the ten seconds that a request may take.
    for one in idle:
        one.close()


# --- a save -------------------------------------------------------------------------------------


@pytest.mark.parametrize("save", [_save_in_place, _save_by_renaming])
def test_a_save_reaches_the_browser_after_the_page_is_new(
    desk: Desk, save: Callable[[Path, str], None]
) -> None:
    async def story() -> None:
        page = await desk.browser()
        for text in ("een", "twee"):
            await asyncio.to_thread(save, desk.text, text)
            assert await _told(page) == "reload"
            _, _, body = await asyncio.to_thread(desk.get, "/")
            assert f"<main>{text}</main>" in body
        await _leave(page)

    asyncio.run(story())


def test_a_save_during_a_build_is_built_as_well(desk: Desk) -> None:
    async def story() -> None:
        page = await desk.browser()
        desk.hold.clear()
        before = desk.builds
        _save_in_place(desk.text, "een")
        while desk.builds == before:
            await asyncio.sleep(0.01)
        _save_in_place(desk.text, "twee")
        await asyncio.sleep(0.1)
        desk.hold.set()
        await _told(page)
        await _told(page)
        assert "<main>twee</main>" in (await asyncio.to_thread(desk.get, "/"))[2]
        await _leave(page)

    asyncio.run(story())


def test_pages_keep_coming_while_the_build_is_busy(desk: Desk) -> None:
    desk.hold.clear()
    before = desk.builds
    _save_in_place(desk.text, "een")
    while desk.builds == before:
        time.sleep(0.01)
    assert "<main>begin</main>" in desk.get("/")[2]


def test_a_save_is_told_while_a_photo_is_being_made(desk: Desk) -> None:
    async def story() -> None:
        page = await desk.browser()
        desk.photo.clear()
        photos = [asyncio.create_task(asyncio.to_thread(desk.get, "/beelden/a.webp")) for _ in "ab"]
        await asyncio.to_thread(_save_in_place, desk.text, "een")
        assert await _told(page) == "reload"
        assert "<main>een</main>" in (await asyncio.to_thread(desk.get, "/"))[2]
        assert not any(photo.done() for photo in photos)
        desk.photo.set()
        assert [(await photo)[2] for photo in photos] == ["a", "a"]
        await _leave(page)

    asyncio.run(story())


def test_a_page_from_before_the_last_build_is_told_as_soon_as_it_connects(desk: Desk) -> None:
    async def story() -> None:
        page = await desk.browser(build=desk.preview.state.build - 1)
        assert await _told(page) == "reload"
        await _leave(page)

    asyncio.run(story())


def test_a_mistake_keeps_the_last_good_page_and_is_told(desk: Desk) -> None:
    async def story() -> None:
        page = await desk.browser()
        _save_in_place(desk.text, "fout")
        await _told(page)
        assert "<main>begin</main>" in (await asyncio.to_thread(desk.get, "/"))[2]
        problem = (await asyncio.to_thread(desk.problems))[0]
        assert (problem["path"], problem["line"], problem["severity"]) == (
            "content/tekst.md",
            3,
            "fout",
        )
        _save_in_place(desk.text, "goed")
        await _told(page)
        assert "<main>goed</main>" in (await asyncio.to_thread(desk.get, "/"))[2]
        assert [one["severity"] for one in await asyncio.to_thread(desk.problems)] == ["let op"]
        await _leave(page)

    asyncio.run(story())


def test_a_build_that_breaks_down_does_not_end_the_server(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        page = await desk.browser()
        _save_in_place(desk.text, "stuk")
        await _told(page)
        assert (await asyncio.to_thread(desk.problems))[0]["code"] == "S999"
        _save_in_place(desk.text, "heel")
        await _told(page)
        assert "<main>heel</main>" in (await asyncio.to_thread(desk.get, "/"))[2]
        await _leave(page)

    asyncio.run(story())
    assert "onze eigen fout" in caplog.text


def test_reading_and_scratch_files_do_not_build(desk: Desk) -> None:
    before = desk.builds
    desk.text.read_text(encoding="utf-8")
    desk.text.with_name(".tekst.md.swp").write_text("half", encoding="utf-8")
    desk.text.with_name("tekst.md~").write_text("oud", encoding="utf-8")
    time.sleep(0.3)
    # The folder itself changed, which may cost one build, but never one for each read.
    assert desk.builds - before <= 1


def test_where_events_cannot_be_had_the_watcher_looks_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> None:
        raise OSError("too many watches")

    monkeypatch.setattr("catalogue.preview.watcher.Observer", refused)
    desk = Desk(tmp_path)
    try:
        _save_in_place(desk.text, "gezien")
        os.utime(desk.text, ns=(1, 1))
        deadline = time.monotonic() + 10
        while "gezien" not in desk.get("/")[2]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        desk.close()


def test_a_folder_that_is_put_back_is_watched_again(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    desk = Desk(folder)

    def shown(text: str) -> None:
        deadline = time.monotonic() + 10
        while text not in desk.get("/")[2]:
            assert time.monotonic() < deadline
            time.sleep(0.05)

    try:
        folder.rename(tmp_path / "weg")
        time.sleep(1)
        folder.mkdir()
        desk.save("terug")
        shown("terug")
        desk.save("en weer bewaard")
        shown("en weer bewaard")
    finally:
        desk.close()


# --- the notes beside a page --------------------------------------------------------------------


def test_notes_about_a_page_and_none_about_another(desk: Desk) -> None:
    status, heads, body = desk.get("/-/notities.json?pagina=/a/")
    assert (status, heads["content-type"]) == (200, "application/json; charset=utf-8")
    assert json.loads(body)["bestand"] == "content/tekst.md"
    for page in ("/", "/weg.html", "", "/../../etc/passwd"):
        assert desk.get(f"/-/notities.json?pagina={page}")[2] == "null"


# --- the command --------------------------------------------------------------------------------


def test_a_busy_port_gives_the_next_that_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with preview.listen(port) as listening:
            assert port < listening.getsockname()[1] <= port + 20
