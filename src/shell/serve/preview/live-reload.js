// Shows a page anew when what it shows has changed, and what is wrong with the newest files.
// `careleaf serve` puts this script on every page; a built website does not have it.

import { ErrorOverlay } from "./error-overlay.js";
import { stylesAreThere } from "./elements.js";
import { MistakesPanel } from "./mistakes-panel.js";
import { keepPlace, returnToPlace } from "./place.js";

const shownPage = document.querySelector('script[src="/_careleaf/live-reload.js"][data-page]').dataset.page;
const overlay = new ErrorOverlay();
const panel = new MistakesPanel();

returnToPlace();
// Beside the body: what a theme says of the last part of a page goes on to hold.
document.documentElement.append(panel);
overlay.addEventListener("change", () => (panel.hidden = overlay.isOpen));

const events = new EventSource(`/_careleaf/events?page=${encodeURIComponent(location.pathname)}`);
events.addEventListener("status", async (event) => {
  const status = JSON.parse(event.data);
  if (status.page !== shownPage) {
    overlay.hide();
    panel.keepFocus();
    keepPlace();
    // What is told while the page is being loaded again must not begin it anew.
    events.close();
    location.reload();
    return;
  }
  for (const address of status.styles) showStyle(address);
  await stylesAreThere;
  overlay.show(status);
  panel.show(status);
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
