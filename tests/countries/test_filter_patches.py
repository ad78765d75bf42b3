"""The filters of the admin's lists offer people, sites and workflows of one's own countries."""

from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Site, Task, Workflow

from hub.countries import filter_patches
from hub.countries.filter_patches import narrowed
from hub.countries.models import Country
from hub.editorial.actions import ensure_workflow
from hub.members.models import User
from tests.factories import make_index, make_member


def test_filters_build_their_form_with_ours() -> None:
    assert WagtailFilterSet.get_form_class is filter_patches.get_form_class


def test_people_are_colleagues_and_the_head_office(
    editor: User, manager: User, german_editor: User, marketer: User
) -> None:
    member = make_member("Reader")
    assert set(narrowed(User.objects.all(), editor)) == {editor, manager, marketer, member}


def test_head_office_is_offered_everybody(marketer: User, german_editor: User) -> None:
    assert german_editor in narrowed(User.objects.all(), marketer)


def test_workflows_and_steps_are_those_of_own_pages(editor: User, germany: Country) -> None:
    for country in (editor.groups.get().country_team.country, germany):
        ensure_workflow(country)
    names = [str(found) for found in narrowed(Workflow.objects.filter(workflow_pages__isnull=False), editor)]
    steps = [str(found) for found in narrowed(Task.objects.all(), editor)]
    assert [any("Germany" in name for name in found) for found in (names, steps)] == [False, False]
    assert any("France" in name for name in names)


def test_sites_are_those_of_own_trees(editor: User, germany: Country) -> None:
    homes = (make_index(code).get_parent() for code in ("fr", "de"))
    own, other = (Site.objects.create(hostname=f"{home.slug}.example", root_page=home) for home in homes)
    assert own in narrowed(Site.objects.all(), editor)
    assert other not in narrowed(Site.objects.all(), editor)


def test_other_choices_are_left_alone(editor: User) -> None:
    assert narrowed(None, editor) is None
    assert list(narrowed(Country.objects.all(), editor)) == list(Country.objects.all())
