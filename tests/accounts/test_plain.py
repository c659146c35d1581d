"""Names that go into our mails."""

import pytest

from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_a_name_carries_no_message_into_our_mails(client):
    alice = make_user(first_name="Alice")
    client.force_login(alice)
    page = client.post("/account/profile/edit/", {"first_name": "Win at www.evil.example", "last_name": "H"})

    assert "Leave out links and line breaks." in page.content.decode()
    alice.refresh_from_db()
    assert alice.first_name == "Alice"
