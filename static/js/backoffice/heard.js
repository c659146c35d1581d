/* Says what Oscar's tables, tabs and headings only show, for those who hear them. They need scripts anyway. */
const main = document.getElementById("desk-content");
const words = main.dataset; // data-tick, data-all, data-column, data-search
const label = (control, text) => control.setAttribute("aria-label", text);
const unnamed = (selector) => document.querySelectorAll(`${selector}:not([aria-label])`);

for (const head of main.querySelectorAll("th")) {
  if (head.textContent.trim()) continue;
  const said = Object.assign(document.createElement("span"), { className: "sr-only" });
  const column = `:is(th, td):nth-child(${head.cellIndex + 1}) input[type=checkbox]`;
  said.textContent = head.closest("table").querySelector(column) ? words.tick : words.column;
  head.append(said);
}

for (const tab of main.querySelectorAll("[role=tablist] .nav-link")) {
  tab.parentElement.setAttribute("role", "presentation");
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-selected", String(tab.classList.contains("active")));
}

let level = 1;
for (const heading of main.querySelectorAll("h1, h2, h3, h4, h5")) {
  const own = Number(heading.tagName[1]);
  if (own > level + 1) heading.setAttribute("aria-level", String(level + 1));
  level = Math.min(own, level + 1);
}

/* Tick boxes, and the fields that lists to choose from build for themselves: some come later. */
const name = () => {
  for (const box of unnamed("th input[type=checkbox]")) label(box, words.all);
  for (const box of unnamed("[name=select_all]")) label(box, words.all);
  for (const box of unnamed("td input[type=checkbox]")) {
    label(box, `${words.tick} ${box.closest("tr").querySelector("td a")?.textContent.trim() || box.value}`);
  }
  for (const field of unnamed(".select2-search__field")) {
    const select = field.closest(".select2")?.previousElementSibling;
    label(field, select?.labels?.[0]?.textContent.trim() || words.search);
  }
};
name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
