// Keys for rows (j k, enter, a r l), / for the search, ? for help; progress and sliders where a page
// has them. Everything works without this file.
(() => {
  "use strict";
  const rows = () => [...document.querySelectorAll("[data-row]")];
  let at = -1;

  const mark = (next) => {
    const all = rows();
    if (!all.length) return;
    if (all[at]) all[at].classList.remove("marked");
    at = Math.max(0, Math.min(all.length - 1, next));
    const row = all[at];
    row.classList.add("marked");
    const link = row.matches("a") ? row : row.querySelector("a");
    if (link) link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  };

  const press = (key) => {
    const row = rows()[at];
    const button = row && row.querySelector(`button[data-key="${key}"]`);
    if (button) button.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    switch (event.key) {
      case "j": mark(at + 1); break;
      case "k": mark(at - 1); break;
      case "a": case "r": case "l": press(event.key); break;
      case "?": location.href = "/help#keys"; break;
      case "/": {
        event.preventDefault();
        const box = document.querySelector("input[type=search]");
        if (box) box.focus(); else location.href = "/search";
        break;
      }
    }
  });
  document.addEventListener("htmx:afterSwap", () => { at = -1; });

  // Progress of long work.
  const live = document.querySelector("[data-live]");
  if (live && window.EventSource) {
    const source = new EventSource(live.dataset.live);
    source.onmessage = (event) => {
      live.textContent = "";
      for (const job of JSON.parse(event.data)) {
        const line = document.createElement("p");
        const bar = document.createElement("progress");
        if (job.share >= 0) { bar.max = 1; bar.value = job.share; }
        bar.setAttribute("aria-label", job.name);
        line.append(bar, " ", job.name + ": " + job.words);
        live.append(line);
      }
      if (!live.children.length) live.textContent = "Nothing long is being done.";
    };
    window.addEventListener("pagehide", () => source.close());
  }

  // A slider shows where it stands, and goes there when let go.
  for (const slider of document.querySelectorAll("input[type=range][data-go]")) {
    const shown = document.querySelector(`output[for="${slider.id}"]`);
    slider.addEventListener("input", () => { if (shown) shown.textContent = slider.value; });
    slider.addEventListener("change", () => slider.form.requestSubmit());
  }
})();
