"""The steps of `manage.py serve`. Each either succeeds or raises CommandError with one line for a person."""

import errno
import hashlib
import http.client
import os
import shutil
import socket
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from .processes import Child, last_words, start

NEEDED_BYTES = 300_000_000
START_SECONDS = 60.0
FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
# What SQLite, PostgreSQL and the C library say of it in their own words.
FULL_DISK_WORDS = ("disk is full", "no space left on device")


def check_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(port_fault(port, error)) from error
        except OverflowError as error:
            raise CommandError(f"{port} is no port: choose one from 1024 to 65535.") from error


def port_fault(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use: end what runs there, or choose another with `make run PORT={port + 1}`."
    return f"Port {port} cannot be used ({error.strerror}): choose another with `make run PORT=8000`."


def check_room(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise CommandError(no_room(folder))


def no_room(folder: Path) -> str:
    free = shutil.disk_usage(folder).free // 1_000_000
    return f"The disk of {folder} is full: {free} MB are free and {NEEDED_BYTES // 1_000_000} are needed."


@contextmanager
def plain_errors(folder: Path) -> Iterator[None]:
    """Say in one line what a person can mend: a full disk, a folder or a database that is closed to us. Faults of
    our own keep their traceback."""
    try:
        yield
    except (OSError, DatabaseError, CommandError) as error:
        if is_full_disk(error):
            raise CommandError(no_room(folder)) from error
        if isinstance(error, CommandError):
            raise
        if isinstance(error, DatabaseError):
            raise CommandError(f"The database cannot be used: {first_line(error)}") from error
        raise CommandError(f"The site cannot start: {first_line(error)}") from error


def is_full_disk(error: BaseException | None) -> bool:
    """Whether a full disk is at the root of an error, however it was wrapped on its way."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL_DISK:
            return True
        if any(words in str(error).lower() for words in FULL_DISK_WORDS):
            return True
        error = error.__cause__ or error.__context__
    return False


def first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def migrate() -> bool:
    """Whether there was anything to do; looking is far quicker than Django's own idle run."""
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def collect_static() -> bool:
    """Whether static files were collected; compressing them takes long, so only when one has changed."""
    stamp = Path(settings.VAR_DIR) / "static.stamp"
    fingerprint = static_fingerprint()
    collected = (Path(settings.STATIC_ROOT) / "staticfiles.json").exists()
    if collected and stamp.exists() and stamp.read_text() == fingerprint:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(fingerprint)
    return True


def static_fingerprint() -> str:
    """A digest of the name, size and date of each static file and of where they go."""
    digest = hashlib.sha256(f"{settings.STORAGES['staticfiles']} {settings.STATIC_ROOT}".encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            facts = os.stat(storage.path(name))
            digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def server_command(port: int) -> list[str]:
    options = ["--workers=2", "--worker-class=gthread", "--threads=4", f"--bind=127.0.0.1:{port}"]
    options += ["--graceful-timeout=5", "--no-control-socket"]
    return [sys.executable, "-m", "gunicorn", "hub.wsgi:application", *options]


def manage_command(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]


def child_environment(port: int) -> dict[str, str]:
    """Ours, which names the settings; what the children hold for a moment lies below `var/` as well."""
    scratch = Path(settings.VAR_DIR) / "tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    site = {"SITE_URL": f"http://localhost:{port}"}
    return {**site, **os.environ, "TMPDIR": str(scratch), "PYTHONUNBUFFERED": "1"}


def start_children(port: int, *, reload: bool) -> Iterator[Child]:
    """Yield each as it starts, so that the caller knows of the first when the second fails."""
    environment = child_environment(port)
    logs = Path(settings.VAR_DIR) / "log"
    server = manage_command("runserver", str(port)) if reload else server_command(port)
    worker = manage_command("db_worker", "--no-startup-delay")
    yield start("The server", server, None if reload else logs / "server.log", environment)
    yield start("The worker", worker, None if reload else logs / "worker.log", environment)


def wait_until_healthy(port: int, children: Sequence[Child], seconds: float = START_SECONDS) -> None:
    deadline = time.monotonic() + seconds
    pause = 0.1
    while not is_healthy(port):
        check_alive(children)
        if time.monotonic() > deadline:
            raise CommandError(f"No answer after {seconds:.0f} seconds: {last_words(children[0])}")
        time.sleep(pause)
        pause = min(pause * 1.2, 2.0)


def is_healthy(port: int) -> bool:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        link.request("GET", "/healthz/")
        return link.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        link.close()


def check_alive(children: Iterable[Child]) -> None:
    for child in children:
        if child.is_dead:
            code = child.process.returncode
            raise CommandError(f"{child.name} stopped with exit code {code}: {last_words(child)}")
