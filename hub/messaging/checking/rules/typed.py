"""Brand messages whose words were typed instead of being placed by reference."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.wordings.likeness import Likeness

from ...models import BrandMessage, Severity
from ..findings import PLACE_MESSAGE, Fix
from ..messages import OLD, Message
from ..views import Hit, PassageView, TextView
from .rule import Rule


def find_typed(text: TextView) -> Iterator[Hit]:
    """Tell of live messages only: of another one, its own rule tells."""
    for view, like, message in known_in(text):
        if like.key[1] != OLD and not message.absence(text.now):
            params = {"message": message.key} | ({} if like.is_exact else {"variant": "near", "score": str(like.score)})
            yield at(view, like, message, params)


def find_old(text: TextView) -> Iterator[Hit]:
    for view, like, message in known_in(text):
        if like.key[1] == OLD and not message.absence(text.now):
            yield at(view, like, message, {"message": message.key})


def known_in(text: TextView) -> Iterator[tuple[PassageView, Likeness, Message]]:
    """Yield where messages are typed. A message says them itself."""
    if isinstance(text.instance, BrandMessage):
        return
    for view in text.looked_at:
        for like in view.known:
            message = text.knowledge.messages.get(like.key[0])
            if message is not None and not is_in_longer(like, view.known):
                yield view, like, message


def is_in_longer(like: Likeness, all_of_them: list[Likeness]) -> bool:
    """Tell whether the words are part of another message that is typed: that one is to be placed."""
    return any(
        (other.end - other.start > like.end - like.start) and other.start <= like.start and like.end <= other.end
        for other in all_of_them
    )


def at(view: PassageView, like: Likeness, message: Message, params: dict[str, str]) -> Hit:
    """Offer to place the message where a block can stand; a field takes words only."""
    fix = Fix(PLACE_MESSAGE, key=message.key) if view.passage.block_id else None
    return Hit(view, message.key, like.start, like.end, params, is_probable=not like.is_exact, fix=fix)


RULES = (
    Rule(
        "message_typed",
        Severity.WARNING,
        _("Typed message"),
        _("The words of a brand message, or nearly so: placed by reference, they would follow its changes."),
        in_text=find_typed,
    ),
    Rule(
        "old_message_typed",
        Severity.WARNING,
        _("Old version of a message"),
        _("The words that a brand message had before it was changed."),
        in_text=find_old,
    ),
)
