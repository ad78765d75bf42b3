"""The admin of what a locale sets for its whole site."""

from django.forms import ModelForm
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import EditView

from hub.countries.viewsets import LocaleBoundViewSet

from .models import BrandSettings


class BrandSettingsEditView(EditView):
    """Settings stay with their locale: else a manager could move them to another country."""

    def get_form(self, form_class: type[ModelForm] | None = None) -> ModelForm:
        form: ModelForm = super().get_form(form_class)
        form.fields["locale"].disabled = True
        return form


class BrandSettingsViewSet(LocaleBoundViewSet):
    model = BrandSettings
    icon = "cog"
    menu_label = _("Site settings")
    menu_order = 90
    add_to_settings_menu = True
    edit_view_class = BrandSettingsEditView
    list_display = ["brand_name", Column("locale", label=_("Locale"), accessor="locale"), "accent_colour"]
    list_filter = ["locale"]
