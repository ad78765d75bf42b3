"""Whether a translation may go on its way: no string that a machine made and nobody read, none that fails a check."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.models import Translation

from ..gate import Refusal
from .findings import what_stands_in_the_way


class NotReady(Refusal):
    """A translation with strings that somebody has to look at first."""

    def __init__(self, translation: Translation, unseen: int, failing: int) -> None:
        parts = []
        if unseen:
            text = ngettext(
                "%(number)d string has to be looked at.", "%(number)d strings have to be looked at.", unseen
            )
            parts.append(text % {"number": unseen})
        if failing:
            text = ngettext("%(number)d string fails a check.", "%(number)d strings fail a check.", failing)
            parts.append(text % {"number": failing})
        target = translation.get_target_instance()
        super().__init__(target, _("“%(title)s” is not ready."))
        self.args = (" ".join([str(self), *parts]),)


def check_ready(translation: Translation) -> None:
    """Raise NotReady where something stands in the way."""
    unseen, failing = what_stands_in_the_way(translation)
    if unseen or failing:
        raise NotReady(translation, unseen, failing)
