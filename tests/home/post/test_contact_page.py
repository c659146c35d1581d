"""A contact form: chosen by editors, sent by strangers, kept and mailed, closed to machines."""

from datetime import timedelta
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group
from django.core import mail
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Collection
from wagtail_localize.fields import SynchronizedField, get_translatable_fields
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from home.models import ContactField, ContactPage
from home.post.services import receive
from notices.models import MessageWords, Notice
from tests.factories import make_home, make_user
from tests.language_factories import make_hindi

pytestmark = pytest.mark.django_db

TYPED = {"name": "Alice", "e_mail": "alice@example.com", "message": "Where are the calves?"}
FROM_US = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def moment(time_machine):
    time_machine.move_to("2026-12-01T09:00:00+00:00", tick=False)
    return time_machine


@pytest.fixture
def page():
    page = ContactPage(title="Write to us", to_address="hello@dairy.example, farm@dairy.example")
    for label, kind in (("Name", "singleline"), ("E-mail", "email"), ("Message", "multiline")):
        page.form_fields.add(ContactField(label=label, field_type=kind, required=True))
    return make_home().add_child(instance=page)


@pytest.fixture
def send(client, page, moment):
    """Opens the page, takes a while, and sends what was typed."""

    def post(after=timedelta(seconds=20), headers=FROM_US, **typed):
        shown = BeautifulSoup(client.get(page.url).content, "html.parser").find("input", {"name": "shown"})["value"]
        moment.shift(after)
        return client.post(f"/post/send/{page.pk}/", {"shown": shown} | TYPED | typed, headers=headers)

    return post


def refused(response) -> str:
    assert response.status_code in (403, 422)
    assert not FormSubmission.objects.exists()
    assert not Notice.objects.exists()
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_a_strangers_page_holds_the_form_and_no_cookie_and_no_token(client, page):
    response = client.get(page.url)
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in response.content.decode()
    assert '<label class="field__label" for="id_message">' in response.content.decode()


def test_what_is_sent_is_kept_mailed_and_thanked_for(client, send, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = send()
    assert response.url == "/write-to-us/?sent=1"
    assert FormSubmission.objects.get().form_data == TYPED
    staff = [["hello@dairy.example"], ["farm@dairy.example"]]
    assert [message.to for message in mail.outbox] == [*staff, ["alice@example.com"]]
    assert mail.outbox[0].body == "Name: Alice\nE-mail: alice@example.com\nMessage: Where are the calves?"
    assert "Thank you." in client.get(response.url).content.decode()


def acknowledged() -> list[str]:
    return [notice.recipient for notice in Notice.objects.filter(kind="contact_received").order_by("pk")]


def test_who_writes_is_told_that_it_came_and_nothing_typed_is_repeated(send):
    send(name="<script>alert(1)</script>", message="Buy pills at https://spam.example")
    notice = Notice.objects.get(kind="contact_received")
    assert notice.recipient == "alice@example.com"
    assert notice.subject == "We have your message"
    for part in (notice.subject, notice.text, notice.html):
        assert "script>" not in part
        assert "spam" not in part
    assert "What you wrote to Longmeadow Dairy has reached us." in notice.text


def test_one_address_is_told_once_a_day_however_it_is_written(send, moment):
    for address in ("alice@example.com", "Alice@Example.com", "alice+1@example.com", "alice+2@example.com"):
        send(e_mail=address)
    assert acknowledged() == ["alice@example.com"]
    assert FormSubmission.objects.count() == 4
    moment.shift(timedelta(days=1))
    send()
    assert acknowledged() == ["alice@example.com", "alice@example.com"]


def test_the_form_mails_no_more_than_thirty_strangers_an_hour(send, moment):
    for number in range(31):
        send(e_mail=f"stranger{number}@example.com")
    assert len(acknowledged()) == 30
    assert FormSubmission.objects.count() == 31
    moment.shift(timedelta(hours=1))
    send()
    assert len(acknowledged()) == 31


def test_the_acknowledgement_is_in_the_senders_language_and_can_be_switched_off(page, send):
    receive(page=page, answers=TYPED, language="hi")
    assert Notice.objects.get(kind="contact_received").subject == "आपका संदेश हमें मिल गया"
    words = {"subject": "a", "heading": "b", "lead": "c"}
    MessageWords.objects.create(kind="contact_received", language="en-gb", is_sent=False, **words)
    send(e_mail="bob@example.com")
    assert acknowledged() == ["alice@example.com"]


def test_a_form_that_asks_for_no_address_acknowledges_nothing(page, send):
    page.form_fields.filter(field_type="email").delete()
    send()
    assert acknowledged() == []
    assert FormSubmission.objects.count() == 1


def test_the_page_tells_the_other_ways_to_reach_us(client, page):
    html = client.get(page.url).content.decode()
    assert "Or ring, write, come by" in html


def test_what_is_missing_is_told_with_a_link_to_it_and_nothing_typed_is_lost(send):
    response = send(e_mail="")
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("a", href="#id_e_mail").get_text() == "E-mail"
    assert soup.find("textarea").get_text(strip=True) == "Where are the calves?"
    refused(response)


@pytest.mark.parametrize(
    "typed",
    [
        {"e_mail": "alice@example.com\nBcc: eve@example.com"},
        {"name": "Ali\x00ce"},
        {"name": "A" * 256},
        {"message": "A" * 5001},
    ],
)
def test_what_no_field_can_hold_is_refused_in_words(send, typed):
    assert "Please put this right first" in refused(send(**typed))


def test_a_machine_that_fills_in_everything_is_refused(send):
    assert "Something here was filled in that no person sees" in refused(send(homepage="https://spam.example"))


def test_who_is_quicker_than_a_person_is_asked_again_and_may_then(client, page, send, moment):
    response = send(after=timedelta(seconds=1))
    assert "quicker than anybody types" in refused(response)
    fresh = BeautifulSoup(response.content, "html.parser").find("input", {"name": "shown"})["value"]
    moment.shift(5)
    client.post(f"/post/send/{page.pk}/", {"shown": fresh} | TYPED, headers=FROM_US)
    assert FormSubmission.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"after": timedelta(days=2)}, "open for a long time"),
        ({"shown": ""}, "went missing on its way"),
        ({"shown": "shown:1a2b:forged"}, "went missing on its way"),
    ],
)
def test_a_stamp_that_is_old_or_not_ours_is_refused(send, typed, told):
    assert told in refused(send(**typed))


