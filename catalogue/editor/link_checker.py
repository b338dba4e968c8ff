"""Checker of links to other websites: ``check --links``.

Polite: one question at a time to one host, with a pause, a name and a limit; answers are remembered
in a file that may be thrown away. Safe: content is written by strangers, so no question ever goes
to a private address (see ``guard``).
"""

import contextlib
import http.client
import json
import os
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from email.message import Message
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from catalogue.base import messages
from catalogue.base.diagnostics import Diagnostic, Place
from catalogue.base.text import fold, is_web_address
from catalogue.content.files import LINKS_LET_BE
from catalogue.content.front_matter import Source
from catalogue.content.markdown_positions import MarkdownSource
from catalogue.content.parse import parse, typed_items
from catalogue.content.reader import Reading
from catalogue.content.yaml_tree import Mapping as MappingNode
from catalogue.content.yaml_tree import Scalar
from catalogue.editor.guard import Guard, NotPublicError
from catalogue.schema.shapes import Field, Group, Url

TIMEOUT = 15.0
# All requests about one link together, also of a server that answers a letter at a time.
DEADLINE = 45.0
MOST_HOPS = 6
_MOVED = frozenset({301, 302, 303, 307, 308})
_FOR_EVER = frozenset({301, 308})
# Not found, not allowed and not now are different things: only the first says that it is gone.
_GONE = frozenset({404, 410})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_REASONS = (
    (ssl.SSLCertVerificationError, "het certificaat van de site klopt niet"),
    (socket.gaierror, "deze site bestaat niet (meer)"),
    (TimeoutError, "de site antwoordt niet op tijd"),
    (ConnectionRefusedError, "de site neemt niet op"),
)

HOSTS_AT_ONCE = 8
# Seconds between two questions to one host, and before asking again.
PAUSE = 1.0
BACKOFF = (2.0, 8.0)
LONGEST_WAIT = 60.0
# More than this many of one host are left for a next round.
MOST_PER_HOST = 60

_URL = re.compile(r"https?://[^\s<>()\[\]\"'`]+(?:\([^\s()]*\)[^\s<>()\[\]\"'`]*)*")


class State(StrEnum):
    """State of an address, by the answer to a request."""

    OK = "goed"
    MOVED = "verhuisd"
    GONE = "weg"
    SILENT = "geen-antwoord"
    REFUSED = "geweigerd"
    PRIVATE = "binnenshuis"


@dataclass(frozen=True, slots=True)
class SiteAnswer:
    """Outcome of the request of one address, given on ``day``.

    ``reason`` is for an editor (Dutch); ``moved_to`` is the new address of what moved for ever.
    ``retry`` is true when another request may soon go better, after ``retry_after`` seconds.
    """

    state: State
    reason: str = ""
    moved_to: str = ""
    retry: bool = False
    retry_after: float = 0.0
    day: date = date.min

    def is_recent(self, today: date) -> bool:
        """True while the answer may be used again: a good one for two weeks, others for a day."""
        days = 14 if self.state in (State.OK, State.MOVED) else 1
        return 0 <= (today - self.day).days < days


class NamedUrl(NamedTuple):
    """Address of another site, and the place in the content where it is named."""

    url: str
    place: Place


def check_links(reading: Reading[Source], memory: Path, today: date) -> list[Diagnostic]:
    """Check all links to other sites, and remember the answers in the file ``memory``.

    Raises ``OSError`` when that file cannot be written.
    """
    links = find_links(reading)
    site = next((parse(source)[0] for source in reading.sources if source.kind.single), None)
    values = site.values if site else {}
    # Where the people behind the questions can be found, for who reads the log of a server.
    owner = str(values.get("broncode") or values.get("basisadres") or values.get("naam") or "")
    ascii_owner = fold(owner).encode("ascii", "ignore").decode()
    client = Client(f"techniek-catalogus (nakijken van links; {ascii_owner})")
    remembered = load_answers(memory)
    answers = ask_all((link.url for link in links), remembered, client.ask, today)
    save_answers(memory, {**remembered, **answers})
    return list(link_notes(links, answers))


# --- the addresses in the content ---------------------------------------------------------------


def find_links(reading: Reading[Source]) -> list[NamedUrl]:
    """List the links to other sites, without those that begin like a line of ``LINKS_LET_BE``."""
    skipped = tuple(line.word for line in reading.lines.get(LINKS_LET_BE, ()))
    links = {link for source in reading.sources for link in _links_of(source)}
    return sorted(
        link for link in links if is_web_address(link.url) and not link.url.startswith(skipped)
    )


