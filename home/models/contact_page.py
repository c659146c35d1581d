"""A page with a form whose fields editors choose, and those who wish for our letters."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractForm, AbstractFormField, validate_to_address
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from home.post.forms import ContactFormBuilder
from products.models import SeldomPrivate, Translated

KINDS = (
    ("singleline", _("a line")),
    ("multiline", _("several lines")),
    ("email", _("e-mail")),
    ("number", _("number")),
    ("date", _("day")),
    ("checkbox", _("a box to tick")),
    ("checkboxes", _("several boxes to tick")),
    ("dropdown", _("one of a list")),
    ("radio", _("one of a few")),
)


class ContactPage(SeldomPrivate, Translated, AbstractForm):
    """Visitors write to the dairy; what they send is kept under Forms, and mailed to whom the page names."""

    found_as = _("Contact")  # see products.browse.search
    form_builder = ContactFormBuilder

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    to_address = models.CharField(
        _("mailed to"),
        max_length=255,
        blank=True,
        validators=[validate_to_address],
        help_text=_("One or more addresses, with commas between them. Empty: it is only kept here."),
    )
    thanks = models.TextField(
        _("words of thanks"), max_length=300, blank=True, help_text=_("Shown when something was sent.")
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    override_translatable_fields = [
        *Translated.override_translatable_fields,
        SynchronizedField("to_address", overridable=False),
    ]
    template = "home/contact_page.html"
    landing_page_template = "home/contact_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        InlinePanel("form_fields", label=_("field"), heading=_("What is asked"), min_num=1, max_num=20),
        FieldPanel("to_address"),
        FieldPanel("thanks"),
    ]

    class Meta:
        verbose_name = _("contact form")

    def recipients(self) -> list[str]:
        """To whom it is mailed."""
        return [each.strip() for each in self.to_address.split(",") if each.strip()]

    def sender_of(self, answers: dict) -> str:
        """The first e-mail address that somebody gave; "" if none was asked for."""
        asked = (field.clean_name for field in self.get_form_fields() if field.field_type == "email")
        return next((answers[name] for name in asked if answers.get(name)), "")

    def serve(self, request, *args, **kwargs):
        return Page.serve(self, request, *args, **kwargs)  # what is sent goes to home.post.views

    def get_submissions_list_view_class(self):
        from home.post.desk import SubmissionsView  # Wagtail's views need all apps

        return SubmissionsView

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return {"form": self.get_form(page=self), "is_sent": "sent" in request.GET} | context | kwargs


class ContactField(TranslatableMixin, AbstractFormField):
    """Something that is asked on a contact page; what is answered is kept under one name in every language."""

    page = ParentalKey(ContactPage, on_delete=models.CASCADE, related_name="form_fields")
    field_type = models.CharField(_("kind"), max_length=16, choices=KINDS)

    override_translatable_fields = [SynchronizedField("clean_name", overridable=False)]

    class Meta(TranslatableMixin.Meta, AbstractFormField.Meta):
        pass

    def get_field_clean_name(self) -> str:
        return self.clean_name or super().get_field_clean_name()


class Subscription(models.Model):
    """An address that wishes for our letters; on the list once its owner has confirmed that."""

    email = models.EmailField(_("e-mail"), unique=True)
    language = models.CharField(_("language"), max_length=10, default=settings.LANGUAGE_CODE)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("newsletter")
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None
