// A writer saves a file and sees the result in the open page, which is never loaded anew by hand here.

import assert from "node:assert/strict";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after } from "node:test";

import { violationsOf } from "../support/axe.js";
import { launchBrowser } from "../support/browser.js";
import { isMarked, liveTests, mark } from "../support/live-site.js";

const browser = await launchBrowser();
after(() => browser.close());
const liveTest = liveTests(browser);

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

liveTest("a saved style shows without loading the page again", "/", async ({ page, edit }) => {
  await mark(page);
  for (const width of ["7px", "9px"]) {
    await editStyle(edit, width);
    await styleShows(page, width);
  }
  // The older sheets go once the newest is there.
  await page.waitForFunction(() => document.querySelectorAll('link[rel="stylesheet"][href*="/site.css"]').length === 1);
  assert.ok(await isMarked(page));
});

liveTest("only a page that shows what was saved is loaded again", "/contact/", async ({ page, openTab, edit }) => {
  const other = await openTab("/microsclerotherapy/risks/");
  await mark(page);
  await mark(other);
  await edit("content/contact.md", (text) => `${text}\n\n## Parking\n\nBehind the house.\n`);
  await page.getByText("Behind the house.").waitFor();
  assert.equal(await isMarked(page), false);

  await toldOfAll(other, edit);
  assert.ok(await isMarked(other));
});

liveTest("a saved picture shows where it is, and leaves other pages alone", "/microsclerotherapy/", async ({ page, openTab, edit }) => {
  const other = await openTab("/microsclerotherapy/aftercare/");
  await mark(other);
  // It is not loaded before it comes near the window.
  await page.locator("main img").scrollIntoViewIfNeeded();
  await edit("content/microsclerotherapy/how-it-works.svg", (text) =>
    text.replace("</svg>", '<rect width="100%" height="100%" fill="#f00"/></svg>'),
  );
  await page.waitForFunction(pictureIsRed);

  await toldOfAll(other, edit);
  assert.ok(await isMarked(other));
});

liveTest("a reader stays far down on a page that is loaded again", "/microsclerotherapy/procedure/", async ({ page, edit }) => {
  // Either the browser too returns to the place, or it leaves that to the script.
  for (const restoration of ["auto", "manual"]) {
    await page.evaluate((restoration) => {
      history.scrollRestoration = restoration;
      scrollTo({ top: 900, behavior: "instant" });
    }, restoration);
    assert.equal(await page.evaluate(() => scrollY), 900, "the page is long enough");
    await edit("content/microsclerotherapy/procedure.md", (text) => `${text}\nThe ${restoration} way.\n`);
    await page.getByText(`The ${restoration} way.`).waitFor();
    await page.waitForLoadState("load");
    await page.waitForFunction(() => Math.abs(scrollY - 900) <= 2);
  }
});

liveTest("a field keeps what is typed in it, and the focus", "/", async ({ page, edit }) => {
  const field = page.getByLabel("Have a question?");
  await field.pressSequentially("stock");
  await edit("content/index.md", (text) => `${text}\nA new line.\n`);
  await page.getByText("A new line.").waitFor();
  await page.locator("#question--search:focus").waitFor();
  await page.keyboard.type("ing");
  assert.equal(await field.inputValue(), "stocking");
});

liveTest("open answers stay open, and closed ones closed", "/faq/", async ({ page, edit }) => {
  for (const title of ["Who is this information for?", "Can I drive after microsclerotherapy?"]) {
    await page.locator("summary", { hasText: title }).click();
  }
  const before = await openQuestions(page);
  assert.equal(before.length, 2);
  await edit("content/microsclerotherapy/procedure.md", (text) => withQuestion(text, "Ask the clinic."));
  await page.locator("summary", { hasText: "May I bring a friend?" }).waitFor();
  await page.locator(".question[open]").first().waitFor();
  assert.deepEqual(await openQuestions(page), before);
});

