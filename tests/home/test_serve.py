import errno
import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as project_settings
from django.core.management import CommandError, call_command
from django.db import OperationalError
from pytest_django import Settings

from home.management import serving
from home.management.processes import Child, end_all, start


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port of this machine at which something listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def dead_child(tmp_path: Path) -> Child:
    """A server that died of a fault of its own."""
    program = "print('[2026] [INFO] Booting'); print('ImportError: no hub', flush=True); raise SystemExit(3)"
    child = start("The server", [sys.executable, "-c", program], tmp_path / "server.log", os.environ)
    child.process.wait()
    return child


class Waking(http.server.BaseHTTPRequestHandler):
    """Answers the first request with 503 and the others with 200."""

    paths: list[str] = []

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(503 if len(self.paths) == 1 else 200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def serve_in_process_of_its_own(port: int, folder: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "hub.settings.dev", "RELAIS_VAR": str(folder)}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'relais.sqlite3'}"}
    command = [sys.executable, "manage.py", "serve", "--no-demo", "--port", str(port)]
    return subprocess.Popen(  # noqa: S603  every word of it is ours
        command,
        cwd=project_settings.BASE_DIR,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_serve_tells_of_a_port_in_use(tmp_path: Path, taken_port: int) -> None:
    process = serve_in_process_of_its_own(taken_port, tmp_path)
    output, errors = process.communicate(timeout=60)
    told = f"end what runs there, or choose another with `make run PORT={taken_port + 1}`."
    assert (output, errors) == ("", f"CommandError: Port {taken_port} is in use: {told}\n")
    assert process.returncode == 1


def test_serve_ends_well_on_a_signal_while_it_prepares(tmp_path: Path) -> None:
    process = serve_in_process_of_its_own(0, tmp_path)
    assert process.stdout is not None
    assert process.stdout.readline() == "Database ...\n"
    process.send_signal(signal.SIGTERM)
    output, errors = process.communicate(timeout=60)
    assert (output, errors, process.returncode) == ("Relais has stopped.\n", "", 0)


def test_serve_needs_room(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.VAR_DIR = tmp_path / "var"
    monkeypatch.setattr(serving, "NEEDED_BYTES", 10**18)
    with pytest.raises(CommandError, match=r"^The disk of .*/var is full: \d+ MB are free and 10{12} are needed\.$"):
        call_command("serve", port=0)


@pytest.mark.parametrize("port", [-1, 70_000])
def test_port_must_be_one(port: int) -> None:
    with pytest.raises(CommandError, match=f"^{port} is no port"):
        serving.check_port(port)


def test_port_at_which_nothing_listens_any_more_is_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(CommandError, match=f"^Port {port} is in use"):
            serving.check_port(port)
    serving.check_port(port)


FULL_DISK_ERRORS = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Disk quota exceeded"),
    OperationalError("database or disk is full"),
    OperationalError('could not extend file "base/1": No space left on device'),
]


@pytest.mark.parametrize("error", FULL_DISK_ERRORS)
def test_full_disk_is_told_alike_whoever_tells_it(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(CommandError) as told, serving.plain_errors(tmp_path):
        raise error
    assert str(told.value) == serving.no_room(tmp_path)


@pytest.mark.parametrize("error", FULL_DISK_ERRORS)
def test_full_disk_is_told_alike_however_it_is_wrapped(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(CommandError) as told, serving.plain_errors(tmp_path):
        raise CommandError("The pictures could not be drawn.") from error
    assert str(told.value) == serving.no_room(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_full_device_is_told_as_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^The disk of "), serving.plain_errors(tmp_path):
        Path("/dev/full").write_text("anything")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied", "var"), "The site cannot start: [Errno 13] Permission denied: 'var'"),
        (OperationalError("no route\nIs the server running?"), "The database cannot be used: no route"),
        (CommandError("It is loaded already."), "It is loaded already."),
    ],
)
def test_what_a_person_can_mend_takes_one_line(tmp_path: Path, error: Exception, told: str) -> None:
    with pytest.raises(CommandError) as raised, serving.plain_errors(tmp_path):
        raise error
    assert str(raised.value) == told


def test_fault_of_our_own_keeps_its_traceback(tmp_path: Path) -> None:
    with pytest.raises(KeyError), serving.plain_errors(tmp_path):
        raise KeyError("title")


def test_migrate_has_nothing_to_do_in_an_up_to_date_database(db: None) -> None:
    assert serving.migrate() is False


@pytest.fixture
def static_file(tmp_path: Path, settings: Settings) -> Path:
    """The only static file of a site, with the folders of the site set."""
    source = tmp_path / "source" / "site.css"
    source.parent.mkdir()
    source.write_text("p { margin: 0 }")
    settings.VAR_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
    return source


def test_static_files_are_collected_only_when_one_has_changed(static_file: Path) -> None:
    assert [serving.collect_static(), serving.collect_static()] == [True, False]
    static_file.write_text("p { margin: 1px }")
    assert [serving.collect_static(), serving.collect_static()] == [True, False]


def test_static_files_are_collected_again_when_they_are_gone(static_file: Path, settings: Settings) -> None:
    serving.collect_static()
    (Path(settings.STATIC_ROOT) / "staticfiles.json").unlink()
    assert serving.collect_static() is True


def test_health_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Waking, "paths", [])
    with http.server.HTTPServer(("127.0.0.1", 0), Waking) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        serving.wait_until_healthy(server.server_port, [], seconds=20)
        server.shutdown()
        thread.join()
    assert Waking.paths == ["/healthz/", "/healthz/"]


def test_health_is_not_waited_for_when_a_child_has_died(dead_child: Child) -> None:
    with pytest.raises(CommandError) as told:
        serving.wait_until_healthy(0, [dead_child])
    log = f"(all of it: {dead_child.log})"
    assert str(told.value) == f"The server stopped with exit code 3: ImportError: no hub {log}"


def test_health_is_waited_for_only_so_long(tmp_path: Path) -> None:
    child = start("The server", [sys.executable, "-c", "input()"], tmp_path / "log", os.environ)
    with pytest.raises(CommandError, match=r"^No answer after 0 seconds: "):
        serving.wait_until_healthy(0, [child], seconds=0)
    end_all([child])


def test_children_take_our_settings_and_keep_their_scratch_below_var(tmp_path: Path, settings: Settings) -> None:
    settings.VAR_DIR = tmp_path
    environment = serving.child_environment(8123)
    assert environment["DJANGO_SETTINGS_MODULE"] == os.environ["DJANGO_SETTINGS_MODULE"]
    assert environment["SITE_URL"] == os.environ.get("SITE_URL", "http://localhost:8123")
    assert environment["TMPDIR"] == str(tmp_path / "tmp")
    assert (tmp_path / "tmp").is_dir()
