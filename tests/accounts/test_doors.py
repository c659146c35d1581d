"""There is one door. Every other address that could let somebody in leads to it, whatever is posted."""

import re

import pytest
from django.contrib.auth import SESSION_KEY, forms, views
from django.urls import Resolver404, get_resolver, resolve
from django.utils.regex_helper import normalize

from tests.factories import make_home, make_user

PASSWORD = "longmeadow"

# Every name under which Oscar, Wagtail, Django and their like have ever asked for these.
EVERY_NAME = {
    **dict.fromkeys(
        ["login", "email", "username", "auth-username", "login-username", "login-email", "guest_email"],
        "priya@example.com",
    ),
    **dict.fromkeys(
        ["password", "login-password", "auth-password", "password1", "password2", "new_password1", "new_password2"],
        PASSWORD,
    ),
    "login_submit": "1",
    "options": "existing",
    "next": "/account/",
}

OTHER_DOORS = [
    ("/account/login/", "/accounts/login/"),
    ("/account/register/", "/accounts/signup/"),
    ("/account/change-password/", "/accounts/password/change/"),
    ("/account/logout/", "/accounts/logout/"),
    ("/dashboard/login/", "/accounts/login/"),
    ("/dashboard/logout/", "/accounts/logout/"),
    ("/password-reset/", "/accounts/password/reset/"),
    ("/password-reset/done/", "/accounts/password/reset/"),
    ("/password-reset/confirm/MQ/set-password/", "/accounts/password/reset/"),
    ("/password-reset/complete/", "/accounts/password/reset/"),
    ("/admin/login/", "/accounts/login/"),
    ("/admin/logout/", "/accounts/logout/"),
    ("/admin/password_reset/", "/accounts/password/reset/"),
    ("/admin/password_reset/done/", "/accounts/password/reset/"),
    ("/admin/password_reset/confirm/MQ/set-password/", "/accounts/password/reset/"),
    ("/admin/password_reset/complete/", "/accounts/password/reset/"),
    ("/_util/login/", "/accounts/login/"),
]

# Forms of Django's and Oscar's that sign somebody in, make a user or set a password.
FORMS_OF_A_DOOR = (
    forms.AuthenticationForm,
    forms.BaseUserCreationForm,
    forms.PasswordResetForm,
    forms.SetPasswordForm,
)
VIEWS_OF_A_DOOR = (
    views.LoginView,
    views.LogoutView,
    views.PasswordChangeView,
    views.PasswordResetConfirmView,
    views.PasswordResetView,
)
FORM_ATTRIBUTES = ("form_class", "login_form_class", "registration_form_class", "authentication_form")


@pytest.fixture
def priya(db):
    make_home()  # where a basket that is empty leads
    return make_user("priya@example.com", PASSWORD)


@pytest.mark.parametrize(("door", "leads_to"), OTHER_DOORS)
def test_it_leads_every_other_door_to_the_one(client, db, door, leads_to):
    response = client.get(door + "?next=/basket/")

    assert (response.status_code, response["Location"]) == (302, leads_to + "?next=/basket/")


@pytest.mark.parametrize("door", [door for door, _ in OTHER_DOORS] + ["/checkout/", "/django-admin/login/"])
def test_a_right_password_posted_elsewhere_signs_nobody_in(client, priya, door):
    client.post(door, EVERY_NAME, follow=True)

    assert SESSION_KEY not in client.session


def test_a_right_password_posted_to_the_one_door_signs_in(client, priya):
    client.post("/accounts/login/", EVERY_NAME)

    assert client.session[SESSION_KEY] == str(priya.pk)


@pytest.mark.parametrize(
    "address", ["/admin/", "/admin/pages/", "/admin/login/?next=/admin/", "/_util/login/?next=/x/"]
)
def test_a_customer_finds_the_back_office_locked_and_is_not_sent_round_in_circles(client, priya, address):
    client.force_login(priya)

    response = client.get(address, follow=True)

    assert response.status_code == 403
    assert "This gate is locked" in response.content.decode()


def test_a_stranger_who_asks_for_the_back_office_is_led_to_the_sign_in(client, priya):
    response = client.get("/admin/pages/", follow=True)

    assert response.redirect_chain[-1] == ("/accounts/login/?next=%2Fadmin%2Fpages%2F", 302)


@pytest.mark.parametrize("address", ["/django-admin/", "/django-admin/login/"])
def test_it_mounts_no_django_admin(client, db, address):
    assert client.get(address).status_code == 404
    assert not [name for name in get_resolver().namespace_dict if name == "admin"]


def test_no_address_reaches_a_sign_in_or_password_view_of_another_package():
    reached = sorted({view_name(view) for view in views_reached() if is_a_door(view)})

    assert reached == []


def test_the_walk_knows_a_door_when_it_sees_one():
    """Else the test above would pass on an empty walk."""
    mounted = {view_name(view) for _, view in patterns() if is_a_door(view)}

    assert {
        "oscar.apps.customer.views.AccountAuthView",
        "oscar.apps.customer.views.AccountRegistrationView",
        "oscar.apps.customer.views.ChangePasswordView",
        "oscar.apps.dashboard.views.LoginView",
        "wagtail.admin.views.account.LoginView",
    } <= mounted


def patterns(resolver=None, prefix=""):
    """Every address of the shop as a regular expression, with the view that stands there, shadowed or not."""
    for entry in (resolver or get_resolver()).url_patterns:
        regex = prefix + str(entry.pattern.regex.pattern).removeprefix("^").replace(r"\Z", "$")
        if hasattr(entry, "url_patterns"):
            yield from patterns(entry, regex.removesuffix("$"))
        else:
            yield regex, entry.callback


def views_reached():
    """The view that answers at an example of every address."""
    for regex, _view in patterns():
        for address in examples(regex):
            try:
                yield resolve("/" + address).func
            except Resolver404:
                continue


def examples(regex: str):
    for form, names in normalize(regex):
        for value in ("1", "x", "MQ", "default_for_billing"):
            address = form % dict.fromkeys(names, value)
            if re.match(regex, address):
                yield address
                break


def is_a_door(view) -> bool:
    view_class = getattr(view, "view_class", None)
    if view_class is None or view_class.__module__.startswith("allauth."):
        return False
    used = [getattr(view_class, name, None) for name in FORM_ATTRIBUTES]
    return issubclass(view_class, VIEWS_OF_A_DOOR) or any(
        isinstance(form, type) and (issubclass(form, FORMS_OF_A_DOOR) or "UserCreation" in form.__name__)
        for form in used
    )


def view_name(view) -> str:
    return f"{view.view_class.__module__}.{view.view_class.__qualname__}"
