"""Mail, in the language of its reader, sent by a job."""

from email.utils import make_msgid, parseaddr
from typing import Any

from django.conf import settings
from django.template import TemplateDoesNotExist, loader
from django.template.context import make_context
from django.utils import translation

from .tasks import send_mail


def queue_mail(
    template: str, to: str, language: str, context: dict[str, Any], headers: dict[str, str] | None = None
) -> None:
    """Write a mail in the reader's language and leave it to a job to send.

    `template` names `<template>_subject.txt`, `<template>.txt` and, if there is one, `<template>.html`.
    The job is stored in the caller's transaction: what is rolled back sends no mail.
    """
    with translation.override(language or settings.LANGUAGE_CODE):
        # The id is made here, so that a mail which is tried again is seen to be the same one.
        own_headers = {"Message-ID": make_msgid(domain=mail_domain()), "Auto-Submitted": "auto-generated"}
        message = {
            "to": to,
            "subject": " ".join(render_text(f"{template}_subject.txt", context).split()),
            "text": render_text(f"{template}.txt", context),
            "html": render_html(f"{template}.html", context),
            "headers": own_headers | (headers or {}),
        }
    send_mail.enqueue(message)


def mail_domain() -> str:
    """Return the domain that mail comes from; asking the machine for its name can take seconds, and gives it away."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]


def render_text(name: str, context: dict[str, Any]) -> str:
    """Render a template as plain text: nothing is escaped for HTML."""
    template = loader.get_template(name).template  # type: ignore[attr-defined]  # Django's own engine has it
    return str(template.render(make_context(context, autoescape=False))).strip() + "\n"


def render_html(name: str, context: dict[str, Any]) -> str:
    try:
        return loader.render_to_string(name, context)
    except TemplateDoesNotExist:
        return ""
