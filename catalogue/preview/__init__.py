"""The editors' preview: the site from memory, built anew after every save, problems in the page."""

import asyncio
import errno
import gc
import logging
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from catalogue.base.diagnostics import Diagnostic, Place, Severity
from catalogue.preview.server import (
    LOOPBACK,
    Application,
    Built,
    Messages,
    PreviewState,
    Server,
    tell_browsers,
)
from catalogue.preview.watcher import Watcher

_log = logging.getLogger(__name__)
# After so many seconds without a save a thorough build begins.
_PAUSE = 2
# A save is often several events (write, rename, attributes): wait until it was quiet this long.
_QUIET = 0.01


Thorough = Callable[[Callable[[], bool]], Built | None]
"""Builds with all there is to check; gives up, with nothing, when its argument says so."""


def _nothing(stop: Callable[[], bool]) -> None:
    """Leave it at that."""


# How many ports are tried when the first is taken.
_MOST_PORTS = 20


class Preview:
    """A running preview. ``start`` and ``stop`` are awaited on the event loop that serves it.

    The build runs in a thread of its own, so pages keep coming meanwhile. The browsers are told
    on the event loop, after ``state`` has changed: never before the page is new.
    """

    def __init__(
        self,
        rebuild: Callable[[], Built],
        watch: Sequence[Path],
        messages: Messages,
        thorough: Thorough = _nothing,
    ) -> None:
        """``rebuild`` is what a save waits for, ``thorough`` what comes when all is quiet."""
        # Counted from the clock, so that a page from before a restart is known to be old.
        self.state = PreviewState(build=time.time_ns() // 1_000_000)
        self._rebuild = rebuild
        self._messages = messages
        self._thorough = thorough
        self._changed = threading.Event()
        self._stopping = threading.Event()
        self._showing = threading.Lock()
        self._thread = threading.Thread()
        self._watcher = Watcher(watch, self._changed.set)
        self._server: Server | None = None

    async def start(self, listening: socket.socket) -> int:
        """Build, serve at the socket and watch; gives the port."""
        listening.setblocking(False)
        port = int(listening.getsockname()[1])
        loop = asyncio.get_running_loop()
        self._watcher.start()
        await loop.run_in_executor(None, self._build)
        # Most of what there is now stays; looking for circles in it would hold up a save.
        gc.collect()
        gc.freeze()
        self._server = Server(
            Application(lambda: self.state, port, self._messages),
            idle_connection_timeout=30,
            body_timeout=5,
            max_header_size=16_384,
            max_body_size=1_024,
        )
        self._server.add_socket(listening)
        threading.Thread(target=self._build_on_change, args=(loop,), daemon=True).start()
        return port

    async def stop(self) -> None:
        """Serve no more, watch no more, build no more."""
        self._stopping.set()
        self._changed.set()
        self._watcher.stop()
        if self._server:
            self._server.stop()
            await self._server.close_all_connections()

    def _build_on_change(self, loop: asyncio.AbstractEventLoop) -> None:
        """Runs in its own thread. A save during a build leaves the event set, so none is lost."""
        while self._changed.wait() and not self._stopping.is_set():
            while self._changed.is_set():
                self._changed.clear()
                self._stopping.wait(_QUIET)
            self._build()
            loop.call_soon_threadsafe(tell_browsers)
            if not self._changed.wait(_PAUSE) and not self._thread.is_alive():
                # In a thread of its own: a save must not wait for it.
                self._thread = threading.Thread(
                    target=self._build_thoroughly, args=(loop,), daemon=True
                )
                self._thread.start()

    def _build(self) -> None:
        """Build and show: new files when there is no error, new problems always."""
        try:
            built = self._rebuild()
        except Exception as mistake:  # noqa: BLE001  # logged; the next save may build again
            _log.exception("The build broke down; the preview goes on with the last good site")
            self._show({}, (_breakdown(mistake),))
        else:
            self._show(built.files, tuple(built.problems))

    def _build_thoroughly(self, loop: asyncio.AbstractEventLoop) -> None:
        """The rest of the work, given up at the next save. Browsers hear of new problems only."""
        # build.py switched collecting off, as a build is one short run; here they add up.
        gc.collect()
        began = self.state.build

        def stop() -> bool:
            return self._changed.is_set() or self.state.build != began

        try:
            built = self._thorough(stop)
        except Exception:  # logged; what is shown stays  # noqa: BLE001
            _log.exception("The thorough build broke down")
            return
        with self._showing:
            if built is None or stop():
                return
            news = tuple(built.problems) != tuple(self.state.problems)
            self.state = PreviewState(began + news, built.files, tuple(built.problems))
        if news:
            loop.call_soon_threadsafe(tell_browsers)

    def _show(self, files: Mapping[str, bytes], problems: Sequence[Diagnostic]) -> None:
        broken = any(problem.severity is Severity.ERROR for problem in problems)
        with self._showing:
            good = files if files and not broken else self.state.files
            self.state = PreviewState(self.state.build + 1, good, problems)


def listen(port: int) -> socket.socket:
    """Take a port (0: any), or when another program has it one of the next that is free.

    Raises ``OSError`` when none of them is.
    """
    for number in range(port, min(port + _MOST_PORTS, 65_535) if port else 1):
        try:
            return socket.create_server((LOOPBACK, number), backlog=128)
        except OSError as refusal:
            if refusal.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
    return socket.create_server((LOOPBACK, port), backlog=128)


def serve(
    rebuild: Callable[[], Built],
    watch: Sequence[Path],
    messages: Messages,
    *,
    listening: socket.socket,
    open_browser: bool,
    thorough: Thorough = _nothing,
) -> int:
    """Serve at a socket until Ctrl+C, and give the exit code 0."""
    try:
        preview = Preview(rebuild, watch, messages, thorough)
        asyncio.run(_serve(preview, listening, open_browser=open_browser))
    except KeyboardInterrupt:
        _say("Gestopt.")
    return 0


async def _serve(preview: Preview, listening: socket.socket, *, open_browser: bool) -> None:
    address = f"http://{LOOPBACK}:{await preview.start(listening)}/"
    _say(f"De site staat op {address} en ververst als je opslaat. Stoppen: Ctrl+C.")
    try:
        if open_browser:
            await asyncio.get_running_loop().run_in_executor(None, webbrowser.open, address)
        await asyncio.Event().wait()
    finally:
        await preview.stop()


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _breakdown(mistake: Exception) -> Diagnostic:
    return Diagnostic(
        Place("build.py"),
        "S999",
        f"het programma zelf ging stuk ({type(mistake).__name__}: {mistake})",
        "dit ligt niet aan je tekst; het venster met de opdracht zegt meer",
    )
