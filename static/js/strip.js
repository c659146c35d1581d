/* On a phone the range scrolls sideways; the one that is open is brought into view. */
const list = document.querySelector(".masthead__list");
const current = list?.querySelector("[aria-current]");

if (current) list.scrollLeft = current.offsetLeft - list.offsetLeft - (list.clientWidth - current.offsetWidth) / 2;
