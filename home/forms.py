"""What a visitor may ask of the search."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from blog.models import ArticlePage, Category
from hub.text.folding import folded_words

LONGEST_QUERY = 200


class SearchForm(forms.Form):
    """The words looked for, and what narrows the results; the choices are those of one language."""

    q = forms.CharField(
        label=_("Search for"),
        max_length=LONGEST_QUERY,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=[("", _("Everything")), ("articles", _("Articles")), ("pages", _("Other pages"))],
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        in_use = Category.objects.filter(locale__language_code=language, articles__live=True, live=True).distinct()
        self.categories = list(in_use.values_list("slug", "name"))
        articles = ArticlePage.objects.live().filter(locale__language_code=language)
        years = [(day.year, str(day.year)) for day in articles.dates("date", "year", order="DESC")]
        self.fields["category"].choices = [("", _("All categories")), *self.categories]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", _("All years")), *years]  # type: ignore[attr-defined]

    @property
    def changed_filters(self) -> list[str]:
        """The filters that the visitor has set."""
        return [name for name in self.changed_data if name != "q"]

    def clean_q(self) -> str:
        query: str = self.cleaned_data["q"]
        if not folded_words(query):
            raise forms.ValidationError(_("Please type at least one letter or number."))
        return query

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == "pages" and (cleaned.get("category") or cleaned.get("year")):
            self.add_error("kind", _("Only articles have a category and a year."))
        return cleaned
