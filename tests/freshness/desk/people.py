"""People of the back office with exactly the permissions that a test is about."""

from django.contrib.auth.models import Permission

from tests.factories import make_user


def sign_in(client, *codenames: str):
    """Somebody who may open the back office and has these permissions of freshness, such as view_batch."""
    user = make_user(f"staff{len(codenames)}@example.com", first_name="Tom", last_name="Adeyemi")
    permissions = Permission.objects.filter(content_type__app_label="freshness", codename__in=codenames)
    assert len(permissions) == len(codenames)
    user.user_permissions.set([*permissions, Permission.objects.get(codename="access_admin")])
    client.force_login(user)
    return user
