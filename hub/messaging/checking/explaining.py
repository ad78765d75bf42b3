"""What is found, said to an editor: plain text, to be escaped where it is shown, for it holds words of the text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .findings import Found
from .registry import rule_of

# By rule, or by rule and the "variant" of the finding.
SENTENCES: dict[str, Promise | str] = {
    "forbidden_term": _("“%(term)s” must not be used. %(reason)s"),
    "forbidden_term.instead": _("“%(term)s” must not be used: write “%(replacement)s”. %(reason)s"),
    "deprecated_term": _("“%(term)s” is no longer used. %(reason)s"),
    "deprecated_term.instead": _("“%(term)s” is no longer used: write “%(replacement)s”. %(reason)s"),
    "brand_case": _("“%(excerpt)s” is written “%(term)s”."),
    "mark_missing": _("“%(term)s” needs its %(mark)s where it stands first."),
    "rule_failed": _("The rule “%(title)s” could not be applied. Nothing is wrong with your text because of that."),
    "rule_failed.pattern": _(
        "The pattern “%(subject)s” takes too long, so it was switched off. Nothing is wrong with your text."
    ),
}


def explain(found: Found) -> str:
    """Return a sentence about a finding in the active language. Raises KeyError for a rule that there is not."""
    variant = found.params.get("variant", "")
    sentence = SENTENCES[f"{found.rule}.{variant}" if variant else found.rule]
    params = {"excerpt": found.excerpt, "subject": found.subject, "title": title_of(found), **found.params}
    return (str(sentence) % params).strip()


def title_of(found: Found) -> str:
    return str(rule_of(found.params.get("rule", found.rule)).title)
