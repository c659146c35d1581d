/* The timeline of an order keeps itself up to date: by a stream of events, or by asking every few seconds. Only while
   somebody looks, and no longer than there is something to come. Without it, a link leads to the same. */
const patience = 4; // failures in a row after which the link is back
let source, timer, failures = 0;

const sign = () => document.querySelector("[data-live]");
const section = () => sign()?.closest("section");
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");

const byItself = (works) => {
  if (!sign()) return;
  sign().querySelector(".live__again").hidden = works;
  sign().querySelector(".live__itself").hidden = !works;
};

const show = (html) => {
  const before = sign()?.dataset.words;
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("section");
  if (!fresh || !section()) return;
  const badge = fresh.querySelector(".badge")?.textContent.trim() ?? "";
  section().replaceWith(fresh);
  if (badge !== before) said.textContent = badge;
  byItself(true);
  if (!sign()) stop();
};

const ask = async () => {
  try {
    const answer = await fetch(sign().dataset.live, { headers: { "If-None-Match": `"${sign().dataset.version}"` }, redirect: "error" });
    if (answer.status === 200) show(await answer.text());
    else if (answer.status !== 304) throw new Error(answer.status);
    failures = 0;
  } catch {
    failures += 1;
  }
  if (sign()) byItself(failures < patience);
  if (sign() && !document.hidden) timer = setTimeout(ask, sign().dataset.every * 1000 * Math.min(2 ** failures, 16));
};

const listen = () => {
  const { live, version } = sign().dataset;
  source = new EventSource(`${live}stream/?seen=${version}`);
  source.addEventListener("status", (event) => show(event.data));
  source.addEventListener("open", () => byItself(true));
  source.addEventListener("error", () => {
    if (source.readyState !== EventSource.CLOSED) return; // it tries again by itself
    stop();
    ask();
  });
};

const stop = () => {
  source?.close();
  clearTimeout(timer);
  source = timer = undefined;
};

const start = () => {
  stop();
  if (!sign() || document.hidden) return;
  if (sign().dataset.mode === "stream") listen();
  else timer = setTimeout(ask, sign().dataset.every * 1000);
  byItself(true);
};

if (sign()) {
  section().after(said);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
    else if (sign()?.dataset.mode === "stream") start();
    else if (sign()) ask();
  });
  start();
}
