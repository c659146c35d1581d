"""The pages on which the words of messages are written."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Collection

from notices.models import MessageWords
from tests.factories import make_home, make_user

pytestmark = pytest.mark.django_db
ONE = "/admin/messages/order_packed/en-gb/"
WRITTEN = {"subject": "Packed, {name}", "heading": "All set", "lead": "Order {number}.", "closing": "", "is_sent": "on"}


@pytest.fixture
def sign_in(client):
    make_home()
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0005_message_roles").give_roles(apps, None)

    def sign_in(group: str) -> None:
        user = make_user(f"{group.split()[0].lower()}@example.com")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)

    return sign_in


@pytest.fixture
def marketing(sign_in):
    sign_in("Marketing")


def words_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.usefixtures("marketing")
class TestWriting:
    def test_the_list_says_of_each_message_in_each_language_how_it_stands(self, client):
        MessageWords.objects.create(
            kind="order_packed", language="hi", subject="a", heading="b", lead="c", is_sent=False
        )
        page = client.get("/admin/messages/")
        rows = {kind.code: [each.own for each in languages] for kind, languages in page.context["rows"]}
        assert list(rows) == [
            "newsletter", "contact_received",
            "order_confirmed", "order_packed", "order_out_for_delivery", "order_delivered",
            "order_cancelled", "order_lapsed", "refunded", "claim_refused", "payment_let_go",
        ]  # fmt: skip
        assert rows["order_packed"] == [None, MessageWords.objects.get()]
        assert words_of(page).count("Switched off") == 1
        assert words_of(page).count("Default words") == 21

    def test_the_form_begins_with_the_words_that_hold(self, client):
        form = client.get(ONE).context["form"]
        assert form["subject"].value() == "Your order {number} is packed for {day}"
        assert form["is_sent"].value() is True

    def test_what_is_written_holds_from_then_on(self, client):
        assert client.post(ONE, WRITTEN).status_code == 302
        row = MessageWords.objects.get()
        assert (row.kind, row.language, row.subject, row.is_sent) == ("order_packed", "en-gb", "Packed, {name}", True)
        assert client.get(ONE).context["form"]["subject"].value() == "Packed, {name}"

    def test_an_unknown_placeholder_is_refused_by_name_and_what_was_typed_stays(self, client):
        answer = client.post(ONE, WRITTEN | {"lead": "Order {nummer}."})
        assert answer.status_code == 422
        assert answer.context["form"].errors["lead"] == ["This message knows no {nummer}. Did you mean {number}?"]
        assert answer.context["form"]["lead"].value() == "Order {nummer}."
        assert not MessageWords.objects.exists()

    def test_a_message_can_be_switched_off(self, client):
        client.post(ONE, {name: text for name, text in WRITTEN.items() if name != "is_sent"})
        assert not MessageWords.objects.get().is_sent

    def test_one_that_must_be_sent_has_no_switch(self, client):
        page = client.get("/admin/messages/refunded/en-gb/")
        assert "is_sent" not in page.context["form"].fields
        client.post("/admin/messages/refunded/en-gb/", WRITTEN | {"is_sent": ""})
        assert MessageWords.objects.get().is_sent

    def test_the_default_words_come_back(self, client):
        client.post(ONE, WRITTEN)
        assert "Back to the default words" in words_of(client.get(ONE))
        client.post(f"{ONE}reset/")
        assert not MessageWords.objects.exists()
        assert "Back to the default words" not in words_of(client.get(ONE))
        assert client.get(f"{ONE}reset/").status_code == 405

    def test_the_preview_shows_what_is_being_typed_and_saves_nothing(self, client):
        answer = client.post(f"{ONE}preview/", WRITTEN)
        assert "Packed, Asha" in words_of(answer)
        assert "Order 7KQ2M-4XT9W-C." in words_of(answer)
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert not MessageWords.objects.exists()

    def test_the_preview_speaks_the_language_of_the_words(self, client):
        answer = client.get("/admin/messages/order_packed/hi/preview/")
        assert "सब पैक हो गया, Asha।" in words_of(answer)

    @pytest.mark.parametrize("heading", ["All set", "Hi {nam}"])
    def test_the_preview_links_to_its_style_and_brings_none(self, client, heading):
        page = client.post(f"{ONE}preview/", WRITTEN | {"heading": heading}).content.decode()
        assert '<link rel="stylesheet" href="/admin/messages/mail.css">' in page
        assert "<style" not in page
        style = client.get("/admin/messages/mail.css")
        assert style["Content-Type"] == "text/css; charset=utf-8"
        assert ".mail__button {" in style.content.decode()

    def test_the_preview_says_what_keeps_it_from_being_shown(self, client):
        answer = client.post(f"{ONE}preview/", WRITTEN | {"heading": "Hi {nam}"})
        assert "Heading: This message knows no {nam}. Did you mean {name}?" in words_of(answer)

    @pytest.mark.parametrize("path", ["nothing/en-gb/", "order_packed/fr/", "nothing/en-gb/preview/"])
    def test_there_is_no_other_message(self, client, path):
        assert client.get(f"/admin/messages/{path}").status_code == 404


class TestWhoMay:
    def test_a_merchandiser_may_not(self, client, sign_in):
        sign_in("Merchandiser")
        for path in ("/admin/messages/", ONE, f"{ONE}preview/", "/admin/messages/mail.css"):
            assert client.get(path).status_code == 302
        client.post(ONE, WRITTEN)
        client.post(f"{ONE}reset/")
        assert not MessageWords.objects.exists()

    def test_nobody_finds_the_way_who_may_not(self, client, sign_in):
        for group, sees in (("Marketing", True), ("Merchandiser", False)):
            sign_in(group)
            assert ("/admin/messages/" in client.get("/admin/").content.decode()) is sees
