// Scanners send the sign between two fields (FNC1) as Ctrl+], which browsers swallow: put a sign for it instead.
const field = document.querySelector("[data-scan]");

field?.addEventListener("keydown", (event) => {
  if (!event.ctrlKey || event.altKey || (event.key !== "]" && event.code !== "BracketRight" && event.key !== "\u001d")) {
    return;
  }
  event.preventDefault();
  field.setRangeText("\u241d", field.selectionStart, field.selectionEnd, "end");
});
