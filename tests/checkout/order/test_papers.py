"""Invoices to look at and to keep: who may have one, as a page and as PDF."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Permission

from checkout.order import papers, pdf
from checkout.order.links import token_of
from checkout.order.papers import page_of_paper, pdf_of_paper
from checkout.order.pdf import OURS, can_print, static_file
from checkout.services.placing import place
from checkout.services.steps import change_status, confirm
from tests.factories import make_basket, make_country, make_home, make_product, make_submission, make_user, secured

pytestmark = pytest.mark.django_db
THERE = [200, 200 if can_print() else 302]  # without its libraries the file leads to the page


@pytest.fixture
def shop():
    make_country()
    return make_home()


@pytest.fixture
def alice(shop):
    return make_user(first_name="Alice")


def invoiced(user=None, lines: int = 1, name: str = "Whole milk"):
    """A confirmed order."""
    goods = [make_product(f"{name} {number}" if number else name) for number in range(lines)]
    order = place(make_submission(make_basket(*goods, user=user)))
    confirm(secured(order))
    return order


def addresses(order, desk: bool = False) -> list[str]:
    """The invoice as a page and as PDF."""
    if desk:
        start = f"/dashboard/orders/{order.number}"
    elif order.user_id:
        start = f"/account/orders/{order.number}"
    else:
        start = f"/account/order-status/{order.number}/{token_of(order)}"
    return [f"{start}/{order.invoices.get().slug}{end}" for end in ("/", ".pdf")]


def answers(client, paths: list[str]) -> list[int]:
    return [client.get(path).status_code for path in paths]


def say_e_mail(client, order, email: str):
    path = f"/account/order-status-form/{order.number}/{token_of(order)}/"
    return client.post(path, {"email": email})


class TestWhoMayHaveOne:
    def test_a_customer_finds_it_on_the_page_of_the_order(self, client, alice):
        order = invoiced(alice)
        client.force_login(alice)
        page = client.get(f"/account/orders/{order.number}/").content.decode()

        assert 'href="invoice-000001/"' in page
        assert 'href="invoice-000001.pdf"' in page
        assert answers(client, addresses(order)) == THERE

    def test_another_customers_is_not_there(self, client, alice):
        order = invoiced(alice)
        client.force_login(make_user("bob@example.com"))

        assert answers(client, addresses(order)) == [404, 404]

    def test_a_stranger_is_asked_to_sign_in(self, client, alice):
        assert answers(client, addresses(invoiced(alice))) == [302, 302]

    def test_an_invoice_of_another_order_is_not_there(self, client, alice):
        mine, other = invoiced(alice), invoiced(make_user("bob@example.com"), name="Kefir")
        client.force_login(alice)
        swapped = [path.replace("000001", "000002") for path in addresses(mine)]

        assert other.invoices.get().number == 2
        assert answers(client, swapped) == [404, 404]

    def test_a_guest_has_it_behind_the_link_once_the_e_mail_is_given(self, client, shop):
        order = invoiced()
        assert answers(client, addresses(order)) == [302, 302]

        say_e_mail(client, order, "somebody.else@example.com")
        assert answers(client, addresses(order)) == [302, 302]

        say_e_mail(client, order, "guest@example.com")
        assert answers(client, addresses(order)) == THERE

    def test_a_guests_link_that_is_not_ours_leads_nowhere(self, client, shop):
        order = invoiced()
        say_e_mail(client, order, "guest@example.com")
        forged = [path.replace(token_of(order), f"{token_of(order)[:-1]}x") for path in addresses(order)]

        assert answers(client, forged) == [404, 404]

    def test_a_guests_link_ends(self, client, shop, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        order = invoiced()
        paths = addresses(order)
        say_e_mail(client, order, "guest@example.com")
        time_machine.move_to("2027-03-02T12:00:00+00:00")

        assert answers(client, paths) == [410, 410]

    def test_the_order_desk_has_everybodys(self, client, alice):
        order = invoiced(alice)
        clerk = make_user("clerk@example.com", is_staff=True)
        clerk.user_permissions.add(Permission.objects.get(codename="view_order"))
        client.force_login(clerk)

        assert answers(client, addresses(order, desk=True)) == THERE
        assert "invoice-000001.pdf" in client.get(f"/dashboard/orders/{order.number}/").content.decode()

    def test_others_do_not_get_in_at_the_desk(self, client, alice):
        order = invoiced(alice)
        client.force_login(alice)

        assert set(answers(client, addresses(order, desk=True))) <= {302, 403}

    @pytest.mark.parametrize("slug", ["invoice-000009", "credit-note-000001", "receipt-000001", "invoice-1"])
    def test_what_was_not_issued_is_not_there(self, client, alice, slug):
        order = invoiced(alice)
        client.force_login(alice)

        assert client.get(f"/account/orders/{order.number}/{slug}.pdf").status_code == 404

    def test_nobody_keeps_or_lists_it(self, client, alice):
        order = invoiced(alice)
        client.force_login(alice)
        for path in addresses(order):
            response = client.get(path)
            assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
            assert "no-store" in response["Cache-Control"]


class TestThePage:
    def test_it_says_everything_and_stands_alone(self, client, alice):
        order = invoiced(alice)
        client.force_login(alice)
        page = client.get(addresses(order)[0]).content.decode()

        for words in ("INV-000001", order.number, "Whole milk, 568 ml", "£1.45", "VAT number", "Alice Hill"):
            assert words in page
        assert "<script" not in page
        assert "style=" not in page

    def test_a_credit_note_names_its_invoice_and_what_is_credited(self, alice, time_machine):
        time_machine.move_to("2026-12-02T12:00:00+00:00")
        order = invoiced(alice)
        change_status(order, "Cancelled")
        page = page_of_paper(order.invoices.get(kind="credit_note"))

        for words in ("CN-000001", "INV-000001, 2 Dec 2026", "Credited", "£3.45", "The order was cancelled"):
            assert words in page

    def test_what_a_shopper_typed_is_only_text(self, alice):
        order = place(make_submission(make_basket(make_product("<b>Milk</b>"), user=alice)))
        order.shipping_address.line1 = "<img src=file:///etc/passwd>"
        order.shipping_address.save()
        confirm(secured(order))
        page = page_of_paper(order.invoices.get())

        assert "&lt;b&gt;Milk&lt;/b&gt;" in page
        assert "<img src=file" not in page

    def test_it_stays_in_the_language_of_its_issue(self, alice, settings):
        paper = invoiced(alice).invoices.get()
        settings.LANGUAGE_CODE = "hi"

        assert '<html lang="en-gb">' in page_of_paper(paper)

    def test_where_no_pdf_can_be_made_the_page_is_shown(self, client, alice, monkeypatch):
        monkeypatch.setattr(papers, "can_print", lambda: False)
        order = invoiced(alice)
        client.force_login(alice)
        page, file = addresses(order)

        assert client.get(file)["Location"] == page
        assert ".pdf" not in client.get(page).content.decode()

    def test_missing_libraries_are_noticed_and_not_raised(self, monkeypatch):
        monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

        assert pdf.can_print.__wrapped__() is False


class TestItsFiles:
    def test_it_reads_our_own_style_fonts_and_pictures(self):
        for name in ("css/invoice.css", "fonts/vollkorn-latin.woff2", "favicon.svg"):
            assert static_file(OURS + name).is_file()

    @pytest.mark.parametrize(
        "address",
        [
            "file:///etc/passwd",
            "http://127.0.0.1:8000/",
            "https://example.com/a.css",
            "https://paper.invalid/../manage.py",
            "https://paper.invalid/%2e%2e/secret.css",
            "https://paper.invalid//etc/passwd.css",
            "https://paper.invalid/css/none.css",
            "https://paper.invalid.example.com/css/invoice.css",
            "data:text/css,*{}",
        ],
    )
    def test_and_nothing_else(self, address):
        """Guard: the question in static_file."""
        with pytest.raises(Exception, match=r"no static file of ours|located outside"):
            static_file(address)


@pytest.mark.pdf
class TestThePdf:
    def read(self, data: bytes):
        from pypdf import PdfReader

        return PdfReader(BytesIO(data))

    def test_it_is_one_page_of_a4_with_our_fonts_in_it(self, client, alice):
        order = invoiced(alice)
        client.force_login(alice)
        response = client.get(addresses(order)[1])
        pages = self.read(response.content).pages

        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'attachment; filename="invoice-000001.pdf"'
        assert [(round(page.mediabox.width), round(page.mediabox.height)) for page in pages] == [(595, 842)]
        fonts = {font.get_object()["/BaseFont"] for font in pages[0]["/Resources"]["/Font"].values()}
        assert all("Figtree" in font or "Vollkorn" in font for font in fonts)
        text = pages[0].extract_text()
        assert all(words in text for words in ("INV-000001", "Whole milk, 568 ml", "£3.45"))

    def test_what_is_written_in_hindi_finds_its_letters(self, alice):
        """Guard: the font behind Figtree in invoice.css. Without it, a machine with no such font prints boxes."""
        paper = invoiced(alice, name="घी").invoices.get()
        page = self.read(pdf_of_paper(paper)).pages[0]
        fonts = {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}

        assert any("Devanagari" in font for font in fonts)
        assert "घी" in page.extract_text()

    def test_many_lines_go_on_to_more_pages_under_the_same_head(self, alice):
        paper = invoiced(alice, lines=40, name="Farmhouse Cheddar").invoices.get()
        texts = [page.extract_text() for page in self.read(pdf_of_paper(paper)).pages]

        assert len(texts) == 2
        assert all("VAT rate" in text and "INV-000001" in text for text in texts)
        assert "1 / 2" in texts[0]
        assert "Total" in texts[-1]

    def test_the_same_paper_is_the_same_file(self, alice):
        paper = invoiced(alice).invoices.get()

        assert pdf_of_paper(paper) == pdf_of_paper(paper)

    def test_it_can_be_read_aloud(self, alice):
        catalog = self.read(pdf_of_paper(invoiced(alice).invoices.get())).trailer["/Root"]

        assert catalog["/MarkInfo"]["/Marked"]
        assert catalog["/Lang"] == "en-gb"

    def test_a_picture_from_elsewhere_is_not_fetched(self):
        from weasyprint.urls import FatalURLFetchingError

        with pytest.raises(FatalURLFetchingError):
            pdf.pdf_of('<html lang="en"><title>A</title><img alt="" src="file:///etc/hostname">')
