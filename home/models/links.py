"""Links that stand on our pages, and what the addresses among them answered when they were last asked."""

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.links.addresses import LONGEST


class Outcome(models.TextChoices):
    """What became of asking an address."""

    FINE = "fine", _("All is well")
    CLOSED = "closed", _("Lets no machine look")
    MOVED = "moved", _("Has moved for good")
    MISSING = "missing", _("There is no such page")
    FAILING = "failing", _("Answers with an error")
    NAMELESS = "nameless", _("Nobody has this name")
    UNSAFE = "unsafe", _("Its certificate isn’t good")
    SILENT = "silent", _("Nobody answers")
    CIRCLING = "circling", _("Leads on and on")
    REFUSED = "refused", _("Isn’t on the public internet")


class Problem(models.TextChoices):
    """What is wrong with a link to a page of ours."""

    UNPUBLISHED = "unpublished", _("The page isn’t published")
    DELETED = "deleted", _("The page was deleted")


GOOD = ("", Outcome.FINE, Outcome.CLOSED)
PROBLEMS = [*Problem.choices, *((each.value, each.label) for each in Outcome if each not in GOOD)]


class LinkedAddress(models.Model):
    """An address that some link leads to. `is_ours` is asked from within; what others answer, only if that is on."""

    url = models.CharField(_("address"), max_length=LONGEST, unique=True)
    is_ours = models.BooleanField(_("ours"))
    host = models.CharField(_("host"), max_length=260, db_index=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    moved_to = models.CharField(_("moved to"), max_length=LONGEST, blank=True)
    checked_at = models.DateTimeField(_("checked"), null=True)

    class Meta:
        verbose_name = _("linked address")
        verbose_name_plural = _("linked addresses")

    def __str__(self) -> str:
        return self.url


class PageLinkQuerySet(models.QuerySet):
    def to_mend(self) -> "PageLinkQuerySet":
        """Links that readers see and that lead nowhere, each with its `problem`."""
        target = Page.objects.filter(pk=OuterRef("target_id"))
        is_seen = Q(page=None) | Q(page__live=True)
        problem = Case(
            When(~Q(target_id=None) & ~Exists(target), then=Value(Problem.DELETED)),
            When(Exists(target.filter(live=False)), then=Value(Problem.UNPUBLISHED)),
            When(~Q(address=None) & ~Q(address__outcome__in=GOOD), then=F("address__outcome")),
            output_field=models.CharField(),
        )
        return self.filter(is_seen).annotate(problem=problem).exclude(problem=None)


class PageLink(models.Model):
    """A link that stands on a page, or in what stands around all pages (then `source` is a row of that model)."""

    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))
    source_model = models.CharField(max_length=30, blank=True)
    source_id = models.PositiveBigIntegerField(null=True)
    path = models.CharField(_("where"), max_length=200)
    target_id = models.PositiveBigIntegerField(null=True, db_index=True)  # a page, which may be gone
    address = models.ForeignKey(LinkedAddress, null=True, on_delete=models.CASCADE, related_name="links")

    objects = PageLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        constraints = [
            models.CheckConstraint(
                condition=Q(target_id=None) ^ Q(address=None), name="home_link_leads_to_a_page_or_an_address"
            )
        ]

    def __str__(self) -> str:
        return self.path
