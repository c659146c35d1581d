"""Static files with hashed names, so that browsers keep them for ever."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed and compressed. Files that a third-party style sheet names and does not bring are left as named."""

    manifest_strict = False
