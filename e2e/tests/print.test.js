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

test("small print is smaller than the text", async () => {
  for (const { path, url } of site.pages) {
    await onPage(browser, { viewport: WIDE }, async (page) => {
      await page.goto(url);
      await page.emulateMedia({ media: "print" });
      const larger = await page.evaluate(() => {
        const size = (element) => parseFloat(getComputedStyle(element).fontSize);
        const small = document.querySelectorAll(".review, .footnotes li, .sources li, .changes, table, .contact-ways p");
        return [...small].filter((element) => size(element) > size(document.body)).map((element) => element.outerHTML);
      });
      assert.deepEqual(larger, [], path);
    });
  }
});

test("tall callouts may be broken over two sheets, and their entries and short callouts are not", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    const breaks = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).breakInside);
    for (const [path, selector, expected] of [
      ["/microsclerotherapy/aftercare/", ".callout-timeline", "auto"],
      ["/microsclerotherapy/aftercare/", ".timeline > li", "avoid"],
      ["/microsclerotherapy/aftercare/", ".callout-non-urgent", "avoid"],
      ["/microsclerotherapy/suitability/", ".callout-suitability", "auto"],
      ["/microsclerotherapy/suitability/", ".ticks > li", "avoid"],
      ["/microsclerotherapy/risks/", ".callout-risks", "auto"],
      ["/microsclerotherapy/risks/", ".risk", "avoid"],
    ]) {
      await page.goto(site.pages.find((each) => each.path === path).url);
      await page.emulateMedia({ media: "print" });
      assert.equal(await breaks(selector), expected, selector);
    }
  }));

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
