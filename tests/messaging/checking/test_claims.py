"""Claims without proof."""

import pytest

from hub.messaging.checking.checker import check_text
from hub.messaging.models import BrandMessage, Kind
from tests.factories import make_message, translate_message

from .helpers import article, find, said

pytestmark = pytest.mark.django_db
CLAIM = "Notre flacon est le plus léger du marché."


def make_claim() -> BrandMessage:
    """Return the French row of a claim; the proof itself is not what the check looks at."""
    message = translate_message(make_message("light"), "fr", CLAIM)
    BrandMessage.objects.update(kind=Kind.CLAIM)
    message.refresh_from_db()
    return message


@pytest.mark.parametrize(
    ("code", "text", "excerpt"),
    [
        ("fr", CLAIM, "le plus léger du marché"),
        ("en", "This is the lightest bottle on the market.", "the lightest"),
        ("de", "Unsere Flasche ist die leichteste auf dem Markt.", "die leichteste"),
        ("es", "Nuestra botella es la más ligera del mercado.", "la más ligera"),
    ],
)
def test_superlative_is_found(code: str, text: str, excerpt: str) -> None:
    ((rule, found),) = find(text, code, "claim_unsubstantiated")
    assert excerpt.split()[-1] in found or found in excerpt


def test_plain_words_are_no_claim() -> None:
    assert find("Notre flacon est léger et se remplit.") == []


def test_words_of_a_live_claim_are_proved() -> None:
    make_claim()
    assert [rule for rule, _excerpt in said(check_text(article(CLAIM)))] == ["message_typed"]
    other = "Notre flacon est le plus beau du marché."
    assert "claim_unsubstantiated" in [rule for rule, _excerpt in said(check_text(article(other)))]


def test_words_of_another_message_are_not_proved() -> None:
    translate_message(make_message("light", kind=Kind.TAGLINE), "fr", CLAIM)
    found = {rule for rule, _excerpt in said(check_text(article(CLAIM)))}
    assert found == {"message_typed", "claim_unsubstantiated"}


def test_claim_has_its_own_proof_and_a_tagline_has_none() -> None:
    claim = make_claim()
    tagline = translate_message(make_message("nice", kind=Kind.TAGLINE), "fr", "Le meilleur flacon du monde entier.")
    assert check_text(claim) == []
    assert [one.rule for one in check_text(tagline)] == ["claim_unsubstantiated"]
