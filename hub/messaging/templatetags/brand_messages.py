"""Brand messages in templates that are no pages: mails, for example."""

from django import template

from ..reading import message_in_language

register = template.Library()


@register.simple_tag
def brand_message(key: str, form: str = "full") -> str:
    """Return what is approved of a message in the active language; nothing where it is not to be shown."""
    return message_in_language(key, form)
