// The errors of the newest files, over the page. Whoever has hidden them is left in peace until there are others.

import { count, element, keep, kept, place, rest, shadowOf, words } from "./elements.js";

const HIDDEN = "careleaf--hidden-errors";

const WHAT_IS_BEHIND = {
  good: "The page behind this is the last good one.",
  "in-part": "The page behind this is shown as far as it can be made.",
  none: "There is no site to show yet.",
};

export class ErrorOverlay extends HTMLElement {
  #shadow = shadowOf(this);
  // What is shown, and which errors these are wherever they are by now.
  #shown = "";
  #errors = "";
  // What had the keyboard before.
  #focusBefore = null;

  constructor() {
    super();
    this.#shadow.addEventListener("keydown", (event) => event.key === "Escape" && this.#dismiss());
  }

  // It is on the page only while there is something to show.
  get isOpen() {
    return this.isConnected;
  }

  show({ errors, total, site, settled }) {
    if (total.errors === 0) {
      // Before it is settled, the errors that were hidden may come back.
      if (settled) keep(HIDDEN, null);
      this.hide();
      return;
    }
    const which = JSON.stringify([total.errors, errors.list.map(({ code, file, message }) => [code, file, message])]);
    if (!this.isOpen && kept(HIDDEN) === which) return;
    const shown = JSON.stringify([errors, site]);
    if (this.isOpen && shown === this.#shown) return;
    const isNew = !this.isOpen || which !== this.#errors;
    const hadFocus = document.activeElement === this;
    if (!this.isOpen) this.#focusBefore = document.activeElement;
    [this.#shown, this.#errors] = [shown, which];
    this.#shadow.replaceChildren(this.#dialog(errors, total, site));
    if (!this.isOpen) {
      document.documentElement.append(this);
      this.dispatchEvent(new Event("change"));
    }
    if (isNew || hadFocus) this.#shadow.firstElementChild.focus({ preventScroll: true });
  }

  // Gives the keyboard back, unless the reader has moved on.
  hide() {
    if (!this.isOpen) return;
    const hadFocus = document.activeElement === this;
    this.remove();
    this.dispatchEvent(new Event("change"));
    if (hadFocus) this.#focusBefore?.focus({ preventScroll: true });
  }

  #dismiss() {
    keep(HIDDEN, this.#errors);
    this.hide();
  }

  #dialog(errors, total, site) {
    const close = element("button", { type: "button", className: "close" }, "Hide this");
    close.addEventListener("click", () => this.#dismiss());
    return element(
      "div",
      {
        id: "careleaf--overlay",
        className: "overlay",
        tabIndex: -1,
        attributes: { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "behind" },
      },
      element(
        "div",
        { className: "frame" },
        element("h2", { id: "title" }, `The newest files have ${count(total.errors, "error")}`),
        element("p", { id: "behind" }, `${WHAT_IS_BEHIND[site]} This goes away by itself when the files are mended.`),
        close,
        element("ol", {}, ...errors.list.map(errorItem)),
        rest(errors),
      ),
    );
  }
}

customElements.define("careleaf-error-overlay", ErrorOverlay);

// The drawing says the same in another form, which is of no use to a screen reader.
function errorItem(error) {
  return element(
    "li",
    {},
    words("p", "message", error.message),
    place(error),
    element("pre", { attributes: { "aria-hidden": "true" } }, error.drawing),
    error.help ? words("p", "help", error.help) : null,
  );
}
