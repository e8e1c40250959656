// What pages gain with a script: keys, the word that belongs to a note lit up, copying, dropping files.
// Every page works without it.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const isTyping = (element) => element && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

  // A note and its words light up together.
  const light = (code, on) =>
    all(`[data-code="${CSS.escape(code)}"]`).forEach((element) => element.classList.toggle("lit", on));
  for (const [event, on] of [["mouseover", true], ["mouseout", false]]) {
    document.addEventListener(event, (e) => {
      const element = e.target.closest?.("[data-code]");
      if (element) light(element.dataset.code, on);
    });
  }

  // Steps through provisions, notes or rows; the one that is reached is marked .here.
  const step = (selector, by) => {
    const items = all(selector).filter((item) => item.offsetParent !== null);
    if (!items.length) return;
    const at = items.findIndex((item) => item.classList.contains("here"));
    const next = at < 0 ? (by > 0 ? 0 : items.length - 1) : Math.min(Math.max(at + by, 0), items.length - 1);
    items.forEach((item, index) => item.classList.toggle("here", index === next));
    items[next].scrollIntoView({ block: "center" });
  };
  const here = (selector) => document.querySelector(selector + ".here");
  const main = document.querySelector(".part") ? ".part" : ".list tbody tr";
  // A slider tells its value while the hand is on it.
  document.addEventListener("input", (e) => {
    const output = e.target.closest?.(".slider")?.querySelector("output");
    if (output) output.value = e.target.value;
  });
  const go = { p: "/published", v: "/appraisals", d: "/", t: "/targets", a: "/agencies", r: "/references", c: "/captures", e: "/records", i: "/import", m: "/land/map", s: "/cases", l: "/registers" };
  let isGoing = false;

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (isTyping(document.activeElement)) {
      if (e.key === "Escape") document.activeElement.blur();
      return;
    }
    if (isGoing) {
      isGoing = false;
      if (go[e.key]) location.href = go[e.key];
      return;
    }
    const note = here(".note");
    switch (e.key) {
      case "/": e.preventDefault(); (document.querySelector(".own-find") ?? document.querySelector(".top .find input")).select(); break;
      case "?": location.href = "/help"; break;
      case "g": isGoing = true; setTimeout(() => { isGoing = false; }, 1500); break;
      case "j": step(main, 1); break;
      case "k": step(main, -1); break;
      // Once a row is reached by a key, the arrows go on from it; before that they scroll.
      case "ArrowDown": case "ArrowUp":
        if (here(main)) { e.preventDefault(); step(main, e.key === "ArrowDown" ? 1 : -1); }
        break;
      case "n": step(".note", 1); break;
      case "p": step(".note", -1); break;
      case "o": case "Enter": {
        // Enter on a link or a button is theirs.
        if (e.key === "Enter" && document.activeElement !== document.body) return;
        const target = here(main);
        const link = target?.querySelector(".anchor") ?? target?.querySelector("a");
        if (link) location.href = link.href;
        break;
      }
      case "c": case "x": case "u": case "e":
        note?.querySelector(`[data-key="${e.key}"]`)?.click();
        break;
    }
  });

  // The line of the contents that is being read.
  const lines = new Map(all(".tree a[href^='#']").map((a) => [a.getAttribute("href").slice(1), a.parentElement]));
  if (lines.size && "IntersectionObserver" in window) {
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        const line = lines.get(entry.target.id);
        if (!line || !entry.isIntersecting) continue;
        lines.forEach((other) => other.classList.remove("here"));
        line.classList.add("here");
      }
    }, { rootMargin: "-10% 0px -70% 0px" });
    all(".part[id]").forEach((part) => observer.observe(part));
  }
  // On a narrow screen the contents would push the text away.
  if (matchMedia("(max-width: 860px)").matches) document.querySelector(".tree details")?.removeAttribute("open");

  // Copying an identifier or a link.
  if (navigator.clipboard) {
    all("[data-copy]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.classList.add("done");
        button.textContent += " ✓";
      });
    });
  }

  // Files dropped on the form of the reading page.
  const drop = document.querySelector(".drop");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    for (const type of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(type, (e) => {
        e.preventDefault();
        drop.classList.toggle("over", type === "dragover");
        if (type === "drop" && e.dataTransfer.files.length) {
          input.files = e.dataTransfer.files;
          drop.requestSubmit();
        }
      });
    }
    drop.addEventListener("submit", (e) => {
      // What is too large is told before it is sent.
      const size = [...input.files].reduce((sum, file) => sum + file.size, 0);
      if (drop.dataset.limit && size > Number(drop.dataset.limit)) {
        e.preventDefault();
        input.setCustomValidity(drop.dataset.tooLarge);
        input.reportValidity();
        return;
      }
      drop.querySelector("button").disabled = true;
    });
    input.addEventListener("change", () => input.setCustomValidity(""));
  }

  // An area is drawn on the map corner by corner and sent as WKT.
  const map = document.querySelector("svg.map[data-frame]");
  const draw = document.querySelector(".map-draw");
  if (map && draw) {
    const done = document.querySelector(".map-done");
    const line = map.querySelector(".drawing");
    const [west, south, east, north] = map.dataset.frame.split(",").map(Number);
    const { width, height } = map.viewBox.baseVal;
    let corners = [];
    const show = () => line.setAttribute("points", corners.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(" "));
    draw.hidden = false;
    draw.addEventListener("click", () => {
      const isOn = map.classList.toggle("draws");
      draw.setAttribute("aria-pressed", String(isOn));
      corners = [];
      done.hidden = true;
      show();
    });
    map.addEventListener("click", (e) => {
      if (!map.classList.contains("draws")) return;
      e.preventDefault();
      const at = new DOMPoint(e.clientX, e.clientY).matrixTransform(map.getScreenCTM().inverse());
      corners.push({ x: at.x, y: at.y });
      done.hidden = corners.length < 3;
      show();
    });
    done.addEventListener("click", () => {
      const degrees = [...corners, corners[0]].map((p) =>
        `${(west + (p.x / width) * (east - west)).toFixed(7)} ${(north - (p.y / height) * (north - south)).toFixed(7)}`);
      const form = document.querySelector(".renewal-form");
      form.elements.area.value = `POLYGON((${degrees.join(",")}))`;
      form.requestSubmit();
    });
  }
})();
