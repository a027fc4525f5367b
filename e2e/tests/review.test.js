// What a page says of its review and of its changes, on the day of the build and long after it.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { PHONE, WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openSpecimenSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openSpecimenSite();
after(() => Promise.all([browser.close(), site.close()]));

const address = site.pages.find(({ path }) => path === "/text/").url;
const NOTICE = "The review of this page was due on 15 January 2030. What it says may be out of date.";

for (const [moment, isShown] of [
  ["2026-06-01T12:00:00", false],
  ["2030-01-15T23:59:00", false],
  ["2030-01-16T00:01:00", true],
  ["2031-06-01T12:00:00", true],
]) {
  test(`the notice that a review is overdue is ${isShown ? "shown" : "hidden"} at ${moment}`, () =>
    onPage(browser, { viewport: PHONE }, async (page) => {
      await page.clock.setFixedTime(new Date(moment));
      await page.goto(address);
      assert.equal(await page.getByText(NOTICE).isVisible(), isShown);
    }));
}

test("the page says when it was reviewed, by whom and when next, with scripts and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    await onPage(browser, { viewport: WIDE, javaScriptEnabled }, async (page) => {
      await page.goto(address);
      assert.equal(
        await page.locator(".review").innerText(),
        "Page last reviewed: 15 January 2026. Next review due: 15 January 2030.\n\nReviewed by Dr A. Example, Consultant.",
      );
    });
  }
});

test("what changed and why opens below the day of the last change", () =>
  onPage(browser, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(address);
    const changes = page.locator("details.changes");
    const why = changes.getByText("Why: Somebody had asked for it.");
    assert.equal(await why.isVisible(), false);
    await changes.getByText("Last updated: 20 February 2026").click();
    assert.equal(await why.isVisible(), true);
    assert.match(await changes.innerText(), /20 February 2026: A table .*\n+15 January 2026: A note/s);
  }));
