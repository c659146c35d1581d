/* What stops a form is read first: its summary takes the focus on arrival. */
document.querySelector("[data-focus]")?.focus();
