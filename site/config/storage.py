"""Static files with hashed names, so that browsers keep them for ever, and one style sheet instead of many."""

from pathlib import Path

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from config.style_bundle import bundle

BUNDLES = ("css/main.css", "css/backoffice.css")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Bundled, hashed and compressed. Files that a package's style sheet names and does not bring are left as named."""

    manifest_strict = False

    def post_process(self, paths: dict, dry_run: bool = False, **options):
        if not dry_run:
            for name in set(BUNDLES) & set(paths):
                self._bundle(name)
                paths[name] = (self, name)  # hash what we wrote, not its source
        yield from super().post_process(paths, dry_run, **options)

    def _bundle(self, name: str) -> None:
        text = bundle(name, lambda part: Path(self.path(part)).read_text(encoding="utf-8"))
        self.delete(name)
        self.save(name, ContentFile(text.encode()))
