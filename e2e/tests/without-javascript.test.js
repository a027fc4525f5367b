// A browser that runs no script shows every word that one with scripts shows.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { PHONE, launchBrowser, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
after(() => Promise.all([browser.close(), site.close()]));

const PLAIN = { viewport: PHONE, javaScriptEnabled: false };

for (const { path, url } of site.pages) {
  test(`${path} reads whole`, async () => {
    const scripted = await onPage(browser, { viewport: PHONE }, (page) => readingOf(page, url));
    const plain = await onPage(browser, PLAIN, (page) => readingOf(page, url));

    assert.ok(plain.visible.length > 1, "there is text");
    assert.deepEqual(plain.hidden, [], "no text stays hidden");
    assert.deepEqual(plain.visible, scripted.visible, "the same text as with scripts");
  });
}

test("an answer opens and closes natively", () =>
  onPage(browser, PLAIN, async (page) => {
    await page.goto(pageAt("/faq/").url);
    const question = page.locator("details.question").first();
    const answer = question.locator(".answer");
    assert.equal(await answer.isVisible(), false);
    await question.locator("summary").click();
    assert.equal(await answer.isVisible(), true);
    await question.locator("summary").click();
    assert.equal(await answer.isVisible(), false);
  }));

test("the search on the front page leads to all the questions", () =>
  onPage(browser, PLAIN, async (page) => {
    await page.goto(pageAt("/").url);
    await page.getByLabel("Have a question?").fill("driving");
    await page.getByRole("button", { name: "Search" }).click();
    await page.waitForURL("**/faq/?q=driving");
    const questions = page.locator("details.question");
    assert.ok((await questions.count()) > 0);
    assert.equal(await questions.filter({ visible: true }).count(), await questions.count());
  }));

// The text of the page's main part, paragraph by paragraph: what can be seen once everything is unfolded, and what cannot.
// Forms and the tools of callouts are left out, because they stand there only for those who have scripts.
async function readingOf(page, url) {
  await page.goto(url);
  for (const details of await page.locator("details").all()) {
    if ((await details.getAttribute("open")) === null) await details.locator("> summary").click();
  }
  return page.locator("main").evaluate((main) => {
    const visible = [];
    const hidden = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const text = data.replace(/\s+/g, " ").trim();
      // Terms of the glossary have tests of their own: each stands there as a link and as a button, of which one shows.
      if (text === "" || parentElement.closest("form, .callout-tools, script, style, .term > [hidden], .term > a")) continue;
      (parentElement.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? visible : hidden).push(text);
    }
    return { visible, hidden };
  });
}

function pageAt(path) {
  return site.pages.find((page) => page.path === path);
}
