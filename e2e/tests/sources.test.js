// What the text cites: a number in brackets leads to the entry in the list of sources, and the entry back to each place.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openSpecimenSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openSpecimenSite();
after(() => Promise.all([browser.close(), site.close()]));

const address = site.pages.find(({ path }) => path === "/text/").url;

test("a citation leads to its source, and the source back to each citation", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(address);
    const citations = page.getByRole("link", { name: "Source 2" });
    assert.deepEqual(await citations.allInnerTexts(), ["[2]", "[2]"]);

    await citations.nth(1).focus();
    await page.keyboard.press("Enter");
    const entry = page.locator(":target");
    assert.match(await entry.innerText(), /^A source with an address/);
    assert.equal(await entry.evaluate((item) => [...item.parentElement.children].indexOf(item) + 1), 2, "its number in the list");

    for (const place of [1, 2]) {
      await page.goto(address);
      await page.getByRole("link", { name: `Back to the text, place ${place}` }).last().click();
      assert.equal(await page.locator(":target").evaluate((link) => link.ariaLabel), "Source 2");
    }
  }));

test("a whole date is in words, and any other as it was written", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(site.pages.find(({ path }) => path === "/numbers/").url);
    assert.deepEqual(await page.locator(".source-date").allInnerTexts(), ["(1 January 2020)", "(May 2021)"]);
  }));
