"""Taking a file over: all of it, or nothing."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Locale

from hub.editorial.exchange.entries import FileRefused
from hub.editorial.exchange.reading import decode

from .csv_files import read_csv
from .entries import GlossaryFile
from .planning import Plan, Step, plan_import
from .tbx_reading import read_tbx


def read_glossary(data: bytes) -> GlossaryFile:
    """Read what somebody has sent, in whichever format; raises FileRefused for what is none of them."""
    text = decode(data)
    return read_tbx(text) if text.lstrip().startswith("<") else read_csv(text)


def import_glossary(data: bytes, user: Any, skips_unknown_languages: bool = False) -> Plan:
    """Take a file over and return what came of it; where the plan has problems, nothing was written.

    Raises FileRefused for a file that cannot be read, or where somebody else wrote at the same moment.
    """
    file = read_glossary(data)
    try:
        with transaction.atomic():
            # One import after the other: what the second finds new may be there by then.
            list(Locale.objects.select_for_update().order_by("pk"))
            plan = plan_import(file, skips_unknown_languages)
            if not plan.problems:
                for step in (*plan.changed, *plan.new):
                    take_over(step, user)
    except IntegrityError as error:
        raise FileRefused(_("Somebody has changed the glossary at the same moment. Send the file again.")) from error
    return plan


def take_over(step: Step, user: Any) -> None:
    concept = step.concept
    if step.countries is not None:
        concept.countries = step.countries
    concept.save()
    for term in step.terms:
        term.concept = concept
        term.save()
    log(concept, "wagtail.create" if step.is_new else "wagtail.edit", user=user)
