"""The way of a file: chosen, its columns named, its products named, looked at, and only then imported."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from desk.fields import tell
from desk.files import as_csv, csv_lines
from freshness.desk.imports.columns import columns_form, examples, save_columns
from freshness.desk.imports.forms import FileForm
from freshness.desk.imports.kept import crumbs, with_file
from freshness.desk.imports.products import naming, save_names
from freshness.errors import Refused, RowsRefused
from freshness.imports.run import check, import_kept
from freshness.imports.uploads import forget_old, keep
from freshness.models import ImportFile, ImportMapping

MAY_IMPORT = ("freshness.add_importmapping", "freshness.add_goodsin")
PROBLEMS_ON_A_PAGE = 200
may_import = permission_required(MAY_IMPORT, raise_exception=True)


@may_import
def choose(request: HttpRequest) -> HttpResponse:
    """The first step: a file, and a mapping that stands or a new one."""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        forget_old()
        mapping = form.cleaned_data["mapping"]
        try:
            file = keep(upload=form.cleaned_data["file"], mapping=mapping, by=request.user)
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("freshness_import_columns", file.key)
    context = {"page_title": _("Import batches"), "form": form, "mappings": ImportMapping.objects.all()}
    return render(request, "freshness/imports/choose.html", context, status=422 if form.errors else 200)


@may_import
@with_file
def columns(request: HttpRequest, file: ImportFile, table) -> HttpResponse:
    """The second step: which column means what."""
    form = columns_form(request.POST if request.method == "POST" else None, file, table)
    if form.is_valid():
        try:
            save_columns(form, file, table)
        except Refused as refused:
            tell(form, refused)
        else:
            return redirect("freshness_import_products", file.key)
    context = crumbs(_("Which column is what?")) | {"file": file, "form": form, "notes": table.notes}
    context |= {"headings": table.headings, "first_rows": examples(table)}
    return render(request, "freshness/imports/columns.html", context, status=422 if form.errors else 200)


@may_import
@with_file
def products(request: HttpRequest, file: ImportFile, table) -> HttpResponse:
    """The third step: what the file's names of products mean. Passed over if all are known."""
    if file.mapping is None:
        return redirect("freshness_import_columns", file.key)
    if request.method == "POST":
        save_names(file, table, request.POST)
        return redirect("freshness_import_check", file.key)
    names = naming(file, table)
    if not names.entries or ("all" not in request.GET and not names.is_needed):
        return redirect("freshness_import_check", file.key)
    context = crumbs(_("Which product is which?")) | {"file": file, "names": names}
    return render(request, "freshness/imports/products.html", context)


@may_import
@with_file
def look(request: HttpRequest, file: ImportFile, table) -> HttpResponse:
    """The last step: everything that would happen, and every row in error. Posted, it happens."""
    if file.mapping is None:
        return redirect("freshness_import_columns", file.key)
    try:
        if request.method == "POST":
            return _import(request, file)
        report = check(table=table, mapping=file.mapping, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("freshness_import_columns", file.key)
    except RowsRefused as refused:
        report = refused.report
    page = Paginator(report.problems, PROBLEMS_ON_A_PAGE).get_page(request.GET.get("p"))
    context = crumbs(_("What the import would do")) | {"file": file, "report": report, "page": page}
    context |= {"is_refused": request.method == "POST"}
    return render(request, "freshness/imports/check.html", context, status=422 if request.method == "POST" else 200)


def _import(request: HttpRequest, file: ImportFile) -> HttpResponse:
    leave_out = "leave_out_errors" in request.POST
    report = import_kept(key=file.key, leave_out_errors=leave_out, by=request.user)
    if report is None:
        messages.warning(request, _("This file has been imported already, and was not imported again."))
    else:
        words = ngettext("%(count)d goods-in was booked", "%(count)d goods-ins were booked", len(report.receipts))
        messages.success(request, f"{words % {'count': len(report.receipts)}}. {report.summary}")
    return redirect("freshness_import")


@require_safe
@may_import
@with_file
def errors(request: HttpRequest, file: ImportFile, table) -> HttpResponse:
    """Every row in error as a CSV file, to put right what it names."""
    if file.mapping is None:
        return redirect("freshness_import_columns", file.key)
    try:
        report = check(table=table, mapping=file.mapping, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("freshness_import_columns", file.key)
    headings = [_("Row"), _("Column"), _("Value"), _("What is wrong, and what to do")]
    rows = ([each.row, each.column, each.value, each.words] for each in report.problems)
    return as_csv("rows-in-error.csv", csv_lines(headings, rows))


@may_import
@require_POST
def forget(request: HttpRequest, key: str) -> HttpResponse:
    """Drops a kept file."""
    ImportFile.objects.filter(key=key, by=request.user).delete()
    messages.success(request, _("The file was dropped. Nothing of it was imported."))
    return redirect("freshness_import")


@permission_required("freshness.delete_importmapping", raise_exception=True)
@require_POST
def delete_mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """Forgets a mapping. What was imported with it stays."""
    mapping = get_object_or_404(ImportMapping, pk=pk)
    mapping.delete()
    messages.success(request, _("The mapping “%(name)s” was deleted.") % {"name": mapping})
    return redirect("freshness_import")
