/* A film's poster becomes the player when it is pressed, and not before: its host hears of nobody else. */
document.addEventListener("click", (event) => {
  const poster = event.target.closest("a[data-player]");
  if (!poster || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  player.className = "film__player";
  player.title = poster.dataset.title;
  player.allow = "autoplay; fullscreen; picture-in-picture";
  player.referrerPolicy = "strict-origin"; // hosts refuse to play for a page without a name
  player.src = poster.dataset.player;
  poster.replaceWith(player);
  player.focus();
});
