"""What may stand in a translated string: its source's inline tags, each closed where it was opened."""

import re

from django.utils.translation import gettext as _
from wagtail_localize.strings import StringValue, validate_translation_links

# Deeper than any text, and far less deep than what exhausts a parser's stack.
DEEPEST = 20
# What PostgreSQL or XML does not store, and no reader could see.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
OPENING = re.compile(r"<(?=[a-zA-Z/!?])")
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>(?:\s[^<>]*|/)?)>")


def clean(source: str, text: str) -> str:
    """Return a translated string as it is stored; raises ValueError, with the reason, for one that may not be."""
    if CONTROL.search(text):
        raise ValueError(_("It has a control character, which nobody can see."))
    check_tags(text)
    value: str = StringValue.from_translated_html(text).data
    validate_translation_links(source, text)
    return value


def check_tags(text: str) -> None:
    """Raise ValueError for tags that browsers would mend, each in its own way, and for comments."""
    opened: list[str] = []
    for begin in OPENING.finditer(text):
        tag = TAG.match(text, begin.start())
        if tag is None:
            raise ValueError(_("It has a “<” that begins no tag: write “&lt;” for the sign."))
        check_tag(tag["name"].lower(), bool(tag["close"]), opened, is_empty=tag["rest"].endswith("/"))
    if opened:
        raise ValueError(not_closed(opened[-1]))


def check_tag(name: str, is_close: bool, opened: list[str], is_empty: bool) -> None:
    if is_close:
        if not opened or opened[-1] != name:
            raise ValueError(_("</%(tag)s> closes nothing.") % {"tag": name})
        opened.pop()
    elif name != "br" and not is_empty:
        if name == "a" and "a" in opened:
            raise ValueError(_("It has a link within a link."))
        opened.append(name)
        if len(opened) > DEEPEST:
            raise ValueError(not_closed(name))


def not_closed(name: str) -> str:
    return _("<%(tag)s> is not closed.") % {"tag": name}
