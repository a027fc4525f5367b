// Tests on the example site, served from a copy that the test may change.

import assert from "node:assert/strict";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";

import { WIDE, noteComplaints, onPage } from "./browser.js";
import { serve } from "./careleaf.js";
import { copyExampleSite } from "./site.js";

// Makes tests that look at the page at `path` in `browser`. `begin` may change the files before they are served; `view` says
// how the page is looked at.
export function liveTests(browser) {
  return function liveTest(name, path, look, { begin = async () => {}, ...view } = {}) {
    test(name, async () => {
      const site = await copyExampleSite();
      const edit = (file, change) => editFile(site.folder, file, change);
      let server;
      try {
        await begin({ folder: site.folder, edit });
        server = await serve(site.folder);
        await onPage(browser, { viewport: WIDE, ...view }, async (page) => {
          const complaints = noteComplaints(page);
          await page.goto(new URL(path, server.url).href);
          const openTab = async (path) => {
            const tab = await page.context().newPage();
            await tab.goto(new URL(path, server.url).href);
            return tab;
          };
          await look({ page, openTab, edit, complaints, folder: site.folder, url: server.url });
        });
      } finally {
        await server?.close();
        await site.close();
      }
    });
  };
}

async function editFile(folder, file, change) {
  const before = await readFile(join(folder, file), "utf8");
  const after = change(before);
  assert.notEqual(after, before, "the edit changes the file");
  // It is moved to its place, as many editors do. Of a file that is written in place, a busy machine may show a half.
  const saved = join(folder, "saved");
  await writeFile(saved, after);
  await rename(saved, join(folder, file));
}

// A page that is loaded again loses this mark. It goes already when the page asks for that, since the browser keeps the old
// page for a while after.
export function mark(page) {
  return page.evaluate(() => {
    window.isSamePage = true;
    navigation.addEventListener("navigate", () => (window.isSamePage = false));
  });
}

export function isMarked(page) {
  return page.evaluate(() => window.isSamePage === true);
}