def link_notes(
    links: Iterable[NamedUrl], answers: Mapping[str, SiteAnswer]
) -> Iterator[Diagnostic]:
    """Note each link to an address that did not answer well, at its place in the content."""
    for url, place in links:
        answer = answers.get(url, SiteAnswer(State.OK))
        match answer.state:
            case State.GONE:
                yield messages.connection.vanished_page(place, url, answer.reason)
            case State.SILENT:
                yield messages.connection.silent(place, url, answer.reason)
            case State.PRIVATE:
                yield messages.connection.not_public(place, url)
            case State.MOVED:
                yield messages.connection.moved(place, url, answer.moved_to)
            case State.REFUSED:
                yield messages.connection.not_judged(place, url, answer.reason)


def _links_of(source: Source) -> Iterator[NamedUrl]:
    yield from _links_in_fields(source.fields, source.kind.fields)
    text = MarkdownSource(source.text, source.place.path, source.line)
    for match in _URL.finditer(text.plain):
        yield NamedUrl(match.group().rstrip(".,;:!?*_"), text.place(match.start()))


def _links_in_fields(node: MappingNode, declared: Iterable[Field]) -> Iterator[NamedUrl]:
    shapes = {declaration.key: declaration.shape for declaration in declared}
    for key, value in node.pairs:
        if key.text not in shapes:
            continue
        shape, items = typed_items(shapes[key.text], value)
        for item in items:
            if isinstance(shape, Url) and isinstance(item, Scalar):
                yield NamedUrl(item.text, item.place)
            elif isinstance(shape, Group) and isinstance(item, MappingNode):
                yield from _links_in_fields(item, shape.fields)


# --- answers that are remembered ----------------------------------------------------------------


def load_answers(path: Path) -> dict[str, SiteAnswer]:
    """Read the file with earlier answers: address -> answer; what cannot be read is left out."""
    try:
        rows = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    answers = {}
    for url, row in rows.items() if isinstance(rows, dict) else ():
        with contextlib.suppress(KeyError, TypeError, ValueError):
            state, day = State(row["state"]), date.fromisoformat(row["day"])
            answers[str(url)] = SiteAnswer(state, str(row["why"]), str(row["to"]), day=day)
    return answers


