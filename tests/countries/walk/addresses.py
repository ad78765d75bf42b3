"""Every address below the admin's prefix, and what of the other country each can name.

The walk asks Django's resolver for the addresses and fails with the name of one that no rule knows. To add one, write
its name (with its namespaces, as for `reverse`) into `RULES` with one of

* `named(page_id="page")`: the address names objects of the other country, and has to refuse them all. Left of "=" is
  the parameter in the address, right of it a list in `World.lists`; where several belong together, as a page and its
  revision do, join the parameters with "__", and let the list hold tuples.
* `listed("q=word")`: the address answers one's own people, and must not show anything of the other country; each word
  is a query string, and parameters may follow as above.
* `idle("why")`: the address is about nobody's objects, so nobody walks there.

A parameter named `query` is the query string. An address without a name is known by its route. A model that becomes a
snippet needs no rule, but an object in `foreign.add_snippets`.
"""

from dataclasses import replace

from .addressing import EXPORTED, FOUND, Address, Rule, alike, idle, listed, named, same
from .markers import SHARED
from .messaging_addresses import MESSAGING_RULES
from .world import World


def rule_for(address: Address, world: World) -> Rule | None:
    """Return the rule for an address, None for one that is not known or takes a parameter that its rule does not."""
    key = address.name or address.route
    rule = RULES.get(key) or model_rule(key) or snippet_rule(key, world)
    known = {name for names in rule.takes for name in names.split("__")} if rule else set()
    return rule if rule and (rule.idle or known.issuperset(address.parameters)) else None


def model_rule(name: str) -> Rule | None:
    """Return the rule for the admin of a model that only administrators keep."""
    namespace, _colon, view = name.partition(":")
    if namespace not in KEPT_BY_ADMINISTRATORS:
        return None
    is_list = view in ("index", "index_results", "add")
    return listed(FOUND) if is_list else named(pk=KEPT_BY_ADMINISTRATORS[namespace])


def snippet_rule(name: str, world: World) -> Rule | None:
    """Return the rule for a snippet model's address or its chooser's, if the other country has one of the model."""
    namespace, _colon, view = name.partition(":")
    kind, _underscore, label = namespace.partition("_")
    rules = {"wagtailsnippets": SNIPPET_RULES, "wagtailsnippetchoosers": CHOOSER_RULES}.get(kind, {})
    model = f"snippet:{label.replace('_', '.', 1)}"
    if view not in rules or model not in world.lists:
        return None
    rule = rules[view]
    return replace(rule, takes={names: f"{model}{key}" for names, key in rule.takes.items()})


KEPT_BY_ADMINISTRATORS = {
    "countries": "country",
    "wagtaillocales": "locale",
    "wagtailsites": "site",
    "wagtailusers_users": "user",
    "wagtailusers_groups": "group",
}

# The lists' names begin with the model's: "" is "snippet:blog.author", ":revision" is "snippet:blog.author:revision".
SNIPPET_RULES = {
    "list": listed(FOUND, "locale=de", EXPORTED),
    "list_results": listed(FOUND, "locale=de"),
    "add": listed("locale=de"),
    "preview_on_add": listed("locale=de"),
    **dict.fromkeys(
        [
            *("edit", "delete", "usage", "history", "history_results", "copy", "inspect", "reorder"),
            *("preview_on_edit", "unpublish", "lock", "unlock"),
            *("confirm_workflow_cancellation", "workflow_history"),
        ],
        named(pk=""),
    ),
    **dict.fromkeys(["revisions_view", "revisions_revert", "revisions_unschedule"], named(pk__revision_id=":revision")),
    "revisions_compare": named(pk__revision_id_a__revision_id_b=":compared"),
    **dict.fromkeys(["workflow_action", "collect_workflow_action_data"], named(pk__action_name__task_state_id=":step")),
    "workflow_history_detail": named(pk__workflow_state_id=":workflow_state"),
    "workflow_preview": named(pk__task_id=":task"),
}
CHOOSER_RULES = {
    "choose": listed(FOUND, "locale=de"),
    "choose_results": listed(FOUND, "locale=de", "page=1"),
    "chosen": named(pk=""),
    "chosen_multiple": listed(query=":asked"),
    "create": listed("locale=de"),
}


