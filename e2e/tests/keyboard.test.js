// A reader who uses no mouse can skip to the text, reach everything, and see where they are.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { VIEWS, WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
after(() => Promise.all([browser.close(), site.close()]));

for (const { path, url } of site.pages) {
  test(`${path} begins with a skip link that works`, () =>
    onPage(browser, { viewport: WIDE }, async (page) => {
      await page.goto(url);
      await page.keyboard.press("Tab");
      const skipLink = page.locator(":focus");
      assert.equal(await skipLink.innerText(), "Skip to the text");
      // It stands outside the window until it has the focus, and may slide in.
      await page.waitForFunction(isInWindow, await skipLink.elementHandle());

      await page.keyboard.press("Enter");
      await page.locator("main:focus").waitFor();
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement.closest("main, footer")), "the next stop is beyond the header");
    }));

  for (const view of VIEWS) {
    test(`${path} (${view.name}) shows the focus on everything that takes it`, () =>
      onPage(browser, view, async (page) => {
        await page.goto(url);
        const expected = await page.evaluate(countOfStops);
        const unseen = [];
        let stops = 0;
        for (; stops < expected; stops += 1) {
          await page.keyboard.press("Tab");
          const stop = await page.evaluate(focusedElement);
          if (!stop) break;
          if (!stop.isOutlined) unseen.push(stop.html);
        }
        assert.equal(stops, expected, "all links, fields, buttons and summaries are reached");
        assert.deepEqual(unseen, []);
      }));
  }
}

function isInWindow(element) {
  const { top, left, bottom, right } = element.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth && right - left > 20;
}

function countOfStops() {
  const stops = document.querySelectorAll("a[href], button, input:not([disabled]), summary, [tabindex='0']");
  return [...stops].filter((element) => element.checkVisibility({ visibilityProperty: true })).length;
}

// The outline may be drawn around a part of the element that fills a larger box, such as the whole card of a link.
function focusedElement() {
  const element = document.activeElement;
  if (element === document.body) return null;
  const isOutlined = [null, "::before", "::after"].some((part) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element, part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== "rgba(0, 0, 0, 0)";
  });
  return { isOutlined, html: element.outerHTML.slice(0, 160) };
}
