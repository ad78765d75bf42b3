"""The rules for the addresses of the messaging room."""

from .addressing import EXPORTED, FOUND, Rule, listed, named, same
from .markers import SHARED, TEXT

# The brand's messages, and the concepts that count everywhere, are said once for all countries: whoever works on
# messages reads the text that is live in the source language, a concept's definition and its term in that language.
MESSAGING_RULES = {
    "messaging:where": named(key="message_key"),
    **same(named(key="message_key"), "messaging", "withdraw", "reinstate"),
    "messaging_glossary:page_terms": named(page_id="page"),
    **same(
        listed(FOUND, f"q={SHARED}&locale=de", f"q={TEXT[:-1]}", "locale=de"),
        "messaging_message_chooser",
        "choose",
        "choose_results",
    ),
    **same(named(pk="snippet:messaging.brandmessage"), "messaging_message_chooser", "chosen"),
    "messaging_message_chooser:chosen_multiple": listed(query="listed_message"),
    "messaging_message_chooser:create": listed("locale=de"),
    **same(listed(FOUND), "messaging_origin_chooser", "choose", "choose_results"),
    "messaging_origin_chooser:chosen": named(pk="snippet:messaging.brandmessage"),
    "messaging_origin_chooser:chosen_multiple": listed(query="listed_message"),
    "messaging_origin_chooser:create": listed(),
    **same(listed(), "wagtailsnippets_messaging_concept", "import", "confirm_import"),
    "wagtailsnippets_messaging_concept:export": listed(suffix="glossary_file"),
    # A country sees its own columns of a campaign that it takes part in, and nothing of any other campaign.
    **same(listed(FOUND), "campaigns", "index", "index_results"),
    "campaigns:add": listed(),
    **same(named(pk="campaign"), "campaigns", "edit", "delete", "history", "history_results", "usage"),
    **same(listed(EXPORTED, "late=on", "sort=worst"), "campaigns", "messages", "messages_results"),
    **same(named(pk="campaign"), "campaigns", "matrix", "matrix_results"),
    **same(
        named(message_id__country_id="message_cell"),
        "campaigns",
        *("message_cell", "message_translation", "message_submission"),
    ),
    **same(
        named(pk__message_id__country_id="campaign_cell"),
        "campaigns",
        *("cell", "arrangement", "reminder", "submission", "translation"),
    ),
    # What the check finds, and what somebody answers for, is told of the texts that one works on.
    **same(
        listed(FOUND, EXPORTED, "export=json", "export=sarif", "waived=all", "locale=de", "order=text"),
        "messaging",
        *("checks", "checks_results", "checks_gone", "checks_gone_results"),
    ),
    **same(listed(EXPORTED, "state=all", "locale=de"), "messaging", "waivers", "waivers_results"),
    "messaging:waive": named(pk="finding"),
    "messaging:end_waiver": named(pk="waiver"),
    **same(named(query="editor"), "messaging", "check_edited", "waive_edited"),
    **same(listed(), "messaging", "begin_check", "check_progress", "rules", "try_pattern"),
    "messaging:take_up_check": listed(pk="check_run"),
    **same(listed(code="check_rule"), "messaging", "rule", "reset_rule"),
}

# Addresses that refuse the other country's objects and answer with those that are for all: what they say then is only
# what is said once for all, or the own country's.
FOR_ALL = {
    "messaging:where": listed(key="shared_key"),
    **same(listed(key="shared_key"), "messaging", "withdraw", "reinstate"),
    **same(listed(pk="message_for_all"), "messaging_message_chooser", "chosen"),
    **same(listed(EXPORTED, "sort=due", pk="campaign_of_both"), "campaigns", "matrix", "matrix_results"),
    **same(
        Rule({"message_id__country_id": "own_message_cell"}, acts=True),
        "campaigns",
        *("message_cell", "message_translation", "message_submission"),
    ),
    **same(
        Rule({"pk__message_id__country_id": "own_cell"}, acts=True),
        "campaigns",
        *("cell", "arrangement", "reminder", "submission", "translation"),
    ),
    "wagtailsnippets_messaging_concept:inspect": listed(pk="concept_for_all"),
    "wagtailsnippets_messaging_term:add": listed(query="new_term"),
    "wagtailsnippetchoosers_messaging_concept:chosen": listed(pk="concept_for_all"),
}
