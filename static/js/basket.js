/* What is added to the basket shows in place: the link in the header, a small basket under it, "Added" on the button.
   htmx posts the form and puts the answer's parts where they belong; here is what only a page can do. */
const BUTTON_MS = 2500;
const PANEL_MS = 7000;
const panel = document.getElementById("mini");
let timer;

const hide = () => {
  clearTimeout(timer);
  if (panel) panel.hidden = true;
};

const isUsed = () => panel.matches(":hover") || panel.contains(document.activeElement);

/* Good news goes by itself, unless somebody is looking at it; bad news stays. */
const show = (isGood) => {
  clearTimeout(timer);
  panel.hidden = false;
  if (isGood) timer = setTimeout(() => (isUsed() ? show(isGood) : hide()), PANEL_MS);
};

const sayAdded = (button) => {
  const label = button.querySelector("[data-label]");
  const sign = button.querySelector("use");
  if (button.dataset.before !== undefined) return;
  button.dataset.before = label?.textContent ?? "";
  const icon = sign.getAttribute("href");
  sign.setAttribute("href", icon.replace(/#.*/, "#tick"));
  if (label) label.textContent = button.dataset.added;
  setTimeout(() => {
    sign.setAttribute("href", icon);
    if (label) label.textContent = button.dataset.before;
    delete button.dataset.before;
  }, BUTTON_MS);
};

document.addEventListener("htmx:after:swap", ({ target }) => {
  if (panel && target.matches("form[data-adds]")) show(false);
});

document.addEventListener("basket-added", ({ target }) => {
  if (!panel.querySelector(".mini__message:not(.mini__message--success)")) show(true);
  const button = target.querySelector("button[type=submit]");
  if (button) sayAdded(button);
});

/* A tap counts although the next one leaves the page: the browser sees the form through, and keeps the answer's cookie. */
document.addEventListener("htmx:before:request", ({ target, detail }) => {
  if (target.matches?.("form[data-adds]")) detail.ctx.request.keepalive = true;
});

/* Without an answer, or with one that is a page of its own, the form goes the way it goes without JavaScript. */
for (const trouble of ["htmx:response:error", "htmx:error"]) {
  document.addEventListener(trouble, ({ target, detail }) => {
    const isLost = trouble === "htmx:response:error" || !detail.ctx?.response; // else it was answered, and is in
    if (target.matches?.("form[data-adds]") && isLost) target.submit();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !panel || panel.hidden) return;
  if (panel.contains(document.activeElement)) document.querySelector("#basket-link a:last-child").focus();
  hide();
});

document.addEventListener("click", ({ target }) => {
  if (!panel || panel.hidden) return;
  if (target.closest("[data-close]")) {
    document.querySelector("#basket-link a:last-child").focus();
    hide();
  } else if (!panel.contains(target) && !target.closest("form[data-adds]")) hide();
});
