/* An open menu closes with Escape, and when something else is pressed. A link to what is in it opens it. */
const open = () => document.querySelectorAll("details.daypick[open]");

const reveal = () => {
  const menu = document.getElementById(location.hash.slice(1))?.closest("details.daypick");
  if (menu) menu.open = true;
};
window.addEventListener("hashchange", reveal);
reveal();

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
