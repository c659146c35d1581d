"""The state of an order keeps itself up to date: asked for, or told by a stream from a real uvicorn process."""

from collections.abc import Iterator

import pytest
import requests
from django.db import connection
from oscar.core.loading import get_model

from checkout.order.links import token_of
from checkout.order.live import event, versions_of
from checkout.services.steps import change_status
from tests.factories import make_country, make_home, make_order, make_product, make_user
from tests.serving import step, uvicorn

Order = get_model("order", "Order")
WAY = ("Packed", "Out for delivery", "Delivered")


@pytest.fixture
def alice():
    make_country()
    make_home()
    return make_user(first_name="Alice")


def live(order) -> str:
    return f"/account/orders/{order.number}/live/"


def version(order) -> str:
    return versions_of([order.pk])[order.pk]


@pytest.mark.django_db
class TestAsking:
    def test_the_page_says_how_it_keeps_up_to_date(self, client, alice):
        order = make_order(user=alice)
        client.force_login(alice)
        page = client.get(f"/account/orders/{order.number}/").content.decode()

        assert f'data-live="live/" data-version="{version(order)}" data-mode="poll" data-every="15"' in page
        assert 'href="./">Look again</a>' in page

    def test_a_page_that_is_up_to_date_gets_no_more_than_that(self, client, alice):
        order = make_order(user=alice)
        client.force_login(alice)
        answer = client.get(live(order), headers={"If-None-Match": f'"{version(order)}"'})

        assert (answer.status_code, answer.content) == (304, b"")

    def test_a_page_that_is_behind_gets_the_timeline_as_it_stands(self, client, alice):
        order = make_order(user=alice)
        client.force_login(alice)
        seen = client.get(live(order))["ETag"]
        change_status(order, "Packed")
        answer = client.get(live(order), headers={"If-None-Match": seen})

        assert answer.status_code == 200
        assert answer["ETag"] != seen
        assert "Picked and chilled" in answer.content.decode()
        assert answer.content.decode().strip().startswith("<section")
        assert "no-store" in answer["Cache-Control"]

    def test_each_step_makes_another_version(self, alice):
        order = make_order(user=alice)
        versions = [version(order)]
        for status in WAY:
            change_status(order, status)
            versions.append(version(order))

        assert len(set(versions)) == 4

    def test_another_day_makes_another_version(self, alice):
        order = make_order(user=alice)
        before = version(order)
        order.delivery.day = "2026-12-05"
        order.delivery.save()

        assert version(order) != before

    def test_there_is_nothing_to_wait_for_once_it_is_delivered(self, client, alice):
        order = make_order(user=alice)
        for status in WAY:
            change_status(order, status)
        client.force_login(alice)

        assert "data-live" not in client.get(f"/account/orders/{order.number}/").content.decode()
        assert "data-live" not in client.get(live(order)).content.decode()

    def test_asking_is_cheap_however_large_the_order(self, client, alice, django_assert_max_num_queries):
        order = make_order(user=alice)
        client.force_login(alice)
        seen = client.get(live(order))["ETag"]
        with django_assert_max_num_queries(4):  # session, customer, order, version
            assert client.get(live(order), headers={"If-None-Match": seen}).status_code == 304

    def test_any_number_of_orders_is_read_at_once(self, alice, django_assert_num_queries):
        orders = [make_order(make_product(name), user=alice) for name in ("Milk", "Kefir", "Ghee")]
        with django_assert_num_queries(1):
            versions = versions_of(order.pk for order in orders)

        assert len(set(versions.values())) == 3

    @pytest.mark.parametrize("end", ["live/", "live/stream/"])
    def test_only_who_may_see_the_order_hears_of_it(self, client, alice, end):
        mine, guests = make_order(user=alice), make_order(make_product("Kefir"))
        paths = [
            f"/account/orders/{mine.number}/{end}",
            f"/account/order-status/{guests.number}/{token_of(guests)}/{end}",
            f"/account/order-status/{guests.number}/{token_of(guests)[:-1]}x/{end}",
        ]
        assert [client.get(path).status_code for path in paths] == [302, 302, 404]
        client.force_login(make_user("bob@example.com"))
        assert client.get(paths[0]).status_code == 404

    def test_a_guest_follows_it_behind_the_link(self, client, alice):
        order = make_order()
        start = f"/account/order-status/{order.number}/{token_of(order)}/"
        client.post(start.replace("order-status", "order-status-form"), {"email": "guest@example.com"})
        answer = client.get(f"{start}live/")

        assert answer.status_code == 200
        assert "We have your order" in answer.content.decode()
        assert "data-live" in client.get(start).content.decode()

    @pytest.mark.parametrize("mode", ["poll", "stream"])
    def test_a_server_with_few_threads_never_streams(self, client, alice, settings, mode):
        """Guard: the question in StreamView. A stream would hold one of them for minutes."""
        settings.LIVE_UPDATES = mode
        order = make_order(user=alice)
        client.force_login(alice)

        assert client.get(f"{live(order)}stream/").status_code == 204