PAGE_RULES = {
    **same(
        named(page_id="page"),
        "wagtailadmin_pages",
        *("usage", "edit", "preview_on_edit", "view_draft", "delete", "unpublish", "convert_alias", "copy"),
        *("set_privacy", "lock", "unlock", "revisions_index", "history", "history_results"),
        *("workflow_history", "confirm_workflow_cancellation"),
    ),
    **same(
        named(content_type_app_name__content_type_model_name__parent_page_id="new_page"),
        "wagtailadmin_pages",
        *("add", "preview_on_add"),
    ),
    **same(
        listed(FOUND, EXPORTED, content_type_app_name__content_type_model_name="page_type"),
        "wagtailadmin_pages",
        *("type_use", "type_use_results"),
    ),
    "wagtailadmin_pages:choose_parent": listed(FOUND, app_label__model_name="page_type"),
    "wagtailadmin_pages:add_subpage": named(parent_page_id="parent"),
    **same(listed(FOUND, "q=", EXPORTED), "wagtailadmin_pages", "search", "search_results"),
    **same(named(page_to_move_id="page"), "wagtailadmin_pages", "move", "set_page_position"),
    "wagtailadmin_pages:move_confirm": named(page_to_move_id__destination_id="move"),
    **same(
        named(page_id__action_name__task_state_id="step"),
        "wagtailadmin_pages",
        *("workflow_action", "collect_workflow_action_data"),
    ),
    "wagtailadmin_pages:workflow_preview": named(page_id__task_id="task_of_page"),
    **same(named(page_id__revision_id="revision"), "wagtailadmin_pages", "revisions_view", "revisions_revert"),
    "wagtailadmin_pages:revisions_unschedule": named(page_id__revision_id="scheduled_revision"),
    "wagtailadmin_pages:revisions_compare": named(at0__at1__at2="compared"),
    "wagtailadmin_pages:workflow_history_detail": named(page_id__workflow_state_id="workflow_state"),
    "wagtailadmin_explore_root": listed(FOUND),
    "wagtailadmin_explore": named(parent_page_id="parent"),
    "wagtailadmin_explore_results": named(parent_page_id="parent"),
    "wagtail_bulk_action": Rule({"app_label__model_name__action__query": "bulk"}, acts=True),
    "wagtailadmin_choose_page": listed("page_type=blog.articlepage"),
    "wagtailadmin_choose_page_child": named(parent_page_id="parent"),
    "wagtailadmin_choose_page_search": listed(FOUND),
    "wagtailadmin_choose_page_chosen_multiple": listed(query="asked_page"),
    "wagtailadmin_api:pages:listing": listed(f"search={SHARED}", "fields=*", "locale=de"),
    "wagtailadmin_api:pages:detail": named(pk="page"),
    "wagtailadmin_api:pages:find": listed(query="found_page"),
    "wagtailadmin_api:pages:action": named(pk__action_name="api_action"),
}

