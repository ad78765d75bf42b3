"""The script that asks for the check while somebody writes. Without scripts the check speaks at submission."""

import json

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


def editor_script() -> SafeString:
    """Return the element that loads the script, with the addresses and words that it needs."""
    return format_html(
        '<script defer src="{}" data-check="{}" data-waive="{}" data-words="{}"></script>',
        static("js/messaging-check.js"),
        reverse("messaging:check_edited"),
        reverse("messaging:waive_edited"),
        json.dumps(words()),
    )


def words() -> dict[str, str]:
    """Return the texts of the interface; those in braces are filled in by the script."""
    return {
        "name": _("Messaging"),
        "list": _("What the messaging check found"),
        "beside": _("Messaging check"),
        "checking": _("checking…"),
        "away": _("could not be checked just now"),
        "probable": _("probable"),
        "waived": _("waived"),
        "because": _("Reason: {reason}"),
        "jump": _("Go there"),
        "whole": _("The text as a whole"),
        "place": _("Place by reference"),
        "placed": _("The message “{key}” stands here by reference now."),
        "placed_beside": _("The message “{key}” stands below. Please delete the words that were typed."),
        "how_to_place": _("To place it: add a block of the kind “Brand message” and choose “{key}”."),
        "replace": _("Replace by “{text}”"),
        "remove": _("Remove it"),
        "replaced": _("Replaced."),
        "not_found": _("The words have moved. They are looked for again."),
        "waive": _("Waive…"),
        "waive_title": _("Waive this finding"),
        "waive_help": _("It counts for this sentence only; a changed sentence is checked anew."),
        "reason": _("Why"),
        "until": _("Until (if you like)"),
        "save": _("Waive"),
        "cancel": _("Cancel"),
        "close": _("Close"),
        "is_waived": _("Waived."),
    }
