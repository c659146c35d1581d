"""Parts of the product page's editor."""

from django import forms
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static


class CommercePanel(Panel):
    """The product behind the page: outside revisions, saved by its own button.

    The form stands in a frame, so that the editor's own form, its autosave and its watch over unsaved changes never
    see it, and saving the one keeps what was typed in the other.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "products/admin/commerce_panel.html"

        def get_context_data(self, parent_context=None) -> dict:
            from products.commerce.summary import summary  # it needs the models

            return super().get_context_data(parent_context) | summary(self.instance, self.request.user)

        @property
        def media(self) -> forms.Media:
            return forms.Media(
                css={"all": [versioned_static("css/backoffice/commerce.css")]},
                js=[versioned_static("js/backoffice/commerce-frame.js")],
            )

    @property
    def clean_name(self) -> str:
        return "commerce"
