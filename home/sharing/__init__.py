"""What is said about a page to machines: search engines, feed readers, and places where it is shared."""
