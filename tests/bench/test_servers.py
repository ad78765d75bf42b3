import os
import time

from tests.bench.servers import group_seconds, parse_stat

# A process that calls itself ") R 9 9" and has worked 37 ticks for itself and 5 in the system.
LINE = "4242 () R 9 9) S 1 4200 4200 0 -1 4194560 2581 0 0 0 37 5 900 800 20 0 5 0 81822 33595392 7441 1844674407"


def test_parse_stat_reads_behind_the_name():
    usage = parse_stat(LINE)
    assert (usage.group, usage.ticks) == (4200, 42)


def test_group_seconds_grow_with_work():
    before = group_seconds(os.getpgrp())
    deadline = time.process_time() + 0.1
    while time.process_time() < deadline:
        pass
    assert group_seconds(os.getpgrp()) - before >= 0.05


def test_a_group_that_is_not_there_has_not_worked():
    assert group_seconds(2**22 + 1) == 0
