// What the preview says is wrong: a panel with the mistakes of the page, and the errors over it.

import assert from "node:assert/strict";
import { readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { violationsOf } from "../support/axe.js";
import { PHONE, VIEWS, launchBrowser } from "../support/browser.js";
import { check } from "../support/careleaf.js";
import { isMarked, liveTests, mark } from "../support/live-site.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
after(() => browser.close());
const liveTest = liveTests(browser);

const CONTACT = "content/contact.md";
const RISKS = "content/microsclerotherapy/risks.md";
const IMAGE = "<img src=x onerror=window.taken=1>";

// Two warnings on one page, and one on another.
const warnings = {
  async begin({ edit }) {
    await edit(CONTACT, (text) => `${text}\n# Parking\n\n## Where may I park?\n`);
    await edit(RISKS, (text) => `${text}\n# Again\n\nText.\n`);
  },
};

liveTest(
  "the panel shows what is wrong with the page, and opens the place in the editor",
  "/contact/",
  async ({ page, folder, complaints }) => {
    const { button, list } = panelOf(page);
    await button.click();
    assert.equal(await button.innerText().then(oneLine), "! Mistakes: 2 here, 3 on the site");
    await list.getByRole("heading", { name: "The site has 3 warnings" }).waitFor();
    await list.getByText("The question “Where may I park?” has no answer.").waitFor();

    const lines = (await readFile(join(folder, CONTACT), "utf8")).split("\n");
    for (const text of ["# Parking", "## Where may I park?"]) {
      const line = lines.indexOf(text) + 1;
      const link = list.getByRole("link", { name: `${CONTACT}, line ${line}`, exact: true });
      assert.equal(await link.getAttribute("href"), `vscode://file${await realpath(folder)}/${CONTACT}:${line}:1`);
    }

    await list.getByRole("link", { name: "Risks and side effects" }).click();
    await page.waitForURL("**/microsclerotherapy/risks/");
    await button.getByText("1 here").waitFor();
    assert.ok(await list.isVisible(), "the list stays open on the next page");
    assert.deepEqual(complaints, []);
  },
  warnings,
);

liveTest(
  "the panel is used with the keyboard alone",
  "/contact/",
  async ({ page }) => {
    const { button, list } = panelOf(page);
    await button.waitFor();
    await page.locator("body a").last().focus();
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(button), "it comes after the page");
    await page.keyboard.press("Enter");
    await list.waitFor();
    assert.equal(await button.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(list), "the list can be scrolled");
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(list.getByRole("link").first()));
    await page.keyboard.press("Escape");
    await list.waitFor({ state: "hidden" });
    assert.equal(await button.getAttribute("aria-expanded"), "false");
    assert.ok(await hasFocus(button), "the button has the keyboard again");
  },
  warnings,
);

for (const view of VIEWS) {
  liveTest(
    `the panel and the overlay break no rule (${view.name})`,
    "/contact/",
    async ({ page, edit }) => {
      const { button, list } = panelOf(page);
      await button.waitFor();
      assert.deepEqual(await violationsOf(page), [], "closed");
      await button.click();
      await list.waitFor();
      assert.deepEqual(await violationsOf(page), [], "open");
      await edit(CONTACT, (text) => `${text}\n[nowhere](nowhere.md)\n`);
      await overlayOf(page).waitFor();
      assert.deepEqual(await violationsOf(page), [], "with the overlay");
    },
    { ...warnings, viewport: view.viewport, colorScheme: view.colorScheme },
  );
}

liveTest(
  "what stands in a message, a title or a file is shown as text",
  "/contact/",
  async ({ page, complaints }) => {
    const overlay = overlayOf(page);
    await overlay.waitFor();
    assert.ok((await overlay.innerText()).includes(IMAGE));
    await page.keyboard.press("Escape");
    const { button, list } = panelOf(page);
    await button.click();
    assert.ok((await list.innerText()).includes(`“${IMAGE}?” has no answer`), "a message");
    await list.getByRole("link", { name: IMAGE }).waitFor();
    assert.equal(await page.locator("careleaf-mistakes-panel img, careleaf-error-overlay img").count(), 0);
    assert.equal(await page.evaluate(() => "taken" in window), false);
    assert.deepEqual(complaints, []);
  },
  {
    async begin({ edit }) {
      const heading = IMAGE.replaceAll("<", "\\<");
      await edit(CONTACT, (text) => `${text.replace("---\n", `---\n"${IMAGE}": 1\n`)}\n## ${heading}?\n`);
      await edit(RISKS, (text) => `${text.replace(/^title: .*$/m, `title: "${IMAGE}"`)}\n# Again\n\nText.\n`);
    },
  },
);

