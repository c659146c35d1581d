"""Where forms on cached pages are sent to. They carry no token; where they come from is asked of the browser."""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from accounts.origin import from_our_pages
from home.models import ContactPage
from home.post import services
from home.post.forms import NewsletterForm


def from_our_pages_only(view):
    """Takes the place of a token: what another site lets a browser send is refused."""

    @csrf_exempt
    @never_cache
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.method == "POST" and not from_our_pages(request):
            return render(request, "403_csrf.html", status=403)
        return view(request, *args, **kwargs)

    return guarded


@from_our_pages_only
def send(request, page_id: int):
    """Takes what was written on a contact page; shown again with all of it where something is wrong."""
    page = get_object_or_404(ContactPage.objects.live().public(), pk=page_id)
    if request.method != "POST":
        return redirect(page.url)
    form = page.get_form(request.POST, page=page)
    if not form.is_valid():
        return render(request, page.template, page.get_context(request, form=form), status=422)
    services.receive(page=page, answers=form.cleaned_data, language=get_language())
    return redirect(f"{page.url}?sent=1")


@require_POST
@from_our_pages_only
def subscribe(request):
    """The same answer for every address."""
    form = NewsletterForm(request.POST)
    if not form.is_valid():
        return render(request, "home/newsletter.html", {"form": form}, status=422)
    services.ask_to_subscribe(email=form.cleaned_data["email"], language=get_language())
    return redirect("newsletter_asked")


@never_cache
def asked(request):
    told = _("If that address is yours, a mail is on its way. Open the link in it, and you’re on the list.")
    return render(request, "home/newsletter.html", {"title": _("Look into your mail"), "told": told})


@from_our_pages_only
def confirm(request, token: str):
    """A page with a button, since mail programs open links to look at them."""
    row = _row(services.CONFIRM, token)
    if request.method == "POST":
        services.confirm(row)
        told = _("Our next letter goes to you as well. Every one of them has a link to leave the list.")
        return render(request, "home/newsletter.html", {"title": _("You’re on the list"), "told": told})
    words = {"title": _("Shall we write to you?"), "told": row.email, "button": _("Yes, write to me")}
    return render(request, "home/newsletter.html", words)


@from_our_pages_only
def leave(request, token: str):
    row = _row(services.LEAVE, token)
    if request.method == "POST":
        services.leave(row)
        told = _("We’ve forgotten the address. Come back whenever you like.")
        return render(request, "home/newsletter.html", {"title": _("You’ve left the list"), "told": told})
    words = {"title": _("Leave the list?"), "told": row.email, "button": _("Yes, leave it")}
    return render(request, "home/newsletter.html", words)


def _row(purpose: str, token: str):
    row = services.of_token(purpose, token)
    if row is None:
        raise Http404
    return row
