"""Forms of areas, days, slots and closed dates. The services judge what is typed, and say everything at once."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from delivery.area_changes import problems_of_area, problems_of_day, problems_of_slot
from delivery.errors import Problem
from delivery.models import Area, ClosedDate, WeeklyDay, WeeklySlot
from desk.fields import DateField, dress

CLOCK = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
NO_TIME = {"invalid": _("This is no time of day. Type it like 21:00.")}


class _Judged(forms.ModelForm):
    """Gives its instance what was typed, and leaves judging to the service."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        dress(self)
        if "is_active" in self.fields:
            self.fields["is_active"].widget.attrs.pop("class")

    def _post_clean(self) -> None:
        forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)
        for problem in self.judged() if self.errors else []:
            if problem.field not in self.errors:
                self.add_error(problem.field or None, problem.words)

    def judged(self) -> list[Problem]:
        """What the service would say, so that it is said together with what can't be read."""
        return []


class AreaForm(_Judged):
    districts = forms.CharField(
        label=_("Postcode districts"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("With spaces or commas between them, e.g. LS1 LS2 LS8"),
    )

    class Meta:
        model = Area
        fields = ("name", "position", "is_active")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            codes = self.instance.districts.values_list("code", flat=True)
            self.fields["districts"].initial = " ".join(sorted(codes, key=_by_number))

    def judged(self) -> list[Problem]:
        return problems_of_area(self.instance, self.cleaned_data.get("districts", ""))


def _by_number(code: str) -> tuple[str, int, str]:
    """LS2 before LS10."""
    letters = code.rstrip("0123456789")
    number = code.removeprefix(letters)
    return letters, int(number or 0), code


class DayForm(_Judged):
    """The hours of a day."""

    class Meta:
        model = WeeklyDay
        fields = ("cut_off_days_before", "cut_off_at", "ready_days_before", "ready_at")
        widgets = {"cut_off_at": CLOCK, "ready_at": CLOCK}
        error_messages = {"cut_off_at": NO_TIME, "ready_at": NO_TIME}

    def judged(self) -> list[Problem]:
        return problems_of_day(self.instance)


class NewDayForm(forms.Form):
    """A day that an area hasn't yet, and one to be like."""

    weekday = forms.TypedChoiceField(label=_("Day of the week"), coerce=int)
    like = forms.ModelChoiceField(
        label=_("Copy hours and slots from"), queryset=None, required=False, empty_label=_("None: begin empty")
    )

    def __init__(self, *args, area: Area, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        there = set(area.days.values_list("weekday", flat=True))
        self.fields["weekday"].choices = [(day, name) for day, name in WEEKDAYS.items() if day not in there]
        self.fields["like"].queryset = WeeklyDay.objects.select_related("area").order_by("area__position", "weekday")
        dress(self)


class SlotForm(_Judged):
    class Meta:
        model = WeeklySlot
        fields = (
            *("opens", "closes", "capacity_orders", "capacity_crates"),
            *("price", "minimum_order", "free_from", "is_active"),
        )
        widgets = {"opens": CLOCK, "closes": CLOCK}
        error_messages = {"opens": NO_TIME, "closes": NO_TIME}

    def judged(self) -> list[Problem]:
        return problems_of_slot(self.instance)


class ClosedForm(forms.ModelForm):
    """A date to close. `knows` is asked for once it is clear that the date has orders."""

    day = DateField(label=_("Date"))
    knows = forms.BooleanField(required=False)

    class Meta:
        model = ClosedDate
        fields = ("day", "area", "reason")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].empty_label = _("All areas")
        self.fields["area"].help_text = ""
        dress(self)
        self.fields["knows"].widget.attrs.pop("class")

    def _post_clean(self) -> None:
        """The service judges."""
