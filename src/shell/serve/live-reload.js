// Shows a page anew when what it shows has changed, and what is wrong with the newest files while they have a mistake.
// `careleaf serve` puts this script on every page; a built website does not have it.
(() => {
  const shownPage = document.currentScript.dataset.page;
  const overlayId = "careleaf--overlay";
  const placeKey = `careleaf--place ${location.pathname}`;
  // What had the keyboard before the overlay took it.
  let focusBefore;

  let shownErrors = "";

  returnToPlace();
  const events = new EventSource(`/_careleaf/events?page=${encodeURIComponent(location.pathname)}`);
  events.addEventListener("status", (event) => {
    const { page, styles, errors } = JSON.parse(event.data);
    if (errors.length > 0) {
      // What is told already stays as it is, and whoever has hidden it is left in peace.
      if (JSON.stringify(errors) !== shownErrors) showOverlay(errors);
      shownErrors = JSON.stringify(errors);
      return;
    }
    shownErrors = "";
    hideOverlay();
    if (page !== shownPage) {
      keepPlace();
      location.reload();
    } else {
      for (const address of styles) showStyle(address);
    }
  });
  // A connection that outlives its page would keep one of the few that a browser allows for a host.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });

  // A style sheet in a new version takes the place of the one on the page once it is loaded, so that nothing flickers.
  function showStyle(address) {
    const wanted = new URL(address, location.href);
    for (const link of document.querySelectorAll('link[rel="stylesheet"]')) {
      const shown = new URL(link.href);
      if (link.dataset.outdated || shown.pathname !== wanted.pathname || shown.href === wanted.href) continue;
      const newer = link.cloneNode();
      newer.href = wanted.href;
      newer.addEventListener("load", () => link.remove());
      link.dataset.outdated = "true";
      link.after(newer);
    }
  }

  // Where the reader is on the page: how far down, what is open, what is typed in, and what has the keyboard.
  function keepPlace() {
    const place = {
      scroll: [scrollX, scrollY],
      open: [...document.querySelectorAll("details")].map((details) => ({ id: details.id, open: details.open })),
      fields: [...document.querySelectorAll("input[id]")].map(({ id, value }) => ({ id, value })),
      focus: document.activeElement?.id,
    };
    storage()?.setItem(placeKey, JSON.stringify(place));
  }

  // A browser may be set to keep nothing, and then says so by failing.
  function storage() {
    try {
      return sessionStorage;
    } catch {
      return undefined;
    }
  }

  function returnToPlace() {
    const kept = storage()?.getItem(placeKey);
    storage()?.removeItem(placeKey);
    if (!kept) return;
    const { scroll, open, fields, focus } = JSON.parse(kept);
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

  // Everything is set as text, so that nothing in a message can be HTML.
  function element(name, text, properties = {}) {
    const made = Object.assign(document.createElement(name), properties);
    made.textContent = text;
    return made;
  }

  // Messages mark what is code with backticks, which the overlay has no need of.
  function plain(words) {
    return words.replaceAll("`", "");
  }

  // Gives the keyboard back, unless the reader has moved on.
  function hideOverlay() {
    const overlay = document.getElementById(overlayId);
    const hadFocus = overlay?.contains(document.activeElement);
    overlay?.remove();
    if (hadFocus) focusBefore?.focus({ preventScroll: true });
  }

  function showOverlay(errors) {
    hideOverlay();
    focusBefore = document.activeElement;
    const host = element("div", "", { id: overlayId, lang: "en-GB" });
    host.setAttribute("role", "alertdialog");
    host.setAttribute("aria-labelledby", "careleaf--overlay-title");
    host.tabIndex = -1;
    const count = errors.length === 1 ? "1 mistake" : `${errors.length} mistakes`;
    const close = element("button", "Hide this", { type: "button" });
    host.append(
      element("style", style),
      element("h2", `The newest files have ${count}`, { id: "careleaf--overlay-title" }),
      element("p", "The page behind this is the last good one. This goes away by itself when the files are mended."),
      close,
    );
    const list = element("ol", "");
    for (const { file, line, message, help, text } of errors) {
      const item = element("li", "");
      item.append(element("strong", plain(message)));
      if (file) item.append(element("span", line ? `${file}, line ${line}:` : file));
      if (text) item.append(element("code", text));
      if (help) item.append(element("p", plain(help), { className: "help" }));
      list.append(item);
    }
    close.addEventListener("click", hideOverlay);
    host.addEventListener("keydown", (event) => event.key === "Escape" && hideOverlay());
    host.append(list);
    document.body.append(host);
    host.focus({ preventScroll: true });
  }

  const style = `
    #${overlayId} {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-block-size: 70vh; overflow: auto;
      box-sizing: border-box; padding: 1.25rem max(1.25rem, calc(50vw - 24rem)); margin: 0;
      background: #fff; color: #1b1b1b; border-block-start: 6px solid #b3261e;
      box-shadow: 0 -0.5rem 2rem rgb(0 0 0 / 35%); font: 1rem/1.5 system-ui, sans-serif; text-align: start;
    }
    #${overlayId}:focus { outline: none }
    #${overlayId} h2 { margin: 0; font: bold 1.25rem/1.3 system-ui, sans-serif; color: #8c1d18 }
    #${overlayId} p { margin: 0.25rem 0 0; max-inline-size: none }
    #${overlayId} ol { margin: 1rem 0 0; padding-inline-start: 1.5rem }
    #${overlayId} li { margin-block-end: 1rem; overflow-wrap: anywhere }
    #${overlayId} li > * { display: block }
    #${overlayId} code {
      background: #f3f3f3; color: #1b1b1b; font: 0.9375rem/1.5 ui-monospace, monospace; padding: 0.125rem 0.5rem; white-space: pre-wrap;
    }
    #${overlayId} .help { white-space: pre-line }
    #${overlayId} button {
      font: inherit; color: #fff; background: #8c1d18; border: 0; border-radius: 0.375rem;
      padding: 0.5rem 1rem; min-block-size: 2.75rem; margin-block-start: 0.75rem; cursor: pointer;
    }
    #${overlayId} button:focus-visible { outline: 3px solid #1b1b1b; outline-offset: 2px }
    @media print { #${overlayId} { display: none } }
  `;
})();
