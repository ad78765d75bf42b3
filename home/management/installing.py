"""Makes `.venv` and installs into it. Runs before anything is installed, so it imports the standard library only.

    PYTHON -m home.management.installing requirements.txt requirements-dev.txt

PYTHON is that of `.venv` if it starts and is of a version we support (the Makefile looks), else one to make it with.
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ENVIRONMENT = Path(".venv")
NEEDED_BYTES = 500_000_000


class InstallationError(Exception):
    """One line for a person."""


def main(arguments: Sequence[str]) -> int:
    try:
        if not is_whole(ENVIRONMENT):
            make_environment(ENVIRONMENT)
        for name in arguments:
            install(ENVIRONMENT, Path(name))
    except (InstallationError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def is_whole(folder: Path) -> bool:
    """Whether we run in it, as we do whenever its Python is any good, and it can install."""
    return Path(sys.prefix).resolve() == folder.resolve() and (folder / "bin" / "pip").exists()


def make_environment(folder: Path) -> None:
    check_tools()
    check_room(folder.absolute().parent)
    try:
        run([sys.executable, "-m", "venv", "--clear", str(folder)], f"{sys.executable} could not make {folder}")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def check_tools() -> None:
    """Debian ships a Python that lacks these, and its own message about it takes nine lines."""
    if not all(importlib.util.find_spec(module) for module in ("venv", "ensurepip")):
        raise InstallationError(f"{sys.executable} cannot make virtual environments: install python3-venv.")


def check_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < NEEDED_BYTES:
        needed = f"{free // 1_000_000} MB are free and {NEEDED_BYTES // 1_000_000} are needed"
        raise InstallationError(f"The disk of {folder} is full: {needed}.")


def install(folder: Path, requirements: Path) -> None:
    """Run pip only when the file is not the one that was installed last."""
    stamp = folder / f"{requirements.name}.sha256"
    checksum = hashlib.sha256(requirements.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == checksum:
        return
    sys.stdout.write(f"Installing {requirements}; the first time takes a minute or two ...\n")
    sys.stdout.flush()
    options = ["install", "-qq", "--require-hashes", "--disable-pip-version-check", "-r", str(requirements)]
    run([str(folder / "bin" / "python"), "-m", "pip", *options], f"{requirements} could not be installed")
    stamp.write_text(checksum)


def run(command: Sequence[str], fault: str) -> None:
    if subprocess.run(command, check=False).returncode:  # noqa: S603  every word of it is ours
        raise InstallationError(f"{fault}; the lines above say why.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
