"""The outbox: a message is a row before it is a mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A message to one person. Written in the transaction that it tells about, sent after it, once."""

    key = models.CharField(_("key"), max_length=120, unique=True, help_text=_("What it tells, once: order.placed:K7M2"))
    kind = models.CharField(_("kind"), max_length=60, db_index=True)
    recipient = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    due_at = models.DateTimeField(_("send at"), help_text=_("Not before this moment; later after each failure"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["due_at"], condition=models.Q(sent_at=None), name="notices_to_send")]

    def __str__(self) -> str:
        return f"{self.kind} to {self.recipient}"
