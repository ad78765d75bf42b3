import sys
from pathlib import Path

import pytest

from home.management import checking
from home.management.checking import Step, main, passes, steps, templates


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_step_that_fails_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    assert passes(Step("first", python("print('fine')"))) is True
    assert passes(Step("second", python("raise SystemExit(2)"))) is False
    lines = [line.partition(" after")[0] for line in capfd.readouterr().out.splitlines()]
    assert lines == ["", "== first", "fine", "", "== second", "-- second failed"]


def test_step_runs_in_its_environment() -> None:
    program = "import os; raise SystemExit(os.environ['KIND'] != 'test')"
    assert passes(Step("environment", python(program), {"KIND": "test"})) is True


def test_every_step_runs_whatever_the_earlier_ones_say(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    commands = {"a": "raise SystemExit(1)", "b": "print('ran')", "c": "raise SystemExit(1)"}
    monkeypatch.setattr(checking, "steps", lambda group: [Step(group, python(commands[group]))])
    assert main(["a", "b", "c"]) == 1
    output = capfd.readouterr()
    assert "ran" in output.out.splitlines()
    assert output.err == "\nFailed: a, c.\n"
    assert main(["b"]) == 0


def test_steps_have_names_of_their_own() -> None:
    names = [step.name for group in ("lint", "types", "project", "tests") for step in steps(group)]
    assert len(names) == len(set(names)) == 9


def test_unknown_group_is_refused() -> None:
    with pytest.raises(SystemExit, match="There is no group of checks named lnt"):
        main(["lnt"])


def test_templates_are_those_below_a_folder_of_that_name(tmp_path: Path) -> None:
    for name in ("templates/base.html", "home/templates/home/a.html", "hub/static/demo.html", "tests/templates/b.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [Path(name).relative_to(tmp_path).as_posix() for name in templates(tmp_path)]
    assert found == ["home/templates/home/a.html", "templates/base.html"]