MEDIA_RULES = {
    **same(idle("closed to everybody"), "wagtailadmin_api:images", "listing", "detail", "find"),
    **same(idle("closed to everybody"), "wagtailadmin_api:documents", "listing", "detail", "find"),
    "admin/^api/main/(images|documents)/": named(at0="closed"),
    **same(listed(FOUND), "wagtailimages", "index", "index_results", "add", "add_multiple"),
    **same(
        named(image_id="image"),
        "wagtailimages",
        *("edit", "delete", "url_generator", "image_usage", "edit_multiple", "delete_multiple"),
    ),
    "wagtailimages:url_generator_output": idle("shows no picture but that which its own address asks for"),
    "wagtailimages:preview": named(image_id__filter_spec="rendition"),
    **same(
        named(uploaded_file_id="uploaded_image"),
        "wagtailimages",
        *("create_multiple_from_uploaded_image", "delete_upload_multiple"),
    ),
    **same(listed(FOUND), "wagtaildocs", "index", "index_results", "add", "add_multiple"),
    **same(named(document_id="document"), "wagtaildocs", "edit", "delete", "document_usage"),
    **same(named(doc_id="document"), "wagtaildocs", "edit_multiple", "delete_multiple"),
    **same(
        named(uploaded_file_id="uploaded_document"),
        "wagtaildocs",
        *("create_multiple_from_uploaded_document", "delete_upload_multiple"),
    ),
    **{
        f"{namespace}:{name}": rule
        for namespace, kind in (("wagtailimages_chooser", "image"), ("wagtaildocs_chooser", "document"))
        for name, rule in {
            **dict.fromkeys(["choose", "choose_results"], listed(FOUND)),
            "chosen": named(pk=kind),
            "chosen_multiple": listed(query=f"asked_{kind}"),
            "create": listed(),
        }.items()
    },
    "wagtailimages_chooser:select_format": named(image_id="image"),
    **same(listed(), "wagtailadmin_collections", "index", "add"),
    **same(named(pk="collection"), "wagtailadmin_collections", "edit", "delete"),
    "wagtailadmin_collections:set_privacy": named(collection_id="collection"),
    "wagtailadmin_tag_autocomplete": listed("term=geheim"),
    "wagtailadmin_tag_model_autocomplete": listed("term=geheim", app_name__model_name="tag_model"),
}

WORKFLOW_RULES = {
    **same(
        listed(FOUND),
        "wagtailadmin_workflows",
        *("index", "index_results", "add", "task_index", "task_index_results", "select_task_type"),
        *("task_chooser", "task_chooser_results", "task_chooser_create"),
    ),
    **same(named(pk="workflow"), "wagtailadmin_workflows", "enable", "disable", "edit", "usage", "usage_results"),
    "wagtailadmin_workflows:remove": named(page_pk__workflow_pk="workflow_of_home"),
    "wagtailadmin_workflows:add_task": listed(app_label__model_name="task_type"),
    **same(named(pk="task"), "wagtailadmin_workflows", "edit_task", "disable_task", "enable_task"),
    "wagtailadmin_workflows:task_chosen": named(task_id="task"),
    **same(
        listed(EXPORTED),
        "wagtailadmin_reports",
        *("locked_pages", "locked_pages_results", "workflow", "workflow_results", "workflow_tasks"),
        *("workflow_tasks_results", "site_history", "site_history_results", "aging_pages", "aging_pages_results"),
        *("page_types_usage", "page_types_usage_results"),
    ),
    **same(listed(FOUND, EXPORTED), "editorial", "audit", "audit_results"),
    "editorial:review": named(pk="task_state"),
    "editorial:emergency": named(content_type_id__object_id="emergency"),
}

TRANSLATION_RULES = {
    "wagtail_localize:javascript_catalog": idle("the interface's words"),
    "wagtail_localize:submit_page_translation": named(page_id="unpublished_page"),
    "wagtail_localize:submit_snippet_translation": named(app_label__model_name__pk="unpublished_text"),
    "wagtail_localize:update_translations": listed(translation_source_id="translation_source"),
    "wagtail_localize:edit_string_translation": replace(
        named(translation_id__string_segment_id="string"), methods=("PUT", "DELETE")
    ),
    "wagtail_localize:edit_override": replace(
        named(translation_id__overridable_segment_id="override"), methods=("PUT", "DELETE")
    ),
    **same(
        named(translation_id="translation"),
        "wagtail_localize",
        *("download_pofile", "upload_pofile", "machine_translate", "stop_translation"),
    ),
    **same(named(translation_id="translation"), "editorial", "strings", "files", "translation_changes"),
    "editorial:download_file": named(translation_id__suffix="file"),
    **same(listed("locale=de", "list=new", "list=outdated", "list=mine"), "editorial", "desk", "next_translation"),
    "editorial:begin_translation": listed(),
    "editorial:assign_translations": listed(),
    **same(listed(EXPORTED, "locale=de"), "editorial", "coverage", "coverage_results"),
    **same(listed(EXPORTED, "locale=de", FOUND), "editorial", "coverage_pages", "coverage_pages_results"),
    "wagtail_localize:preview_translation": named(translation_id__mode="previewed_translation"),
    "wagtail_localize:convert_to_alias": named(page_id="page"),
    **same(listed(EXPORTED), "wagtail_localize", "translations_report", "translations_report_results"),
    "wagtail_localize:snippets_api_listing": listed(app_label__model_name__pk="text"),
    "wagtail_localize:snippets_api_detail": named(app_label__model_name__pk="text"),
}

