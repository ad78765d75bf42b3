"""What of the messaging room is the other country's, and what is said once for both."""

import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from blog.models import ArticlePage
from hub.editorial.gate import setting_up
from hub.messaging.checking.registry import RULES
from hub.messaging.models import (
    BrandMessage,
    Campaign,
    CampaignCell,
    CampaignCountry,
    CampaignMessage,
    CheckRun,
    Concept,
    Finding,
    RequiredLine,
    RuleSetting,
    Term,
    Waiver,
    Withdrawal,
    WordingPattern,
)
from tests.factories import make_locale, make_message, message_block, translate_message

from .markers import PERSON, TEXT, titled
from .world import World

# One message is said everywhere, the other is the other country's own.
SHARED_KEY = "gemeinsam-message"
OWN_KEY = f"gemeinsam-{TEXT}"


def make_message_for_all() -> BrandMessage:
    """Return a message of the brand, which the own country has begun to translate."""
    message = make_message(SHARED_KEY, text="Keep the bottle.")
    copy = message.copy_for_translation(make_locale("fr"))
    copy.text, copy.live = "Gardez le flacon.", False
    copy.save()
    copy.save_revision()
    return message


def messaging_snippets(world: World) -> list[Any]:
    """Return the other country's message, a concept that counts only there, and its term for one that is for all.

    There are its own message with a live text and a draft, its translation of the brand's, and the brand's drafts.
    """
    shared = BrandMessage.objects.get(key=SHARED_KEY, locale=make_locale("en"))
    BrandMessage.objects.filter(pk=shared.pk).update(owner=world.people["administrator"])
    draft_over(shared, TEXT)
    draft_over(translate_message(shared, "de", f"Live {TEXT}"), f"Draft {TEXT}")
    unapproved = make_message("gemeinsam-unapproved", text=TEXT)
    BrandMessage.objects.filter(pk=unapproved.pk).update(live=False)
    own = make_message(OWN_KEY, "de", text=TEXT, owner=world.people["other manager"])
    elsewhere = make_concept(titled("concept"), definition=TEXT, subject=TEXT, note=TEXT, countries=[world.other])
    everywhere = make_concept("Refill", definition="What fills a bottle again.")
    for locale, text in ((make_locale("en"), "refill"), (world.other.locale, titled("term"))):
        term = Term.objects.create(concept=everywhere, locale=locale, text=text, note=TEXT if text != "refill" else "")
    Term.objects.create(concept=elsewhere, locale=make_locale("en"), text=f"{TEXT} word")
    world.add("concept_for_all", everywhere.pk)
    world.add("new_term", f"concept={elsewhere.pk}", f"concept={elsewhere.pk}&locale=fr", "locale=de")
    world.add("glossary_file", "csv", "tbx")
    world.add("message_for_all", shared.pk)
    pattern = WordingPattern.objects.create(name=titled("pattern"), pattern=TEXT, explanation=TEXT)
    pattern.locales.add(world.other.locale)
    line = RequiredLine.objects.create(line_key=OWN_KEY)
    line.countries.add(world.other)
    return [own, elsewhere, term, pattern, line]


def make_concept(name: str, countries: Any = (), **fields: Any) -> Concept:
    concept = Concept(name=name, **fields)
    concept.countries = list(countries)
    concept.save()
    return concept


def draft_over(message: BrandMessage, text: str) -> None:
    message.text = text
    message.save_revision()


def add_messaging(world: World) -> None:
    """Where the messages stand, what is arranged for them, and what the check found: in the other country."""
    shared = BrandMessage.objects.get(pk=world.lists["message_for_all"][0])
    own = BrandMessage.objects.get(key=OWN_KEY)
    place_messages(world)
    pages = [{"id": page.pk, "title": page.title, "locale": "de"} for page in world.pages.values()]
    Withdrawal.objects.create(translation_key=shared.translation_key, key=shared.key, reason="Gone", pages=pages)
    Withdrawal.objects.update(lifted_at=timezone.now())
    world.add("message_key", OWN_KEY)
    world.add("shared_key", SHARED_KEY)
    world.add("listed_message", *(f"id={pk}" for pk in (shared.pk, own.pk)))
    add_campaigns(world, shared, own)
    add_findings(world)
    add_editors(world)


