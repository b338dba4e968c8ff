"""Time that an editor waits: from a save until the browser is told, and until the page is fresh."""

import asyncio
import json
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tornado.simple_httpclient import HTTPTimeoutError
from tornado.websocket import WebSocketClientConnection, websocket_connect

ROOT = Path(__file__).parents[2]
_BUILD = re.compile(rb'data-build="(\d+)"')
_SAVES = 5
_PATIENCE = 600
# Seconds that let the first look at every page pass.
_QUIET = 3


def middle(content: Path) -> Path:
    """An entry in the middle, so that luck at the edges does not count."""
    paths = sorted((content / "programmas").glob("*.md"))
    return paths[len(paths) // 2]


def add_sentence(path: Path) -> None:
    """Save the file with a sentence more."""
    path.write_text(f"{path.read_text('utf-8').rstrip()} En nog een zin erbij.\n", "utf-8")


def measure(content: Path, folder: Path) -> tuple[float, float]:
    """Seconds from save to told and to fresh: the least of a few saves, each after some quiet."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    words: list[str | Path] = [sys.executable, ROOT / "build.py", "serve", "--no-browser"]
    words += ["--port", str(port), "--content", content, "--site", folder / "site"]
    words += ["--templates", folder / "templates"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        return asyncio.run(_saves(server, content, port))
    finally:
        server.terminate()
        server.wait()


async def _saves(server: subprocess.Popen[bytes], content: Path, port: int) -> tuple[float, float]:
    path = middle(content)
    address = f"http://127.0.0.1:{port}/programmas/{path.stem}.html"
    page = await _connected(server, port, address)
    found = []
    for _ in range(_SAVES):
        await asyncio.sleep(1)
        before = await asyncio.to_thread(_fetched, address)
        started = time.perf_counter()
        await asyncio.to_thread(add_sentence, path)
        while json.loads(str(await page.read_message()))["command"] != "reload":
            pass
        told = time.perf_counter() - started
        after = await asyncio.to_thread(_fetched, address)
        fresh = time.perf_counter() - started
        if after == before:
            raise AssertionError("the browser was told before the page was new")
        found.append((told, fresh))
    return min(told for told, _ in found), min(fresh for _, fresh in found)


async def _connected(
    server: subprocess.Popen[bytes], port: int, address: str
) -> WebSocketClientConnection:
    """A page that is open: it says hello and from which build it is, as ``live.js`` does."""
    for _ in range(_PATIENCE):
        try:
            page = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
            break
        except (OSError, HTTPTimeoutError):  # It takes the port first, and then it builds.
            await asyncio.sleep(1)
            if server.poll() is not None:
                raise ChildProcessError("the preview has ended") from None
    else:
        raise TimeoutError("the preview does not answer")
    await page.write_message(json.dumps({"command": "hello", "protocols": []}))
    await page.read_message()
    await asyncio.sleep(_QUIET)
    build = _BUILD.search(await asyncio.to_thread(_fetched, address))
    said = {
        "command": "info",
        "plugins": {},
        "url": address,
        "build": int(build[1] if build else 0),
    }
    await page.write_message(json.dumps(said))
    return page


def _fetched(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own address
        content: bytes = answer.read()
    return content