def test_an_event_has_its_version_and_each_line_of_its_words():
    assert event("abc", "<p>\n one\n</p>\n") == "id: abc\nevent: status\ndata: <p>\ndata:  one\ndata: </p>\n\n"


class Page:
    """An open page of a customer that hears a stream."""

    def __init__(self, server: str, order, session: str, **headers: str) -> None:
        path = f"{server}{live(order)}stream/"
        cookies, self.seen = {"sessionid": session}, headers.pop("seen", "")
        self.answer = requests.get(
            path, {"seen": self.seen}, stream=True, cookies=cookies, headers=headers, timeout=30, allow_redirects=False
        )
        self.lines = self.answer.iter_lines(chunk_size=1, decode_unicode=True)

    def events(self) -> Iterator[dict[str, str]]:
        """The events, each with its id and its data; words in between are left out."""
        fields: dict[str, str] = {}
        for line in self.lines:
            name, _colon, value = line.partition(": ")
            if line and name:
                fields[name] = fields.get(name, "") + value
            elif fields:
                yield fields
                fields = {}


@pytest.mark.django_db(transaction=True)
class TestHearing:
    @pytest.fixture
    def session(self, client, alice) -> str:
        client.force_login(alice)
        return client.cookies["sessionid"].value

    def test_a_page_hears_each_step_and_then_the_end(self, alice, session, tmp_path):
        order = make_order(user=alice)
        with uvicorn(tmp_path, LIVE_UPDATES="stream") as server:
            page = Page(server, order, session, seen=version(order))
            assert page.answer.headers["Content-Type"] == "text/event-stream"
            assert page.answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
            events, heard = page.events(), []
            for status in WAY:
                step(tmp_path, order, status)
                heard.append(next(events))

            assert [each["event"] for each in heard] == ["status"] * 3
            assert "Picked and chilled" in heard[0]["data"]
            assert "data-live" in heard[1]["data"]
            assert "data-live" not in heard[2]["data"]
            assert list(events) == []  # the server has ended it

    def test_a_page_that_comes_back_hears_only_what_is_new(self, alice, session, tmp_path):
        order = make_order(user=alice)
        with uvicorn(tmp_path, LIVE_UPDATES="stream") as server:
            first = next(Page(server, order, session).events())
            behind = Page(server, order, session, seen="long ago", **{"Last-Event-ID": first["id"]})
            step(tmp_path, order, "Packed")

            assert next(behind.events())["id"] not in (first["id"], "long ago")

    def test_strangers_are_sent_away_before_anything_streams(self, alice, session, tmp_path):
        order = make_order(user=alice)
        with uvicorn(tmp_path, LIVE_UPDATES="stream") as server:
            assert Page(server, order, "nobody").answer.status_code == 302

    @pytest.mark.postgres
    def test_twenty_pages_hold_no_connection(self, alice, session, tmp_path):
        """Guard: the close in told. Without it each page holds one to its end."""
        order = make_order(user=alice)
        with uvicorn(tmp_path, LIVE_UPDATES="stream") as server:
            pages = [Page(server, order, session) for _ in range(20)]
            heard = [page.events() for page in pages]
            assert {next(each)["event"] for each in heard} == {"status"}
            assert max(connections() for _ in range(300)) <= 3
            change_status(order, "Packed")
            assert all("Picked and chilled" in next(each)["data"] for each in heard)


def connections() -> int:
    """Those of others to this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
        )
        return cursor.fetchone()[0]
