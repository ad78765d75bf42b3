"""Claims that need proof. A brand message of that kind has it; other words have not."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from hub.text.wordings.claims import Claim, find_claims
from hub.text.wordings.unseen import drop_unseen

from ...models import BrandMessage, Kind, Severity
from ..views import Hit, PassageView, TextView
from .rule import Rule

COMPARATIVE = "comparative"


def find_unsubstantiated(text: TextView) -> Iterator[Hit]:
    if isinstance(text.instance, BrandMessage) and text.instance.kind == Kind.CLAIM:
        return
    for view in text.looked_at:
        claims = find_claims(view.text, view.language)
        proved = proved_in(view, text) if claims else []
        for claim in claims:
            if not any(start <= claim.start and claim.end <= end for start, end in proved):
                yield at(view, claim)


def proved_in(view: PassageView, text: TextView) -> list[tuple[int, int]]:
    """Return where a claim that is live stands word for word."""
    return [
        (like.start, like.end) for like in view.known if like.is_exact and not like.is_old and is_proved(text, like.key)
    ]


def is_proved(text: TextView, key: str) -> bool:
    message = text.knowledge.messages.get(key)
    return message is not None and message.kind == Kind.CLAIM and not message.absence(text.now)


def at(view: PassageView, claim: Claim) -> Hit:
    """Return a claim's hit; a comparison is often none of products, so it does not warn unless the rule is set to."""
    severity = Severity.INFO if claim.kind == COMPARATIVE else ""
    words = " ".join(drop_unseen(view.text[claim.start : claim.end]).casefold().split())
    return Hit(view, words, claim.start, claim.end, {"kind": claim.kind}, severity, is_probable=True)


RULES = (
    Rule(
        "claim_unsubstantiated",
        Severity.WARNING,
        _("Claim without proof"),
        _("A superlative, a comparison or an absolute that is no approved claim."),
        in_text=find_unsubstantiated,
    ),
)
