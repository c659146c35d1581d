"""The order desk's table of customers."""

from django_tables2 import TemplateColumn
from oscar.apps.dashboard.users import tables


class UserTable(tables.UserTable):
    """Oscar's; its column of buttons can't be sorted by."""

    actions = TemplateColumn(
        template_name="oscar/dashboard/users/user_row_actions.html", verbose_name=" ", orderable=False
    )