OTHER_RULES = {
    **same(listed(FOUND, EXPORTED), "countries", "people", "people_results"),
    "countries:person": named(pk="user"),
    "wagtailadmin_home": listed(),
    "admin/test404/": idle("a page to look at an error"),
    "wagtailadmin_error_test": idle("a page to look at an error"),
    **alike(
        idle("a link that one writes oneself"),
        *(f"wagtailadmin_choose_page_{kind}_link" for kind in ("external", "email", "phone", "anchor")),
    ),
    **alike(
        idle("one's own account"),
        *("wagtailadmin_account", "wagtailadmin_logout", "wagtailadmin_dismissibles", "wagtailadmin_login"),
        *("wagtailadmin_password_reset", "wagtailadmin_password_reset_done"),
        *("wagtailadmin_password_reset_confirm", "wagtailadmin_password_reset_complete"),
    ),
    "wagtailadmin_editing_sessions:ping": named(app_label__model_name__object_id__session_id="edited"),
    "wagtailadmin_editing_sessions:release": listed(
        session_id="editing_session"
    ),  # ends one's own only, and says no more
    "wagtailadmin_block_preview": idle("a block's own example"),
    **same(listed(), "wagtailforms", "index", "index_results"),
    **same(named(page_id="page"), "wagtailforms", "list_submissions", "list_submissions_results", "delete_submissions"),
    **same(listed(FOUND), "wagtailredirects", "index", "index_results", "add", "start_import", "process_import"),
    **same(named(redirect_id="redirect"), "wagtailredirects", "edit", "delete"),
    **same(named(app_name__model_name__pk="text"), "wagtailsettings", "edit", "preview_on_edit"),
    **same(listed(), "wagtailembeds", "chooser", "chooser_upload"),
    "wagtailsnippets:index": listed(),
    "comments:index": listed(FOUND, f"page={SHARED}", "state=published", EXPORTED),
    "comments:index_results": listed(FOUND),
    **same(named(pk="comment"), "comments", "hide", "show"),
    **alike(idle("the interface's words and drawings"), "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"),
    "admin/^.*/$": idle("what no other address takes is not found"),
}

RULES = {**PAGE_RULES, **MEDIA_RULES, **WORKFLOW_RULES, **TRANSLATION_RULES, **MESSAGING_RULES, **OTHER_RULES}

# Addresses that answer nobody here, an administrator neither, and why: that they refuse proves nothing.
ANSWER_NOBODY = {
    "messaging:withdraw": "wants a reason",
    "messaging:waive_edited": "wants a finding and a reason",
    "admin/^api/main/(images|documents)/": "closed to everybody",
    "wagtailadmin_api:pages:find": "leads on to the page's own address, in one's own language only",
    "wagtail_localize:submit_snippet_translation": "no snippet here has a draft that was never live",
    "wagtail_localize:edit_string_translation": "wants the words themselves",
    "wagtail_localize:edit_override": "wants the words themselves",
    "wagtail_localize:upload_pofile": "wants a file",
    "wagtail_localize:machine_translate": "there is no machine that translates",
    "wagtail_localize:preview_translation": "pages have one way of being shown",
    "wagtailforms:list_submissions": "no page is a form",
    "wagtailforms:list_submissions_results": "no page is a form",
    "wagtailforms:delete_submissions": "no page is a form",
    "wagtailredirects:process_import": "wants a file",
    "wagtailsettings:edit": "no settings are registered with Wagtail",
    "wagtailsettings:preview_on_edit": "no settings are registered with Wagtail",
    "wagtailimages:url_generator": "pictures are not served by an address of their own",
    "countries:state": "wants the state",
    "editorial:assign_translations": "wants the rows, and what is to be done with them",
    "editorial:begin_translation": "wants the row",
}
