import re

from wagtail.models import Locale, Page

from hub.editorial.coverage import read_matrix
from tests.bench.coverage import CODES, make_site, measure_coverage
from tests.factories import make_home


def test_coverage_is_measured_and_leaves_nothing(db):
    make_home()
    before = Page.objects.count(), Locale.objects.count()
    line = measure_coverage(pages=20)
    spent = r"\d+ CPU ms and \d+ queries"
    parts = ", ".join(
        f"{part} {spent}" for part in ("the matrix", "a list", "the desk's numbers", "a list of the desk")
    )
    assert re.fullmatch(rf"Translation coverage of 20 pages in 10 locales: {parts}\.", line)
    assert (Page.objects.count(), Locale.objects.count()) == before


def test_the_site_that_is_measured_has_every_state(db):
    make_home()
    matrix = read_matrix(make_site(45))
    assert {str(state): number > 0 for state, number in matrix.rows[-1][0].tally.parts} == {
        "live": True,
        "outdated": True,
        "in-work": True,
        "missing": True,
    }
    assert len(matrix.columns) == len(CODES)


def queries_for(pages):
    return re.findall(r"(\d+) queries", measure_coverage(pages))


def test_coverage_takes_the_same_queries_for_more_pages(db):
    make_home()
    measure_coverage(2)
    assert queries_for(30) == queries_for(300)
