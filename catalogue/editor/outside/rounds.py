"""Asks about many addresses: hosts beside each other, the addresses of one host in turn."""

import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from catalogue.editor.outside.asking import Answer
from catalogue.editor.outside.remembered import Remembered

HOSTS_AT_ONCE = 8
# Seconds between two questions to one host, and before asking again.
PAUSE = 1.0
BACKOFF = (2.0, 8.0)
LONGEST_WAIT = 60.0
# More than this many of one host are left for a next round.
MOST_PER_HOST = 60


@dataclass(frozen=True)
class Pace:
    """How fast; ``sleep`` takes seconds and is the clock's, except in tests."""

    pause: float = PAUSE
    backoff: tuple[float, ...] = BACKOFF
    most_per_host: int = MOST_PER_HOST
    sleep: Callable[[float], None] = time.sleep


def go(
    urls: Iterable[str],
    known: Mapping[str, Remembered],
    ask: Callable[[str], Answer],
    today: date,
    pace: Pace | None = None,
) -> dict[str, Remembered]:
    """What is known about each address afterwards: remembered if young enough, asked otherwise."""
    pace = pace or Pace()
    hosts: dict[str, list[str]] = {}
    found = {}
    for url in sorted(set(urls)):
        if url in known and known[url].counts(today):
            found[url] = known[url]
        else:
            hosts.setdefault(urlsplit(url).hostname or "", []).append(url)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        turns = [pool.submit(_host, listed, ask, pace) for listed in hosts.values()]
        for turn in turns:
            found |= {url: Remembered(answer, today) for url, answer in turn.result().items()}
    return found


def _host(urls: list[str], ask: Callable[[str], Answer], pace: Pace) -> dict[str, Answer]:
    answers = {}
    for number, url in enumerate(urls[: pace.most_per_host]):
        if number:
            pace.sleep(pace.pause)
        answers[url] = _patiently(url, ask, pace)
    return answers


def _patiently(url: str, ask: Callable[[str], Answer], pace: Pace) -> Answer:
    answer = ask(url)
    for seconds in pace.backoff:
        if not answer.again:
            break
        pace.sleep(min(max(seconds, answer.wait), LONGEST_WAIT))
        answer = ask(url)
    return answer
