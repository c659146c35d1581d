"""The outbox: written with what it tells about, sent after it, once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from notices.models import Notice
from notices.services import LEASE, claimed, forget_old, queue_written, send, send_pending

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

    def test_what_would_reach_nobody_is_not_noted_as_sent(self, caplog):
        assert write(recipient="") is None
        assert not Notice.objects.exists()
        assert "order:1 reaches nobody: there is no e-mail" in caplog.text

    def test_what_is_told_already_is_not_told_again(self):
        assert write() is not None
        assert write() is None
        assert send_pending() == 0
        assert len(mail.outbox) == 1

    @pytest.mark.parametrize("error", [ConnectionRefusedError("nobody there"), ValueError("odd header")])
    def test_a_failure_breaks_nothing_and_is_tried_again(self, settings, monkeypatch, error):
        good, settings.OUTBOX_EMAIL_BACKEND = settings.OUTBOX_EMAIL_BACKEND, BROKEN
        monkeypatch.setattr(BrokenBackend, "error", error)
        notice = write()
        notice.refresh_from_db()
        assert (notice.sent_at, notice.attempts) == (None, 1)
        assert str(error) in notice.last_error
        assert send_pending() == 0  # not before its time
        settings.OUTBOX_EMAIL_BACKEND = good
        Notice.objects.update(due_at=timezone.now())
        assert send_pending() == 1
        assert len(mail.outbox) == 1

    def test_a_notice_that_fails_does_not_hold_up_the_ones_behind_it(self, settings, monkeypatch):
        good, settings.OUTBOX_EMAIL_BACKEND = settings.OUTBOX_EMAIL_BACKEND, BROKEN
        for number in range(3):
            write(f"order:{number}", "" if number == 0 else "alice@example.com")
        settings.OUTBOX_EMAIL_BACKEND = good
        Notice.objects.update(due_at=timezone.now())
        send_pending()
        assert len(mail.outbox) == 2

    def test_a_mail_server_may_be_away_for_a_day(self, settings, time_machine):
        """Minutes between attempts: each pause twice the one before, at most two hours, 27 hours together."""
        time_machine.move_to("2026-12-02T12:00:00+00:00", tick=False)
        good, settings.OUTBOX_EMAIL_BACKEND = settings.OUTBOX_EMAIL_BACKEND, BROKEN
        notice, pauses = write(), []
        for _ in range(17):
            notice.refresh_from_db()
            pauses.append((notice.due_at - timezone.now()) // timedelta(minutes=1))
            time_machine.move_to(notice.due_at, tick=False)
            settings.OUTBOX_EMAIL_BACKEND = good if len(pauses) == 17 else BROKEN
            send_pending()
        assert pauses == [1, 2, 4, 8, 16, 32, 64, *[120] * 10]
        assert [message.to for message in mail.outbox] == [["alice@example.com"]]

    def test_in_the_end_it_is_given_up_and_said(self, settings, caplog):
        settings.OUTBOX_EMAIL_BACKEND = BROKEN
        notice = write()
        for _ in range(20):
            Notice.objects.update(due_at=timezone.now())
            send(notice.pk)
        notice.refresh_from_db()
        assert (notice.attempts, notice.sent_at) == (18, None)
        errors = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
        assert errors == [f"notice {notice.pk} not sent, attempt 18, given up: ConnectionRefusedError"]

    def test_sent_again_it_is_the_same_message(self, settings):
        """A process was killed between handing it over and noting so."""
        settings.DEFAULT_FROM_EMAIL = "Longmeadow Dairy <hello@longmeadow.example>"
        notice, other = write(), write("order:2")
        Notice.objects.filter(pk=notice.pk).update(sent_at=None, due_at=timezone.now())
        assert send_pending() == 1
        ids = [message.extra_headers["Message-ID"] for message in mail.outbox]
        assert ids[0] == ids[2] != ids[1]
        assert ids[0].startswith(f"<notice-{notice.pk}.")
        assert ids[1].startswith(f"<notice-{other.pk}.")
        assert all(each.endswith("@longmeadow.example>") for each in ids)


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


@pytest.mark.django_db
class TestForgetting:
    def settled(self, key: str, *, days_ago: int, **fields) -> Notice:
        notice = write(key)
        values = {"sent_at": timezone.now(), "created_at": timezone.now() - timedelta(days=days_ago)} | fields
        Notice.objects.filter(pk=notice.pk).update(**values)
        return notice

    def test_after_a_month_nobody_can_read_who_was_told_what(self):
        self.settled("order:1", days_ago=31)
        self.settled("order:2", days_ago=29)
        assert forget_old() == 1
        old, young = Notice.objects.order_by("key")
        assert (old.recipient, old.subject, old.text, old.html) == ("", "", "", "")
        assert (young.recipient, young.text) == ("alice@example.com", "It is coming.")

    def test_it_is_not_told_a_second_time(self):
        self.settled("order:1", days_ago=31)
        forget_old()
        assert write("order:1") is None

    def test_what_waits_is_kept_and_what_was_given_up_is_not(self):
        waits = self.settled("order:1", days_ago=31, sent_at=None)
        given_up = self.settled("order:2", days_ago=31, sent_at=None, attempts=18)
        assert forget_old() == 1
        waits.refresh_from_db()
        given_up.refresh_from_db()
        assert (waits.recipient, given_up.recipient) == ("alice@example.com", "")

    def test_the_copies_for_customers_go_as_well(self):
        copies = get_model("communication", "Email").objects
        for days in (29, 31):
            copy = copies.create(email="alice@example.com", subject=str(days), body_text="It is back.")
            copies.filter(pk=copy.pk).update(date_sent=timezone.now() - timedelta(days=days))
        forget_old()
        assert [copy.subject for copy in copies.all()] == ["29"]