liveTest(
  "what is found and mended elsewhere shows without loading the page again",
  "/contact/",
  async ({ page, edit }) => {
    const { button, list, status } = panelOf(page);
    await button.click();
    const link = list.getByRole("link", { name: CONTACT }).first();
    await link.focus();
    await mark(page);
    await edit("content/index.md", (text) => `${text}\n# Welcome\n\nText.\n`);
    await button.getByText(", 4 on the site").waitFor();
    await status.getByText("The site has 4 warnings.", { exact: true }).waitFor();
    assert.ok(await hasFocus(link), "the keyboard stays where it was");
    await edit("content/index.md", (text) => text.replace("\n# Welcome\n\nText.\n", ""));
    await button.getByText(", 3 on the site").waitFor();
    assert.ok(await list.isVisible());
    assert.ok(await isMarked(page));
  },
  warnings,
);

liveTest(
  "the panel stays open, with the keyboard, when its page is loaded again, and goes when all is mended",
  "/contact/",
  async ({ page, edit }) => {
    const { button, list, status } = panelOf(page);
    await button.waitFor();
    await button.focus();
    await page.keyboard.press("Enter");
    await edit(CONTACT, (text) => text.replace("# Parking\n", "## Parking\n\nText.\n"));
    await page.getByRole("heading", { level: 2, name: "Parking" }).waitFor();
    await button.getByText("1 here").waitFor();
    assert.ok(await list.isVisible());
    assert.ok(await hasFocus(button));

    await edit(CONTACT, (text) => `${text}\nBehind the house.\n`);
    await button.getByText("None here").waitFor();
    await edit(RISKS, (text) => text.replace("\n# Again\n\nText.\n", ""));
    await button.waitFor({ state: "hidden" });
    await status.getByText("The site has no mistakes.").waitFor();
  },
  warnings,
);

liveTest(
  "the panel is not printed",
  "/contact/",
  async ({ page }) => {
    const { button } = panelOf(page);
    await button.waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await button.isVisible(), false);
  },
  warnings,
);

liveTest(
  "neither the page's styles nor the panel's reach the other",
  "/contact/",
  async ({ page, edit }) => {
    const { button } = panelOf(page);
    await button.click();
    const looks = () => page.evaluate(looksOfPanel);
    const [panelBefore, pageBefore] = [await looks(), await page.evaluate(looksOfPage)];
    await page.evaluate(() => document.querySelector("careleaf-mistakes-panel").remove());
    assert.deepEqual(await page.evaluate(looksOfPage), pageBefore);

    await edit("themes/clinic/static/site.css", (text) => `${text}
      html { letter-spacing: 9px; text-transform: uppercase }
      * { display: inline !important; position: static !important; opacity: .1 !important; color: lime !important; font-size: 50px !important }
    `);
    await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).fontSize === "50px");
    await page.reload();
    await button.waitFor();
    assert.deepEqual(await looks(), panelBefore);
  },
  warnings,
);

