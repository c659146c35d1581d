"""The one door: who comes in, with what, and where they land."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.db import IntegrityError
from oscar.core.loading import get_model

from accounts.forms import SignupForm
from accounts.models import User
from checkout.models import LineTerms
from notices.models import Notice
from tests.factories import make_home, make_product, make_user

PASSWORD = "longmeadow"
RIGHT = {"login": "alice@example.com", "password": PASSWORD}


@pytest.fixture
def alice(db):
    make_home()
    return make_user(first_name="Alice")


def test_a_customer_signs_in_with_an_e_mail_in_any_case(client, alice):
    response = client.post("/accounts/login/", {"login": "ALICE@Example.com", "password": PASSWORD})

    assert response["Location"] == "/account/"
    assert client.session[SESSION_KEY] == str(alice.pk)


def test_a_wrong_password_is_answered_as_an_unknown_e_mail(client, alice):
    known = client.post("/accounts/login/", {"login": "alice@example.com", "password": "guess"})
    unknown = client.post("/accounts/login/", {"login": "nobody@example.com", "password": "guess"})

    assert "go together" in known.context["form"].non_field_errors()[0]
    assert known.context["form"].non_field_errors() == unknown.context["form"].non_field_errors()


def test_it_pauses_after_five_wrong_passwords(client, alice):
    for _ in range(5):
        client.post("/accounts/login/", {"login": "alice@example.com", "password": "guess"})
    response = client.post("/accounts/login/", RIGHT)

    assert "five minutes" in response.context["form"].non_field_errors()[0]
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize(
    ("next_page", "lands"),
    [
        ("/account/orders/", "/account/orders/"),
        ("https://elsewhere.example/", "/account/"),
        ("//elsewhere.example/", "/account/"),
        ("javascript:alert(1)", "/account/"),
    ],
)
def test_it_goes_on_to_where_the_customer_wanted_within_the_shop(client, alice, next_page, lands):
    response = client.post("/accounts/login/", RIGHT | {"next": next_page})

    assert response["Location"] == lands


def test_the_session_is_renewed_at_sign_in(client, alice):
    session = client.session
    session["seen"] = "before"
    session.save()
    before = session.session_key

    client.post("/accounts/login/", RIGHT)

    assert client.session.session_key != before


@pytest.mark.parametrize(("ticked", "ends_with_browser"), [({}, True), ({"remember": "on"}, False)])
def test_staying_signed_in_is_a_choice(client, alice, ticked, ends_with_browser):
    client.post("/accounts/login/", RIGHT | ticked)

    assert client.session.get_expire_at_browser_close() is ends_with_browser


def test_a_link_does_not_sign_out_but_a_button_does(client, alice):
    client.force_login(alice)

    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert SESSION_KEY in client.session

    assert client.post("/accounts/logout/")["Location"] == "/"
    assert SESSION_KEY not in client.session


def test_a_closed_account_is_told_so(client, alice):
    User.objects.update(is_active=False)

    response = client.post("/accounts/login/", RIGHT, follow=True)

    assert SESSION_KEY not in client.session
    assert response.status_code == 200


def test_a_new_customer_gives_an_e_mail_and_a_password_and_is_mailed(client, db, django_capture_on_commit_callbacks):
    make_home()
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/accounts/signup/", {"email": "bob@example.com", "password1": "churn-and-pail"})

    assert response["Location"] == "/account/"
    assert client.session[SESSION_KEY] == str(User.objects.get().pk)
    notice = Notice.objects.get()
    assert (notice.kind, notice.recipient) == ("email_confirmation_signup", "bob@example.com")
    assert notice.subject == "Welcome. Please confirm your e-mail"
    assert "/accounts/confirm-email/" in notice.text
    assert "mail__button" in notice.html
    assert [message.to for message in mail.outbox] == [["bob@example.com"]]


@pytest.mark.parametrize("email", ["alice@example.com", "Alice@EXAMPLE.com"])
def test_an_e_mail_is_taken_in_any_case(client, alice, email):
    response = client.post("/accounts/signup/", {"email": email, "password1": "churn-and-pail"})

    assert "There is an account with this e-mail already" in response.content.decode()
    assert User.objects.count() == 1


def test_the_database_holds_one_user_an_e_mail(alice):
    with pytest.raises(IntegrityError):
        make_user("ALICE@example.com")


def test_who_comes_second_with_one_e_mail_is_asked_to_sign_in(client, db, monkeypatch):
    """Between the form's check and the writing, somebody else takes the e-mail."""
    make_home()
    check = SignupForm.clean

    def taken_meanwhile(form):
        cleaned = check(form)
        make_user("bob@example.com")
        return cleaned

    monkeypatch.setattr(SignupForm, "clean", taken_meanwhile)
    bob = {"email": "bob@example.com", "password1": "churn-and-pail"}
    response = client.post("/accounts/signup/", bob, follow=True)

    assert response.redirect_chain[-1][0] == "/accounts/login/"
    assert "There is an account with this e-mail already" in response.content.decode()
    assert User.objects.count() == 1


