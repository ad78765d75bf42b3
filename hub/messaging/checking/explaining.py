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
    "name_altered": _("“%(excerpt)s” looks like the name “%(term)s”, which is never written otherwise."),
    "name_translated": _("The source text has the name “%(term)s”. Names are not translated: please keep it."),
    "lookalike_name": _("“%(excerpt)s” has letters that only look like those of “%(term)s”: please type it anew."),
    "lookalike_name.lookalike": _(
        "“%(excerpt)s” has letters that only look like those of “%(term)s”: please type it anew."
    ),
    "lookalike_name.invisible": _("“%(term)s” has characters in it that nobody sees: please type it anew."),
    "preferred_term_missing": _("The source text says “%(source)s”; the brand's word for it here is “%(term)s”."),
    "message_typed": _(
        "These are the words of the message “%(message)s”: place it by reference, so that it follows its changes."
    ),
    "message_typed.near": _(
        "This is nearly the message “%(message)s”: place it by reference, so that it says what was approved."
    ),
    "old_message_typed": _("The message “%(message)s” said this before; it says something else now."),
    "message_expired": _("The message “%(message)s” is no longer valid, so nothing is shown of it."),
    "message_expired.typed": _("These are the words of the message “%(message)s”, which is no longer valid."),
    "message_withdrawn": _("The message “%(message)s” was withdrawn, so nothing is shown of it."),
    "message_withdrawn.typed": _("These are the words of the message “%(message)s”, which was withdrawn."),
    "message_out_of_country": _("The message “%(message)s” is not for this country, so nothing is shown of it."),
    "message_out_of_country.typed": _(
        "These are the words of the message “%(message)s”, which is for other countries."
    ),
    "message_missing": _("The message “%(message)s” is not live in this language."),
    "message_missing.unknown": _("There is no message “%(message)s”."),
    "required_line_missing": _("The legal line “%(message)s” has to stand on this page."),
    "required_line_missing.claim": _(
        "Where the claim “%(claim)s” stands, the legal line “%(message)s” has to stand too."
    ),
    "claim_unsubstantiated": _(
        "“%(excerpt)s” claims something. Place an approved claim, which has its proof, or say it without comparing."
    ),
    "other_language": _("This does not read like the language of the page."),
    "other_language.untranslated": _("This is still the source text: it was not translated."),
    "number_differs": _("The number %(number)s of the source text is missing."),
    "number_differs.added": _("The source text has no number %(number)s."),
    "number_differs.format": _("The number %(number)s is written as in the source language."),
    "unit_differs": _("The number %(number)s has another unit than in the source text."),
    "link_differs": _("The source text leads to %(address)s; here that is missing or was changed."),
    "link_differs.added": _("The source text has no address %(address)s."),
    "link_differs.count": _("The source text has %(wanted)s links here, this text has %(found)s."),
    "inconsistent_translation": _("Other pages translate this sentence as “%(other)s”."),
    "wording_pattern": "%(explanation)s",
    "rule_failed": _("The rule “%(title)s” could not be applied. Nothing is wrong with your text because of that."),
    "rule_failed.pattern": _(
        "The pattern “%(subject)s” cannot be used, so it was switched off. Nothing is wrong with your text."
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
