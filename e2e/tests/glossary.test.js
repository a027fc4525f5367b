// The words of the glossary are explained where a page uses them first: by keyboard, by touch, and without scripts.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { violationsOf } from "../support/axe.js";
import { PHONE, VIEWS, WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite, openSpecimenSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
const specimen = await openSpecimenSite();
after(() => Promise.all([browser.close(), site.close(), specimen.close()]));

const url = site.pages.find(({ path }) => path === "/microsclerotherapy/").url;

test("a definition opens with the keyboard, is read next, and Escape closes it", () =>
  onPage(browser, { viewport: WIDE, javaScriptEnabled: false }, async (page) => {
    await page.goto(url);
    const button = page.locator(".term > button").first();
    const definition = page.locator(".term > [popover]").first();
    assert.equal(await definition.isVisible(), false);
    await button.focus();
    await page.keyboard.press("Enter");
    await definition.waitFor({ state: "visible" });
    await page.keyboard.press("Escape");
    await definition.waitFor({ state: "hidden" });
    assert.ok(await button.evaluate((button) => button === document.activeElement), "the focus stays on the word");
    await page.keyboard.press("Space");
    await definition.waitFor({ state: "visible" });
  }));

test("a tap opens a definition, moves nothing, and a tap elsewhere closes it", () =>
  onPage(browser, { viewport: PHONE, hasTouch: true }, async (page) => {
    await page.goto(url);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    const before = await height();
    await page.locator(".term > button").first().tap();
    const definition = page.locator(".term > [popover]").first();
    await definition.waitFor({ state: "visible" });
    assert.equal(await height(), before);
    const { x, y, width, height: tall } = await definition.boundingBox();
    assert.ok(x >= 0 && x + width <= PHONE.width && y >= 0 && y + tall <= PHONE.height, "it is in the window");
    await page.locator("h1").tap();
    await definition.waitFor({ state: "hidden" });
  }));

test("a definition opens beside its word, wherever that stands in the window", () =>
  onPage(browser, { viewport: PHONE }, async (page) => {
    await page.goto(url);
    const button = page.locator(".term > button").nth(1);
    const definition = page.locator(".term > [popover]").nth(1);
    for (const block of ["start", "center", "end"]) {
      await button.evaluate((button, block) => button.scrollIntoView({ block, behavior: "instant" }), block);
      await button.click();
      const [word, box] = [await button.boundingBox(), await definition.boundingBox()];
      assert.ok(box.x >= 0 && box.x + box.width <= PHONE.width && box.y >= 0 && box.y + box.height <= PHONE.height, "it is in the window");
      const gap = Math.max(box.y - (word.y + word.height), word.y - (box.y + box.height));
      assert.ok(gap >= 0 && gap < 20, `${gap} pixels between the word and its definition`);
      await page.keyboard.press("Escape");
    }
  }));

test("a word of which the glossary says more leads on to it, by keyboard", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(specimen.pages.find(({ path }) => path === "/explained/").url);
    assert.equal(await page.getByRole("button", { name: "quillwort" }).count(), 1);
    assert.equal(await page.locator("[popover] a").count(), 1);
    await page.getByRole("button", { name: "snorfle" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/glossary/#snorfle");
    assert.equal(await page.locator("dd").filter({ hasText: "noise" }).count(), 2);
  }));

for (const view of VIEWS) {
  test(`an open definition breaks no rule of accessibility (${view.name})`, () =>
    onPage(browser, view, async (page) => {
      await page.goto(url);
      await page.locator(".term > button").first().click();
      await page.locator(".term > [popover]").first().waitFor({ state: "visible" });
      assert.deepEqual(await violationsOf(page), []);
    }));
}

test("where a browser knows no popovers, the word is a link to the glossary", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    // Such a browser passes over the rules that ask for popovers.
    await page.route(url, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replaceAll(":popover-open", ":no-such-thing") });
    });
    await page.goto(url);
    assert.equal(await page.locator(".term > button").filter({ visible: true }).count(), 0);
    const link = page.locator(".term > a").first();
    const [path, id] = (await link.getAttribute("href")).split("#");
    await link.click();
    await page.waitForURL(`**${path}#${id}`);
    assert.equal(await page.locator(`[id="${id}"]`).evaluate((entry) => entry.tagName), "DT");
  }));

test("on paper a word is a word", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(url);
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".term > button").filter({ visible: true }).count(), 0);
    const word = page.locator(".term > a").first();
    assert.ok(await word.isVisible());
    assert.equal(await word.evaluate((word) => getComputedStyle(word).textDecorationLine), "none");
  }));

test("each term is explained once a page, and never in a heading or a link", async () => {
  for (const { path, url } of site.pages) {
    await onPage(browser, { viewport: WIDE }, async (page) => {
      await page.goto(url);
      const ids = await page.locator(".term > [popover]").evaluateAll((all) => all.map(({ id }) => id));
      assert.deepEqual(ids, [...new Set(ids)], path);
      assert.equal(await page.locator(":is(h1, h2, h3, h4, summary, a, code) .term").count(), 0, path);
    });
  }
});
