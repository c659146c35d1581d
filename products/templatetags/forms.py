"""Form fields with the classes of the design. Django wires hint and error to the control by itself."""

from django import template
from django.forms import widgets

register = template.Library()

GROUPS = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


@register.filter
def field_kind(field) -> str:
    """How a bound field is laid out: "checkbox", "group" or "control"."""
    widget = field.field.widget
    if isinstance(widget, GROUPS):
        return "group"
    return "checkbox" if isinstance(widget, widgets.CheckboxInput) else "control"


@register.simple_tag
def control(field):
    """The control of a bound field."""
    widget = field.field.widget
    if isinstance(widget, widgets.CheckboxInput):
        return field.as_widget(attrs={"class": "choice__input"})
    is_select = isinstance(widget, widgets.Select) and not widget.allow_multiple_selected
    return field.as_widget(attrs={"class": "field__control field__select" if is_select else "field__control"})


@register.simple_tag
def choice_control(choice):
    """The radio button or checkbox of one choice of a group."""
    choice.data["attrs"] |= {"class": "choice__input"}
    return choice.tag()
