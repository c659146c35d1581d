/* While a shopper types in a search (form[data-suggest]), pages to go to are listed under it. Without this module, or
   when the server does not answer, the search works as it is. */
const PAUSE = 180;

const isTelling = (words) => words.trim().length > 1;

function suggesting(form, place) {
  const input = form.querySelector("[name=q]");
  const source = new URL("suggest/", form.action);
  const panel = Object.assign(document.createElement("div"), { className: "suggest", hidden: true });
  const said = Object.assign(document.createElement("p"), { className: "visually-hidden" });
  said.setAttribute("role", "status");
  form.append(panel, said);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  let asking = new AbortController();
  let timer = 0;
  let chosen = -1;

  const options = () => [...panel.querySelectorAll("[role=option]")];

  const choose = (place) => {
    const all = options();
    chosen = place;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", all[chosen].id);
      all[chosen].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (isOpen) => {
    panel.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  };

  const close = () => {
    clearTimeout(timer);
    asking.abort();
    show(false);
  };

  const fill = (html) => {
    panel.innerHTML = html;
    const list = panel.firstElementChild;
    list.id = `suggest-${place}`;
    options().forEach((option, index) => { option.id = `suggest-${place}-${index}`; });
    input.setAttribute("aria-controls", list.id);
    said.textContent = list.dataset.said;
    show(options().length > 0);
    choose(-1);
  };

  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    source.searchParams.set("q", input.value);
    try {
      const answer = await fetch(source, { signal: asking.signal });
      if (answer.ok) fill(await answer.text());
      else show(false);
    } catch (error) {
      if (error.name !== "AbortError") show(false);
    }
  };

  const go = (option) => {
    close();
    location.assign(option.dataset.href);
  };

  input.addEventListener("input", () => {
    if (!isTelling(input.value)) return close();
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const all = options();
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      go(all[chosen]);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (panel.hidden) show(true);
      choose(chosen + step < -1 ? all.length - 1 : chosen + step >= all.length ? -1 : chosen + step);
    }
  });

  panel.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
  form.addEventListener("submit", close);
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
}

document.querySelectorAll("form[data-suggest]").forEach(suggesting);
