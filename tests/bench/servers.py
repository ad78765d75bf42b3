"""The servers under test, and the processor time that they have used."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from home.management import serving
from home.management.processes import Child, end_all, start

TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


class Usage(NamedTuple):
    """A process's group, and its user and system time in clock ticks."""

    group: int
    ticks: int


def parse_stat(line: str) -> Usage:
    """Read a line of /proc/<pid>/stat (proc_pid_stat(5)); the name in its brackets may hold anything."""
    fields = line.rpartition(")")[2].split()
    return Usage(group=int(fields[2]), ticks=int(fields[11]) + int(fields[12]))


def group_seconds(group: int) -> float:
    """Return the processor seconds used so far by all processes of a group: gunicorn's master and its workers."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with suppress(FileNotFoundError, ProcessLookupError):
                usage = parse_stat((entry / "stat").read_text(errors="replace"))
                ticks += usage.ticks if usage.group == group else 0
    return ticks / TICKS_A_SECOND


@dataclass(frozen=True)
class Server:
    port: int
    child: Child

    def cpu_seconds(self) -> float:
        return group_seconds(self.child.process.pid)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def start_server(name: str, settings_module: str) -> Server:
    """Start the server of `make run` with other settings."""
    port = free_port()
    environment = {**serving.child_environment(port), "DJANGO_SETTINGS_MODULE": settings_module}
    log = Path(settings.VAR_DIR) / "log" / f"{name.replace(' ', '-')}.log"
    return Server(port, start(f"The server ({name})", serving.server_command(port), log, environment))


@contextmanager
def running(settings_modules: dict[str, str]) -> Iterator[dict[str, Server]]:
    """Run a server for each name; raises CommandError where one does not come up."""
    servers: dict[str, Server] = {}
    try:
        for name, module in settings_modules.items():
            servers[name] = start_server(name, module)
        for server in servers.values():
            serving.wait_until_healthy(server.port, [server.child])
        yield servers
    finally:
        end_all([server.child for server in servers.values()])
