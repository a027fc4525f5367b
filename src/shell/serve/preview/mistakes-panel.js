// A button in the corner of the page that says how much is wrong, and the list that it opens.

import { counts, element, keep, kept, number, place, rest, shadowOf, words } from "./elements.js";

const OPEN = "careleaf--mistakes-open";
const FOCUS = "careleaf--mistakes-focus";
const TOLD = "careleaf--mistakes-told";

export class MistakesPanel extends HTMLElement {
  #shadow = shadowOf(this);
  // It is there from the start: a screen reader tells only of what changes in a status that it knows.
  #announcement = element("p", { className: "for-screen-readers", attributes: { role: "status" } });
  #button = element("button", { type: "button", className: "toggle", attributes: { "aria-controls": "list" } });
  #list = element("div", {
    id: "list",
    className: "list",
    tabIndex: 0,
    attributes: { role: "group", "aria-labelledby": "title" },
  });
  #panel = element(
    "section",
    { id: "careleaf--mistakes", className: "panel", hidden: true, attributes: { "aria-label": "Careleaf" } },
    this.#button,
    this.#list,
  );
  #shown = "";

  constructor() {
    super();
    this.#shadow.append(this.#announcement, this.#panel);
    this.#setOpen(kept(OPEN) !== null);
    this.#button.addEventListener("click", () => this.#setOpen(this.#list.hidden));
    this.#panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#list.hidden) return;
      this.#setOpen(false);
      this.focus();
    });
  }

  focus(options) {
    this.#button.focus(options);
  }

  // Before the page is loaded again.
  keepFocus() {
    if (document.activeElement === this) keep(FOCUS, "here");
  }

  show(status) {
    const { total, here, beside, elsewhere } = status;
    const shown = JSON.stringify([total, here, beside, elsewhere]);
    if (shown !== this.#shown) this.#draw(status);
    this.#shown = shown;
    if (status.settled) this.#announce(total);
    if (kept(FOCUS) && !this.#panel.hidden) this.focus({ preventScroll: true });
    keep(FOCUS, null);
  }

  #draw({ total, here, beside, elsewhere }) {
    const all = total.errors + total.warnings;
    const ownNumber = here.list.length + here.more;
    const focused = [...this.#list.querySelectorAll("a")].indexOf(this.#shadow.activeElement);
    const { scrollTop } = this.#list;

    this.#panel.hidden = all === 0;
    this.#panel.classList.toggle("has-errors", total.errors > 0);
    this.#button.replaceChildren(
      element("span", { className: "sign", attributes: { "aria-hidden": "true" } }, total.errors > 0 ? "×" : "!"),
      element("span", { className: "for-screen-readers" }, "Mistakes: "),
      element("span", {}, `${ownNumber ? number(ownNumber) : "None"} here`),
      element("span", { className: "on-wide" }, `, ${number(all)} on the site`),
    );
    const parts = [
      part("On this page", here, mistakeItem),
      part("In other files", beside, mistakeItem),
      part("On other pages", elsewhere, pageItem),
    ];
    this.#list.replaceChildren(element("h2", { id: "title" }, `The site has ${counts(total)}`), ...parts.flat());

    this.#list.scrollTop = scrollTop;
    if (focused < 0) return;
    const links = this.#list.querySelectorAll("a");
    (links[Math.min(focused, links.length - 1)] ?? this.#button).focus({ preventScroll: true });
  }

  #setOpen(isOpen) {
    this.#list.hidden = !isOpen;
    this.#button.setAttribute("aria-expanded", isOpen);
    keep(OPEN, isOpen ? "open" : null);
  }

  // Says how much is wrong when that has changed, and not on every page.
  #announce(total) {
    const text = `The site has ${counts(total) || "no mistakes"}.`;
    const told = kept(TOLD) ?? "The site has no mistakes.";
    if (text !== told) this.#announcement.textContent = text;
    keep(TOLD, text);
  }
}

customElements.define("careleaf-mistakes-panel", MistakesPanel);

function part(title, list, item) {
  if (list.list.length === 0) return [];
  return [element("h3", {}, title), element("ul", {}, ...list.list.map(item)), rest(list) ?? ""];
}

function mistakeItem(mistake) {
  const { severity, code, message, help } = mistake;
  return element(
    "li",
    { className: severity },
    element("p", { className: "kind" }, element("strong", {}, severity === "error" ? "Error" : "Warning"), ` ${code}`),
    words("p", "message", message),
    place(mistake),
    help ? words("p", "help", help) : null,
  );
}

function pageItem({ title, url, errors, warnings }) {
  return element("li", {}, element("a", { href: url }, title), " ", element("span", { className: "count" }, counts({ errors, warnings })));
}
