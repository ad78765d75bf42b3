from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from .choosers import LentDocumentLinkHandler, LentPageLinkHandler


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own handlers, to stand in their place
def register_lent_links(features: FeatureRegistry) -> None:
    features.register_link_type(LentPageLinkHandler)
    features.register_link_type(LentDocumentLinkHandler)
