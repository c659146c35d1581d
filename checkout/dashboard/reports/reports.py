"""How the order desk's reports leave the house."""

from oscar.apps.dashboard.reports import reports

from checkout.dashboard.cells import HarmlessWriter


class ReportCSVFormatter(reports.ReportCSVFormatter):
    """CSV of harmless cells."""

    def get_csv_writer(self, file_handle, **kwargs) -> HarmlessWriter:
        return HarmlessWriter(open_file=file_handle, **kwargs)
