// Every page, in light and dark, on a phone and on a wide screen: no violation that axe can find, and a quiet console.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { violationsOf } from "../support/axe.js";
import { PHONE, VIEWS, launchBrowser, noteComplaints, onPage } from "../support/browser.js";
import { openExampleSite, openSpecimenSite } from "../support/site.js";

const browser = await launchBrowser();
const example = await openExampleSite();
const specimen = await openSpecimenSite();
after(() => Promise.all([browser.close(), example.close(), specimen.close()]));

for (const [name, site] of Object.entries({ example, specimen })) {
  for (const { path, url } of site.pages) {
    for (const view of VIEWS) {
      test(`${name} ${path} (${view.name}) has no violation and no console error`, () =>
        onPage(browser, view, async (page) => {
          const complaints = noteComplaints(page);
          await page.goto(url);
          assert.deepEqual(await violationsOf(page), []);
          // What is folded away is read too, once it is opened.
          await page.locator("details").evaluateAll((all) => all.forEach((details) => (details.open = true)));
          assert.deepEqual(await violationsOf(page), []);
          assert.deepEqual(complaints, []);
        }));
    }
  }
}

for (const query of ["vein", "qqqq"]) {
  test(`the questions have no violation while the filter says “${query}”`, () =>
    onPage(browser, { viewport: PHONE }, async (page) => {
      await page.goto(new URL(`/faq/?q=${query}`, example.pages[0].url).href);
      await page.getByRole("status").waitFor();
      assert.deepEqual(await violationsOf(page), []);
    }));
}
