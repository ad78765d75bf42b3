"""The processes that `manage.py serve` starts, each in a process group of its own so that all of it can be ended."""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

# Ctrl-C, a polite kill, and the closing of the terminal.
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass(frozen=True)
class Child:
    """With no log it shares our terminal, and so our process group: a debugger there can read what is typed."""

    name: str
    log: Path | None
    process: "subprocess.Popen[bytes]"

    @property
    def is_dead(self) -> bool:
        return self.process.poll() is not None


def start(name: str, command: Sequence[str], log: Path | None, environment: Mapping[str, str]) -> Child:
    """Start `command` with its output in `log`, which keeps the last run only, or on our terminal."""
    if log is None:
        return Child(name, log, subprocess.Popen(command, env=environment))  # noqa: S603  no visitor's word is in it
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603  no visitor's word is in it
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            process_group=0,
        )
    return Child(name, log, process)


def last_words(child: Child) -> str:
    """The line of its log that best tells why it ended: the server's own notices, `[...`, tell least."""
    if child.log is None:
        return "the lines above say why"
    lines = [line.strip() for line in child.log.read_text(encoding="utf-8", errors="replace").splitlines()]
    said = [line for line in lines if line]
    telling = [line for line in said if not line.startswith("[")]
    return f"{(telling or said or ['it said nothing'])[-1]} (all of it: {child.log})"


@contextmanager
def stoppable() -> Iterator[None]:
    """Within it every stop signal is a KeyboardInterrupt, even where the shell had SIGINT ignored."""
    before = {number: signal.signal(number, interrupt) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def end_all(children: Iterable[Child], patience: float = 10.0) -> None:
    """Ask each group to end, wait `patience` seconds for all together, then kill what is left."""
    children = list(children)
    for number in STOP_SIGNALS:
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave orphans
    for child in children:
        send(child, signal.SIGTERM)
    deadline = time.monotonic() + patience
    for child in children:
        with suppress(subprocess.TimeoutExpired):
            child.process.wait(max(0.0, deadline - time.monotonic()))
        send(child, signal.SIGKILL)
        child.process.wait()


def send(child: Child, number: signal.Signals) -> None:
    """Signal the whole group; its leader may be gone already and others of it not."""
    with suppress(ProcessLookupError):
        if child.log is None:
            child.process.send_signal(number)
        else:
            os.killpg(child.process.pid, number)
