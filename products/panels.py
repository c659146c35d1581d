"""Parts of the product page's editor."""

from wagtail.admin.panels import Panel


class CommercePanel(Panel):
    """The product behind the page: outside revisions, saved by its own button."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "products/admin/commerce_panel.html"

    def clean_name(self) -> str:
        return "commerce"
