"""A part of the recipe's editor."""

from wagtail.admin.panels import Panel


class ToldPanel(Panel):
    """What the page says of allergens, diets and nutrition, as last saved, and which ingredient is in the way."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/recipe_told.html"

        def get_context_data(self, parent_context=None) -> dict:
            return super().get_context_data(parent_context) | {"recipe": self.instance}
