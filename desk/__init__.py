"""What the pages of all rooms in Wagtail's admin share: fields, files, menu items. It knows no room."""
