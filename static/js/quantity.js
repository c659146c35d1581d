/* Minus and plus count in place where the form has no buttons of its own for it (data-quantity). */
for (const quantity of document.querySelectorAll("[data-quantity]")) {
  const number = quantity.querySelector("input[type=number]");
  const step = (by) => {
    const to = Number(number.value || number.min) + by;
    number.value = Math.min(Number(number.max), Math.max(Number(number.min), to));
    number.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const button of quantity.querySelectorAll("button[data-by]")) {
    button.hidden = false;
    button.addEventListener("click", () => step(Number(button.dataset.by)));
  }
}
