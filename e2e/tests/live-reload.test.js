// A writer saves a file and sees the result in the open page, which is never loaded anew by hand here.

import assert from "node:assert/strict";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";

import { violationsOf } from "../support/axe.js";
import { WIDE, launchBrowser, noteComplaints, onPage } from "../support/browser.js";
import { serve } from "../support/careleaf.js";
import { copyExampleSite } from "../support/site.js";

const browser = await launchBrowser();
after(() => browser.close());

liveTest("a saved text shows", "/contact/", async ({ page, edit }) => {
  await edit("content/contact.md", (text) => `${text}\n\n## Parking\n\nThe first save.\n`);
  await page.getByText("The first save.").waitFor();
  await edit("content/contact.md", (text) => text.replace("first save", "second save"));
  await page.getByText("The second save.").waitFor();
  assert.equal(await page.getByText("The first save.").count(), 0);
});

liveTest("a saved heading shows in the index of questions", "/faq/", async ({ page, edit }) => {
  await edit("content/microsclerotherapy/procedure.md", (text) => `${text}\n\n## May I bring a friend?\n\nAsk the clinic.\n`);
  await page.getByText("May I bring a friend?").waitFor();
});

liveTest("a saved style shows", "/", async ({ page, edit }) => {
  await edit("themes/clinic/static/site.css", (text) => `${text}\nh1 { letter-spacing: 7px }\n`);
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).letterSpacing === "7px");
});

liveTest("a saved template and a saved word of the theme show", "/", async ({ page, edit }) => {
  await edit("themes/clinic/templates/base.html", (text) => text.replace("<footer", '<p id="added">Added to the template</p>\n  <footer'));
  await page.locator("#added").waitFor();
  await edit("themes/clinic/locales/en-GB.ftl", (text) => text.replace(/^skip-link = .*$/m, "skip-link = Straight to the text"));
  await page.getByRole("link", { name: "Straight to the text" }).waitFor();
});

liveTest("a mistake shows over the last good page until it is mended", "/contact/", async ({ page, edit, complaints, url }) => {
  const good = await page.locator("main").innerHTML();
  const key = `<img src=x onerror=document.title='taken'>`;

  await edit("content/contact.md", (text) => text.replace("---\n", `---\n"${key}": 1\n`));
  const overlay = page.locator("#careleaf--overlay");
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /contact\.md, line 2/, "it names the file and the line");
  assert.ok((await overlay.innerText()).includes(key), "it shows the key as text");
  assert.equal(await overlay.locator("img").count(), 0);
  assert.equal(await page.locator("main").innerHTML(), good, "the page stands as before");
  assert.equal(await overlay.evaluate((element) => document.querySelector("main").compareDocumentPosition(element)), 4);
  assert.match(await overlay.getAttribute("role"), /dialog|alert/);
  assert.deepEqual(await violationsOf(page), []);

  await edit("content/contact.md", (text) => text.replace(/^title: .*$/m, "title: [a, list]"));
  await overlay.getByText("title should be text, not a list.").waitFor();
  assert.equal(await overlay.getByRole("listitem").count(), 2, "a second mistake is told beside the first");

  await page.goto(new URL("/faq/", url).href);
  await overlay.waitFor();
  await page.goBack();
  await overlay.waitFor();

  await edit("content/contact.md", (text) =>
    text.replace(/^"<img.*\n/m, "").replace(/^title: .*$/m, "title: How to find us") + "\n\n## Parking\n\nMended.\n",
  );
  await page.getByRole("heading", { level: 1, name: "How to find us" }).waitFor();
  await page.getByText("Mended.").waitFor();
  assert.equal(await overlay.count(), 0);
  assert.equal((await page.title()).includes("taken"), false);
  assert.deepEqual(complaints, []);
});

