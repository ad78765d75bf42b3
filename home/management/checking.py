"""Runs what must hold before a change lands, step by step: every step is run, whatever the earlier ones say.

python -m home.management.checking lint types project tests
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TOOLS = Path(sys.executable).parent
TEMPLATE_FOLDERS = ("templates", "hub", "home", "blog")
# The project is looked at under the tests' settings, and away from anyone's data.
PROJECT = {"DJANGO_SETTINGS_MODULE": "hub.settings.test", "DATABASE_URL": "sqlite://:memory:"}


@dataclass(frozen=True)
class Step:
    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def steps(group: str) -> Iterator[Step]:
    match group:
        case "lint":
            yield Step("ruff check", module("ruff", "check", "."))
            yield Step("ruff format", module("ruff", "format", "--check", "."))
            yield Step("djade", [str(TOOLS / "djade"), "--check", "--target-version=5.2", *templates(Path())])
            yield Step("lint-imports", [str(TOOLS / "lint-imports"), "--no-logo"])
        case "types":
            yield Step("mypy", module("mypy"))
        case "project":
            yield Step("makemigrations", manage("makemigrations", "--check", "--dry-run"), PROJECT)
            yield Step("update_catalogues", manage("update_catalogues", "--check"), PROJECT)
            yield Step("compile_catalogues", manage("compile_catalogues"), PROJECT)
        case "tests":
            yield Step("pytest", module("pytest"))
        case _:
            raise SystemExit(f"There is no group of checks named {group}.")


def module(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", name, *arguments]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


def templates(root: Path) -> list[str]:
    found = [path for folder in TEMPLATE_FOLDERS for path in (root / folder).rglob("*.html")]
    return sorted(str(path) for path in found if "templates" in path.parts)


def passes(step: Step) -> bool:
    say(f"\n== {step.name}")
    start = time.monotonic()
    done = subprocess.run(step.command, env={**os.environ, **step.environment}, check=False)  # noqa: S603  ours
    if done.returncode:
        say(f"-- {step.name} failed after {time.monotonic() - start:.0f} s")
    return done.returncode == 0


def main(groups: Sequence[str]) -> int:
    failed = [step.name for group in groups for step in steps(group) if not passes(step)]
    if failed:
        sys.stderr.write(f"\nFailed: {', '.join(failed)}.\n")
    return 1 if failed else 0


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
