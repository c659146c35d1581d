"""Whatever strangers send with a form, and whatever editors write into mails."""

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.forms.utils import get_form_types

from home.models import ContactField, ContactPage, Subscription
from home.post import services
from notices.kinds import kinds
from notices.models import MessageWords
from tests import factories
from tests.attacks.payloads import LINKS, MARK, SHOWN, TEXT, text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOSTILE_MAIL = '"<img/src=x/onerror=__ran=1>"@example.com'


@pytest.fixture
def contact():
    get_form_types.cache_clear()  # their keys are others in each test
    page = ContactPage(title=TEXT[:200], slug="contact", to_address="hello@dairy.example", thanks=text(300))
    kinds_of_field = ("singleline", "multiline", "email", "checkboxes", "dropdown")
    for number, kind in enumerate(kinds_of_field):
        label, choices = f"{number} {text(100)}", f"{text(80)}\nother"
        page.form_fields.add(ContactField(label=label, field_type=kind, choices=choices, help_text=text(200)))
    return factories.make_home().add_child(instance=page)


def test_nothing_runs_of_what_a_stranger_sends(stranger, administrator, contact):
    answers = dict.fromkeys((name for name, _label in contact.get_data_fields()[1:]), TEXT)
    email = next(field.clean_name for field in contact.form_fields.all() if field.field_type == "email")
    checkboxes = next(field.clean_name for field in contact.form_fields.all() if field.field_type == "checkboxes")
    answers |= {email: HOSTILE_MAIL, checkboxes: [TEXT, *LINKS]}
    services.receive(page=contact, answers=answers, language="en-gb")
    Subscription.objects.create(email=HOSTILE_MAIL)
    stranger.open(contact.relative_url(None))
    stranger.open(f"{contact.relative_url(None)}?sent=1")
    listed = reverse("wagtailforms:list_submissions", args=[contact.pk])
    for path in (listed, "/admin/forms/", "/admin/newsletter/", "/admin/"):
        administrator.open(path)
    deletion = reverse("wagtailforms:delete_submissions", args=[contact.pk])
    administrator.open(f"{deletion}?selected-submissions={FormSubmission.objects.get().pk}")

    assert stranger.troubles == administrator.troubles == []
    assert listed in administrator.shown
    assert contact.relative_url(None) in stranger.shown


def test_what_a_stranger_sends_is_mailed_as_plain_words(contact):
    answers = dict.fromkeys((name for name, _label in contact.get_data_fields()[1:]), TEXT)
    email = next(field.clean_name for field in contact.form_fields.all() if field.field_type == "email")
    services.receive(page=contact, answers=answers | {email: "alice@example.com"}, language="en-gb")
    to_us, to_alice = mail.outbox
    assert MARK in to_us.body
    assert to_us.alternatives == []
    assert "\n" not in to_us.subject
    for part in (to_alice.subject, to_alice.body, to_alice.alternatives[0][0]):
        assert "__ran" not in part


def test_nothing_runs_of_the_words_of_a_message_in_its_form_and_in_its_preview(administrator):
    plain = TEXT.replace("{", "").replace("}", "")
    opened = []
    for kind in kinds():
        words = {"subject": plain[:150], "heading": plain[:150], "lead": plain, "closing": plain}
        MessageWords.objects.create(kind=kind.code, language="en-gb", **words)
        form = f"/admin/messages/{kind.code}/en-gb/"
        opened += [form, f"{form}preview/"]
    for path in ("/admin/messages/", *opened):
        administrator.open(path)

    assert administrator.troubles == []
    assert len(opened) >= 20
    assert set(opened) <= set(administrator.shown)


def test_nothing_runs_of_the_words_of_a_message_in_a_mail(stranger, contact):
    plain = {"subject": TEXT[:150], "heading": TEXT[:150], "lead": TEXT, "closing": TEXT}
    MessageWords.objects.create(kind="contact_received", language="en-gb", **plain)
    services.acknowledge(sender="alice@example.com", language="en-gb")
    [message] = mail.outbox
    html = message.alternatives[0][0]
    assert SHOWN in html
    stranger.show(html)

    assert stranger.troubles == []
