"""The papers of an order, to look at and to keep: for its customer, its guest, and the order desk."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import override
from django.views import generic
from oscar.core.loading import get_model

from checkout.models import Invoice
from checkout.order.doors import OfCustomer, OfGuest, unlisted
from checkout.order.pdf import OURS, can_print, pdf_of
from checkout.order.sheets import sheet_of

SLUG = r"(?P<slug>(?:invoice|credit-note)-\d{6,9})"


def papers_of(order) -> QuerySet[Invoice]:
    """The invoice of an order and its credit notes, in the order in which they were issued."""
    return order.invoices.order_by("pk")


def page_of_paper(paper: Invoice, files: str = "") -> str:
    """The paper as a page, in the language in which it was issued. `files`: what stands before its files' names."""
    with override(paper.content["language"]):
        return render_to_string(
            "checkout/invoice.html", {"sheet": sheet_of(paper), "files": files, "has_pdf": can_print()}
        )


def pdf_of_paper(paper: Invoice) -> bytes:
    """The paper as PDF; for a machine that can print."""
    return pdf_of(page_of_paper(paper, OURS))


class PaperView(generic.View):
    """A paper as a page, which any browser can print."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return unlisted(super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return HttpResponse(page_of_paper(self.find_paper()))

    def find_paper(self) -> Invoice:
        """The paper that the address names; another order's is not there."""
        kind, _dash, number = self.kwargs["slug"].rpartition("-")
        return get_object_or_404(papers_of(self.find_order()), kind=kind.replace("-", "_"), number=int(number))


class PdfView(PaperView):
    """A paper as a file to keep; as a page where this machine can't make PDFs."""

    def get(self, request: HttpRequest, **kwargs) -> HttpResponse:
        paper = self.find_paper()
        if not can_print():
            return HttpResponseRedirect(request.path.removesuffix(".pdf") + "/")
        headers = {"Content-Disposition": f'attachment; filename="{paper.slug}.pdf"'}
        return HttpResponse(pdf_of_paper(paper), content_type="application/pdf", headers=headers)


class OfDesk:
    """For the order desk's views of any order; the desk's addresses ask who may come in."""

    def find_order(self):
        return get_object_or_404(get_model("order", "Order"), number=self.kwargs["order_number"])


class CustomerPaperView(OfCustomer, PaperView):
    pass


class CustomerPdfView(OfCustomer, PdfView):
    pass


class GuestPaperView(OfGuest, PaperView):
    pass


class GuestPdfView(OfGuest, PdfView):
    pass


class DeskPaperView(OfDesk, PaperView):
    pass


class DeskPdfView(OfDesk, PdfView):
    pass
