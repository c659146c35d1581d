"""What of Wagtail's admin is ours though Wagtail's views answer it: editors of our pages, lists of our models with
their forms, settings, what forms were sent. Read from what is registered, so that a new one isn't forgotten."""

from collections.abc import Iterator

from django.db.models import Model
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.contrib.forms.utils import get_form_types
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page, Site, get_page_models

from audit.routes import ROOMS

Found = tuple[str, str]  # what it is, its address; "" if there is no row to show it with


def is_ours(thing: type) -> bool:
    return thing.__module__.split(".")[0] in ROOMS


def all_of_it() -> Iterator[Found]:
    """Everything, in the order in which it is measured."""
    yield from editors()
    yield from lists()
    yield from settings()
    yield from submissions()


def editors() -> Iterator[Found]:
    """The editor of a page of each type."""
    for model in get_page_models():
        if is_ours(model):
            page = model.objects.order_by("path").first()
            yield f"editor of {model.__name__}", _of_row("wagtailadmin_pages:edit", page)


def lists() -> Iterator[Found]:
    """List, new and change of each model with pages of its own."""
    get_resolver()._populate()  # the addresses register the viewsets
    for viewset in viewsets.viewsets:
        if isinstance(viewset, ModelViewSet) and is_ours(type(viewset)):
            name = viewset.model.__name__
            yield f"list of {name}", _address(viewset, "list") or _address(viewset, "index")
            if _address(viewset, "add"):
                yield f"new {name}", _address(viewset, "add")
            row = viewset.model.objects.order_by("pk").first()
            if row and _address(viewset, "edit", row.pk):
                yield f"change of {name}", _address(viewset, "edit", row.pk)


def settings() -> Iterator[Found]:
    """The settings of the shop."""
    for model in registry:
        if is_ours(model):
            names = (model._meta.app_label, model._meta.model_name)
            row = Site.objects.first() if issubclass(model, BaseSiteSetting) else model.load()
            yield f"settings {model.__name__}", reverse("wagtailsettings:edit", args=[*names, row.pk])


def submissions() -> Iterator[Found]:
    """What was sent with a page that has a form."""
    page = Page.objects.filter(content_type__in=get_form_types()).order_by("path").first()
    yield "submissions", _of_row("wagtailforms:list_submissions", page)


def _address(viewset: ModelViewSet, view: str, *args: int) -> str:
    try:
        return reverse(viewset.get_url_name(view), args=args)
    except NoReverseMatch:
        return ""


def _of_row(name: str, row: Model | None) -> str:
    return reverse(name, args=[row.pk]) if row else ""
