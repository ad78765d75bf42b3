import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from home.management import installing
from home.management.installing import InstallationError

# Stands in for the environment's Python: notes how it was called, and fails when the file says so.
FAKE_PYTHON = """#!/bin/sh
echo "$@" >> "$(dirname "$0")/calls"
! grep -q broken "$8"
"""


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    python = folder / "bin" / "python"
    python.write_text(FAKE_PYTHON)
    python.chmod(0o755)
    return folder


def calls(environment: Path) -> list[str]:
    path = environment / "bin" / "calls"
    return path.read_text().splitlines() if path.exists() else []


def requirements(folder: Path, text: str) -> Path:
    path = folder / "requirements.txt"
    path.write_text(text)
    return path


def test_install_runs_pip_only_when_the_file_has_changed(environment: Path, tmp_path: Path) -> None:
    for text in ("a==1", "a==1", "a==2", "a==2"):
        installing.install(environment, requirements(tmp_path, text))
    call = f"-m pip install -qq --require-hashes --disable-pip-version-check -r {tmp_path / 'requirements.txt'}"
    assert calls(environment) == [call] * 2


def test_install_that_failed_is_tried_again(environment: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(InstallationError, match=r"^.*requirements\.txt could not be installed; the lines"):
            installing.install(environment, requirements(tmp_path, "broken==1"))
    assert len(calls(environment)) == 2


def test_environment_is_whole_only_when_we_run_in_it(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (environment / "bin" / "pip").touch()
    assert installing.is_whole(environment) is False
    monkeypatch.setattr(sys, "prefix", str(environment))
    assert installing.is_whole(environment) is True
    (environment / "bin" / "pip").unlink()
    assert installing.is_whole(environment) is False


def test_python_without_venv_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else name)
    with pytest.raises(InstallationError, match=r"cannot make virtual environments: install python3-venv\.$"):
        installing.make_environment(tmp_path / ".venv")


def test_environment_needs_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(installing, "NEEDED_BYTES", 10**18)
    with pytest.raises(InstallationError, match=r"^The disk of .* is full: \d+ MB are free"):
        installing.make_environment(tmp_path / ".venv")


def test_environment_that_could_not_be_made_leaves_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    with pytest.raises(InstallationError, match="could not make"):
        installing.make_environment(tmp_path / ".venv")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A copy of what `make` reads, and a PATH with nothing but the tools that the Makefile needs."""
    shutil.copy(settings.BASE_DIR / "Makefile", tmp_path)
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("make", "sh", "awk"):
        (tools / name).symlink_to(shutil.which(name) or "/nowhere")
    return tmp_path


def make(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    environment["PATH"] = str(folder / "tools")
    command = [str(folder / "tools" / "make"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  ours


def test_make_without_a_python_says_so(elsewhere: Path) -> None:
    shim = elsewhere / "tools" / "python3.13"
    shim.write_text("#!/bin/sh\necho 'the version is not installed' >&2\nexit 127\n")
    shim.chmod(0o755)
    done = make(elsewhere, "run")
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == "Relais needs Python 3.11, 3.12 or 3.13, and found none on PATH."


def test_make_alone_tells_what_there_is(elsewhere: Path) -> None:
    done = make(elsewhere)
    names = [line.split()[1] for line in done.stdout.splitlines() if line.startswith("  make ")]
    targets = ["help", "run", "dev", "test", "lint", "types", "bench", "messages", "requirements", "clean"]
    assert (names, done.returncode, done.stderr) == (targets, 0, "")
