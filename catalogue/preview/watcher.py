"""Tells when something under the watched folders was written, moved or deleted."""

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

    Where the operating system's events cannot be had (Linux: too many watches), it looks itself.
    """

    def __init__(self, paths: Sequence[Path], changed: Callable[[], None]) -> None:
        self._paths = paths
        self._changed = changed
        self._observer: BaseObserver | None = None

    def start(self) -> None:
        """Watch from now on."""
        try:
            self._observer = self._started(Observer())
        except OSError:
            self._observer = self._started(PollingObserver(timeout=_POLL_SECONDS))

    def stop(self) -> None:
        """Watch no more."""
        if self._observer:
            self._observer.stop()
            self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what is of interest."""
        names = (Path(str(path)).name for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _WRITING and not all(is_scratch(name) for name in names):
            self._changed()

    def _started(self, observer: BaseObserver) -> BaseObserver:
        for path in self._paths:
            observer.schedule(self, str(path), recursive=path.is_dir())
        observer.start()
        return observer
