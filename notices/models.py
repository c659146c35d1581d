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


class MessageWords(models.Model):
    """An editor's words for one kind of message in one language. Without a row the default words hold."""

    kind = models.CharField(_("kind"), max_length=60)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=150)
    heading = models.CharField(_("heading"), max_length=150)
    lead = models.TextField(_("text"), help_text=_("Comes first. An empty line begins a new paragraph."))
    closing = models.TextField(_("last words"), blank=True, help_text=_("Come after all the facts. May be empty."))
    is_sent = models.BooleanField(_("this message is sent"), default=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("words of a message")
        verbose_name_plural = _("words of messages")
        ordering = ["kind", "language"]
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="notices_words_once")]

    def __str__(self) -> str:
        return f"{self.kind}, {self.language}"
