/* Thumbnails bring their photograph into the strip without moving the page, and show which one is seen. */
for (const gallery of document.querySelectorAll(".gallery")) {
  const strip = gallery.querySelector(".gallery__strip");
  const thumbs = [...gallery.querySelectorAll(".gallery__thumb")];
  const photoOf = (thumb) => document.getElementById(thumb.hash.slice(1));

  for (const thumb of thumbs) {
    thumb.addEventListener("click", (event) => {
      event.preventDefault();
      strip.scrollTo({ left: photoOf(thumb).offsetLeft - strip.offsetLeft });
    });
  }

  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((each) => each.isIntersecting)) {
      for (const thumb of thumbs) {
        if (photoOf(thumb) === entry.target) thumb.setAttribute("aria-current", "true");
        else thumb.removeAttribute("aria-current");
      }
    }
  }, { root: strip, threshold: 0.6 });
  for (const photo of strip.children) seen.observe(photo);
}
