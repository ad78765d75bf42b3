"""Clients that ask as browsers do: kept connections, compressed answers. What they cost themselves is not counted."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

from django.core.management.base import CommandError

from .cases import Case
from .servers import Server

HEADERS = {"Accept-Encoding": "gzip", "Accept-Language": "en"}
FORM_HEADERS = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Turn:
    """One case's turn: the seconds that each request took, that all took together, and that the server worked."""

    times: list[float]
    seconds: float
    cpu_seconds: float

    @property
    def cpu_ms(self) -> float:
        """The server's work for one request, in milliseconds."""
        return self.cpu_seconds * 1000 / len(self.times)


@dataclass(frozen=True)
class Asker:
    """Sends a case's requests to a server, as the member of the cookies where it posts."""

    case: Case
    server: Server
    cookies: str

    def ask(self, link: HTTPConnection, encoding: str = "gzip") -> bytes:
        """Send one request; raises CommandError on any answer but the expected."""
        headers = {**HEADERS, "Accept-Encoding": encoding}
        body = self.case.body() if self.case.body else None
        if body is not None:
            headers |= {**FORM_HEADERS, "Cookie": self.cookies}
        link.request("POST" if self.case.is_post else "GET", self.case.path, body, headers)
        response = link.getresponse()
        content = response.read()
        if response.status != self.case.status:
            raise CommandError(f"{self.case.name} ({self.case.path}) answered {response.status}.")
        return content

    def connect(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.server.port, timeout=30)

    def keep_asking(self, deadline: float, most: int) -> list[float]:
        """Ask one request after another until a moment or a number is reached; return how long each took."""
        times: list[float] = []
        link = self.connect()
        while len(times) < most and (not times or time.perf_counter() < deadline):
            before = time.perf_counter()
            self.ask(link)
            times.append(time.perf_counter() - before)
        link.close()
        return times

    def warm_up(self, requests: int) -> None:
        """Let every worker do what it does once; each connection may get to another."""
        for _number in range(requests):
            link = self.connect()
            self.ask(link)
            link.close()

    def turn(self, clients: int, seconds: float) -> Turn:
        """Ask from so many clients at once."""
        cpu, begun = self.server.cpu_seconds(), time.perf_counter()
        most = max(self.case.most_requests // clients, 1)
        with ThreadPoolExecutor(clients) as pool:
            parts = [pool.submit(self.keep_asking, begun + seconds, most) for _client in range(clients)]
            times = [spent for part in parts for spent in part.result()]
        return Turn(times, time.perf_counter() - begun, self.server.cpu_seconds() - cpu)
