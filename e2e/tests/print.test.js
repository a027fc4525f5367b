// On paper nothing can be unfolded or clicked: every answer stands there, and what only leads elsewhere is gone.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
after(() => Promise.all([browser.close(), site.close()]));

for (const { path, url } of site.pages) {
  test(`${path} prints its text and no navigation`, () =>
    // Without scripts, so that it is the style sheet that does it.
    onPage(browser, { viewport: WIDE, colorScheme: "dark", javaScriptEnabled: false }, async (page) => {
      await page.goto(url);
      await page.emulateMedia({ media: "print" });

      assert.deepEqual(await page.locator("nav, form, .skip-link").filter({ visible: true }).evaluateAll(htmlOf), []);
      assert.deepEqual(await page.locator("details").evaluateAll(foldedAway), []);
      assert.equal(await page.locator("h1").isVisible(), true);
      assert.equal(await page.locator("body").evaluate((body) => getComputedStyle(body).color), "rgb(0, 0, 0)");
    }));
}

test("printing opens every answer and leaves them as they were", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(site.pages.find(({ path }) => path === "/faq/").url);
    await page.locator(".question summary").first().click();
    const total = await page.locator(".question").count();

    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".question[open]").count(), total);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page.locator(".question[open]").count(), 1);
  }));

// The paragraphs inside a closed <details> that would not be printed.
function foldedAway(all) {
  return all
    .flatMap((details) => [...details.querySelectorAll(":is(p, li):not(.answer-place, .answer-place *)")])
    .filter((text) => !text.checkVisibility() || text.getBoundingClientRect().height === 0)
    .map((text) => text.outerHTML);
}

function htmlOf(elements) {
  return elements.map((element) => element.outerHTML.slice(0, 120));
}
