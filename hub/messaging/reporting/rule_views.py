"""How each rule of the check is applied: all rules in one list, whether anything was set for them or not."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.log_actions import log

from ..checking.registry import RULES
from ..checking.rules.rule import Rule
from ..models import RuleSetting, Severity
from .forms import RuleForm, text_kinds
from .permissions import can_set_rules


@dataclass(frozen=True)
class RuleLine:
    """A rule and what is set for it; `setting` is None where it is applied as it comes."""

    rule: Rule
    setting: RuleSetting | None
    countries: list[str]
    kinds: list[str]

    @property
    def is_on(self) -> bool:
        return self.setting is None or self.setting.is_on

    @property
    def severity(self) -> str:
        return str(Severity((self.setting and self.setting.severity) or self.rule.severity).label)

    @property
    def default_severity(self) -> str:
        return str(Severity(self.rule.severity).label)

    @property
    def is_as_it_comes(self) -> bool:
        return self.setting is None


def read_rules() -> list[RuleLine]:
    """Return all rules by title, in a fixed number of queries."""
    rows = RuleSetting.objects.prefetch_related("countries", "page_types")
    settings, kinds = {row.rule: row for row in rows}, dict(text_kinds())
    lines = [line_of(rule, settings.get(rule.code), kinds) for rule in RULES.values()]
    return sorted(lines, key=lambda line: str(line.rule.title))


def line_of(rule: Rule, setting: RuleSetting | None, kinds: dict[int, str]) -> RuleLine:
    if setting is None:
        return RuleLine(rule, None, [], [])
    countries = sorted(country.name for country in setting.countries.all())
    own_kinds = sorted(kinds.get(kind.pk, kind.name) for kind in setting.page_types.all())
    return RuleLine(rule, setting, countries, own_kinds)


def rule_or_404(request: HttpRequest, code: str) -> Rule:
    """Return a rule of the check; raises PermissionDenied for who does not set them."""
    if not can_set_rules(request.user):
        raise PermissionDenied
    if code not in RULES:
        raise Http404
    return RULES[code]


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Show all rules."""
    if not can_set_rules(request.user):
        raise PermissionDenied
    return render(request, "messaging/admin/reporting/rules.html", {"lines": read_rules()})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_rule(request: HttpRequest, code: str) -> HttpResponse:
    """Show and take how a rule is applied."""
    rule = rule_or_404(request, code)
    setting = RuleSetting.objects.filter(rule=code).first()
    form = RuleForm(
        request.POST or None, instance=setting or RuleSetting(rule=code), default_severity=str(rule.severity)
    )
    if form.is_valid():
        save_rule(request.user, form)
        messages.success(request, _("“%(rule)s” is set. The next check goes by it.") % {"rule": rule.title})
        return redirect("messaging:rules")
    context = {"rule": rule, "form": form, "setting": setting, "severity": Severity(rule.severity).label}
    status = 400 if form.is_bound else 200
    return render(request, "messaging/admin/reporting/rule.html", context, status=status)


@transaction.atomic
def save_rule(user: Any, form: RuleForm) -> None:
    is_new = form.instance.pk is None
    log(form.save(), "wagtail.create" if is_new else "wagtail.edit", user=user, content_changed=True)


@require_POST
def reset_rule(request: HttpRequest, code: str) -> HttpResponse:
    """Let a rule be applied as it comes."""
    rule = rule_or_404(request, code)
    setting = RuleSetting.objects.filter(rule=code).first()
    if setting is not None:
        with transaction.atomic():
            log(setting, "wagtail.delete", user=request.user, deleted=True)
            setting.delete()
    messages.success(request, _("“%(rule)s” is applied as it comes.") % {"rule": rule.title})
    return redirect("messaging:rules")
