"""How far an order is, kept up to date on its page: asked for every few seconds, or told by a stream of events."""

import hashlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass

from asgiref.sync import sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.db import connection
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.views import generic
from oscar.core.loading import get_model

from checkout.order.doors import OfCustomer, OfGuest, unlisted
from checkout.order.shown import CLOSED, order_shown
from checkout.order.watching import watched

READ = ("pk", "status", "delivery__day", "delivery__slot")


@dataclass(frozen=True)
class Live:
    """What the page's script is told. `version` changes with what is shown; `is_over`: nothing more will happen."""

    version: str
    is_over: bool
    mode: str
    every_s: int


def live_of(order) -> Live:
    """How the page of an order keeps itself up to date from here on; one query."""
    return Live(versions_of([order.pk])[order.pk], order.status in CLOSED, settings.LIVE_UPDATES, settings.LIVE_POLL_S)


def versions_of(order_ids: Iterable[int]) -> dict[int, str]:
    """Order → a text that changes whenever its timeline does; one query for any number."""
    orders = get_model("order", "Order").objects.filter(pk__in=list(order_ids))
    rows = orders.annotate(change=Max("status_changes")).values_list(*READ, "change").order_by()
    return {row[0]: hashlib.sha256(repr(row).encode()).hexdigest()[:16] for row in rows}


def fragment(order) -> str:
    """The timeline of an order, as it stands on its page."""
    return render_to_string("oscar/customer/order/timeline.html", {"shown": order_shown(order), "live": live_of(order)})


class LiveView(generic.View):
    """The timeline, for a page that asks; a bare 304 while nothing has changed."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return unlisted(super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        order = self.find_order()
        tag = f'"{versions_of([order.pk])[order.pk]}"'
        if request.headers.get("If-None-Match") == tag:
            return HttpResponse(status=304, headers={"ETag": tag})
        return HttpResponse(fragment(order), headers={"ETag": tag})


class StreamView(LiveView):
    """The timeline whenever it changes, as server-sent events; nothing where a stream would tie up a thread.

    A script that gets the 204 asks from time to time instead.
    """

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        order = self.find_order()
        if settings.LIVE_UPDATES != "stream" or not isinstance(request, ASGIRequest):
            return HttpResponse(status=204)
        seen = request.headers.get("Last-Event-ID") or request.GET.get("seen", "")
        events = told(order.pk, seen, get_language())
        headers = {"X-Accel-Buffering": "no"}  # nginx would keep events back
        return StreamingHttpResponse(events, content_type="text/event-stream", headers=headers)


async def told(order_id: int, seen: str, language: str) -> AsyncIterator[str]:
    """The events of one open page: each version behind the one that it has `seen`, and a word now and then."""
    await sync_to_async(_let_go)()  # of the request's connection, which would be held as long as the stream
    async for version in watched(order_id, versions_of):
        if version is None:
            yield ": still here\n\n"
        elif version != seen:
            seen = version
            words, is_over = await sync_to_async(_news, thread_sensitive=False)(order_id, language)
            yield event(version, words)
            if is_over:
                return


def event(version: str, words: str) -> str:
    """A server-sent event. Source: html.spec.whatwg.org, Server-sent events."""
    data = "\n".join(f"data: {line}" for line in words.splitlines())
    return f"id: {version}\nevent: status\n{data}\n\n"


def _let_go() -> None:
    connection.close()  # of the thread that runs this


def _news(order_id: int, language: str) -> tuple[str, bool]:
    try:
        order = get_model("order", "Order").objects.select_related("delivery").get(pk=order_id)
        with override(language):
            return fragment(order), order.status in CLOSED
    finally:
        connection.close()


class CustomerLiveView(OfCustomer, LiveView):
    pass


class CustomerStreamView(OfCustomer, StreamView):
    pass


class GuestLiveView(OfGuest, LiveView):
    pass


class GuestStreamView(OfGuest, StreamView):
    pass
