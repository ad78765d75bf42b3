import pytest
from django.core.exceptions import ValidationError

from hub.members.models import User
from hub.members.names import clean_display_name

from ..factories import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("  Élise   B. ", "Élise B."), ("a\u202eb", "ab"), ("7", "7"), ("李雷", "李雷"), ("ليلى", "ليلى")],
)
def test_clean_display_name_tidies(typed: str, kept: str) -> None:
    assert clean_display_name(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "\u200b\u200d", "...", "\u0301", "👍", "a\x00b", "\ud800a", "x" * 41, "\ufdfa" * 40]
)
def test_clean_display_name_refuses_what_cannot_be_read_or_stored(typed: str) -> None:
    with pytest.raises(ValidationError):
        clean_display_name(typed)


@pytest.mark.parametrize("typed", ["Élise", "elise", "ELISE", "E\u0301lise", "e\u200blise", "Ｅｌｉｓｅ"])
def test_clean_display_name_refuses_what_reads_as_anothers(typed: str) -> None:
    make_member("Élise", email="elise@example.org")
    with pytest.raises(ValidationError, match="Another member"):
        clean_display_name(typed)


def test_clean_display_name_lets_a_member_respell_the_own_name() -> None:
    member = make_member("elise")
    assert clean_display_name("Élise", member) == "Élise"


def test_member_without_a_name_gets_one_that_tells_nothing() -> None:
    member = User.objects.create_user("jane.roe@example.org")
    assert member.display_name.startswith("member-")
    assert "jane" not in member.display_name
