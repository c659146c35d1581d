"""The outbox: written with what it tells about, sent after it, once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from notices.models import Notice
from notices.services import LEASE, claimed, queue_written, send, send_pending

BROKEN = "tests.notices.test_services.BrokenBackend"


class BrokenBackend(EmailBackend):
    """A mail server that is down, or a message that can't be written."""

    error = ConnectionRefusedError("nobody there")

    def send_messages(self, messages):
        raise self.error


def write(key: str = "order:1", recipient: str = "alice@example.com"):
    return queue_written(kind="order", key=key, recipient=recipient, subject="Your milk", text="It is coming.")


@pytest.mark.django_db(transaction=True)
class TestSending:
    def test_it_leaves_after_the_transaction_that_it_tells_about(self):
        with transaction.atomic():
            write()
            assert mail.outbox == []
        assert [message.to for message in mail.outbox] == [["alice@example.com"]]
        assert Notice.objects.get().sent_at is not None

    def test_it_does_not_leave_if_that_transaction_fails(self):
        with pytest.raises(RuntimeError), transaction.atomic():
            write()
            raise RuntimeError
        assert mail.outbox == []
        assert not Notice.objects.exists()

    def test_what_is_told_already_is_not_told_again(self):
        assert write() is not None
        assert write() is None
        assert send_pending() == 0
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("error", [ConnectionRefusedError("nobody there"), ValueError("odd header")])
    def test_a_failure_breaks_nothing_and_is_tried_again(self, settings, monkeypatch, error):
        good, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
        monkeypatch.setattr(BrokenBackend, "error", error)
        notice = write()
        notice.refresh_from_db()
        assert (notice.sent_at, notice.attempts) == (None, 1)
        assert str(error) in notice.last_error
        assert send_pending() == 0  # not before its time
        settings.EMAIL_BACKEND = good
        Notice.objects.update(due_at=timezone.now())
        assert send_pending() == 1
        assert len(mail.outbox) == 1

    def test_a_notice_that_fails_does_not_hold_up_the_ones_behind_it(self, settings, monkeypatch):
        good, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, BROKEN
        for number in range(3):
            write(f"order:{number}", "" if number == 0 else "alice@example.com")
        settings.EMAIL_BACKEND = good
        Notice.objects.update(due_at=timezone.now())
        send_pending()
        assert len(mail.outbox) == 2

    def test_it_gives_up_after_eight_attempts(self, settings):
        settings.EMAIL_BACKEND = BROKEN
        notice = write()
        for _ in range(12):
            Notice.objects.update(due_at=timezone.now())
            send(notice.pk)
        notice.refresh_from_db()
        assert notice.attempts == 8
        assert notice.sent_at is None


@pytest.mark.django_db
def test_a_notice_taken_by_one_process_is_not_taken_by_another():
    notice, now = write(), timezone.now()
    assert claimed(notice.pk, now)
    assert not claimed(notice.pk, now)


@pytest.mark.django_db
def test_a_process_that_died_while_sending_gives_the_notice_back_in_the_end():
    notice, now = write(), timezone.now()
    assert claimed(notice.pk, now)
    assert not claimed(notice.pk, now + LEASE - timedelta(seconds=1))
    assert claimed(notice.pk, now + LEASE)


@pytest.mark.django_db
def test_a_subject_stays_one_line():
    notice = queue_written(
        kind="a", key="a:1", recipient="a@example.com", subject="Hello\nBcc: all@example.com", text=""
    )
    assert notice.subject == "Hello Bcc: all@example.com"
