"""The ladders' pages as tests open them: what is typed into the editor, and what a page says."""

import re
from decimal import Decimal

from django.urls import reverse

from freshness.services.ladders import Rules, publish, save_draft

LADDERS, NEW = "/admin/freshness/ladders/", "/admin/freshness/ladders/new/"
STEPS = ((5, "15"), (3, "30"), (1, "50"))
TYPED = {
    "name": "Yoghurt", "scope": "all", "priority": "0", "floor_amount": "£1.00", "floor_share": "", "floor_margin": "",
    "days-1": "5", "off-1": "20", "days-2": "3", "off-2": "35 %", "days-3": "1", "off-3": "50", "seen": "",
}  # fmt: skip


def live(name="Yoghurt", by=None, **rules):
    rules = Rules(**{"steps": STEPS, "floor_amount": Decimal("1.00")} | rules)
    return publish(version=save_draft(ladder=None, name=name, rules=rules, by=by), by=by)


def text_of(answer) -> str:
    body = answer.content.decode().split('class="desk"')[1]
    words = re.sub(r"<script.*?</script>|<[^>]+>", " ", body, flags=re.S)
    return re.sub(r"\s+", " ", words.replace("\xa0", " "))


def of(ladder) -> str:
    return reverse("freshness_ladder", args=[ladder.pk])
