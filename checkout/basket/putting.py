"""What forms of other pages put into the basket, and what their shopper is told."""

from collections.abc import Iterable, Mapping

from django.contrib import messages
from django.http import QueryDict
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from oscar.core.loading import get_class, get_model

from checkout.basket import ticked
from checkout.basket.changes import is_id
from checkout.basket.services import add_as_shown
from checkout.errors import AlreadyPlaced, NotPermitted
from checkout.lines import is_on_sale

MOST_GOODS = 30  # in one tap


def put(request, form) -> bool:
    """Puts what a valid form asks for into the basket, and tells; whether it is in."""
    line = _put(request, form)
    if line is None:
        return False
    told = {"count": form.cleaned_data["quantity"], "name": line.description}
    messages.success(request, _("%(count)d × %(name)s added.") % told)
    _tell_of_change(request, line)
    return True


def put_several(request, forms: Iterable) -> list:
    """Puts what several forms ask for into the basket, each for itself, and tells in one sentence what is in.

    The result is the lines. What can't be had is told and left out.
    """
    lines = []
    for form in forms:
        line = _put(request, form) if form.is_valid() else None
        if line is not None:
            lines.append((line, form.cleaned_data["quantity"]))
        elif form.errors:
            tell_refusal(request, form)
    if lines:
        goods = get_text_list([_("%(count)d × %(name)s") % _said(*each) for each in lines], _("and"))
        messages.success(request, _("%(goods)s added.") % {"goods": goods})
    for line, _units in lines:
        _tell_of_change(request, line)
    return [line for line, _units in lines]


def forms_for(basket, posted: QueryDict) -> list:
    """A form for each product that is posted as `product`, with its own `quantity-…` and `date-…`, and for each that a
    box posts as `take` (checkout.basket.ticked); in that order.

    What isn't on sale (any more) has none.
    """
    keys = [int(key) for key in dict.fromkeys(posted.getlist("product")) if is_id(key)]
    asked = [(key, _own_data(posted, key)) for key in keys]
    asked += [(each.product_id, _ticked_data(posted, each)) for each in ticked.read(posted.getlist("take"))]
    asked = asked[:MOST_GOODS]
    products = get_model("catalogue", "Product").objects.select_related("parent").in_bulk([key for key, _data in asked])
    form_class = get_class("basket.forms", "AddToBasketForm")
    return [
        form_class(basket, products[key], data=data)
        for key, data in asked
        if key in products and is_on_sale(products[key])
    ]


def tell_refusal(request, form) -> None:
    """Tells what a form asked for that can't be had, with the product's name."""
    for words in (each for errors in form.errors.values() for each in errors):
        messages.warning(request, f"{form.product.name}: {words}")


def _put(request, form):
    """The line of what is in now; None if it was refused, which is told."""
    quantity, date = form.cleaned_data["quantity"], form.cleaned_data["date"]
    wanted = {"product": form.product, "quantity": quantity, "date": date, "shown": form.shown()}
    try:
        return add_as_shown(basket=request.basket, **wanted)
    except AlreadyPlaced:
        messages.warning(request, _("Your basket has just been ordered. Add it again to start a new one."))
    except NotPermitted as refused:
        for problem in refused.problems:
            messages.warning(request, problem)
    return None


def _said(line, quantity: int) -> Mapping:
    return {"count": quantity, "name": line.description}


def _tell_of_change(request, line) -> None:
    if not line.is_as_shown:
        words = _("%(name)s has just changed: look in your basket.")
        messages.warning(request, words % {"name": line.description})


def _own_data(posted: QueryDict, key: int) -> QueryDict:
    """What was posted of one product, named as in the form of a single one."""
    own = QueryDict(mutable=True)
    for name in ("quantity", "date"):
        if f"{name}-{key}" in posted:
            own[name] = posted[f"{name}-{key}"]
    own.setlist("shown", posted.getlist("shown"))
    return own


def _ticked_data(posted: QueryDict, box: ticked.Ticked) -> QueryDict:
    own = QueryDict(mutable=True)
    own.update({"quantity": str(box.quantity), "date": box.date.isoformat() if box.date else ""})
    own.setlist("shown", posted.getlist("shown"))
    return own
