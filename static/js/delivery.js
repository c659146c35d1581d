/* While the delivery page is filled in, what it shows stays true for the place, day and window picked so far.

The server answers the form as it stands with the same page ("look"); its parts marked data-looked-up replace ours, except
the one that is being used. */
const form = document.querySelector("[data-delivery]");
const TELLING = /^(saved|postcode|day|slot-.*)$/;
let turn = 0;

async function look(used) {
  const mine = ++turn;
  const asked = new FormData(form);
  asked.set("look", "1");
  const answer = await fetch(form.action, { method: "POST", body: asked });
  if (!answer.ok || answer.redirected || mine !== turn) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-looked-up]")) {
    const fresh = page.getElementById(part.id);
    if (fresh && part.isConnected && !part.contains(used)) part.replaceWith(fresh);
  }
}

form?.addEventListener("change", ({ target }) => {
  if (TELLING.test(target.name)) look(target).catch(() => {}); // without an answer the page stays as it is
});
