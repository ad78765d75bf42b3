"""The page on which a translation is made, string by string."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry
from wagtail_localize.models import StringTranslation, Translation

from blog.models import ArticlePage
from hub.editorial.models import CheckOverride
from hub.editorial.strings.glossary import Term, register_terms, unregister_terms
from hub.editorial.strings.pieces import Piece, pieces_of
from hub.members.models import User
from tests.conftest import browser_of
from tests.editorial.helpers import begin_translation, draft_of, write_string
from tests.factories import make_article, make_category, paragraph, publish

from .conftest import piece

GOOD = {
    "title": "Lessive à trente degrés",
    "body": 'Lavez à 30\u202f°C, dit <a id="a1">l’étiquette</a>.',
    "intro": "Une introduction.",
}
Write = Callable[..., Any]


def address(translation: Translation) -> str:
    return f"/admin/editorial/translations/{translation.pk}/"


def html(translation: Translation, user: User) -> str:
    return browser_of(user).get(address(translation)).content.decode()


def test_every_string_stands_beside_its_source(translation: Translation, translator: User) -> None:
    page = html(translation, translator)
    assert page.count('class="strings__row"') == len(pieces_of(translation)) == 3
    assert "Laundry at thirty" in page


def test_saving_makes_a_draft(translation: Translation, translator: User, write: Write) -> None:
    before = ArticlePage.objects.get(pk=translation.get_target_instance().pk)
    assert write(translator, GOOD).status_code == 302
    assert draft_of(translation).title == "Lessive à trente degrés"
    assert ArticlePage.objects.get(pk=before.pk).title == before.title


def test_what_is_unchanged_is_not_written(translation: Translation, translator: User, write: Write) -> None:
    write(translator, GOOD)
    before = list(StringTranslation.objects.values_list("updated_at", flat=True))
    write(translator, GOOD)
    assert list(StringTranslation.objects.values_list("updated_at", flat=True)) == before


def test_an_empty_string_is_taken_away(translation: Translation, translator: User, write: Write) -> None:
    write(translator, GOOD)
    write(translator, {"intro": ""})
    assert piece(translation, "intro").text == ""


def test_a_broken_string_is_not_saved_and_not_lost(translation: Translation, translator: User, write: Write) -> None:
    response = write(translator, {**GOOD, "intro": "Une <b>introduction."})
    assert response.status_code == 400
    page = response.content.decode()
    assert ("Une &lt;b&gt;introduction." in page, "is not closed" in page) == (True, True)
    assert (piece(translation, "intro").text, piece(translation, "title").text) == ("", GOOD["title"])


def test_nobody_overwrites_a_colleague(translation: Translation, translator: User, write: Write) -> None:
    write_string(translation, "title", "La lessive à trente")
    response = write(translator, {"title": "Autre"}, was="")
    assert (response.status_code, piece(translation, "title").text) == (400, "La lessive à trente")
    assert "Somebody else wrote this meanwhile: La lessive à trente" in response.content.decode()


def test_a_text_that_is_too_long_as_a_whole_is_told(translation: Translation, translator: User, write: Write) -> None:
    response = write(translator, {"title": "x" * 300})
    assert (response.status_code, piece(translation, "title").text) == (400, "")


def test_a_good_translation_is_submitted(translation: Translation, translator: User, write: Write) -> None:
    response = write(translator, GOOD, act="submit")
    assert response["Location"] == "/admin/editorial/desk/"
    assert translation.get_target_instance().current_workflow_state.requested_by == translator


def test_a_failing_string_stops_the_submission(translation: Translation, translator: User, write: Write) -> None:
    response = write(translator, {**GOOD, "body": "Lavez à 30 °C, dit l’étiquette."}, act="submit")
    assert response["Location"] == address(translation)
    assert translation.get_target_instance().current_workflow_state is None
    assert "To be mended:" in html(translation, translator)


def test_a_warning_stops_nothing(translation: Translation, translator: User, write: Write) -> None:
    write(translator, {**GOOD, "body": GOOD["body"].replace("30", "40")}, act="submit")
    assert translation.get_target_instance().current_workflow_state is not None


def keep(translation: Translation, code: str = "link_missing") -> dict[str, str]:
    return {f"keep-{piece(translation, 'body').key}-{code}": "The French label has no page."}


def test_a_finding_is_kept_with_a_reason(translation: Translation, translator: User, write: Write) -> None:
    texts = {**GOOD, "body": "Lavez à 30 °C, dit l’étiquette."}
    write(translator, texts, **keep(translation))
    kept = CheckOverride.objects.get()
    assert (kept.code, kept.reason, kept.made_by) == ("link_missing", "The French label has no page.", translator)
    assert PageLogEntry.objects.filter(action="editorial.keep_finding", user=translator).count() == 1
    write(translator, texts, act="submit")
    assert translation.get_target_instance().current_workflow_state is not None


def test_another_wording_is_checked_anew(translation: Translation, translator: User, write: Write) -> None:
    write(translator, {**GOOD, "body": "Lavez à 30 °C, dit l’étiquette."}, **keep(translation))
    write(translator, {"body": "Lavez à 30 °C, selon l’étiquette."}, act="submit")
    assert translation.get_target_instance().current_workflow_state is None


@pytest.mark.parametrize("code", ["link_missing", "nonsense"])
def test_only_what_was_found_is_kept(translation: Translation, translator: User, write: Write, code: str) -> None:
    write(translator, GOOD, **keep(translation, code))
    assert not CheckOverride.objects.exists()


def machine(translation: Translation, path: str, text: str) -> None:
    write_string(translation, path, text)
    StringTranslation.objects.filter(data=text).update(translation_type="machine", tool_name="Dummy")


def test_a_machine_s_words_are_marked_until_somebody_read_them(
    translation: Translation, translator: User, write: Write
) -> None:
    machine(translation, "title", GOOD["title"])
    assert "Made by Dummy: I have read it and it is right" in html(translation, translator)
    write(translator, GOOD, act="submit")
    assert translation.get_target_instance().current_workflow_state is None
    write(translator, GOOD, act="submit", **{f"seen-{piece(translation, 'title').key}": "on"})
    assert translation.get_target_instance().current_workflow_state is not None


def test_changed_words_of_a_machine_are_a_person_s(translation: Translation, translator: User, write: Write) -> None:
    machine(translation, "title", "Lessive à 30")
    write(translator, GOOD, act="submit")
    assert translation.get_target_instance().current_workflow_state is not None


def test_unread_words_of_a_machine_are_not_submitted_from_the_editor(
    translation: Translation, translator: User
) -> None:
    machine(translation, "title", "Lessive à 30")
    edit = f"/admin/pages/{translation.get_target_instance().pk}/edit/"
    assert browser_of(translator).post(edit, {"translation-desk": "submit"})["Location"] == address(translation)
    assert translation.get_target_instance().current_workflow_state is None


def test_a_machine_drafts_what_is_missing(translation: Translation, translator: User, settings: Any) -> None:
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"
    }
    browser_of(translator).post(f"/admin/localize/translate/{translation.pk}/machine_translate/")
    assert {found.is_unfinished for found in pieces_of(translation).values()} == {True}


def test_nothing_is_written_under_review(translation: Translation, translator: User, write: Write) -> None:
    write(translator, GOOD, act="submit")
    write(translator, {"title": "Autre"})
    assert piece(translation, "title").text == GOOD["title"]
    assert 'name="act"' not in html(translation, translator)


def test_a_match_is_offered_and_used(translation: Translation, translator: User) -> None:
    other = begin_translation(publish(make_article("Other", intro="An introduction.")))
    write_string(other, "intro", "Une autre introduction.")
    page = html(translation, translator)
    assert ("the same words" in page, "Une autre introduction." in page) == (True, True)
    key = piece(translation, "intro").key
    data = {"use": f"{key}:0", f"text-{piece(translation, 'title').key}": "Pas encore enregistré"}
    response = browser_of(translator).post(address(translation), data).content.decode()
    assert ("Une autre introduction.</textarea>" in response, "Pas encore enregistré" in response) == (True, True)
    assert piece(translation, "intro").text == ""


@pytest.mark.parametrize("use", ["", "x", ":", "x:0", "x:99999999999", "x:²"])
def test_what_is_not_offered_is_not_used(translation: Translation, translator: User, use: str) -> None:
    assert browser_of(translator).post(address(translation), {"use": use}).status_code in (200, 302)


def test_terms_stand_beside_their_string(translation: Translation, translator: User) -> None:
    def terms(_translation: Translation, pieces: list[Piece]) -> dict[str, list[Term]]:
        return {found.key: [Term("label", "étiquette")] for found in pieces if "label" in found.source}

    register_terms(terms)
    try:
        assert html(translation, translator).count("étiquette") == 1
    finally:
        unregister_terms(terms)


@pytest.mark.parametrize("person", ["german_translator", "moderator"])
def test_others_neither_read_nor_write(
    request: pytest.FixtureRequest, translation: Translation, write: Write, person: str
) -> None:
    user = request.getfixturevalue(person)
    assert browser_of(user).get(address(translation)).headers["Location"] == "/admin/"
    write(user, GOOD)
    assert piece(translation, "title").text == ""


def test_other_methods_are_refused(translation: Translation, translator: User) -> None:
    assert browser_of(translator).delete(address(translation)).status_code == 405


def test_nul_is_a_bad_request(translation: Translation, translator: User, write: Write) -> None:
    assert write(translator, {"title": "Les\x00sive"}).status_code == 400


@pytest.mark.parametrize(("text", "status"), [("Lessive", 302), ("Les\x00sive", 400)])
def test_a_form_with_files_is_read_too(translation: Translation, translator: User, text: str, status: int) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(translator, backend="allauth.account.auth_backends.AuthenticationBackend")
    browser.get(address(translation))
    key = piece(translation, "title").key
    token = browser.cookies["csrftoken"].value
    data = {f"text-{key}": text, f"was-{key}": "", "csrfmiddlewaretoken": token}
    assert browser.post(address(translation), data).status_code == status


def test_visitors_log_in_first(translation: Translation, visitor: Client) -> None:
    assert "login" in visitor.get(address(translation)).headers["Location"]


def test_snippets_are_translated_here_too(translation: Translation, translator: User) -> None:
    category = begin_translation(publish(make_category("Refilling")))
    found = piece(category, "name")
    data = {f"text-{found.key}": "Recharger", f"was-{found.key}": "", "act": "submit"}
    browser_of(translator).post(address(category), data)
    target = category.get_target_instance()
    assert (target.get_latest_revision_as_object().name, target.workflow_in_progress) == ("Recharger", True)


def test_queries_are_the_same_for_any_number_of_strings(translation: Translation, translator: User) -> None:
    def queries(found: Translation) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert browser_of(translator).get(address(found)).status_code == 200
        return len(captured)

    long = begin_translation(publish(make_article(body=[paragraph(f"Sentence number {n}.") for n in range(30)])))
    html(long, translator)
    assert queries(long) == queries(translation)


def test_saving_costs_the_same_for_any_number_of_strings(translation: Translation, translator: User) -> None:
    def queries(count: int) -> int:
        found = begin_translation(publish(make_article(body=[paragraph(f"Line {count} {n}.") for n in range(count)])))
        data = {"act": "save"}
        for key in pieces_of(found):
            data |= {f"text-{key}": f"Ligne {key}.", f"was-{key}": ""}
        browser = browser_of(translator)
        with CaptureQueriesContext(connection) as captured:
            browser.post(address(found), data)
        return len(captured)

    queries(2)
    assert queries(30) <= queries(3) + 2
