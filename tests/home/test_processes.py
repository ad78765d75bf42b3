import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from home.management.processes import STOP_SIGNALS, Child, end_all, last_words, start, stoppable

# Starts a child of its own, tells both numbers and waits.
PARENT = """
import os, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print(os.getpid(), child.pid, flush=True)
time.sleep(60)
"""
STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("ready", flush=True)
time.sleep(60)
"""


def run(program: str, log: Path) -> Child:
    return start("The program", [sys.executable, "-c", program], log, os.environ)


def first_line(child: Child) -> str:
    assert child.log is not None
    for _ in range(1000):
        if (text := child.log.read_text()).endswith("\n"):
            return text.splitlines()[0]
        time.sleep(0.01)
    raise AssertionError("The program said nothing.")


def lives(number: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent's attention does not."""
    status = Path(f"/proc/{number}/stat")
    try:
        return status.read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_child_writes_its_log_and_keeps_the_last_run_only(tmp_path: Path) -> None:
    for word in ("first", "second"):
        run(f"import sys; print('{word}'); sys.stderr.write('{word} error')", tmp_path / "log" / "a").process.wait()
    assert sorted((tmp_path / "log" / "a").read_text().split("\n")) == ["second", "second error"]


def test_child_reads_nothing_from_our_terminal(tmp_path: Path) -> None:
    child = run("import sys; print(repr(sys.stdin.read()))", tmp_path / "log")
    assert first_line(child) == "''"
    end_all([child])


def test_end_all_ends_the_children_of_children(tmp_path: Path) -> None:
    child = run(PARENT, tmp_path / "log")
    numbers = [int(word) for word in first_line(child).split()]
    assert [lives(number) for number in numbers] == [True, True]
    end_all([child])
    time.sleep(0.1)
    assert [lives(number) for number in numbers] == [False, False]


def test_end_all_kills_who_does_not_listen(tmp_path: Path) -> None:
    child = run(STUBBORN, tmp_path / "log")
    first_line(child)
    end_all([child], patience=0.2)
    assert child.process.returncode == -signal.SIGKILL


def test_end_all_ends_a_child_on_our_terminal() -> None:
    child = start("The server", [sys.executable, "-c", "import time; time.sleep(60)"], None, os.environ)
    assert os.getpgid(child.process.pid) == os.getpgid(0)
    end_all([child])
    assert child.is_dead


def test_end_all_is_not_hurried_by_a_second_ctrl_c(tmp_path: Path) -> None:
    child = run(STUBBORN, tmp_path / "log")
    first_line(child)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    with stoppable():
        end_all([child], patience=0.4)
    assert child.process.returncode == -signal.SIGKILL


def test_end_all_leaves_the_signals_as_they_were() -> None:
    before = [signal.getsignal(number) for number in STOP_SIGNALS]
    end_all([])
    assert [signal.getsignal(number) for number in STOP_SIGNALS] == before


@pytest.mark.parametrize(
    ("log", "words"),
    [
        (
            "[1] [INFO] Booting\nTraceback\nImportError: no hub\n[1] [ERROR] Failed to boot.\n\n",
            "ImportError: no hub",
        ),
        ("[1] [ERROR] Reason: failed to boot.\n", "[1] [ERROR] Reason: failed to boot."),
        ("", "it said nothing"),
    ],
)
def test_last_words_are_the_most_telling_ones(tmp_path: Path, log: str, words: str) -> None:
    child = run("", tmp_path / "log")
    child.process.wait()
    (tmp_path / "log").write_text(log)
    assert last_words(child) == f"{words} (all of it: {tmp_path / 'log'})"


@pytest.mark.parametrize("number", STOP_SIGNALS)
def test_stop_signal_interrupts_within_and_is_put_back_after(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt), stoppable():
        os.kill(os.getpid(), number)
        time.sleep(5)
    assert signal.getsignal(number) == before
