"""Where one message stands: every language, every page, live and draft, and the words that are shown there."""

from dataclasses import dataclass

from wagtail.models import Locale, Page

from .models import BrandMessage, Withdrawal
from .placing import PlacedPage, by_place, read_drafts
from .reading import Shown, read_messages
from .states import Standing, read_states


@dataclass(frozen=True)
class LocaleReport:
    """A message in one locale: its state, what readers see, and the pages that name it."""

    locale: Locale
    standing: Standing
    shown: Shown
    live: list[PlacedPage]
    drafts: list[PlacedPage]


def read_whereabouts(origin: BrandMessage, locales: list[Locale]) -> list[LocaleReport]:
    """Return the reports of some locales; three queries for all of them, and one a locale for what it shows."""
    states = read_states([origin], locales)
    live = by_place([origin], Page.objects.live())
    drafts = read_drafts(origin)
    return [
        LocaleReport(
            locale,
            states[(origin.translation_key, locale.pk)],
            read_messages([origin.key], locale.pk)[origin.key],
            live.get((origin.translation_key, locale.pk), []),
            [page for page in drafts if page.locale_id == locale.pk],
        )
        for locale in locales
    ]


def history_of_withdrawals(origin: BrandMessage, locales: list[Locale]) -> list[Withdrawal]:
    """Return when a message was withdrawn, with the pages in some locales that showed it then."""
    codes = {locale.language_code for locale in locales}
    rows = Withdrawal.objects.filter(translation_key=origin.translation_key)
    found = list(rows.select_related("withdrawn_by", "lifted_by").order_by("-pk"))
    for withdrawal in found:
        withdrawal.pages = [page for page in withdrawal.pages if page["locale"] in codes]
    return found
