"""What a reviewer, and a translator in the library's editor, are told of the check."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from wagtail.models import TaskState

from blog.models import ArticlePage
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow, submit_for_approval
from hub.members.models import User
from hub.messaging.checking.actions import waive
from hub.messaging.checking.checker import check_text
from hub.messaging.models import Severity
from tests.conftest import browser_of
from tests.factories import paragraph
from tests.messaging.checking.helpers import article

from .helpers import forbid

LIST = Template("{% load messaging %}{% messaging_findings text %}")
SUMMARY = Template("{% load messaging %}{% messaging_summary text '/there/' %}")


@pytest.fixture
def text(france: Country) -> ArticlePage:
    forbid("produits chimiques")
    forbid("bon marché", severity=Severity.WARNING)
    return article("Il est bon marché.", "Sans <b>produits</b> chimiques.")


def test_a_reviewer_reads_what_is_found_the_severest_first(text: ArticlePage) -> None:
    html = LIST.render(Context({"text": text}))
    assert "Messaging: 1 blocks, 1 warning" in html
    assert html.index("“produits chimiques” must not be used") < html.index("“bon marché” must not be used")
    assert "Sans <mark>produits chimiques</mark>." in html


def test_a_reviewer_reads_why_a_finding_is_waived(text: ArticlePage, manager: User) -> None:
    waive(manager, text, check_text(text)[1], "A <i>quotation</i>.")
    html = LIST.render(Context({"text": text}))
    assert "Messaging: 1 warning" in html
    assert "Reason: A &lt;i&gt;quotation&lt;/i&gt;." in html


def test_words_of_the_text_are_no_markup(france: Country) -> None:
    forbid("script")
    html = LIST.render(Context({"text": article("Un &lt;script&gt;alert(1)&lt;/script&gt; ici.")}))
    assert "<script" not in html
    assert "&lt;<mark>script</mark>&gt;alert(1)" in html


def test_a_good_text_is_told_to_be_good(france: Country) -> None:
    assert "Messaging: nothing to mend" in LIST.render(Context({"text": article("2026")}))


def test_the_summary_is_of_the_draft_and_leads_to_the_strings(text: ArticlePage) -> None:
    text.body = [("paragraph", "<p>2026</p>")]
    text.save_revision()
    html = SUMMARY.render(Context({"text": ArticlePage.objects.get(pk=text.pk)}))
    assert "Messaging: nothing to mend" in html
    assert 'href="/there/"' in html


def test_the_list_costs_the_same_for_one_and_for_thirty(france: Country) -> None:
    forbid("produits chimiques")
    costs = []
    for number in (1, 1, 30):  # the first fills what a process knows
        page = article(body=[paragraph("Sans produits chimiques.") for _place in range(number)])
        with CaptureQueriesContext(connection) as queries:
            LIST.render(Context({"text": page}))
        costs.append(len(queries))
    assert costs[2] == costs[1]


def test_the_review_page_tells_the_reviewer(text: ArticlePage, france: Country, editor: User, manager: User) -> None:
    ensure_workflow(france)
    draft = ArticlePage.objects.get(pk=text.pk)
    draft.title = "Bon marché"
    draft.save_revision(user=editor)
    submit_for_approval(ArticlePage.objects.get(pk=text.pk), editor)
    state = TaskState.objects.latest("pk")
    html = browser_of(manager).get(f"/admin/editorial/review/{state.pk}/").content.decode()
    assert "Messaging: 1 blocks, 2 warnings" in html
    assert "Sans <mark>produits chimiques</mark>." in html
