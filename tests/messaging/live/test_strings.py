"""What the check finds in a translation, string by string, and at the workflow's step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry
from wagtail_localize.models import Translation

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.editorial.models import CheckOverride
from hub.editorial.strings.findings import read_findings, what_stands_in_the_way
from hub.editorial.strings.pieces import Piece, pieces_of
from hub.members.models import User
from hub.messaging.checking.checker import check_text
from hub.messaging.models import Severity, Waiver
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation, draft_of
from tests.factories import make_article, make_index, paragraph, publish

from .helpers import forbid

TEXTS = ["It is clean.", "It is quite new.", "It smells of nothing."]


@pytest.fixture
def translation(france: Country) -> Translation:
    """A French translation that is begun, of an article with three paragraphs in one rich text."""
    ensure_workflow(france)
    make_index("fr")
    body = [paragraph("</p><p>".join(TEXTS))]
    return begin_translation(publish(make_article("Laundry", intro="Wash it.", body=body)))


def piece(translation: Translation, source: str) -> Piece:
    return next(found for found in pieces_of(translation).values() if found.source == source)


@pytest.fixture
def write(translation: Translation) -> Callable[..., Any]:
    """Return a function that sends translations, by source, as the form does; `keep` is a reason for all findings."""

    def send(user: User, texts: dict[str, str], keep: str = "") -> Any:
        data: dict[str, str] = {"act": "save"}
        for source, text in texts.items():
            found = piece(translation, source)
            data |= {f"text-{found.key}": text, f"was-{found.key}": found.text}
            for one in findings_of(translation, source) if keep else []:
                data[f"keep-{found.key}-{one.code}"] = keep
        return browser_of(user).post(f"/admin/editorial/translations/{translation.pk}/", data)

    return send


def findings_of(translation: Translation, source: str, user: User | None = None) -> list[Any]:
    """Return what messaging finds in one string."""
    found = read_findings(translation, pieces_of(translation).values(), user)
    return [one for one in found[piece(translation, source).key] if one.code.startswith("messaging-forbidden")]


Write = Callable[..., Any]


def test_a_finding_stands_beside_its_own_string(translation: Translation, translator: User, write: Write) -> None:
    forbid("produit neuf")
    write(translator, {TEXTS[0]: "Il est propre.", TEXTS[1]: "C’est un produit neuf.", TEXTS[2]: "Il ne sent rien."})
    assert [len(findings_of(translation, source)) for source in TEXTS] == [0, 1, 0]
    assert findings_of(translation, TEXTS[1])[0].text == "“produit neuf” must not be used. It frightens."


def test_a_finding_in_a_field_stands_beside_it(translation: Translation, translator: User, write: Write) -> None:
    forbid("lavez")
    write(translator, {"Wash it.": "Lavez-le."})
    assert len(findings_of(translation, "Wash it.")) == 1


def test_a_string_that_is_not_translated_has_no_findings(translation: Translation) -> None:
    forbid("clean")
    assert findings_of(translation, TEXTS[0]) == []


def test_a_translation_without_draft_has_no_findings(france: Country) -> None:
    translation = begin_translation(publish(make_article("Laundry")))
    translation.get_target_instance().delete()
    assert set(map(len, read_findings(translation, pieces_of(translation).values()).values())) <= {0}


def test_the_workflow_finds_the_same(translation: Translation, translator: User, write: Write) -> None:
    forbid("produit neuf")
    write(translator, {TEXTS[1]: "C’est un produit neuf, un produit neuf."})
    beside = findings_of(translation, TEXTS[1])
    later = [one for one in check_text(draft_of(translation)) if one.rule == "forbidden_term"]
    assert (len(beside), [one.excerpt for one in later]) == (1, ["produit neuf", "produit neuf"])
    assert beside[0].stands_in_the_way == later[0].stands_in_the_way is True


@pytest.mark.parametrize(("severity", "failing"), [(Severity.BLOCKS, 1), (Severity.WARNING, 0)])
def test_only_what_blocks_stands_in_the_way(
    translation: Translation, translator: User, write: Write, severity: str, failing: int
) -> None:
    before = what_stands_in_the_way(translation)[1]
    forbid("produit neuf", severity=severity)
    write(translator, {TEXTS[1]: "C’est un produit neuf."})
    assert what_stands_in_the_way(translation)[1] - before == failing


def test_a_manager_keeps_it_for_the_workflow_too(translation: Translation, manager: User, write: Write) -> None:
    forbid("produit neuf")
    write(manager, {TEXTS[1]: "C’est un produit neuf."})
    write(manager, {TEXTS[1]: "C’est un produit neuf."}, keep="The law calls it so.")
    (beside,) = findings_of(translation, TEXTS[1])
    assert (beside.override.reason, beside.override.made_by) == ("The law calls it so.", manager)
    assert [one.is_waived for one in check_text(draft_of(translation)) if one.rule == "forbidden_term"] == [True]
    assert (Waiver.objects.count(), CheckOverride.objects.count()) == (1, 0)
    assert PageLogEntry.objects.filter(action="messaging.waive").count() == 1


def test_a_translator_cannot_keep_it(translation: Translation, translator: User, write: Write) -> None:
    forbid("produit neuf")
    write(translator, {TEXTS[1]: "C’est un produit neuf."})
    write(translator, {TEXTS[1]: "C’est un produit neuf."}, keep="I like it.")
    assert findings_of(translation, TEXTS[1], translator)[0].may_be_kept is False
    assert not Waiver.objects.exists()


def test_keeping_is_offered_to_who_may(translation: Translation, translator: User, manager: User, write: Write) -> None:
    forbid("produit neuf")
    write(translator, {TEXTS[1]: "C’est un produit neuf."})
    field = f'name="keep-{piece(translation, TEXTS[1]).key}-messaging-forbidden_term'
    offered = []
    for user in (translator, manager):
        offered.append(
            field in browser_of(user).get(f"/admin/editorial/translations/{translation.pk}/").content.decode()
        )
    assert offered == [False, True]


def test_findings_cost_the_same_for_one_and_for_thirty_strings(translation: Translation, translator: User) -> None:
    costs = []
    for number in (1, 1, 30):  # the first fills what a process knows
        body = [paragraph(f"Number {place} is new.") for place in range(number)]
        other = begin_translation(publish(make_article(body=body)))
        pieces = list(pieces_of(other).values())
        with CaptureQueriesContext(connection) as queries:
            read_findings(other, pieces, translator)
        costs.append(len(queries))
    assert costs[2] == costs[1]
