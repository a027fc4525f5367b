// Nothing scrolls sideways and no word is torn apart, on the narrowest phone as on a wide screen.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { PHONE, VIEWS, WIDE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite, openSpecimenSite } from "../support/site.js";

// 320 pixels is what is left of 1280 at a zoom of 400%.
const WIDTHS = [320, PHONE.width, 768, WIDE.width];

const browser = await launchBrowser();
const example = await openExampleSite();
const specimen = await openSpecimenSite();
after(() => Promise.all([browser.close(), example.close(), specimen.close()]));

for (const [name, site] of Object.entries({ example, specimen })) {
  for (const { path, url } of site.pages) {
    test(`${name} ${path} does not scroll sideways`, () =>
      onPage(browser, {}, async (page) => {
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          await page.goto(url);
          await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
          assert.deepEqual(await page.evaluate(elementsTooWide), [], `at ${width} pixels`);
        }
      }));
  }
}

for (const { path, url } of example.pages) {
  test(`example ${path} breaks lines between words only`, () =>
    onPage(browser, {}, async (page) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(url);
        assert.deepEqual(await page.evaluate(brokenWords), [], `at ${width} pixels`);
      }
    }));
}

test("the dark scheme is dark, the light one light", async () => {
  for (const view of VIEWS) {
    await onPage(browser, view, async (page) => {
      await page.goto(example.pages[0].url);
      const [paper, ink] = await page.evaluate(lightnessOfPaperAndInk);
      assert.equal(view.colorScheme === "dark", paper < ink, `${view.name}: paper ${paper}, ink ${ink}`);
    });
  }
});

// The page itself, and any element that reaches over its edge without a box around it that scrolls. What is drawn for the
// eye alone may be cut off.
function elementsTooWide() {
  const limit = document.documentElement.clientWidth;
  const tooWide = [];
  if (document.documentElement.scrollWidth > limit) tooWide.push("the page");
  for (const element of document.body.querySelectorAll("*")) {
    const { left, right, width } = element.getBoundingClientRect();
    const reachesOver = width > 0 && (right > limit + 1 || left < -1);
    if (reachesOver && element.checkVisibility() && !element.closest("[aria-hidden], svg *") && !scrollsInBox(element)) {
      tooWide.push(element.outerHTML.slice(0, 120));
    }
  }
  return tooWide;

  function scrollsInBox(element) {
    for (let box = element.parentElement; box !== document.body; box = box.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  }
}

// Words that begin on one line and end on another. A hyphen is a place to break a line at.
function brokenWords() {
  const broken = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    if (!parentElement.checkVisibility() || parentElement.closest("svg, .visually-hidden")) continue;
    for (const word of data.matchAll(/[^\s-]+/g)) {
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.add(word[0]);
    }
  }
  return [...broken];
}

function lightnessOfPaperAndInk() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const { backgroundColor, color } = getComputedStyle(document.body);
  const background = backgroundColor === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.documentElement).backgroundColor : backgroundColor;
  return [background, color].map((colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
  });
}
