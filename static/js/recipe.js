/* What is ticked is counted on the button, and the recipe can be printed. Without it the button adds what is ticked. */
const button = document.querySelector("[data-total]");
const boxes = [...document.querySelectorAll('input[name="take"]')];

const money = (pennies) =>
  new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: button.dataset.currency }).format(pennies / 100);

/* While it says "Added" (basket.js), the new words wait where the old ones do. */
const say = (words) => {
  if (button.dataset.before === undefined) button.querySelector("[data-label]").textContent = words;
  else button.dataset.before = words;
};

const count = () => {
  const ticked = boxes.filter((box) => box.checked);
  const sum = (name) => ticked.reduce((all, box) => all + Number(box.dataset[name]), 0);
  const { none, one, several } = button.dataset;
  const units = sum("units");
  const words = units === 0 ? none : units === 1 ? one : several;
  say(words.replace("{count}", units).replace("{price}", money(sum("pennies"))));
  button.disabled = units === 0;
};

if (button) {
  for (const box of boxes) box.addEventListener("change", count);
  addEventListener("pageshow", count); // a browser that goes back keeps the ticks
}

for (const print of document.querySelectorAll("[data-print]")) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
