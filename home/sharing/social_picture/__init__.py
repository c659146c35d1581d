"""The picture under which a page is shared: made from the page, once for each state of it, kept like a rendition."""
