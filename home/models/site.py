"""What stands around every page: contact and opening hours, announcements, menus."""

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Orderable

from home import announcements, link_rules, opening_hours
from home.blocks import FooterMenuBody, HeaderMenuBody


def languages() -> list[tuple[str, str]]:
    """The languages that pages are written in."""
    return settings.WAGTAIL_CONTENT_LANGUAGES


def validate_https(url: str) -> None:
    if problem := link_rules.https_problem(url):
        raise ValidationError(problem)


def validate_link(address: str) -> None:
    if problem := link_rules.link_problem(address):
        raise ValidationError(problem)


def validate_country(code: str) -> None:
    if not code.isupper() or code not in Locale("en").territories:
        raise ValidationError(
            _("“%(code)s” is no country. Write its two capital letters, such as GB or IN."), params={"code": code}
        )


class ContactForm(WagtailAdminModelForm):
    """Says which hours don't fit together."""

    def clean(self) -> dict:
        cleaned = super().clean()
        hours = self.formsets["openings"]
        if hours.is_valid():
            typed = [form.cleaned_data for form in hours.forms if form not in hours.deleted_forms]
            week = [opening_hours.Opening(each["weekday"], each["opens"], each["closes"]) for each in typed if each]
            for problem in opening_hours.problems_of(week):
                self.add_error(None, problem)
        return cleaned


@register_setting(icon="mail", order=110)
class ContactDetails(ClusterableModel, BaseGenericSetting):
    """How customers reach the dairy. What is empty is taken from the environment (see home.surroundings)."""

    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    street = models.TextField(
        _("house and street"), max_length=300, blank=True, help_text=_("Lines, one below the other")
    )
    locality = models.CharField(_("town"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True, help_text=_("If it belongs to the address"))
    postal_code = models.CharField(_("postal code"), max_length=20, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[validate_country],
        help_text=_("Two letters, such as GB or IN. Search engines are told it."),
    )

    base_form_class = ContactForm
    panels = [
        HelpPanel(
            _(
                "Shown at the foot of every page and in mails. The address on invoices is another: "
                "whoever runs the shop sets that."
            )
        ),
        MultiFieldPanel([FieldPanel("phone"), FieldPanel("email")], _("How to reach us")),
        MultiFieldPanel(
            [
                FieldPanel("street"),
                FieldRowPanel([FieldPanel("locality"), FieldPanel("postal_code")]),
                FieldRowPanel([FieldPanel("region"), FieldPanel("country")]),
            ],
            _("Address"),
        ),
        InlinePanel("openings", label=_("hours"), heading=_("Opening hours"), max_num=28),
        InlinePanel("social_links", label=_("link"), heading=_("Our pages elsewhere"), max_num=6),
    ]

    class Meta:
        verbose_name = _("contact and opening hours")


class OpeningHours(models.Model):
    """Open on a weekday from one time to another."""

    contact = ParentalKey(ContactDetails, on_delete=models.CASCADE, related_name="openings")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=list(WEEKDAYS.items()))
    opens = models.TimeField(_("opens at"))
    closes = models.TimeField(_("closes at"))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        verbose_name = _("opening hours")
        ordering = ["weekday", "opens"]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()}, {self.opens:%H:%M} to {self.closes:%H:%M}"


class SocialPage(Orderable):
    """A page of ours elsewhere."""

    contact = ParentalKey(ContactDetails, on_delete=models.CASCADE, related_name="social_links")
    name = models.CharField(_("name"), max_length=40, help_text=_("For example: Instagram"))
    url = models.CharField(_("address"), max_length=200, validators=[validate_https])

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("url")])]


class Announcement(models.Model):
    """Words above every page, in one language."""

    language = models.CharField(_("language"), max_length=10, choices=languages, default=settings.LANGUAGE_CODE)
    words = models.CharField(_("words"), max_length=140)
    is_urgent = models.BooleanField(
        _("urgent"), default=False, help_text=_("A round that can’t drive, a recall. It comes before all others.")
    )
    link_words = models.CharField(_("words on the link"), max_length=40, blank=True)
    link_page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("leads to the page"),
    )
    link_address = models.CharField(
        _("or to the address"), max_length=200, blank=True, validators=[validate_link], help_text=_("/… or https://…")
    )
    shown_from = models.DateTimeField(_("from"), null=True, blank=True, help_text=_("Empty: at once"))
    shown_until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("Empty: until it is deleted"))

    panels = [
        FieldRowPanel([FieldPanel("language"), FieldPanel("is_urgent")]),
        FieldPanel("words"),
        MultiFieldPanel([FieldPanel("link_words"), FieldPanel("link_page"), FieldPanel("link_address")], _("Link")),
        FieldRowPanel([FieldPanel("shown_from"), FieldPanel("shown_until")]),
    ]

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-shown_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(shown_from=None)
                | models.Q(shown_until=None)
                | models.Q(shown_from__lt=models.F("shown_until")),
                name="home_announcement_from_before_until",
                violation_error_message=_("It ends before it begins. Let “until” come after “from”."),
            )
        ]

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        link = {"link_words": self.link_words, "has_page": bool(self.link_page_id), "address": self.link_address}
        if problems := announcements.link_problems(**link):
            raise ValidationError(problems)


class Menus(models.Model):
    """What header and footer lead to in one language. An empty one follows the page tree (see home.navigation)."""

    language = models.CharField(
        _("language"), max_length=10, choices=languages, unique=True, default=settings.LANGUAGE_CODE
    )
    header = StreamField(
        HeaderMenuBody(required=False),
        blank=True,
        verbose_name=_("header"),
        help_text=_("Empty: the ranges, then what is “in menus”"),
    )
    footer = StreamField(
        FooterMenuBody(required=False),
        blank=True,
        verbose_name=_("footer"),
        help_text=_("Empty: follows the page tree"),
    )

    panels = [FieldPanel("language"), FieldPanel("header"), FieldPanel("footer")]

    class Meta:
        verbose_name = _("menus")
        verbose_name_plural = _("menus")
        ordering = ["language"]

    def __str__(self) -> str:
        return str(self.get_language_display())