liveTest(
  "on a phone the panel is a small button, and its list fits",
  "/contact/",
  async ({ page }) => {
    const { button, list } = panelOf(page);
    await button.waitFor();
    const closed = await button.boundingBox();
    assert.ok(closed.height >= 44 && closed.height <= 48 && closed.width >= 44 && closed.width <= 160, JSON.stringify(closed));
    for (const viewport of [PHONE, { width: 320, height: 256 }]) {
      await page.setViewportSize(viewport);
      if (!(await list.isVisible())) await button.click();
      for (const part of [button, list]) {
        const { x, y, width, height } = await part.boundingBox();
        assert.ok(x >= 0 && y >= 0 && x + width <= viewport.width && y + height <= viewport.height, JSON.stringify({ x, y, width, height }));
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    }
  },
  { ...warnings, viewport: PHONE },
);

liveTest("the overlay shows the drawing of the terminal", "/contact/", async ({ page, edit, folder }) => {
  await edit(CONTACT, (text) => `${text.replace("---\n", "---\nno-such-key: 1\n")}\nAn é, and [nowhere](nowhere.md).\n`);
  const overlay = overlayOf(page);
  await overlay.waitFor();
  const drawings = await overlay.locator("pre").allTextContents();
  assert.equal(drawings.length, 2);
  assert.ok((await check(folder)).startsWith(drawings.join("\n\n")));
  const line = (await readFile(join(folder, CONTACT), "utf8")).split("\n").findIndex((line) => line.startsWith("An é")) + 1;
  const link = overlay.getByRole("link", { name: `${CONTACT}, line ${line}` });
  assert.equal(await link.getAttribute("href"), `vscode://file${await realpath(folder)}/${CONTACT}:${line}:11`);
  assert.equal(await panelOf(page).button.isVisible(), false, "the panel is out of the way");
});

liveTest(
  "a site that begins with an error is shown, and errors that were hidden stay hidden until there are others",
  "/contact/",
  async ({ page, edit, url }) => {
    const overlay = overlayOf(page);
    const { button } = panelOf(page);
    await overlay.getByText("shown as far as it can be made").waitFor();
    await page.getByRole("heading", { level: 1, name: "Contact us" }).waitFor();
    await overlay.getByRole("button", { name: "Hide this" }).click();
    await button.getByText("1 here").waitFor();

    await page.goto(new URL("/faq/", url).href);
    await button.getByText("None here").waitFor();
    assert.equal(await overlay.count(), 0);
    await edit("content/index.md", (text) => `${text}\n[nowhere](nowhere.md)\n`);
    await overlay.getByText("The newest files have 2 errors").waitFor();
  },
  { begin: ({ edit }) => edit(CONTACT, (text) => text.replace("---\n", "---\nno-such-key: 1\n")) },
);

liveTest("a template's error that was hidden stays hidden after a save of something else", "/contact/", async ({ page, edit }) => {
  const overlay = overlayOf(page);
  const { button } = panelOf(page);
  await edit("themes/clinic/templates/page.html", (text) => text.replace("{{ page.body }}", "{{ page.body }}{{ no_such_name }}"));
  await overlay.getByText("no_such_name").first().waitFor();
  await page.keyboard.press("Escape");
  await button.getByText("1 on the site").waitFor();
  // The error shows only when the pages are made, and so later than the warning.
  await edit("content/index.md", (text) => `${text}\n# Welcome\n\nText.\n`);
  await button.getByText("2 on the site").waitFor();
  assert.equal(await overlay.count(), 0);
});

test("a built website has nothing of the preview", async () => {
  const site = await openExampleSite();
  try {
    for (const { file } of site.pages) {
      assert.doesNotMatch(await readFile(join(site.folder, file), "utf8"), /_careleaf|careleaf-|vscode:/, file);
    }
    assert.deepEqual(site.files.filter((file) => file.includes("_careleaf")), []);
  } finally {
    await site.close();
  }
});

function panelOf(page) {
  const panel = page.locator("careleaf-mistakes-panel");
  return {
    button: panel.locator("button"),
    list: panel.locator("#list"),
    status: panel.locator('[role="status"]'),
  };
}

function overlayOf(page) {
  return page.locator("#careleaf--overlay");
}

// Whether an element of the panel has the keyboard.
function hasFocus(locator) {
  return locator.evaluate((element) => element.getRootNode().activeElement === element && document.activeElement === element.getRootNode().host);
}

function oneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

function looksOfPanel() {
  const { shadowRoot } = document.querySelector("careleaf-mistakes-panel");
  const names = ["display", "color", "font-size", "letter-spacing", "text-transform", "opacity", "position", "inline-size"];
  return ["button", "#list", "h2", "li"].map((selector) => {
    const style = getComputedStyle(shadowRoot.querySelector(selector));
    return names.map((name) => `${selector} ${name}: ${style.getPropertyValue(name)}`);
  });
}

function looksOfPage() {
  return ["h1", "h2", "h3", "p", "li", "a", "code"].map((selector) => {
    const element = document.querySelector(`main ${selector}`);
    return element && [...getComputedStyle(element)].map((name) => getComputedStyle(element).getPropertyValue(name)).join();
  });
}
