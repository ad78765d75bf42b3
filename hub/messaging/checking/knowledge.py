"""What the check knows in one locale, kept by each process until somebody changes it."""

from functools import cached_property

from wagtail.models import Locale

from hub.text.wordings.likeness import KnownTexts

from .lexicon import Lexicon
from .messages import Message, known_texts, read_messages
from .names import NameIndex
from .settings import Line, Pattern, Setting, read_lines, read_patterns, read_settings
from .stamps import read_stamp

AS_IT_COMES = Setting()


class Knowledge:
    """Each part is read when it is first asked for, in a number of queries that does not depend on what there is."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.language = str(locale.language_code)
        self.lexicon = Lexicon(locale)
        # Patterns that turned out too slow, by key: they are not tried again.
        self.switched_off: set[int] = set()

    @cached_property
    def settings(self) -> dict[str, Setting]:
        return read_settings()

    @cached_property
    def messages(self) -> dict[str, Message]:
        return read_messages(self.locale)

    @cached_property
    def known_texts(self) -> KnownTexts:
        return KnownTexts(known_texts(self.messages, self.locale), self.language)

    @cached_property
    def names(self) -> NameIndex:
        return NameIndex(self.lexicon.names)

    @cached_property
    def patterns(self) -> list[Pattern]:
        return read_patterns(self.locale)

    @cached_property
    def lines(self) -> list[Line]:
        return read_lines()

    @cached_property
    def languages(self) -> list[str]:
        """The languages in which the site speaks."""
        return list(Locale.objects.order_by("pk").values_list("language_code", flat=True))

    def setting(self, rule: str) -> Setting:
        return self.settings.get(rule, AS_IT_COMES)


# What this process knows, by locale, each with the stamp of when it was true.
KEPT: dict[int, tuple[str, Knowledge]] = {}


def knowledge_of(locale: Locale) -> Knowledge:
    """Return what is known in a locale as of now; no query, and one look into the cache."""
    stamp = read_stamp()
    kept = KEPT.get(locale.pk)
    if kept is None or kept[0] != stamp:
        kept = KEPT[locale.pk] = (stamp, Knowledge(locale))
    return kept[1]
