"""What the messaging check of a page costs: `python -m tests.bench.messaging_check`.

A page of 2,000 words, with 1,000 terms and 100 messages to look for, in a database that is gone afterwards.
"""

import os
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import polib

TIMES = 15
CATALOGUE = Path(__file__).resolve().parent.parent.parent / "locales/fr/LC_MESSAGES/django.po"


def read_sentences() -> list[str]:
    """Return French sentences: those of the interface, which is what there is of French in the repository."""
    said = (entry.msgstr for entry in polib.pofile(str(CATALOGUE)))
    return [text for text in said if len(text.split()) > 4 and "%" not in text and "<" not in text and "{" not in text]


def words_of(sentences: list[str]) -> list[str]:
    return sorted({word.strip(",.:") for sentence in sentences for word in sentence.split() if len(word) > 4})


def fill(terms: int, messages: int) -> None:
    """Store what the check looks for: pairs of words, and pairs of sentences, some of which the page has."""
    from hub.messaging.models import BrandMessage, Concept, Term, TermStatus  # noqa: PLC0415  Django is set up by then
    from tests.factories import make_locale  # noqa: PLC0415  the same

    french, sentences = make_locale("fr"), read_sentences()
    words = words_of(sentences)
    concepts = Concept.objects.bulk_create(Concept(name=f"Concept {number}") for number in range(terms))
    texts = [f"{words[at % len(words)]} {words[(at * 7 + at // len(words)) % len(words)]}" for at in range(terms)]
    Term.objects.bulk_create(
        Term(concept=concept, locale=french, text=text, status=TermStatus.FORBIDDEN, reason="Non.")
        for concept, text in zip(concepts, texts, strict=True)
    )
    BrandMessage.objects.bulk_create(
        BrandMessage(
            key=f"message-{number}",
            text=f"{sentences[number * 2]} {sentences[number * 2 + 1]}",
            locale=french,
            live=True,
            translation_key=uuid.uuid4(),
        )
        for number in range(1, messages + 1)
    )


def make_page(words: int) -> Any:
    """Return a live page of so many words, a paragraph for each hundred."""
    from tests.factories import make_article, paragraph  # noqa: PLC0415  Django is set up by then

    said = " ".join(read_sentences()).split()
    said = (said * (words // len(said) + 1))[:words]
    texts = [" ".join(said[at : at + 100]) for at in range(0, words, 100)]
    return make_article(code="fr", body=[paragraph(text) for text in texts])


def timed(work: Callable[[], object], times: int = TIMES) -> float:
    """Return the milliseconds of processor time that something takes: the median of some times."""
    spent = []
    for _time in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return median(spent) * 1000


def measure_check(words: int = 2_000, terms: int = 1_000, messages: int = 100, times: int = TIMES) -> str:
    """Return a line that says what a check takes, without and with what a process reads first."""
    from hub.messaging.checking.checker import Checker  # noqa: PLC0415  Django is set up by then

    fill(terms, messages)
    page = make_page(words)
    path, raw = f"body.{page.body[0].id}", page.body[0].value.source
    first = timed(lambda: Checker(page.locale).check(page), 1)
    whole = timed(lambda: Checker(page.locale).check(page), times)
    typed = timed(lambda: Checker(page.locale).check_passage(page, path, raw), times)
    return (
        f"Messaging check of {words:,} words, {terms:,} terms and {messages:,} messages: "
        f"{whole:,.0f} CPU ms the page, {typed:,.0f} one block of it; {first:,.0f} the first time in a process."
    )


def main() -> None:
    import django  # noqa: PLC0415  after the settings are named
    from django.core.management import call_command  # noqa: PLC0415  the same

    os.environ["DJANGO_SETTINGS_MODULE"] = "hub.settings.test"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    django.setup()
    call_command("migrate", verbosity=0)
    from wagtail.models import Page  # noqa: PLC0415  Django is set up by then

    Page.objects.filter(depth=2).delete()
    sys.stdout.write(f"{measure_check()}\n")


if __name__ == "__main__":
    main()
