"""The merchandiser's desk: our pages in Wagtail's admin.

`freshness.wagtail_hooks` imports each module here whose name ends in `_hooks`; it registers addresses and menu items.
"""
