"""What of the demo can be said without loading it."""

import datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from home.demo.comments import squeeze
from home.demo.media import encoded, load_pictures
from home.demo.pictures import draw
from home.demo.plan import LANGUAGES, TARGETS
from home.demo.texts import read_page
from home.models import HomePage
from hub.content.models import BrandImage
from hub.members.models import User


@pytest.mark.parametrize("allowed", [False, None])
def test_load_refuses_where_settings_do_not_allow_it(
    db: None, monkeypatch: pytest.MonkeyPatch, allowed: bool | None
) -> None:
    if allowed is None:
        monkeypatch.delattr(settings, "DEMO_ALLOWED")
    else:
        monkeypatch.setattr(settings, "DEMO_ALLOWED", allowed)
    with pytest.raises(CommandError, match="do not allow it"):
        call_command("load_demo")
    assert (HomePage.objects.count(), User.objects.count()) == (0, 0)


def test_load_refuses_numbers_below_zero(db: None) -> None:
    with pytest.raises(CommandError, match="less than nothing"):
        call_command("load_demo", articles=-1)
    assert HomePage.objects.count() == 0


def test_squeeze_moves_future_times_before_now_and_keeps_their_order() -> None:
    now = datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC)
    hours = [datetime.timedelta(hours=number) for number in (-4, -3, 5, 900)]
    moved = squeeze([now + hour for hour in hours], now)
    assert [moment - now for moment in moved] == [
        datetime.timedelta(hours=-4),
        datetime.timedelta(hours=-3),
        datetime.timedelta(hours=-2),
        datetime.timedelta(hours=-1),
    ]


def test_drawn_pictures_are_stored_with_their_sizes(db: None) -> None:
    file = encoded("logo", draw("logo", (80, 80)))
    assert (file.name, file.width, file.height) == ("logo.png", 80, 80)
    assert encoded("hero", draw("hero", (160, 100))).name == "hero.jpg"


def test_plain_pictures_are_described_and_credited(db: None) -> None:
    pictures = load_pictures(plain=True)
    assert len(pictures) == BrandImage.objects.count() == 23
    assert {image.credit for image in pictures.values()} == {"Averlune"}
    assert pictures["author-theo"].title == "Théo Marchetti"
    assert pictures["laundry-at-thirty"].description == read_page("en", "laundry-at-thirty")["picture_alt"]


def test_target_languages_are_all_but_english() -> None:
    assert set(LANGUAGES) - set(TARGETS) == {"en"}
