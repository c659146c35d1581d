/* An open menu closes with Escape, and when something else is pressed. A link to what is in it, or in any other part
   that is folded away, opens it. */
const open = () => document.querySelectorAll("details.daypick[open]");

const reveal = () => {
  const folded = document.querySelector(":target")?.closest("details");
  if (folded) folded.open = true;
};
window.addEventListener("hashchange", reveal);
window.addEventListener("load", reveal); // earlier, the browser may not have looked for the target

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href="#choose-day"]');
  if (link) return setTimeout(reveal); // the address may hold it already
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of open()) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});
