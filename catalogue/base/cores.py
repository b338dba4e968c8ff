"""Work shared out over the cores of this machine, in forks of this process.

A fork has everything that was made before it and copies only what it changes, so it starts at once.
What it makes it puts on disk itself; a small result comes back through a pipe.
"""

import ctypes
import errno
import os
import signal
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

T = TypeVar("T")
Track = Callable[[Iterator[int]], Iterator[int]]
_Outcome = tuple[int, Exception | None, Any]
MOST_TASKS = 512
_BYTES = 4
# A process more than this gains little: the rest of a build is done by one.
_MOST = 4


def count() -> int:
    """Processes that can work at once; 1 where a fork is not safe.

    The libraries of macOS do not live through a fork, and another thread may hold a lock.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return min(len(os.sched_getaffinity(0)), _MOST)


def share(
    tasks: Sequence[int],
    work: Callable[[Iterator[int]], T],
    processes: int,
    track: Track = iter,
) -> list[T]:
    """Do the tasks (at most ``MOST_TASKS``) in so many processes; gives the results of the others.

    ``work`` runs in each of them, this one included, and gets the next task when it has finished
    one; ``track`` sees the tasks of this one. Raises the error of the first task that had one, and
    ``ChildProcessError`` when a process was killed. None of them outlives this call.
    """
    if processes == 1:
        work(track(iter(tasks)))
        return []
    queue = _queue(tasks)
    workers: list[tuple[ForkProcess, Connection]] = []
    with suppress(AttributeError):  # Only glibc has it.
        # Memory that is free goes back: each process would fill a copy of it.
        ctypes.CDLL(None).malloc_trim(0)
    try:
        with suppress(BlockingIOError):  # No more processes here: then with those that there are.
            for _ in range(processes - 1):
                workers.append(_start(work, queue))  # noqa: PERF401 - those that started count
        outcomes = [_do(work, queue, track), *(_outcome(answer) for _, answer in workers)]
    finally:
        os.close(queue)
        for process, answer in workers:
            process.kill()  # Also when someone pressed Ctrl+C.
            process.join()
            answer.close()
    failures = {task: error for task, error, _ in outcomes if error}
    if failures:
        raise failures[min(failures)]
    return [result for _, _, result in outcomes[1:]]


def _queue(tasks: Sequence[int]) -> int:
    queue, filling = os.pipe()
    # Fits in any pipe, so that nobody has to read yet.
    os.write(filling, b"".join(task.to_bytes(_BYTES, "big") for task in tasks))
    os.close(filling)
    return queue


def apart(make: Callable[[], T]) -> T:
    """The result of ``make``, without what it leaves behind in memory: another process calls it.

    Raises what ``make`` raises, and ``ChildProcessError`` when that process was killed.
    """
    parent = os.getpid()
    made = share((), lambda _: None if os.getpid() == parent else make(), min(count(), 2))
    return made[0] if made else make()  # type: ignore[return-value]


def _do(work: Callable[[Iterator[int]], T], queue: int, track: Track) -> _Outcome:
    """Work until the queue is empty; gives the last task, its error if any, and the result."""
    task = 0

    def tasks() -> Iterator[int]:
        nonlocal task
        while number := os.read(queue, _BYTES):
            task = int.from_bytes(number, "big")
            yield task

    try:
        return task, None, work(track(tasks()))
    except Exception as error:  # noqa: BLE001 - `share` raises it
        while os.read(queue, 1 << 12):
            pass  # No other begins a task after this one; those before it are finished.
        return task, error, None


def _start(work: Callable[[Iterator[int]], T], queue: int) -> "tuple[ForkProcess, Connection]":
    """Fork a process that works; gives it with the pipe of its outcome."""
    # Imported here: who builds few files has no use for it.
    from multiprocessing import get_context

    forking = get_context("fork")
    answer, answering = forking.Pipe(duplex=False)
    process = forking.Process(target=_help, args=(work, queue, answering, os.getpid()), daemon=True)
    with answering, warnings.catch_warnings():
        # Python 3.12 warns of threads. Those of minify, in Go, hold no lock between two calls.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    return process, answer


def _help(
    work: Callable[[Iterator[int]], T], queue: int, answering: "Connection", parent: int
) -> None:
    """Work in a fork, and send the outcome."""

    def while_wanted(tasks: Iterator[int]) -> Iterator[int]:
        for task in tasks:
            if os.getppid() != parent:
                os._exit(1)  # It was killed, and the next build waits for us.
            yield task

    # Ctrl+C goes to all processes of a terminal: the parent ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    task, error, result = _do(work, queue, while_wanted)
    if error:  # Where it was does not go through a pipe by itself.
        error.add_note("".join(traceback.format_exception(error)))
    answering.send((task, error, result))


def _outcome(answer: "Connection") -> _Outcome:
    try:
        outcome: _Outcome = answer.recv()
    except EOFError:
        reason = "een proces dat meehielp is afgebroken, misschien door te weinig geheugen"
        raise ChildProcessError(errno.ECHILD, reason) from None
    return outcome
