from pathlib import Path

import pytest

from tests.text.terms.tables import Pitfall, read_pitfalls

PITFALLS = read_pitfalls(Path(__file__).with_name("pitfalls.tsv"))
# What is not found yet, and why. A row that passes fails here, and belongs into the other table.
GAPS = read_pitfalls(Path(__file__).with_name("gaps.tsv"))


def name_row(row: Pitfall) -> str:
    return f"{row.language} {row.sentence} ({row.why})"


@pytest.mark.parametrize("pitfall", PITFALLS, ids=name_row)
def test_pitfall_is_read_as_people_do(pitfall: Pitfall):
    found = [(pitfall.sentence[start:end], certainty.value) for start, end, certainty in pitfall.find()]
    assert found == [(pitfall.sentence[start:end], certainty.value) for start, end, certainty in pitfall.found]
    assert pitfall.find() == pitfall.found


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("gap", GAPS, ids=name_row)
def test_gap_is_known(gap: Pitfall):
    assert gap.find() == gap.found


def test_table_has_positives_and_negatives_in_each_language_asked_for():
    for language in ("en", "fr", "de", "es", "it", "pl", "tr", "ar", "ja"):
        rows = [row for row in PITFALLS if row.language == language]
        assert any(row.found for row in rows)
        assert any(not row.found for row in rows)
    assert len(PITFALLS) >= 120