@setting_up()
def place_messages(world: World) -> None:
    """Put both messages on a live page and into a draft of the other country."""
    blocks = [message_block(SHARED_KEY), message_block(OWN_KEY)]
    for state in ("live", "draft", "restricted"):
        page = ArticlePage.objects.get(pk=world.pages[state].pk)
        page.body = page.body.stream_block.to_python([*page.body.get_prep_value(), *blocks])
        page.save_revision()
        page.save()
        ReferenceIndex.create_or_update_for_object(page)


def add_campaigns(world: World, shared: BrandMessage, own: BrandMessage) -> None:
    """A campaign of the other country alone, and one of both with what is arranged in the other's column."""
    soon = timezone.localdate() + datetime.timedelta(days=9)
    alone = Campaign.objects.create(name=titled("campaign"), due_on=soon, goals=TEXT, notes=TEXT)
    together = Campaign.objects.create(name="Spring gemeinsam", due_on=soon, owner=world.people["administrator"])
    for campaign in (alone, together):
        CampaignMessage.objects.create(campaign=campaign, message=shared)
        CampaignCountry.objects.create(
            campaign=campaign, country=world.other, owner=world.people["other manager"], sort_order=1
        )
    CampaignMessage.objects.create(campaign=alone, message=own)
    CampaignCountry.objects.create(campaign=together, country=world.own, sort_order=0)
    CampaignCell.objects.create(
        campaign=together, message=shared, country=world.other, note=TEXT, owner=world.people["other editor"]
    )
    world.add("campaign", alone.pk)
    world.add("campaign_of_both", together.pk)
    countries = (world.own.pk, world.other.pk)
    world.add("campaign_cell", *((alone.pk, shared.pk, pk) for pk in countries), (together.pk, own.pk, world.own.pk))
    world.add("campaign_cell", (together.pk, shared.pk, world.other.pk))
    world.add("message_cell", (shared.pk, world.other.pk), *((own.pk, pk) for pk in countries))
    world.add("own_cell", (together.pk, shared.pk, world.own.pk))
    world.add("own_message_cell", (shared.pk, world.own.pk))


def add_findings(world: World) -> None:
    """A run of the check with a finding in a page of the other country, and one that somebody there waived."""
    page = world.pages["live"]
    done = {"state": CheckRun.State.DONE, "begun_by": world.people["administrator"], "ended_at": timezone.now()}
    before, run = (CheckRun.objects.create(**done) for _number in range(2))
    about = {
        "content_type": ContentType.objects.get_for_model(Page),
        "object_id": str(page.pk),
        "locale": world.other.locale,
        "rule": next(iter(RULES)),
        "subject": TEXT,
        "sentence": TEXT,
        "sentence_hash": "0" * 64,
    }
    shown = {"title": page.title, "severity": "warning", "excerpt": TEXT, "seen_since": run.begun_at}
    found = [Finding.objects.create(run=run, is_waived=is_waived, **about, **shown) for is_waived in (False, True)]
    Finding.objects.create(run=before, **about | {"subject": f"gone {TEXT}"}, **shown)
    waiver = Waiver.objects.create(reason=f"{TEXT} {PERSON}", made_by=world.people["other manager"], **about)
    rule = RuleSetting.objects.create(rule=about["rule"], help_text=TEXT)
    rule.countries.add(world.other)
    world.add("check_rule", rule.rule)
    world.add("check_run", run.pk)
    world.add("finding", *(one.pk for one in found))
    world.add("waiver", waiver.pk)


def add_editors(world: World) -> None:
    """The editors of the other country's texts, whose forms are checked while somebody writes."""
    pages = [f"/admin/pages/{page.pk}/edit/" for page in world.pages.values()]
    new = f"/admin/pages/add/blog/articlepage/{world.pages['live'].get_parent().pk}/"
    texts = [f"/admin/snippets/{label.replace('.', '/')}/edit/{text.pk}/" for label, text in world.snippets.items()]
    fresh = [f"/admin/snippets/{label}/add/?locale=de" for label in ("blog/category", "messaging/brandmessage")]
    world.add("editor", *(urlencode({"address": address}) for address in (*pages, new, *texts, *fresh)))
