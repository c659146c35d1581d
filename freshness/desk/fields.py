"""What was refused, beside the fields that it is about."""

from django import forms

from freshness.errors import Refused


def tell(form: forms.BaseForm, refused: Refused) -> None:
    """Puts each problem beside its field; what is about none of the form's stands above all."""
    for problem in refused.problems:
        form.add_error(problem.field if problem.field in form.fields else None, problem.words)
