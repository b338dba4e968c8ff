"""Tells when something under the watched folders was written, moved or deleted."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from catalogue.content.files import is_scratch

# Only what changes a file counts: reading (opened, closed unwritten) is what our own build does.
_WRITING = frozenset({"created", "modified", "moved", "deleted"})
_POLL_SECONDS = 0.5


class Watcher(FileSystemEventHandler):
    """Calls ``changed``, from a thread of its own, after each event that may change the site.

    Where the operating system's events cannot be had (Linux: too many watches), it looks itself. A
    folder that is taken away and put back, as ``git checkout`` does, is another one to the
    operating system, so every half second it is seen if the folders are still the same.
    """

    def __init__(self, paths: Sequence[Path], changed: Callable[[], None]) -> None:
        self._paths = paths
        self._changed = changed
        self._observer: BaseObserver | None = None
        self._stopping = threading.Event()
        self._follower = threading.Thread(target=self._follow, daemon=True)

    def start(self) -> None:
        """Watch from now on."""
        self._observe()
        self._follower.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopping.set()
        if self._follower.is_alive():
            self._follower.join()
        self._ignore()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what is of interest."""
        names = (Path(str(path)).name for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _WRITING and not all(is_scratch(name) for name in names):
            self._changed()

    def _follow(self) -> None:
        seen = self._identities()
        while not self._stopping.wait(_POLL_SECONDS):
            now = self._identities()
            if now != seen:
                seen = now
                self._ignore()
                self._observe()
                self._changed()

    def _identities(self) -> list[int]:
        """The number that the disk gives each folder; 0 for one that is not there."""
        return [path.stat().st_ino if path.exists() else 0 for path in self._paths]

    def _observe(self) -> None:
        try:
            self._observer = self._started(Observer())
        except OSError:
            self._observer = self._started(PollingObserver(timeout=_POLL_SECONDS))

    def _ignore(self) -> None:
        if self._observer:
            self._observer.stop()
            self._observer.join()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        for path in self._paths:
            if path.exists():
                observer.schedule(self, str(path), recursive=path.is_dir())
        observer.start()
        return observer
