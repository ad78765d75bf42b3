"""The buttons of the translation editor: save, submit, approve, send back; and locks."""

from typing import Any

import pytest
from wagtail.models import TaskState
from wagtail_localize.models import StringSegment, Translation

from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from tests.conftest import browser_of
from tests.factories import make_article, make_category, make_index

from .helpers import begin_translation, finish_translation

BUTTONS = {name: f'value="{name}"' for name in ("draft", "submit", "approve", "reject")}


@pytest.fixture(params=["page", "snippet"])
def translation(request: pytest.FixtureRequest, france: Country, translator: User) -> Translation:
    """A translation that is saved and complete, of either kind."""
    ensure_workflow(france)
    make_index("fr")
    found = begin_translation(make_article("How it works") if request.param == "page" else make_category("Refilling"))
    finish_translation(found)
    found.save_target(user=translator, publish=False)
    return found


def address(translation: Translation) -> str:
    target = translation.get_target_instance()
    kind = "pages" if hasattr(target, "url_path") else "snippets/blog/category"
    return f"/admin/{kind}/{target.pk}/edit/" if kind == "pages" else f"/admin/{kind}/edit/{target.pk}/"


def buttons(translation: Translation, user: User) -> set[str]:
    page = browser_of(user).get(address(translation)).content.decode()
    return {name for name, value in BUTTONS.items() if value in page}


def submit(translation: Translation, user: User) -> TaskState:
    submit_for_approval(translation.get_target_instance(), user)
    return TaskState.objects.get(status=TaskState.STATUS_IN_PROGRESS)


def put(translation: Translation, user: User) -> int:
    segment = StringSegment.objects.filter(source=translation.source).order_by("order")[0]
    path = f"/admin/localize/translate/{translation.pk}/strings/{segment.pk}/edit/"
    headers: Any = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    return browser_of(user).put(path, "value=Autre", "application/x-www-form-urlencoded", **headers).status_code


def test_translator_saves_and_submits(translation: Translation, translator: User) -> None:
    assert buttons(translation, translator) == {"draft", "submit"}
    browser_of(translator).post(address(translation), {"translation-desk": "submit"})
    assert translation.get_target_instance().current_workflow_state.requested_by == translator


def test_translator_waits_for_the_decision(translation: Translation, translator: User) -> None:
    submit(translation, translator)
    assert buttons(translation, translator) == set()


def test_reviewer_decides_in_the_editor(translation: Translation, translator: User, manager: User) -> None:
    submit(translation, translator)
    assert buttons(translation, manager) == {"draft", "approve", "reject"}


def test_reviewer_approves_in_the_editor(translation: Translation, translator: User, manager: User) -> None:
    step = submit(translation, translator)
    context = browser_of(manager).get(address(translation)).context
    browser_of(manager).post(
        f"/admin/editorial/review/{step.pk}/", {"decision": "approve", "fingerprint": context["fingerprint"]}
    )
    step.refresh_from_db()
    assert (step.status, step.finished_by) == ("approved", manager)


def test_reviewer_sends_back_in_the_editor(translation: Translation, translator: User, manager: User) -> None:
    step = submit(translation, translator)
    data = {"decision": "reject", "reject-comment": "Le titre dit autre chose."}
    data["fingerprint"] = browser_of(manager).get(address(translation)).context["fingerprint"]
    browser_of(manager).post(f"/admin/editorial/review/{step.pk}/", data)
    step.refresh_from_db()
    assert (step.status, step.comment) == ("rejected", "Le titre dit autre chose.")


def test_nobody_approves_the_own_translation_in_the_editor(translation: Translation, manager: User) -> None:
    finish_translation(translation, "Encore ")
    translation.save_target(user=manager, publish=False)
    submit(translation, manager)
    assert buttons(translation, manager) == {"draft", "reject"}


def test_a_string_is_written_while_nothing_is_locked(translation: Translation, translator: User) -> None:
    assert put(translation, translator) == 200


def test_no_string_is_written_under_review(translation: Translation, translator: User, manager: User) -> None:
    submit(translation, translator)
    assert (put(translation, translator), put(translation, manager)) == (403, 200)


def test_no_string_is_written_under_a_person_s_lock(translation: Translation, translator: User, manager: User) -> None:
    target = translation.get_target_instance()
    target.locked, target.locked_by = True, manager
    target.save()
    assert (put(translation, translator), put(translation, manager)) == (403, 200)


def test_the_editor_shows_the_lock(translation: Translation, translator: User) -> None:
    before = browser_of(translator).get(address(translation)).content.decode()
    submit(translation, translator)
    after = browser_of(translator).get(address(translation)).content.decode()
    assert ("It is under review." in before, "It is under review." in after) == (False, True)
    if address(translation).startswith("/admin/pages"):  # the library's own lock, which it has for pages
        locked = "&quot;isLocked&quot;: true"
        assert (locked in before, locked in after) == (False, True)


def test_publishing_is_no_button_in_a_governed_country(translation: Translation, manager: User) -> None:
    governed = browser_of(manager).get(address(translation)).content.decode()
    Country.objects.update(is_governed=False)
    free = browser_of(manager).get(address(translation)).content.decode()
    assert ("translation-desk--governed" in governed, "translation-desk--governed" in free) == (True, False)
