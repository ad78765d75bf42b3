"""The processes that `manage.py serve` starts, each in a process group of its own so that all of it can be ended."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
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


def stoppable() -> AbstractContextManager[None]:
    """Within it every stop signal is a KeyboardInterrupt, even where the shell had SIGINT ignored."""
    return stop_signals_handled_by(interrupt)


def interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextmanager
def stop_signals_handled_by(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in STOP_SIGNALS}
    try:
        yield
    finally:
        for number, former in before.items():
            signal.signal(number, former)


def end_all(children: Sequence[Child], patience: float = 10.0) -> None:
    """Ask each to end, wait `patience` seconds for all together, then kill what is left of their groups. A second
    Ctrl-C does not hurry it: that would leave orphans."""
    with stop_signals_handled_by(signal.SIG_IGN):
        for child in children:
            child.process.terminate()  # the leader ends its own group in order
        deadline = time.monotonic() + patience
        for child in children:
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - time.monotonic()))
            kill_group(child)
            child.process.wait()


def kill_group(child: Child) -> None:
    """The leader may be gone already and others of its group not."""
    with suppress(ProcessLookupError):
        if child.log is None:
            child.process.kill()
        else:
            os.killpg(child.process.pid, signal.SIGKILL)