liveTest("the filter of the questions stays, and filters the new ones", "/faq/", async ({ page, edit }) => {
  const total = await page.locator(".question").count();
  const filter = page.getByLabel("Find a question");
  await filter.pressSequentially("stocking");
  const status = page.getByRole("status").filter({ hasText: `of ${total} questions` });
  await status.waitFor();
  const shown = Number((await status.innerText()).match(/\d+/)[0]);
  await edit("content/microsclerotherapy/procedure.md", (text) => withQuestion(text, "Both of you need a stocking."));
  await page.getByRole("status").filter({ hasText: `Showing ${shown + 1} of ${total + 1} questions` }).waitFor();
  await page.locator("#faq--query:focus").waitFor();
  assert.equal(await filter.inputValue(), "stocking");
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
  const isAfterMain = (element) => document.querySelector("main").compareDocumentPosition(element.getRootNode().host) === 4;
  assert.ok(await overlay.evaluate(isAfterMain));
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

liveTest("a mistake in another page leaves this one as it was when it is mended", "/contact/", async ({ page, edit }) => {
  await mark(page);
  await edit("content/index.md", (text) => `${text}\n[nowhere](nowhere.md)\n`);
  await page.locator("#careleaf--overlay").getByText("nowhere.md").first().waitFor();
  await edit("content/index.md", (text) => text.replace("[nowhere](nowhere.md)", "[here](contact.md)"));
  await page.locator("#careleaf--overlay").waitFor({ state: "detached" });
  assert.ok(await isMarked(page));
});

liveTest("a template that fails shows over the last good page until it is mended", "/contact/", async ({ page, edit }) => {
  const good = await page.locator("main").innerHTML();
  const template = "themes/clinic/templates/page.html";
  const overlay = page.locator("#careleaf--overlay");
  await mark(page);

  await edit(template, (text) => text.replace("{{ page.body }}", "{{ page.body }}{{ no_such_name }}"));
  await overlay.getByText("no_such_name").first().waitFor();
  assert.match(await overlay.innerText(), /templates\/page\.html/, "it names the file");
  assert.equal(await page.locator("main").innerHTML(), good, "the page stands as before");

  await edit(template, (text) => text.replace("{{ no_such_name }}", ""));
  await overlay.waitFor({ state: "detached" });
  assert.ok(await isMarked(page), "the mended page is the one that is open");

  await edit(template, (text) => text.replace("{{ page.body }}", "{{ page.body }}{{ no_such_name }}"));
  await overlay.waitFor();
  await page.reload();
  await overlay.waitFor();
  assert.equal(await page.locator("main").innerHTML(), good, "it can be asked for again");

  await edit(template, (text) => text.replace("{{ no_such_name }}", '<p id="mended">Mended</p>'));
  await page.locator("#mended").waitFor();
  assert.equal(await overlay.count(), 0);
});

liveTest("the overlay can be left with the keyboard", "/contact/", async ({ page, edit }) => {
  await edit("content/contact.md", (text) => text.replace("---\n", "---\nno-such-key: 1\n"));
  const overlay = page.locator("#careleaf--overlay");
  await overlay.waitFor();
  await page.keyboard.press("Escape");
  await overlay.waitFor({ state: "detached" });
});

liveTest("the overlay gives the focus back when it goes", "/", async ({ page, edit }) => {
  const overlay = page.locator("#careleaf--overlay");
  await page.getByLabel("Have a question?").pressSequentially("stock");
  await edit("content/contact.md", (text) => text.replace("---\n", "---\nno-such-key: 1\n"));
  await overlay.waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#question--search:focus").waitFor();

  await edit("content/contact.md", (text) => text.replace("no-such-key", "no-other-key"));
  await overlay.waitFor();
  // The page that is mended is another one at first, and then this one too.
  await edit("content/contact.md", (text) => text.replace("no-other-key: 1\n", ""));
  await overlay.waitFor({ state: "detached" });
  await page.locator("#question--search:focus").waitFor();

  await edit("content/index.md", (text) => text.replace("---\n", "---\nno-such-key: 1\n"));
  await overlay.waitFor();
  await edit("content/index.md", (text) => `${text.replace("no-such-key: 1\n", "")}\nA new line.\n`);
  await page.getByText("A new line.").waitFor();
  await page.locator("#question--search:focus").waitFor();
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

liveTest("a renamed folder takes its pages along", "/", async ({ page, folder, edit, url }) => {
  await writeFile(join(folder, "content/visit.md"), "---\ntitle: Visit\n---\n\nWhere the clinic is.\n");
  await page.getByRole("link", { name: "Visit" }).first().waitFor();
  await rename(join(folder, "content/microsclerotherapy"), join(folder, "content/thread-veins"));
  // The links to the old folder lead nowhere now, and are all told of at once.
  const overlay = page.locator("#careleaf--overlay");
  await overlay.getByText("microsclerotherapy/risks.md").first().waitFor();
  const toNewFolder = (text) => text.replaceAll("microsclerotherapy/", "thread-veins/");
  await edit("content/index.md", toNewFolder);
  await edit("content/site.yaml", toNewFolder);
  await overlay.waitFor({ state: "detached" });
  // The overlay goes before the page is loaded again, which would cut off a way to another page.
  await page.locator('a[href="/thread-veins/risks/"]').first().waitFor();
  await page.goto(new URL("/thread-veins/risks/", url).href);
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "Risks" }).waitFor();
});

function editStyle(edit, width) {
  return edit("themes/clinic/static/site.css", (text) => `${text}\nh1 { letter-spacing: ${width} }\n`);
}

function styleShows(page, width) {
  return page.waitForFunction((width) => getComputedStyle(document.querySelector("h1")).letterSpacing === width, width);
}

// Waits until a page has been told of all edits so far: a newer one shows on it, of a kind that no page is loaded again for.
async function toldOfAll(page, edit) {
  await editStyle(edit, "7px");
  await styleShows(page, "7px");
}

// The text of a page with one question more, before all others.
function withQuestion(text, answer) {
  return text.replace("\n## ", `\n## May I bring a friend?\n\n${answer}\n\n## `);
}

function openQuestions(page) {
  return page.locator(".question[open]").evaluateAll((questions) => questions.map(({ id }) => id));
}

function pictureIsRed() {
  const picture = document.querySelector("main img");
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.drawImage(picture, 0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data.join() === "255,0,0,255";
}
