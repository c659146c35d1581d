"""The pages in Wagtail's admin on which editors write the words of messages."""
