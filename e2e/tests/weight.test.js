// A page with all that it loads fits into what a new connection carries in its first round trip.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";

import { PHONE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const BYTES = 14 * 1024;
const REQUESTS = 4;

const browser = await launchBrowser();
const site = await openExampleSite();
const weights = [];
after(() => Promise.all([browser.close(), site.close()]));

for (const { path, url } of site.pages.filter(({ isContent }) => isContent)) {
  test(`${path} weighs at most ${BYTES} bytes in at most ${REQUESTS} requests`, () =>
    onPage(browser, { viewport: PHONE }, async (page) => {
      const parts = await partsOf(page, url);
      const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
      weights.push({ page: path, requests: parts.length, bytes, parts: parts.map((part) => `${part.name} ${part.bytes}`).join(", ") });

      assert.ok(bytes <= BYTES, `${bytes} bytes: ${JSON.stringify(parts)}`);
      assert.ok(parts.length <= REQUESTS, `${parts.length} requests: ${JSON.stringify(parts)}`);
    }));
}

test("the weights, by gzip -9, the heaviest first", (context) => {
  for (const { page, requests, bytes, parts } of weights.toSorted((one, other) => other.bytes - one.bytes)) {
    context.diagnostic(`${String(bytes).padStart(6)} bytes in ${requests} requests: ${page} (${parts})`);
  }
});

// Everything that a reader's browser fetches for a page that is read to its end.
async function partsOf(page, url) {
  const addresses = new Set();
  page.on("request", (request) => addresses.add(request.url()));
  await page.goto(url);
  // A picture in an answer that nobody has opened is not fetched.
  for (const image of await page.locator("img").filter({ visible: true }).all()) {
    await image.scrollIntoViewIfNeeded();
    await image.evaluate((element) => element.decode());
  }
  await page.waitForLoadState("networkidle");
  // When a browser fetches the icon is its own affair, and it may be later.
  for (const icon of await page.locator("link[rel~=icon]").all()) {
    addresses.add(await icon.evaluate((link) => link.href));
  }
  return Promise.all([...addresses].filter((address) => !address.startsWith("data:")).map(partAt));
}

async function partAt(address) {
  const { pathname } = new URL(address);
  const content = await readFile(join(site.folder, pathname.replace(/\/$/, "/index.html")));
  return { name: pathname, bytes: gzipSync(content, { level: 9 }).length };
}