def save_answers(path: Path, answers: Mapping[str, SiteAnswer]) -> None:
    """Write the file with answers in one step, sorted. Raises ``OSError``."""
    rows = {
        url: {
            "day": answer.day.isoformat(),
            "state": answer.state,
            "why": answer.reason,
            "to": answer.moved_to,
        }
        for url, answer in sorted(answers.items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    temporary.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")
    temporary.replace(path)


# --- many questions: hosts beside each other, the addresses of one host in turn -----------------


def ask_all(
    urls: Iterable[str],
    remembered: Mapping[str, SiteAnswer],
    ask: Callable[[str], SiteAnswer],
    today: date,
    sleep: Callable[[float], None] = time.sleep,
) -> dict[str, SiteAnswer]:
    """Give the answer for each address: the remembered one if it is recent, else that of ``ask``.

    More than ``MOST_PER_HOST`` of one host are left out. ``sleep`` waits so many seconds.
    """
    urls_by_host: dict[str, list[str]] = {}
    answers = {}
    for url in sorted(set(urls)):
        if url in remembered and remembered[url].is_recent(today):
            answers[url] = remembered[url]
        else:
            urls_by_host.setdefault(urlsplit(url).hostname or "", []).append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        hosts = [pool.submit(_ask_host, urls, ask, sleep) for urls in urls_by_host.values()]
        for host in hosts:
            answers |= {url: replace(answer, day=today) for url, answer in host.result().items()}
    return answers


def _ask_host(
    urls: list[str], ask: Callable[[str], SiteAnswer], sleep: Callable[[float], None]
) -> dict[str, SiteAnswer]:
    answers = {}
    for number, url in enumerate(urls[:MOST_PER_HOST]):
        if number:
            sleep(PAUSE)
        answer = ask(url)
        for seconds in BACKOFF:
            if answer.retry:
                sleep(min(max(seconds, answer.retry_after), LONGEST_WAIT))
                answer = ask(url)
        answers[url] = answer
    return answers


# --- one question -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Client:
    """HTTP client that calls itself ``agent`` (User-Agent) and connects through a guard."""

    agent: str
    guard: Guard = field(default_factory=Guard)
    timeout: float = TIMEOUT
    deadline: float = DEADLINE

    def ask(self, url: str) -> SiteAnswer:
        """Request one address; only the status and the headers are read, never a page.

        The first request is HEAD. Many servers refuse that or answer it wrongly, so after anything
        but a good answer there is a second one, GET. All requests and hops together end at the
        deadline.
        """
        until = time.monotonic() + self.deadline
        answer = self._follow(url, "HEAD", until)
        if answer.state in (State.OK, State.MOVED, State.PRIVATE) or time.monotonic() >= until:
            return answer
        return self._follow(url, "GET", until)

    def _follow(self, url: str, method: str, until: float) -> SiteAnswer:
        here, for_ever = url, True
        for _ in range(MOST_HOPS):
            try:
                status, headers, _ = self.request(here, method, until)
            except NotPublicError:
                return SiteAnswer(State.PRIVATE, "het adres is niet van het openbare internet")
            except (OSError, http.client.HTTPException, ValueError) as error:
                final = isinstance(error, ssl.SSLCertVerificationError | ValueError)
                return SiteAnswer(State.SILENT, reason_of(error), retry=not final)
            if status not in _MOVED or not headers.get("location"):
                return _judge(status, headers, here if for_ever and here != url else "")
            for_ever = for_ever and status in _FOR_EVER
            here = _next_hop(here, headers["location"])
            if not here:
                return SiteAnswer(
                    State.SILENT, "de site stuurt door naar iets dat geen webadres is"
                )
        return SiteAnswer(State.SILENT, "de site blijft doorsturen")

    def request(
        self, url: str, method: str, until: float, *, read: bool = False
    ) -> tuple[int, Message, bytes]:
        """Send one request and return status, headers and, when asked to ``read`` it, the body.

        ``until`` is a time of the clock. Raises ``OSError``, ``http.client.HTTPException`` and
        ``ValueError``.
        """
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or (443 if secure else 80)
        # The connection goes to the address that the guard has judged, never to the name.
        where = self.guard.address(host, port)
        tls = _tls() if secure else None
        connection = (
            http.client.HTTPSConnection(host, port, context=tls)
            if tls
            else http.client.HTTPConnection(host, port)
        )
        connection.auto_open = 0
        connection.sock = sock = socket.create_connection(where, min(self.timeout, left))
        # The timeout is for each read; this is for all of them.
        stop = threading.Timer(left, _give_up, [connection])
        stop.daemon = True
        stop.start()
        try:
            if tls:
                # The certificate must be of the host by its name.
                connection.sock = tls.wrap_socket(
                    sock, server_hostname=host, do_handshake_on_connect=False
                )
                connection.sock.do_handshake()
            path = quote(parts.path or "/", safe="%/:=&~+!$,;'@()*")
            query = f"?{quote(parts.query, safe='%/:=&?~+!$,;@()*')}" if parts.query else ""
            headers = {"User-Agent": self.agent, "Accept": "*/*"}
            connection.request(method, path + query, headers=headers)
            response = connection.getresponse()
            return response.status, response.headers, response.read() if read else b""
        finally:
            stop.cancel()
            connection.close()


def reason_of(error: Exception) -> str:
    """Say in Dutch why a request gave no answer."""
    reasons = (reason for kind, reason in _REASONS if isinstance(error, kind))
    return next(reasons, "de verbinding lukt niet")


@cache
def _tls() -> ssl.SSLContext:
    """Read the certificates of this machine, once."""
    return ssl.create_default_context()


def _give_up(connection: http.client.HTTPConnection) -> None:
    """Stop reading, from another thread: closing would wait for the reader, this wakes it."""
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _next_hop(here: str, location: str) -> str:
    """Work out the address that a redirect leads to; empty when that is not http(s)."""
    try:
        there = urljoin(here, quote(location, safe="%/:=&?~#+!$,;'@()*[]"))
        return there if urlsplit(there).scheme in {"http", "https"} else ""
    except ValueError:
        return ""


def _judge(status: int, headers: Message, moved_to: str) -> SiteAnswer:
    if 200 <= status < 300:
        return SiteAnswer(State.MOVED, "", moved_to) if moved_to else SiteAnswer(State.OK)
    if status in _GONE:
        return SiteAnswer(State.GONE, f"de site zegt dat de pagina er niet is ({status})")
    if status in _LATER:
        wait = headers.get("retry-after", "")
        seconds = float(wait) if wait.isdecimal() else 0.0
        reason = f"de site heeft een storing ({status})"
        return SiteAnswer(State.SILENT, reason, retry=True, retry_after=seconds)
    return SiteAnswer(State.REFUSED, f"de site laat een computer niet toe ({status})")
