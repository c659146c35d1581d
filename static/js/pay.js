/* Paying by card. The card goes from the payment company's own fields straight to it; we get a name for it (token). */
const SCRIPT_MS = 15_000;
const ANSWER_MS = 60_000;
const form = document.querySelector("[data-pay]");

class Told extends Error {}

/* The payment company's script, which has to come from its own address. */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const late = setTimeout(() => reject(new Told(form.dataset.wordsScript)), SCRIPT_MS);
    script.onload = () => { clearTimeout(late); resolve(); };
    script.onerror = () => { clearTimeout(late); reject(new Told(form.dataset.wordsScript)); };
    script.src = address;
    document.head.append(script);
  });
}

async function ask(what, fields = {}) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const body = new URLSearchParams(fields);
  let answer, response;
  try {
    response = await fetch(form.dataset[what], { method: "POST", headers, body, signal: AbortSignal.timeout(ANSWER_MS) });
    answer = await response.json();
  } catch {
    throw new Told(form.dataset.wordsLine);
  }
  if (answer.words) throw Object.assign(new Told(answer.words), { isFinal: response.ok });
  return answer;
}

/* The sandbox brings bare fields, named in their placeholders; a postcode is not asked for. */
function labelFields(field) {
  for (const input of field.querySelectorAll("input")) {
    const words = form.dataset[`words${input.placeholder[0].toUpperCase()}${input.placeholder.slice(1)}`];
    input.hidden = !words;
    input.placeholder = words ?? "";
    input.inputMode = "numeric";
    input.setAttribute("aria-label", words ?? "");
  }
}

function begin(stripe) {
  const button = form.querySelector("button[type=submit]");
  const label = form.querySelector("[data-pay-label]");
  const problem = form.querySelector("[data-pay-problem]");
  const kept = form.querySelector("[data-pay-cards]");
  const fresh = form.querySelector("[data-pay-fresh]");
  const field = form.querySelector("[data-pay-card]");
  const style = getComputedStyle(field);
  const base = { color: style.color, fontFamily: style.fontFamily, fontSize: style.fontSize };
  const card = stripe.elements().create("card", { hidePostalCode: true, style: { base } });
  const asUsual = label.textContent;
  let token = ""; // the card that was read last: a second try asks for the same
  let isTyped = false; // who has begun with a new card stays with it

  const say = (words) => {
    problem.hidden = !words;
    problem.querySelector("span").textContent = words;
    if (words) problem.focus();
  };
  const busy = (is) => {
    button.disabled = is;
    button.setAttribute("aria-busy", is);
    label.textContent = is ? form.dataset.wordsBusy : asUsual;
  };
  const chosen = () => form.querySelector("[name=card]:checked")?.value ?? "";

  async function read() {
    const { client_secret: secret, next } = await ask("setup");
    if (next) return go(next);
    const { error, setupIntent } = await stripe.confirmCardSetup(secret, { payment_method: { card } });
    if (error) throw new Told(error.type === "card_error" || error.type === "validation_error" ? error.message : form.dataset.wordsCard);
    return setupIntent.payment_method?.id ?? setupIntent.payment_method;
  }

  async function pay() {
    const using = chosen() || token || (token = await read());
    const keep = !chosen() && form.elements.keep?.checked ? "1" : "";
    let answer = await ask("authorise", { token: using, keep });
    if (answer.client_secret) {
      await stripe.confirmCardPayment(answer.client_secret);
      answer = await ask("check");
    }
    if (answer.next) await go(answer.next);
  }

  const go = (address) => {
    location.assign(address);
    return new Promise(() => {}); // the button stays busy until the next page is there
  };

  const show = (cards) => {
    const template = kept.querySelector("template");
    for (const old of kept.querySelectorAll(".pay__kept")) old.remove();
    for (const [number, each] of cards.entries()) {
      const row = template.content.cloneNode(true);
      const radio = row.querySelector("input");
      radio.value = each.token;
      radio.id = `pay-kept-${number}`;
      radio.checked = number === 0 && !isTyped;
      row.querySelector("label").textContent = each.name;
      row.querySelector("label").htmlFor = radio.id;
      row.querySelector("button span").append(each.name);
      row.querySelector("button").addEventListener("click", () => list({ drop: each.token }));
      kept.querySelector("[data-pay-new]").before(row);
    }
    if (!cards.length) kept.querySelector("#pay-new").checked = true;
    kept.hidden = !cards.length;
    fresh.hidden = Boolean(chosen());
  };
  const list = async (fields) => {
    try {
      show((await ask("cards", fields)).cards ?? []);
    } catch (error) {
      if (fields) say(error.message);
    }
  };

  form.addEventListener("change", () => { fresh.hidden = Boolean(chosen()); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    say("");
    busy(true);
    try {
      await pay();
    } catch (error) {
      if (error.isFinal) token = "";
      say(error instanceof Told ? error.message : form.dataset.wordsLine);
    }
    busy(false);
  });

  card.on("change", () => { token = ""; isTyped = true; });
  card.on("focus", () => { isTyped = true; });
  card.mount(field);
  if (form.dataset.sandbox) labelFields(field);
  form.hidden = false;
  button.disabled = false;
  if (form.dataset.cards) list();
}

if (form) {
  document.querySelector("[data-pay-plain]")?.remove();
  try {
    await loaded(form.dataset.script);
    begin(window.Stripe(form.dataset.key));
  } catch (error) {
    const problem = form.querySelector("[data-pay-problem]");
    for (const child of form.children) child.hidden = child !== problem;
    problem.querySelector("span").textContent = error instanceof Told ? error.message : form.dataset.wordsScript;
    problem.hidden = form.hidden = false;
  }
}
