/* The frame in the product page's editor is as tall as the form in it. */
document.addEventListener("DOMContentLoaded", () => {
  for (const frame of document.querySelectorAll(".commerce__frame")) {
    frame.addEventListener("load", () => {
      const content = frame.contentDocument.getElementById("main") ?? frame.contentDocument.body;
      const fit = () => { frame.style.height = `${content.offsetHeight + 48}px`; };
      new ResizeObserver(fit).observe(content);
      fit();
    });
  }
});
