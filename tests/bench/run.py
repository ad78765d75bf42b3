"""A run: every case in turn, again and again, so that what disturbs the machine disturbs all of them alike."""

import os
import time
from collections import defaultdict
from dataclasses import dataclass
from statistics import median
from typing import TextIO

from django.db import connections

from home.management.processes import stoppable

from .cases import ANEW, KEPT, YARDSTICK, Case, page_cases, reply_cases
from .coverage import measure_coverage
from .data import REPLY_SIZES, find_thread, make_data, member_cookies, tidy
from .environment import ANEW_SETTINGS, KEPT_SETTINGS
from .figures import cells_of, multiple, pace_of, table
from .load import Asker, Turn
from .servers import running
from .weights import Weight, weigh

HEADINGS = (
    *("request", "page", "CPU ms", "× yardstick"),
    *("1 client: req/s", "p50 ms", "p99 ms", "16 clients: req/s", "p50 ms", "p99 ms"),
    *("queries", "bytes", "gzipped"),
)
WORDS = 2  # columns that hold no number
CLIENTS = (1, 16)
WARM_UP = 8


@dataclass(frozen=True)
class Plan:
    """How many rounds, and how many seconds a case has in each, for each number of clients."""

    rounds: int
    seconds: float
    # On a machine that others keep busy the slow cases take long: no round begins after so many seconds.
    last_start: float = 120.0


FULL = Plan(rounds=5, seconds=0.8)
QUICK = Plan(rounds=1, seconds=0.2)
Turns = dict[tuple[Case, int], list[Turn]]


def run(plan: Plan, output: TextIO) -> None:
    """Make the data, measure, and write a report."""
    begun = time.monotonic()
    with stoppable():
        make_data(output)
        cases = [YARDSTICK, *page_cases(), *reply_cases({size: find_thread(size) for size in REPLY_SIZES})]
        cookies = member_cookies()
        with running({KEPT: KEPT_SETTINGS, ANEW: ANEW_SETTINGS}) as servers:
            askers = [Asker(case, servers[case.server], cookies) for case in cases]
            weights = {asker.case: prepare(asker) for asker in askers}
            turns = measure(plan, askers)
        coverage = measure_coverage()
        connections.close_all()
    output.write(report(cases, turns, weights))
    output.write(f"\n{coverage}\n")
    output.write(f"\n{notes(len(turns[YARDSTICK, 1]), plan, time.monotonic() - begun)}\n")


def prepare(asker: Asker) -> Weight:
    asker.warm_up(WARM_UP)
    weight = weigh(asker)
    leave(asker.case)
    return weight


def measure(plan: Plan, askers: list[Asker]) -> Turns:
    """Give every case its turns; every other round goes backwards."""
    turns: Turns = defaultdict(list)
    deadline = time.monotonic() + plan.last_start
    for number in range(plan.rounds):
        if turns and time.monotonic() > deadline:
            break
        for asker in askers if number % 2 == 0 else reversed(askers):
            for clients in CLIENTS:
                asker.warm_up(1)
                turns[asker.case, clients].append(asker.turn(clients, plan.seconds))
                leave(asker.case)
    return turns


def leave(case: Case) -> None:
    """Remove what a case has posted."""
    if case.thread is not None:
        tidy(case.thread)


def report(cases: list[Case], turns: Turns, weights: dict[Case, Weight]) -> str:
    yardstick = [turn.cpu_ms for turn in turns[YARDSTICK, 1]]
    rows = [row(case, turns, weights[case], yardstick) for case in cases]
    return table(HEADINGS, rows, WORDS)


def row(case: Case, turns: Turns, weight: Weight, yardstick: list[float]) -> list[str]:
    costs = [turn.cpu_ms for turn in turns[case, 1]]
    cells = [case.name, "" if case is YARDSTICK or case.is_post else case.server]
    cells += [f"{median(costs):.2f}", f"{multiple(costs, yardstick):.1f}"]
    for clients in CLIENTS:
        own = turns[case, clients]
        cells += cells_of(pace_of([t for turn in own for t in turn.times], sum(turn.seconds for turn in own)))
    return [*cells, str(weight.queries), f"{weight.raw_bytes:,}", f"{weight.gzipped_bytes:,}"]


def notes(rounds: int, plan: Plan, seconds: float) -> str:
    """Say what somebody must know to compare two tables."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{rounds} rounds of {plan.seconds} s a case and number of clients; {seconds:.0f} s in all.\n"
        f"{os.cpu_count()} processors, shared by the servers and the clients; load average at the end {load}."
    )
