"""Back-in-stock alerts: asked for, confirmed, stopped; their mail leaves through the outbox."""

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from accounts.jobs import tell_who_waits
from notices.models import Notice
from tests.account_factories import make_alert
from tests.factories import make_product, make_product_in_sizes, make_product_page, make_user
from tests.products.dated_goods import keep_in_batches, put_on_shelf

Alert = get_model("customer", "ProductAlert")


@pytest.fixture
def kefir(db):
    product = make_product("Kefir", stock=0)
    make_product_page(product)
    return product


def test_a_guest_is_mailed_to_confirm_and_nothing_happens_by_following_the_link(client, kefir):
    client.post(reverse("customer:alert-create", args=[kefir.pk]), {"email": "guest@example.com"})
    alert, notice = Alert.objects.get(), Notice.objects.get()
    link = alert.get_confirm_url()
    assert notice.recipient == "guest@example.com"
    assert notice.subject == "Shall we tell you when Kefir is back?"
    assert f"http://127.0.0.1:8000{link}" in notice.text

    client.get(link)
    alert.refresh_from_db()
    assert alert.status == Alert.UNCONFIRMED

    client.post(link)
    alert.refresh_from_db()
    assert alert.status == Alert.ACTIVE


def test_a_customer_asks_without_an_e_mail(client, kefir):
    alice = make_user()
    client.force_login(alice)

    client.post(reverse("customer:alert-create", args=[kefir.pk]))

    assert Alert.objects.get().user == alice
    assert not Notice.objects.exists()


def test_a_second_wish_for_the_same_is_told(client, kefir):
    make_alert(kefir, email="guest@example.com")

    response = client.post(reverse("customer:alert-create", args=[kefir.pk]), {"email": "guest@example.com"})

    assert response.status_code == 200
    assert 'class="summary"' in response.content.decode()
    assert Alert.objects.count() == 1


def test_a_link_in_a_mail_stops_an_alert_once_it_is_posted(client, kefir):
    alert = make_alert(kefir, email="guest@example.com")

    client.get(alert.get_cancel_url())
    assert Alert.objects.get().status == Alert.UNCONFIRMED

    client.post(alert.get_cancel_url() + "?next=https://elsewhere.example/")
    assert Alert.objects.get().status == Alert.CANCELLED


def test_stopping_leads_back_to_the_shop_whatever_the_address_says(client, kefir):
    alert = make_alert(kefir, email="guest@example.com")

    response = client.post(alert.get_cancel_url() + "?next=https://elsewhere.example/")

    assert response["Location"].startswith("/")
    assert not response["Location"].startswith("//")


def test_those_who_wait_are_told_once(kefir):
    alice = make_user()
    make_alert(kefir, alice)
    kefir.stockrecords.update(num_in_stock=10)

    for _ in range(2):
        tell_who_waits()

    notice = Notice.objects.get()
    assert (notice.recipient, notice.subject) == ("alice@example.com", "Kefir is back")
    assert "http://127.0.0.1:8000/" in notice.text
    assert get_model("communication", "Notification").objects.get().recipient == alice
    assert get_model("communication", "Email").objects.get().body_text == notice.text


def test_who_waits_for_one_size_is_told(db):
    milk = make_product_in_sizes(sizes={"568": "1.45", "1136": "2.20"}, stock=3)
    make_product_page(milk)
    make_alert(milk.children.last(), make_user())

    tell_who_waits()

    assert Notice.objects.get().recipient == "alice@example.com"


def test_what_comes_back_in_a_batch_is_told_once_it_can_be_delivered(kefir):
    make_alert(kefir, make_user())
    keep_in_batches(kefir, 2)  # days of life left; 4 are promised
    tell_who_waits()
    assert not Notice.objects.exists()

    put_on_shelf(kefir, 8)
    tell_who_waits()
    assert Notice.objects.get().subject == "Kefir is back"
