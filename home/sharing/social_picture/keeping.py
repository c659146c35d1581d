"""Where the pictures are kept: drawn when somebody asks for the first time, then read by every process of the shop.

So a stranger can cause one drawing for a state of a live page, and no more.
"""

import logging

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image
from wagtail.models import Page

from home.models import SocialPicture
from home.sharing.social_picture.artwork import PHOTO
from home.sharing.social_picture.content import Content
from home.sharing.social_picture.drawing import draw
from products.models import Picture

logger = logging.getLogger(__name__)

SPEC = f"fill-{PHOTO[0]}x{PHOTO[1]}|format-jpeg|jpegquality-92"  # Wagtail cuts it around the focal point


def address_of(page: Page, content: Content) -> str:
    """Where the picture is asked for; it changes with the content, so that caches may keep what it answers."""
    return reverse("sharing:social-picture", args=[page.pk, content.digest])


def picture_of(page: Page, content: Content) -> bytes:
    """The picture as a JPEG; drawn and kept if it isn't yet."""
    standing = SocialPicture.objects.filter(page=page, digest=content.digest).first()
    return (standing and _read(standing)) or _drawn(page, content)


def _read(standing: SocialPicture) -> bytes:
    """The file; b"" where somebody cleared it away."""
    try:
        with standing.file.open() as file:
            return file.read()
    except FileNotFoundError:
        standing.delete()
        return b""


def _drawn(page: Page, content: Content) -> bytes:
    picture = draw(content, _opened(content.photo) if content.photo else None)
    fresh = SocialPicture(page_id=page.pk, digest=content.digest)
    fresh.file.save(f"{content.digest}.jpg", ContentFile(picture), save=False)
    try:
        with transaction.atomic():
            SocialPicture.objects.filter(page=page).exclude(digest=content.digest).delete()
            fresh.save()
    except IntegrityError:  # another process was faster, or the page is gone
        fresh.file.delete(save=False)
    return picture


def _opened(photo: Picture) -> Image.Image | None:
    """The photograph as it is cut for its place; None where its file is missing or broken."""
    try:
        with photo.get_rendition(SPEC).file.open() as file, Image.open(file) as picture:
            return picture.convert("RGB")
    except OSError as problem:
        logger.warning("The picture %s can’t be read, so a page is shared without it: %s", photo.file.name, problem)
        return None
