"""What the checks of translations find, said to the translator."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.text.translation_checks import Code, Finding

MESSAGES: dict[str, Promise] = {
    Code.EMPTY: gettext_lazy("There is no translation yet."),
    Code.TOO_LONG: gettext_lazy(
        "The text has %(length)s characters, and there is room for %(limit)s: please take out %(excess)s."
    ),
    Code.SAME_AS_SOURCE: gettext_lazy("The text is the same as in the source language."),
    Code.PLACEHOLDER_MISSING: gettext_lazy(
        "The placeholder %(placeholder)s is missing. It is filled in later, so please copy it unchanged."
    ),
    Code.PLACEHOLDER_ADDED: gettext_lazy("The source has no placeholder %(placeholder)s, or fewer of them."),
    Code.LINK_MISSING: gettext_lazy("The link on “%(excerpt)s” is missing."),
    Code.LINK_ADDED: gettext_lazy("The source has no such link: %(excerpt)s"),
    Code.LINK_REPEATED: gettext_lazy("The link %(link)s is there more than once."),
    Code.ADDRESS_MISSING: gettext_lazy("The address %(address)s of the source is missing or was changed."),
    Code.ADDRESS_ADDED: gettext_lazy("The source has no address %(address)s."),
    Code.TAG_MISSING: gettext_lazy("The formatting <%(tag)s> of the source is missing."),
    Code.TAG_ADDED: gettext_lazy("The source has no formatting <%(tag)s> here, or less of it."),
    Code.TAG_UNCLOSED: gettext_lazy("The formatting <%(tag)s> begins and does not end."),
    Code.TAG_UNOPENED: gettext_lazy("The formatting </%(tag)s> ends where it should not."),
    Code.TAG_BROKEN: gettext_lazy("A tag is cut off: %(excerpt)s"),
    Code.LINE_BREAKS_DIFFER: gettext_lazy("The source has more line breaks, or fewer."),
    Code.NUMBER_MISSING: gettext_lazy("The number %(number)s of the source is missing."),
    Code.NUMBER_ADDED: gettext_lazy("The source has no number %(number)s."),
    Code.NUMBER_FORMAT: gettext_lazy("The number %(number)s is written as in the source language."),
    Code.UNIT_DIFFERS: gettext_lazy("The number %(number)s has another unit than in the source."),
    Code.FINAL_MARK_DIFFERS: gettext_lazy("The source ends with “%(wanted)s”, the translation with “%(mark)s”."),
    Code.SPACE_BEFORE_MARK: gettext_lazy("There should be no space before “%(mark)s”."),
    Code.SPACE_MISSING: gettext_lazy("A no-break space is missing beside “%(mark)s”."),
    Code.SPACE_BREAKS: gettext_lazy("The space beside “%(mark)s” should be a no-break space."),
    Code.SPACE_INSIDE_QUOTES: gettext_lazy("There should be no space inside the quotation marks."),
    Code.QUOTES_FOREIGN: gettext_lazy("These quotation marks are not those of the language: %(excerpt)s"),
    Code.OPENING_MARK_MISSING: gettext_lazy("“%(mark)s” has no “%(opening)s” before it."),
    Code.CLOSING_MARK_MISSING: gettext_lazy("“%(mark)s” has no mark at the end of its sentence."),
    Code.MARK_FOREIGN: gettext_lazy("“%(mark)s” should be “%(wanted)s”."),
    Code.WORD_DOUBLED: gettext_lazy("The word “%(word)s” is there twice."),
    Code.CHARACTER_INVISIBLE: gettext_lazy("The text has an invisible character: %(character)s."),
    Code.CHARACTER_CONTROL: gettext_lazy("The text has a control character that cannot be shown: %(character)s."),
    Code.CHARACTER_BROKEN: gettext_lazy("The text has a character that was damaged or is in no font: %(character)s."),
    Code.SPACE_AROUND_DIFFERS: gettext_lazy("The source has no space at the start or the end, or has one there."),
    Code.SPACE_DOUBLED: gettext_lazy("There are several spaces in a row."),
}


def explain(finding: Finding) -> str:
    """Return a sentence about a finding in the reader's language, as plain text: it holds words of the translation.

    Raises KeyError for a code that no check has.
    """
    params = {"excerpt": finding.excerpt, **finding.params}
    if finding.code == Code.FINAL_MARK_DIFFERS and not params["mark"]:
        return _("The source ends with “%(wanted)s”, the translation without a mark.") % params
    if finding.code == Code.FINAL_MARK_DIFFERS and not params["wanted"]:
        return _("The source ends without a mark, the translation with “%(mark)s”.") % params
    return str(MESSAGES[finding.code]) % params
