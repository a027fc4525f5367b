// A site with sixty mistakes in thirty files, as it is served from the start: the panels of its pages together tell of all
// that `careleaf check` tells of, and of nothing else. Where each was made stands in tests/mistakes/expected.txt.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { WIDE, launchBrowser, onPage } from "../support/browser.js";
import { check, repository, serve } from "../support/careleaf.js";
import { copyMistakenSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await copyMistakenSite();
const server = await serve(site.folder);
after(async () => {
  await server.close();
  await site.close();
  await browser.close();
});

const records = JSON.parse(await check(site.folder, "json"));
const all = records.map(({ file, line, code }) => `${file}, line ${line}: ${code}`).sort();

test("`check` tells of the sixty mistakes that were made", async () => {
  const list = await readFile(join(repository, "tests/mistakes/expected.txt"), "utf8");
  const made = list.split("\n").filter((line) => line && !line.startsWith("#"));
  assert.deepEqual(records.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`), made);
  assert.equal(made.length, 60);
});

test("the panels of all pages that panels lead to tell of all sixty", async () => {
  const told = await walk((panel) => panel.elsewhere);
  assert.deepEqual(told, all);
});

test("the panels of all pages that visitors come to tell of all but those of a page that nothing leads to", async () => {
  const orphan = records.find(({ code }) => code === "orphan-page").file;
  const told = await walk((_, links) => links);
  assert.deepEqual(told, all.filter((mistake) => !mistake.startsWith(`${orphan}, `)));
});

// Goes from page to page by the addresses that `onwards` picks, and gathers what their panels tell.
async function walk(onwards) {
  return onPage(browser, { viewport: WIDE }, async (page) => {
    const start = new URL("/", server.url).href;
    const known = new Set([start]);
    const here = [];
    let beside;
    // A set goes on to those that are added on the way.
    for (const address of known) {
      await page.goto(address);
      if (address === start) await hideErrors(page);
      const panel = await read(page);
      assert.equal(panel.title, `The site has ${records.filter(isError).length} errors and ${records.filter(isWarning).length} warnings`, address);
      assert.equal(panel.button, `×Mistakes: ${panel.here.length || "None"} here, ${all.length} on the site`, address);
      beside ??= panel.beside;
      assert.deepEqual(panel.beside, beside, `${address}: what is in other files`);
      here.push(...panel.here);
      for (const next of onwards(panel, await linksOf(page))) known.add(next);
    }
    return [...here, ...beside].sort();
  });
}

const isError = ({ severity }) => severity === "error";
const isWarning = ({ severity }) => severity === "warning";

// The site has errors from the start, which stand over its page until they are hidden.
async function hideErrors(page) {
  const overlay = page.locator("#careleaf--overlay");
  // Some show only when all pages are made.
  await overlay.getByText(`The newest files have ${records.filter(isError).length} errors`).waitFor();
  await overlay.getByText("shown as far as it can be made").waitFor();
  await overlay.getByRole("button", { name: "Hide this" }).click();
}

// What the panel of a page says, once it is open and knows of all.
async function read(page) {
  const panel = page.locator("careleaf-mistakes-panel");
  await panel.locator("button").getByText(`${all.length} on the site`).waitFor();
  if (!(await panel.locator("#list").isVisible())) await panel.locator("button").click();
  return panel.evaluate(({ shadowRoot }) => {
    const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const part = (title) => {
      const heading = [...shadowRoot.querySelectorAll("h3")].find((heading) => heading.textContent === title);
      return [...(heading?.nextElementSibling.children ?? [])];
    };
    const mistake = (item) => `${text(item.querySelector(".place"))}: ${text(item.querySelector(".kind")).split(" ").at(-1)}`;
    return {
      title: text(shadowRoot.querySelector("h2")),
      button: text(shadowRoot.querySelector("button")),
      here: part("On this page").map(mistake),
      beside: part("In other files").map(mistake),
      elsewhere: part("On other pages").map((item) => item.querySelector("a").href),
    };
  });
}

// The pages of the site that a page leads its visitors to.
function linksOf(page) {
  return page.evaluate(() => {
    const links = [...document.querySelectorAll("body a[href]")].map((link) => new URL(link.href));
    const pages = links.filter(({ origin, pathname }) => origin === location.origin && pathname.endsWith("/"));
    return pages.map(({ origin, pathname }) => origin + pathname);
  });
}
