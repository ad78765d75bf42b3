import pytest

from tests.bench.figures import cells_of, multiple, pace_of, percentile, table


@pytest.mark.parametrize(
    ("share", "expected"), [(0.0, 1), (0.5, 50), (0.501, 51), (0.99, 99), (0.991, 100), (1.0, 100)]
)
def test_percentile_is_the_nearest_rank(share, expected):
    assert percentile(list(range(100, 0, -1)), share) == expected


def test_percentile_of_one_value_is_that_value():
    assert percentile([7.0], 0.99) == 7.0


def test_pace_counts_by_the_clock_and_not_by_the_sum_of_times():
    pace = pace_of([0.010, 0.030, 0.020], seconds=0.5)
    assert (pace.rate, pace.median_ms, pace.p99_ms) == (6.0, 20.0, 30.0)


def test_multiple_compares_within_a_round():
    assert multiple([10.0, 40.0, 10.0], [1.0, 4.0, 2.0]) == 10.0


def test_cells_are_rounded():
    assert cells_of(pace_of([0.00126] * 3000, 2.0)) == ["1,500", "1.3", "1.3"]


def test_table_lines_up():
    assert table(["page", "ms"], [["home", "1.5"], ["a", "12.25"]], texts=1) == "\n".join(
        [
            "| page |    ms |",
            "| ---- | ----: |",
            "| home |   1.5 |",
            "| a    | 12.25 |",
        ]
    )
