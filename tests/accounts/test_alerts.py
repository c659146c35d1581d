"""Back-in-stock alerts: asked for, confirmed, stopped; their mail leaves through the outbox."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from oscar.core.loading import get_model

from accounts.jobs import forget_who_waited, tell_who_waits
from accounts.models import AlertLanguage
from notices.models import Notice
from products.models import ProductPage
from tests.account_factories import make_alert
from tests.factories import make_product, make_product_in_sizes, make_product_page, make_user
from tests.language_factories import make_translation
from tests.products.dated_goods import keep_in_batches, put_on_shelf

Alert = get_model("customer", "ProductAlert")


def ask(client, product, email="guest@example.com", site="same-origin"):
    """Leaves word on a product's page."""
    url = reverse("customer:alert-create", args=[product.pk])
    return client.post(url, {"email": email}, headers={"Sec-Fetch-Site": site}, follow=True)


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


@pytest.mark.parametrize("status", [Alert.UNCONFIRMED, Alert.ACTIVE, None])
def test_whoever_asks_reads_the_same_whether_the_address_waits_already_or_not(client, kefir, status):
    if status:
        alert = make_alert(kefir, email="Guest@example.com")
        Alert.objects.filter(pk=alert.pk).update(status=status)

    response = ask(client, kefir)

    assert [str(message) for message in response.context["messages"]] == [
        "Look for a mail at guest@example.com and follow its link, so that we know it is you. Without one, you are on "
        "the list already."
    ]
    assert Alert.objects.count() == 1
    assert Notice.objects.count() == (0 if status else 1)


def test_a_stranger_asks_from_a_page_without_a_token(kefir):
    client = Client(enforce_csrf_checks=True)
    page = client.get(kefir.get_absolute_url())
    assert f'action="/account/alerts/create/{kefir.pk}/"' in page.content.decode()
    assert "csrfmiddlewaretoken" not in page.content.decode()
    assert not page.cookies

    ask(client, kefir)

    assert Alert.objects.get().status == Alert.UNCONFIRMED


def test_another_sites_form_signs_nobody_up(client, kefir):
    ask(client, kefir, site="cross-site")
    client.force_login(make_user())
    ask(client, kefir, site="cross-site")
    assert not Alert.objects.exists()


def test_nobodys_inbox_is_filled(client, kefir):
    """Three mails a day to an address that hasn't said yes; the day after it may be asked again."""
    for number in range(5):
        ask(client, make_product(f"Cheese {number}", stock=0))
    assert Notice.objects.count() == 3

    Alert.objects.update(date_created=timezone.now() - timedelta(days=2))
    ask(client, kefir)
    assert Notice.objects.count() == 4


def test_a_customer_who_asks_twice_waits_once(client, kefir):
    client.force_login(make_user())
    for _ in range(2):
        ask(client, kefir)
    assert Alert.objects.count() == 1


def test_an_address_that_is_none_is_said_so(client, kefir):
    response = ask(client, kefir, email="guest@")
    assert 'class="summary"' in response.content.decode()
    assert not Alert.objects.exists()


def test_addresses_of_guests_are_forgotten_once_they_are_of_no_use(kefir):
    now = timezone.now()
    ages = {
        "new@example.com": {"date_created": now - timedelta(days=6)},
        "no-answer@example.com": {"date_created": now - timedelta(days=8)},
        "waits@example.com": {"status": Alert.ACTIVE, "date_created": now - timedelta(days=300)},
        "told@example.com": {"status": Alert.CLOSED, "date_closed": now - timedelta(days=31)},
        "told-lately@example.com": {"status": Alert.CLOSED, "date_closed": now - timedelta(days=29)},
        "stopped@example.com": {"status": Alert.CANCELLED, "date_cancelled": now - timedelta(days=31)},
    }
    for email, values in ages.items():
        Alert.objects.filter(pk=make_alert(kefir, email=email).pk).update(**values)
    make_alert(kefir, make_user(), status=Alert.CLOSED, date_closed=now - timedelta(days=90))

    forget_who_waited()

    left = Alert.objects.order_by("email").values_list("email", flat=True)
    assert list(left) == ["", "new@example.com", "told-lately@example.com", "waits@example.com"]


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


class TestLanguage:
    """Whoever asked in Hindi is asked to confirm, and told, in Hindi; by whatever wakes the clock."""

    @pytest.fixture
    def kefir(self, kefir):
        make_translation(ProductPage.objects.get(), title="केफ़िर")
        return kefir

    def ask(self, client, product):
        with translation.override("hi"):
            url = reverse("customer:alert-create", args=[product.pk])
        return client.post(url, {"email": "guest@example.com"}, headers={"Sec-Fetch-Site": "same-origin"})

    def wake_the_clock(self):
        with translation.override("en-gb"):
            tell_who_waits()

    def test_a_guest_is_asked_and_told_in_the_language_of_the_page(self, client, kefir):
        self.ask(client, kefir)
        asked = Notice.objects.get()
        assert "केफ़िर" in asked.subject
        assert '<html lang="hi">' in asked.html
        assert f"http://127.0.0.1:8000/hi/account/alerts/confirm/{Alert.objects.get().key}/" in asked.text
        Alert.objects.get().confirm()
        kefir.stockrecords.update(num_in_stock=10)

        self.wake_the_clock()

        told = Notice.objects.latest("pk")
        assert "केफ़िर" in told.subject
        assert '<html lang="hi">' in told.html
        assert "http://127.0.0.1:8000/hi/shop/milk/kefir/" in told.text

    def test_a_customer_reads_it_so_in_the_account(self, client, kefir):
        client.force_login(make_user())
        self.ask(client, kefir)
        kefir.stockrecords.update(num_in_stock=10)
        self.wake_the_clock()
        message = get_model("communication", "Notification").objects.get()
        assert "केफ़िर" in message.subject
        assert "/hi/shop/milk/kefir/" in message.body

    def test_the_language_of_one_is_not_that_of_the_next(self, client, kefir):
        client.force_login(make_user())
        self.ask(client, kefir)
        make_alert(kefir, make_user("bob@example.com"))
        kefir.stockrecords.update(num_in_stock=10)
        self.wake_the_clock()
        assert Notice.objects.get(recipient="bob@example.com").subject == "Kefir is back"
        assert "केफ़िर" in Notice.objects.get(recipient="alice@example.com").subject

    def test_the_shops_own_language_needs_no_row_and_the_row_goes_with_the_alert(self, client, kefir):
        ask(client, kefir, email="other@example.com")
        assert not AlertLanguage.objects.exists()
        self.ask(client, kefir)
        assert AlertLanguage.objects.get().language == "hi"
        Alert.objects.all().delete()
        assert not AlertLanguage.objects.exists()
