/* The today board: choose all of a page, and say how many batches and units are chosen. */
const form = document.querySelector("[data-board]");
const all = form?.querySelector("[data-board-all]");
const count = form?.querySelector("[data-board-count]");
const boxes = [...(form?.querySelectorAll('[name="batch"]') ?? [])];

function tell() {
  const chosen = boxes.filter((box) => box.checked);
  const units = chosen.reduce((sum, box) => sum + Number(box.dataset.units), 0);
  count.textContent = chosen.length
    ? count.dataset.some.replace("%(batches)s", chosen.length).replace("%(units)s", units)
    : count.dataset.none;
  all.checked = chosen.length > 0 && chosen.length === boxes.length;
  all.indeterminate = chosen.length > 0 && !all.checked;
}

if (all && boxes.length) {
  all.hidden = false;
  all.addEventListener("change", () => {
    boxes.forEach((box) => { box.checked = all.checked; });
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