def test_another_site_can_not_send_it(send):
    refused(send(headers={"sec-fetch-site": "cross-site"}))
    refused(send(headers={"origin": "https://evil.example"}))


def test_a_page_that_is_not_published_takes_nothing(client, page, send):
    page.unpublish()
    assert client.post(f"/post/send/{page.pk}/", TYPED, headers=FROM_US).status_code == 404


@pytest.fixture
def become(client):
    Collection.objects.filter(depth=1).exists() or Collection.add_root(name="Root")
    import_module("home.migrations.0002_groups").make_groups(apps, None)
    import_module("home.migrations.0016_post_roles").give_roles(apps, None)

    def sign_in(group):
        user = make_user(f"{group.lower()}@example.com")
        user.groups.add(Group.objects.get(name=group))
        client.force_login(user)

    return sign_in


def test_marketing_reads_and_exports_it_with_formulas_made_harmless(client, page, send, become):
    send(name='=HYPERLINK("https://evil.example")')
    become("Marketing")
    listed = reverse("wagtailforms:list_submissions", args=[page.pk])
    assert "Where are the calves?" in client.get(listed).content.decode()
    file = b"".join(client.get(listed, {"export": "csv"}).streaming_content).decode()
    assert "\"'=HYPERLINK(" in file


def test_a_merchandiser_does_not_see_what_visitors_wrote(client, page, send, become):
    send()
    become("Merchandiser")
    listed = client.get(reverse("wagtailforms:list_submissions", args=[page.pk]))
    assert "calves" not in listed.content.decode()
    assert listed.status_code in (302, 403)


def test_a_form_is_asked_in_another_language_and_answered_under_the_same_names(client, page):
    hindi = make_hindi()
    page.form_fields.add(
        ContactField(label="About", field_type="dropdown", choices="An order\nSomething else", help_text="One of these")
    )
    page.save_revision().publish()
    source, _ = TranslationSource.get_or_create_from_instance(page)
    words = {"Name": "नाम", "About": "किस बारे में", "An order<br/>Something else": "ऑर्डर<br/>कुछ और"}
    for segment in StringSegment.objects.filter(source=source, string__data__in=words):
        said = {"context": segment.context, "locale": hindi, "data": words[segment.string.data]}
        StringTranslation.objects.create(translation_of=segment.string, **said)
    Translation.objects.create(source=source, target_locale=hindi).save_target(publish=False)
    in_hindi = page.get_translation(hindi)
    in_hindi.get_latest_revision().publish()
    fields = {field.clean_name: field for field in ContactPage.objects.get(pk=in_hindi.pk).form_fields.all()}
    assert {name: field.label for name, field in fields.items()} == {
        "name": "नाम",
        "e_mail": "E-mail",
        "message": "Message",
        "about": "किस बारे में",
    }
    assert (fields["about"].choices, fields["about"].help_text) == ("ऑर्डर\nकुछ और", "One of these")
    asked = BeautifulSoup(client.get("/hi/write-to-us/").content, "html.parser")
    assert "नाम" in asked.find("form", {"action": f"/hi/post/send/{in_hindi.pk}/"}).get_text()


def test_to_whom_it_is_mailed_is_the_same_in_every_language():
    fields = {field.field_name: field for field in get_translatable_fields(ContactPage)}
    assert isinstance(fields["to_address"], SynchronizedField)
