// Where the reader is on a page that is loaded again: how far down, what is open, what is typed in, what has the keyboard.

import { keep, kept } from "./elements.js";

const key = `careleaf--place ${location.pathname}`;

export function keepPlace() {
  const place = {
    scroll: [scrollX, scrollY],
    open: [...document.querySelectorAll("details")].map((details) => ({ id: details.id, open: details.open })),
    fields: [...document.querySelectorAll("input[id]")].map(({ id, value }) => ({ id, value })),
    focus: document.activeElement?.id,
  };
  keep(key, JSON.stringify(place));
}

export function returnToPlace() {
  const place = kept(key);
  keep(key, null);
  if (!place) return;
  const { scroll, open, fields, focus } = JSON.parse(place);
  const all = document.querySelectorAll("details");
  // An id stays with its answer when others come before it; without one, the place among the others has to do.
  open.forEach(({ id, open }, index) => {
    const details = id ? document.getElementById(id) : all[index];
    if (details instanceof HTMLDetailsElement) details.open = open;
  });
  for (const { id, value } of fields) {
    const field = document.getElementById(id);
    if (!field || !value || field.value === value) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  // The browser may move the page once more when all of it is there.
  const restore = () => scrollTo({ left: scroll[0], top: scroll[1], behavior: "instant" });
  restore();
  addEventListener("load", restore, { once: true });
}
