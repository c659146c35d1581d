/* Marks where one is: the longest address in the navigation that this page lies under. */
const links = [...document.querySelectorAll(".desk-nav a")].filter((link) => location.pathname.startsWith(link.pathname));
links.sort((one, other) => other.pathname.length - one.pathname.length)[0]?.setAttribute("aria-current", "page");

/* Oscar 4.2's order page calls a function that its script no longer has. */
window.oscar.dashboard.orders.initTable ??= () => {};
