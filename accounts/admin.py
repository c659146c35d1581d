from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """Found by the pickers of Oscar's admin classes. The shop mounts no Django admin."""

    search_fields = ["email", "last_name"]
