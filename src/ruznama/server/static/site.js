// Single keys, if the reader has not switched them off, and a button that copies. Every page works without this file.
"use strict";

(() => {
  const on = () => document.documentElement.dataset.keys === "on";
  const typing = (where) => where.closest("input, textarea, select, [contenteditable]") !== null;
  const entries = () => [...document.querySelectorAll("main .event h2 a, main .event h3 a, main .event h4 a, main .statement h3 a, main .dispute h2 a, main .documents li > a")];

  const step = (by) => {
    const all = entries();
    const here = all.findIndex((one) => one === document.activeElement);
    const next = all[here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by];
    if (next) next.focus();
  };
  const go = (id) => {
    const place = document.getElementById(id);
    if (place) {
      place.scrollIntoView();
      place.focus({ preventScroll: true });
    }
  };
  const follow = (selector) => document.querySelector(selector)?.click();

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("q")?.focus(),
    e: () => go("evidence"),
    c: () => go("disputes"),
    "[": () => follow('a[rel="prev"]'),
    "]": () => follow('a[rel="next"]'),
    "?": () => follow('.foot a[href$="#keys"]'),
  };

  // A citation can be copied by hand; where the browser lets a page write what is copied, one button does it.
  for (const button of document.querySelectorAll("button[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const lines = [...document.getElementById(button.dataset.copy).children].map((one) => one.innerText.trim());
      await navigator.clipboard.writeText(lines.join("\n"));
      button.textContent = button.dataset.done;
    });
  }

  document.addEventListener("keydown", (event) => {
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
})();
