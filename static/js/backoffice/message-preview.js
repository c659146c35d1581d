/* Shows a message as it is typed: presses its form's own preview button, a moment after the last key. */
const PAUSE = 400; // milliseconds

const form = document.querySelector("[data-preview-form]");
const button = form?.querySelector("[data-preview]");
let waiting;

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => form.requestSubmit(button), PAUSE);
});
