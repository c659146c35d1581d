"""The pages of areas, slots, closed dates and the calendar in Wagtail's admin."""
