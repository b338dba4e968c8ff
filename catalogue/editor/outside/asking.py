"""One question to one address: whether it answers, moved or is gone."""

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import quote, urljoin, urlsplit

from catalogue.editor.outside.guard import Guard, NotPublicError

TIMEOUT = 15.0
# All hops, and a server that answers a letter at a time, together.
DEADLINE = 45.0
MOST_HOPS = 6
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
# Not found, not allowed and not now are different things: only the first says that it is gone.
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


class State(StrEnum):
    """What became of a question."""

    OK = "goed"
    MOVED = "verhuisd"
    GONE = "weg"
    SILENT = "geen-antwoord"
    REFUSED = "geweigerd"
    PRIVATE = "binnenshuis"


@dataclass(frozen=True, slots=True)
class Answer:
    """``why`` is for an editor; ``to`` is the new address of what moved for ever.

    ``again`` says whether the same question may have another answer soon, after ``wait`` seconds.
    """

    state: State
    why: str = ""
    to: str = ""
    again: bool = False
    wait: float = 0.0


@dataclass(frozen=True)
class Asker:
    """Asks with the name ``agent`` (see RFC 9110, User-Agent) and through a guard."""

    agent: str
    guard: Guard = field(default_factory=Guard)
    timeout: float = TIMEOUT
    deadline: float = DEADLINE

    def ask(self, url: str) -> Answer:
        """The answer about one address. Only the first line and the heads are read, never a page.

        First with HEAD; many servers refuse that or answer it wrongly, so only a good answer to it
        counts and anything else is asked again with GET.
        """
        answer = self._follow(url, "HEAD")
        if answer.state in (State.OK, State.MOVED, State.PRIVATE):
            return answer
        return self._follow(url, "GET")

    def _follow(self, url: str, method: str) -> Answer:
        here, for_ever = url, True
        for _ in range(MOST_HOPS):
            try:
                status, heads = self._once(here, method)
            except NotPublicError:
                return Answer(State.PRIVATE, "het adres is niet van het openbare internet")
            except (OSError, http.client.HTTPException, ValueError) as error:
                return Answer(State.SILENT, _reason(error), again=not _is_final(error))
            if status not in _MOVED or not heads.get("location"):
                return _judged(status, heads, here if for_ever and here != url else "")
            for_ever = for_ever and status in _FOR_EVER
            here = _hop(here, heads["location"])
            if not here:
                return Answer(State.SILENT, "de site stuurt door naar iets dat geen webadres is")
        return Answer(State.SILENT, "de site blijft doorsturen")

    def _once(self, url: str, method: str) -> tuple[int, dict[str, str]]:
        """Status and heads (in small letters) of one address."""
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or (443 if secure else 80)
        where = self.guard.address(host, port)
        kind = _Secure if secure else _Plain
        connection = kind(host, port, where, self.timeout)
        # The timeout is for each read; this is for all of them.
        stop = threading.Timer(self.deadline, connection.give_up)
        stop.daemon = True
        stop.start()
        try:
            path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*")
            query = f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*')}" if parts.query else ""
            connection.request(
                method, path + query, headers={"User-Agent": self.agent, "Accept": "*/*"}
            )
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}
        finally:
            stop.cancel()
            connection.close()


class _Plain(http.client.HTTPConnection):
    """A connection to the address that the guard has judged."""

    def __init__(self, host: str, port: int, where: tuple[str, int], timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._where = where

    def connect(self) -> None:
        self.sock = socket.create_connection(self._where, self.timeout)

    def give_up(self) -> None:
        """Stop reading, from another thread."""
        if self.sock:
            # Closing would wait for the reader; this wakes it.
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


class _Secure(_Plain):
    """The same with TLS; the certificate must be of the host by its name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _hop(here: str, location: str) -> str:
    """Where a redirect leads; empty when that is no address of the web.

    Whether the host is public is for the guard to judge.
    """
    try:
        there = urljoin(here, quote(location, safe="%/:=&?~#+!$,;'@()*[]"))
        return there if urlsplit(there).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _judged(status: int, heads: dict[str, str], moved_to: str) -> Answer:
    if 200 <= status < 300:
        return Answer(State.MOVED, "", moved_to) if moved_to else Answer(State.OK)
    if status in _GONE:
        return Answer(State.GONE, f"de site zegt dat de pagina er niet is ({status})")
    if status in _LATER:
        wait = heads.get("retry-after", "")
        seconds = float(wait) if wait.isdecimal() else 0.0
        return Answer(
            State.SILENT, f"de site heeft een storing ({status})", again=True, wait=seconds
        )
    return Answer(State.REFUSED, f"de site laat een computer niet toe ({status})")


def _is_final(error: Exception) -> bool:
    return isinstance(error, ssl.SSLCertVerificationError | ValueError)


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "het certificaat van de site klopt niet"
    if isinstance(error, socket.gaierror):
        return "deze site bestaat niet (meer)"
    if isinstance(error, TimeoutError):
        return "de site antwoordt niet op tijd"
    if isinstance(error, ConnectionRefusedError):
        return "de site neemt niet op"
    return "de verbinding lukt niet"
