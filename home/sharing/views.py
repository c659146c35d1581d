"""What machines ask the shop for."""

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from home.sharing.addresses import absolute
from home.sharing.feeds import JournalFeed
from home.sharing.languages import as_tag, written
from home.sharing.manifest import manifest
from home.sharing.robots import robots_txt
from home.sharing.sitemap import entries, files
from home.sharing.social_picture.content import content_of
from home.sharing.social_picture.keeping import address_of, picture_of

QUARTER_S = 15 * 60
HOUR_S = 60 * 60
YEAR_S = 365 * 24 * HOUR_S
XML = "application/xml; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def robots(request) -> HttpResponse:
    """robots.txt"""
    prefixes = ["" if code == settings.LANGUAGE_CODE else f"/{code}" for code, _name in settings.LANGUAGES]
    sitemap_address = absolute(reverse("sharing:sitemap"))
    text = robots_txt(is_open=settings.SEARCH_ENGINES, sitemap=sitemap_address, prefixes=prefixes)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def web_manifest(request) -> HttpResponse:
    """The web app manifest."""
    told = manifest(
        name=settings.OSCAR_SHOP_NAME, language=as_tag(settings.LANGUAGE_CODE), start="/", address_of=static
    )
    return JsonResponse(told, content_type="application/manifest+json")


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def favicon(request) -> HttpResponse:
    """For those who ask for /favicon.ico without having read a page."""
    return HttpResponseRedirect(static("icons/favicon.ico"))


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def sitemap(request) -> HttpResponse:
    """The sitemap, or where there are more pages than one file holds, the list of its files."""
    found = files()
    if found.num_pages > 1:
        parts = [absolute(reverse("sharing:sitemap-file", args=[number])) for number in found.page_range]
        return render(request, "sharing/sitemap_index.xml", {"parts": parts}, content_type=XML)
    return _sitemap_file(request, found.page(1))


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def sitemap_file(request, number: int) -> HttpResponse:
    """One file of a sitemap that has several. Raises Http404 for a number that it has not."""
    found = files()
    if number not in found.page_range:
        raise Http404(f"The sitemap has {found.num_pages} files; there is no number {number}.")
    return _sitemap_file(request, found.page(number))


def _sitemap_file(request, pages) -> HttpResponse:
    return render(request, "sharing/sitemap.xml", {"entries": entries(pages, request)}, content_type=XML)


@require_safe
def social_picture(request, page_id: int, digest: str) -> HttpResponse:
    """The picture under which a page is shared; from the address of an earlier state the way to that of today.

    Raises Http404 for a page that isn't live, that not everybody may see, or that repeats another.
    """
    page = written().filter(pk=page_id).first()
    if page is None:
        raise Http404(f"There is no page {page_id} that anybody may see.")
    with override(page.code):
        content = content_of(page.specific)
    if digest != content.digest:
        return HttpResponseRedirect(address_of(page, content), headers={"Cache-Control": f"public, max-age={HOUR_S}"})
    headers = {"Cache-Control": f"public, max-age={YEAR_S}, immutable"}
    return HttpResponse(picture_of(page, content), content_type="image/jpeg", headers=headers)


@require_safe
@conditional_page
@cache_control(public=True, max_age=QUARTER_S)
def journal_feed(request) -> HttpResponse:
    """The journal as an Atom feed; `?topic=…` for one topic. Whoever has it already is told so (304)."""
    return JournalFeed()(request)
