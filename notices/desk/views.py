"""The list of messages, and the page on which the words of one are written, seen and put back."""

from dataclasses import asdict, dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin.auth import permission_required

from notices import kinds
from notices.desk.forms import WordsForm
from notices.editing import reset_words, save_words
from notices.kinds import Kind
from notices.models import MessageWords
from notices.writing import own_words, words_of, write

CHANGE = "notices.change_messagewords"
LIST = "notices_messages"


@dataclass(frozen=True)
class InLanguage:
    """A kind's words in one language: an editor's own row, or None."""

    code: str
    name: str
    own: MessageWords | None


@require_safe
@permission_required(CHANGE)
def message_list(request: HttpRequest) -> HttpResponse:
    own = {(row.kind, row.language): row for row in MessageWords.objects.all()}
    rows = [
        (kind, [InLanguage(code, name, own.get((kind.code, code))) for code, name in settings.LANGUAGES])
        for kind in kinds.kinds()
    ]
    return render(request, "notices/desk/list.html", {"page_title": _("Messages"), "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE)
def edit_message(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    found, spoken = _kind(kind), _language(language)
    own = own_words(found, language)
    form = _form(request, found, language, own)
    if form.is_bound and form.is_valid():
        is_sent = form.cleaned_data.get("is_sent", True)
        save_words(kind=found, language=language, words=form.words(), is_sent=is_sent, by=request.user)
        messages.success(request, _("“%(name)s” is saved. The next one goes out like this.") % {"name": found.name})
        return redirect("notices_message", kind, language)
    title = _("%(name)s, in %(language)s") % {"name": found.name, "language": spoken}
    context = {
        "page_title": title,
        "breadcrumbs_items": [{"url": reverse(LIST), "label": _("Messages")}, {"url": "", "label": title}],
        "kind": found,
        "language": language,
        "own": own,
        "form": form,
    }
    return render(request, "notices/desk/form.html", context, status=422 if form.errors else 200)


@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(CHANGE)
def preview_message(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """The example message, in the words that were posted, or in those that hold. Shown in the frame beside the form."""
    found = _kind(kind)
    _language(language)
    form = _form(request, found, language, own_words(found, language))
    if form.is_bound and not form.is_valid():
        return render(request, "notices/desk/no_preview.html", {"form": form})
    words = form.words() if form.is_bound else words_of(form.instance)
    written = write(kind=found, words=words, context=found.example() | {"is_preview": True}, language=language)
    return HttpResponse(written.html)


@require_safe
@permission_required(CHANGE)
def mail_style(request: HttpRequest) -> HttpResponse:
    """The style of mails as a file, for the preview: a page of the back office may bring no style of its own."""
    return render(request, "notices/mail.css", content_type="text/css; charset=utf-8")


@require_POST
@permission_required(CHANGE)
def reset_message(request: HttpRequest, kind: str, language: str) -> HttpResponse:
    found = _kind(kind)
    _language(language)
    reset_words(kind=found, language=language, by=request.user)
    messages.success(request, _("“%(name)s” has its default words again.") % {"name": found.name})
    return redirect("notices_message", kind, language)


def _form(request: HttpRequest, kind: Kind, language: str, own: MessageWords | None) -> WordsForm:
    """The form with what holds now, or with what was posted."""
    standing = own or MessageWords(kind=kind.code, language=language, **asdict(kind.words_in(language)))
    return WordsForm(request.POST or None, instance=standing, kind=kind)


def _kind(code: str) -> Kind:
    try:
        return kinds.kind_of(code)
    except KeyError:
        raise Http404 from None


def _language(code: str) -> str:
    """The name of a language of the shop."""
    try:
        return dict(settings.LANGUAGES)[code]
    except KeyError:
        raise Http404 from None
