"""The C library of this machine, for what Python itself has no word for."""

import ctypes
from functools import cache


@cache
def library() -> ctypes.CDLL | None:
    """The library, with error numbers; ``None`` where there is none to be had (Windows)."""
    try:
        return ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):
        return None


def give_back_memory() -> None:
    """Give the machine the room between what is in use, which Python keeps for later.

    With glibc only: ``malloc_trim``. Elsewhere it stays with the process, and does no harm.
    """
    libc = library()
    if libc is not None and hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
