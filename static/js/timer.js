/* A step's timer: started and stopped by hand, and read aloud only then and at its end, which makes no sound. It counts
   to a moment of the clock, so that a sleeping tab is not late, and keeps the screen awake while one runs. */
const said = document.createElement("p");
said.className = "visually-hidden";
said.setAttribute("role", "status");
document.body.append(said);

const title = document.title;
const timers = [];
let lock;

const running = () => timers.some((timer) => timer.end && !timer.isOver);

const wake = async () => {
  if (running() && !document.hidden) lock ??= await navigator.wakeLock?.request("screen").catch(() => undefined);
  else if (!running()) {
    lock?.release();
    lock = undefined;
  }
};

const clock = (seconds) => {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

const headline = () => {
  const over = timers.find((timer) => timer.isOver);
  document.title = over ? `● ${over.place.dataset.up} – ${title}` : title;
};

class Timer {
  constructor(place) {
    this.place = place;
    this.left = place.querySelector("[data-left]");
    this.written = this.left.textContent;
    this.starter = place.querySelector("[data-start]");
    this.stopper = place.querySelector("[data-stop]");
    this.starter.hidden = false;
    this.starter.addEventListener("click", () => this.start());
    this.stopper.addEventListener("click", () => this.stop());
  }

  start() {
    this.end = Date.now() + Number(this.place.dataset.timer) * 60000;
    this.show("running", this.stopper);
    said.textContent = this.place.dataset.started;
    this.tick();
  }

  tick() {
    const seconds = Math.max(0, Math.ceil((this.end - Date.now()) / 1000));
    this.left.textContent = clock(seconds);
    if (seconds) this.beat = setTimeout(() => this.tick(), 250);
    else this.finish();
  }

  finish() {
    this.isOver = true;
    this.left.textContent = this.place.dataset.up;
    this.show("over");
    said.textContent = this.place.dataset.told;
  }

  stop() {
    clearTimeout(this.beat);
    if (!this.isOver) said.textContent = this.place.dataset.stopped;
    this.end = undefined;
    this.isOver = false;
    this.left.textContent = this.written;
    this.show("", this.starter);
  }

  show(state, focused) {
    this.place.dataset.state = state;
    this.starter.hidden = Boolean(state);
    this.stopper.hidden = !state;
    this.stopper.querySelector("[data-running]").hidden = state === "over";
    this.stopper.querySelector("[data-over]").hidden = state !== "over";
    focused?.focus();
    headline();
    wake();
  }
}

for (const place of document.querySelectorAll("[data-timer]")) timers.push(new Timer(place));
document.addEventListener("visibilitychange", () => {
  if (document.hidden) lock = undefined; // the browser has let it go
  else wake();
});
