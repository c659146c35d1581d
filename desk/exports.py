"""Wagtail's own exports, with nothing in them that a spreadsheet would run as a formula."""

from desk.files import inert


class InertExport:
    """Goes before Wagtail's SpreadsheetExportMixin in the bases of a view."""

    def preprocess_field_value(self, field, value, export_format):
        return inert(super().preprocess_field_value(field, value, export_format))

    def get_heading(self, queryset, field) -> str:
        return inert(super().get_heading(queryset, field))