liveTest("a mistake that is taken back leaves the page as it was", "/contact/", async ({ page, edit }) => {
  // A page that is loaded again loses this mark.
  await page.evaluate(() => (window.isSamePage = true));
  await edit("content/index.md", (text) => `${text}\n[nowhere](nowhere.md)\n`);
  await page.locator("#careleaf--overlay").getByText("nowhere.md").first().waitFor();
  await edit("content/index.md", (text) => text.replace("\n[nowhere](nowhere.md)\n", ""));
  await page.locator("#careleaf--overlay").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => window.isSamePage), true);
});

liveTest("the overlay can be left with the keyboard", "/contact/", async ({ page, edit }) => {
  await edit("content/contact.md", (text) => text.replace("---\n", "---\nno-such-key: 1\n"));
  const overlay = page.locator("#careleaf--overlay");
  await overlay.waitFor();
  await page.keyboard.press("Escape");
  await overlay.waitFor({ state: "detached" });
});

liveTest("a new, a renamed and a deleted page show", "/microsclerotherapy/", async ({ page, folder, url }) => {
  const text = "---\ntitle: A new page\ndescription: It tests the watching.\norder: 5\n---\n\nThe text of the new page.\n";
  const first = join(folder, "content/microsclerotherapy/first.md");
  const second = join(folder, "content/microsclerotherapy/second.md");
  const link = (address) => page.locator(`main a[href="${address}"]`);

  await writeFile(first, text);
  await link("/microsclerotherapy/first/").first().click();
  await page.getByText("The text of the new page.").waitFor();

  await rename(first, second);
  // The open page has lost its address, and says so.
  await page.getByRole("heading", { name: "This page is not here" }).waitFor();
  await page.goto(new URL("/microsclerotherapy/", url).href);
  await link("/microsclerotherapy/second/").first().click();
  await page.getByText("The text of the new page.").waitFor();
  assert.equal(await statusOf("/microsclerotherapy/first/"), 404);

  await rm(second);
  await page.getByRole("heading", { name: "This page is not here" }).waitFor();
  assert.equal(await statusOf("/microsclerotherapy/second/"), 404);

  await writeFile(second, text);
  await page.getByText("The text of the new page.").waitFor();
  assert.equal(await statusOf("/microsclerotherapy/second/"), 200);

  async function statusOf(path) {
    return (await fetch(new URL(path, url))).status;
  }
});

liveTest("a renamed folder takes its pages along", "/contact/", async ({ page, folder, edit, url }) => {
  await writeFile(join(folder, "content/visit.md"), "---\ntitle: Visit\n---\n\nWhere the clinic is.\n");
  await page.waitForResponse(new URL("/contact/", url).href);
  await rename(join(folder, "content/microsclerotherapy"), join(folder, "content/thread-veins"));
  // The links to the old folder lead nowhere now, and are all told of at once.
  const overlay = page.locator("#careleaf--overlay");
  await overlay.getByText("microsclerotherapy/risks.md").first().waitFor();
  const toNewFolder = (text) => text.replaceAll("microsclerotherapy/", "thread-veins/");
  await edit("content/index.md", toNewFolder);
  await edit("content/site.yaml", toNewFolder);
  await overlay.waitFor({ state: "detached" });
  await page.goto(new URL("/thread-veins/risks/", url).href);
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "Risks" }).waitFor();
});

// A test on a page of the example site, served from a copy that the test may change.
function liveTest(name, path, look) {
  test(name, async () => {
    const site = await copyExampleSite();
    const edit = async (file, change) => {
      const before = await readFile(join(site.folder, file), "utf8");
      const after = change(before);
      assert.notEqual(after, before, "the edit changes the file");
      await writeFile(join(site.folder, file), after);
    };
    let server;
    try {
      server = await serve(site.folder);
      await onPage(browser, { viewport: WIDE }, async (page) => {
        const complaints = noteComplaints(page);
        await page.goto(new URL(path, server.url).href);
        await look({ page, edit, complaints, folder: site.folder, url: server.url });
      });
    } finally {
      await server?.close();
      await site.close();
    }
  });
}
