"""Whether a request comes from one of our own pages, told by the browser itself."""

from urllib.parse import urlsplit


def from_our_pages(request) -> bool:
    """True if the browser says so: by Sec-Fetch-Site, else by Origin, else by Referer.

    A browser sends at least one of them with a form; what sends none is no browser with somebody's cookies.
    Source: OWASP, Cross-Site Request Forgery Prevention, "Fetch metadata" and "Verifying origin".
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if not origin:
        return True
    try:
        return urlsplit(origin).netloc == request.get_host()
    except ValueError:  # no address, such as http://[
        return False
