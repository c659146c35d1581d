"""Mail that a library sends leaves through the outbox."""

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives, send_mail

from notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outbox(settings):
    settings.EMAIL_BACKEND = "notices.backend.OutboxBackend"


def test_a_mail_becomes_a_notice_for_each_recipient_and_is_carried_out_after_the_transaction(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        assert send_mail("To approve", "Read it.", None, ["lead@example.com", "editor@example.com"]) == 1
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [["lead@example.com"], ["editor@example.com"]]
    assert [message.body for message in mail.outbox] == ["Read it.", "Read it."]
    assert Notice.objects.exclude(sent_at=None).count() == 2


def test_html_goes_along():
    message = EmailMultiAlternatives("To approve", "Read it.", to=["lead@example.com"])
    message.attach_alternative("<p>Read it.</p>", "text/html")
    assert message.send() == 1
    assert Notice.objects.get().html == "<p>Read it.</p>"


def test_a_subject_of_two_lines_becomes_one():
    send_mail("To approve\nBcc: eve@example.com", "Read it.", None, ["lead@example.com"])
    assert Notice.objects.get().subject == "To approve Bcc: eve@example.com"


def test_a_mail_to_nobody_is_not_counted():
    assert send_mail("To approve", "Read it.", None, []) == 0
    assert not Notice.objects.exists()


def test_a_file_is_refused_rather_than_lost():
    message = EmailMultiAlternatives("The list", "Here.", to=["lead@example.com"])
    message.attach("list.csv", "a,b", "text/csv")
    with pytest.raises(ValueError, match="“The list” has a file with it"):
        message.send()
    assert not Notice.objects.exists()