def ask_for_new_e_mail(client) -> str:
    """Signs in and asks for another e-mail, giving the password once more; the address in the mail that comes."""
    client.post("/accounts/login/", RIGHT)
    asked = client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})
    client.post(asked["Location"], {"password": PASSWORD, "next": "/accounts/email/"})
    words = Notice.objects.get(recipient="new@example.com").text.split()
    return next(word for word in words if "confirm-email" in word).removeprefix("http://testserver")


def test_changing_the_e_mail_asks_for_the_password_again(client, alice):
    client.post("/accounts/login/", RIGHT)

    response = client.post("/accounts/email/", {"email": "new@example.com", "action_add": ""})

    assert response["Location"].startswith("/accounts/reauthenticate/")
    assert not Notice.objects.exists()


def test_a_customer_who_never_confirmed_keeps_the_e_mail_until_the_new_one_is_confirmed(client, alice):
    ask_for_new_e_mail(client)

    assert User.objects.get(pk=alice.pk).email == "alice@example.com"
    html = client.get("/accounts/email/").content.decode()
    assert "new@example.com is not confirmed yet" in html
    assert "Until then you sign in with alice@example.com" in html


def test_a_change_of_e_mail_can_be_forgotten(client, alice):
    link = ask_for_new_e_mail(client)

    client.post("/accounts/email/", {"email": "new@example.com", "action_remove": ""})
    client.post(link)

    assert User.objects.get(pk=alice.pk).email == "alice@example.com"


def test_a_confirmed_change_of_e_mail_holds(client, alice):
    client.post(ask_for_new_e_mail(client))

    assert User.objects.get(pk=alice.pk).email == "new@example.com"
    assert Notice.objects.filter(kind="email_changed", recipient="alice@example.com").exists()


def test_an_e_mail_that_somebody_took_meanwhile_is_not_changed_to(client, alice):
    link = ask_for_new_e_mail(client)
    make_user("new@example.com")

    response = client.post(link, follow=True)

    assert "belongs to another account by now" in response.content.decode()
    assert User.objects.get(pk=alice.pk).email == "alice@example.com"


def test_a_reset_says_the_same_of_known_and_unknown(client, alice):
    known = client.post("/accounts/password/reset/", {"email": "alice@example.com"})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.com"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert set(Notice.objects.values_list("kind", "recipient")) == {
        ("password_reset_key", "alice@example.com"),
        ("unknown_account", "nobody@example.com"),
    }


def test_a_reset_link_sets_a_new_password_once(client, alice):
    client.post("/accounts/password/reset/", {"email": "alice@example.com"})
    text = Notice.objects.get().text
    link = next(word for word in text.split() if "/password/reset/key/" in word).removeprefix("http://testserver")
    form = client.get(link)["Location"]

    client.post(form, {"password1": "churn-and-pail", "password2": "churn-and-pail"})

    alice.refresh_from_db()
    assert alice.check_password("churn-and-pail")
    assert "That link is spent" in client.get(link, follow=True).content.decode()
    assert Notice.objects.filter(kind="password_reset", recipient="alice@example.com").exists()


def test_the_order_desk_sends_the_same_reset(admin_client, alice):
    admin_client.post(f"/dashboard/users/{alice.pk}/password-reset/")

    notice = Notice.objects.get()
    assert notice.kind == "password_reset_key"
    assert "/accounts/password/reset/key/" in notice.text


def test_the_basket_of_a_stranger_comes_along_once(client, alice):
    """Of a line that both baskets hold, the larger quantity stays: nobody gets twice what they put in once."""
    product, other = make_product(price="1.45"), make_product("Kefir", price="2.60")
    client.force_login(alice)
    client.post(f"/basket/add/{product.pk}/", {"quantity": 2}, headers={"origin": "http://testserver"})
    client.post("/accounts/logout/")
    client.post(f"/basket/add/{product.pk}/", {"quantity": 1}, headers={"origin": "http://testserver"})
    client.post(f"/basket/add/{other.pk}/", {"quantity": 4}, headers={"origin": "http://testserver"})

    client.post("/accounts/login/", RIGHT)
    client.get("/account/profile/")
    client.get("/account/profile/")

    basket = get_model("basket", "Basket").open.get(owner=alice)
    assert dict(basket.lines.values_list("product__title", "quantity")) == {"Whole milk": 2, "Kefir": 4}
    assert sorted(LineTerms.objects.filter(line__basket=basket).values_list("line__product__title", flat=True)) == [
        "Kefir",
        "Whole milk",
    ]
    assert "basket" not in client.cookies or not client.cookies["basket"].value
