import re

from hub.messaging.checking.checker import check_text
from tests.bench.messaging_check import fill, make_page, measure_check
from tests.factories import make_home


def test_check_is_measured(db):
    make_home("fr")
    line = measure_check(words=200, terms=20, messages=5, times=1)
    pattern = r"\d+ CPU ms the page, \d+ one block of it; \d+ the first time in a process\."
    assert re.fullmatch(f"Messaging check of 200 words, 20 terms and 5 messages: {pattern}", line)


def test_page_that_is_measured_has_what_is_looked_for(db):
    make_home("fr")
    fill(terms=300, messages=20)
    found = {one.rule for one in check_text(make_page(1000))}
    assert "message_typed" in found
