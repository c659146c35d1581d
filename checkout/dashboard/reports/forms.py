"""What a report is asked for."""

from oscar.apps.dashboard.reports import forms

from checkout.dashboard.period import PeriodForm


class ReportForm(PeriodForm, forms.ReportForm):
    pass
