// No page asks another host for anything, and no page keeps anything about its reader.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
after(() => Promise.all([browser.close(), site.close()]));

for (const { path, url } of site.pages) {
  test(`${path} asks no other host and keeps nothing`, () =>
    onPage(browser, { viewport: WIDE }, async (page) => {
      const asked = [];
      page.context().on("request", (request) => asked.push(request.url()));
      page.on("websocket", (socket) => asked.push(socket.url()));

      await page.goto(url);
      await readToTheEnd(page);
      for (const field of await page.getByRole("searchbox").all()) {
        await field.pressSequentially("vein");
      }
      await page.waitForLoadState("networkidle");

      const { host } = new URL(url);
      assert.ok(asked.includes(url));
      assert.deepEqual(asked.filter((address) => !address.startsWith("data:") && new URL(address).host !== host), []);
      assert.deepEqual(await page.context().cookies(), []);
      assert.deepEqual(await page.evaluate(kept), []);
    }));
}

// Pictures further down are loaded when a reader comes near them, those in an answer when it is opened.
async function readToTheEnd(page) {
  await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
  for (const image of await page.getByRole("img").all()) {
    await image.scrollIntoViewIfNeeded();
  }
}

// The names of all that the page has stored in the browser, in whichever way.
async function kept() {
  const databases = await indexedDB.databases();
  const workers = await navigator.serviceWorker.getRegistrations();
  return [
    document.cookie,
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...databases.map(({ name }) => name),
    ...(await caches.keys()),
    ...workers.map(({ scope }) => scope),
  ].filter(Boolean);
}
