/* Says that something isn't saved yet, asks before it is lost, and leads to what went wrong. */
for (const form of document.querySelectorAll("[data-commerce-form]")) {
  let isChanged = false;
  form.addEventListener("input", () => {
    isChanged = true;
    form.querySelector("[data-commerce-unsaved]").hidden = false;
  });
  form.addEventListener("submit", () => { isChanged = false; });
  window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
}

document.querySelector("[data-commerce-problems]")?.focus();
if (window.top !== window) {
  for (const link of document.querySelectorAll("main a:not([href^='#'])")) link.target = "_top";
}
