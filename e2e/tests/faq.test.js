// The index of questions: it filters as one types, opens and closes all answers, and leads in and out by links.

import assert from "node:assert/strict";
import { after, test } from "node:test";

import { WIDE, launchBrowser, noteComplaints, onPage } from "../support/browser.js";
import { openExampleSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openExampleSite();
after(() => Promise.all([browser.close(), site.close()]));

const address = site.pages.find(({ path }) => path === "/faq/").url;

faqTest("all questions stand there, closed, and are counted", "", async (page) => {
  const total = await page.locator(".question").count();
  assert.ok(total > 10);
  assert.equal(await shownQuestions(page).count(), total);
  assert.equal(await page.locator(".question[open]").count(), 0);
  assert.equal(await page.getByRole("status").innerText(), `${total} questions`);
});

faqTest("typing filters the questions, their groups and the count", "", async (page) => {
  const total = await page.locator(".question").count();
  await page.getByLabel("Find a question").pressSequentially("stocking");
  const expected = await idsWith(page, "stocking");
  assert.ok(expected.length > 0 && expected.length < total);
  await statusSays(page, `Showing ${expected.length} of ${total} questions`);

  assert.deepEqual(await shownIds(page), expected);
  const emptyParts = page.locator(".faq-group, .faq-section").filter({ visible: true }).filter({ hasNot: shownQuestions(page) });
  assert.equal(await emptyParts.count(), 0, "no heading stands over nothing");
  assert.ok((await page.locator(".faq-section[hidden]").count()) > 0, "a part without a match is hidden");

  await page.getByLabel("Find a question").fill("");
  await statusSays(page, `${total} questions`);
  assert.equal(await shownQuestions(page).count(), total);
  assert.equal(await page.locator(".faq-group[hidden], .faq-section[hidden]").count(), 0);
});

faqTest("several words narrow the choice, in any order, accents and capitals aside", "", async (page) => {
  const total = await page.locator(".question").count();
  const expected = await idsWith(page, "stocking", "days");
  await page.getByLabel("Find a question").fill("  DÁYS stocking ");
  await statusSays(page, `Showing ${expected.length} of ${total} questions`);
  assert.deepEqual(await shownIds(page), expected);
});

faqTest("a word that stands only among the synonyms finds its questions", "", async (page) => {
  const total = await page.locator(".question").count();
  const word = await page.evaluate(wordOnlyAmongSynonyms);
  assert.ok(word, "the example site has such a word");
  const expected = await idsWith(page, word);
  await page.getByLabel("Find a question").fill(word);
  await statusSays(page, `Showing ${expected.length} of ${total} questions`);
  assert.deepEqual(await shownIds(page), expected);
});

faqTest("words that no question has are said to be nowhere", "", async (page) => {
  await page.getByLabel("Find a question").fill("qqqq");
  await statusSays(page, "No question has these words. Try another word, or ask us.");
  assert.equal(await shownQuestions(page).count(), 0);
  assert.equal(await page.locator(".faq-group").filter({ visible: true }).count(), 0);
  assert.equal(await page.getByRole("button", { name: /answers/ }).count(), 0);
});

faqTest("the address can name the words, and keeps those that are typed", "?q=stocking", async (page) => {
  assert.equal(await page.getByLabel("Find a question").inputValue(), "stocking");
  assert.deepEqual(await shownIds(page), await idsWith(page, "stocking"));

  await page.getByLabel("Find a question").fill("pain & burning");
  await page.waitForURL("**/faq/?q=pain+%26+burning");
  await page.reload();
  assert.equal(await page.getByLabel("Find a question").inputValue(), "pain & burning");
});

faqTest("a word in the address is text, not markup", `?q=${encodeURIComponent("<img src=x onerror=alert(1)>")}`, async (page) => {
  assert.equal(await page.getByLabel("Find a question").inputValue(), "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("img[src=x]").count(), 0);
});

faqTest("one button shows all answers and hides them again", "", async (page) => {
  const total = await page.locator(".question").count();
  await page.getByRole("button", { name: "Show all answers" }).click();
  assert.equal(await page.locator(".answer").filter({ visible: true }).count(), total);
  await page.getByRole("button", { name: "Hide all answers" }).click();
  await page.getByRole("button", { name: "Show all answers" }).waitFor();
  assert.equal(await page.locator(".answer").filter({ visible: true }).count(), 0);
});

faqTest("the button opens only the answers that the filter shows", "?q=stocking", async (page) => {
  await page.getByRole("button", { name: "Show all answers" }).click();
  assert.deepEqual(await page.locator(".question[open]").evaluateAll(idsOf), await idsWith(page, "stocking"));
});

test("the search on the front page brings its words along", () =>
  onPage(browser, { viewport: WIDE }, async (page) => {
    await page.goto(new URL("/", address).href);
    await page.getByLabel("Have a question?").fill("stocking");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/faq/?q=stocking");
    await page.getByRole("status").filter({ hasText: /^Showing \d+ of \d+ questions$/ }).waitFor();
    assert.deepEqual(await shownIds(page), await idsWith(page, "stocking"));
  }));

faqTest("a link to any question opens it and brings it into view", "", async (page) => {
  for (const id of await page.locator(".question").evaluateAll(idsOf)) {
    await page.goto("about:blank");
    await page.goto(`${address}#${id}`);
    await page.locator(`[id="${id}"][open]`).waitFor();
    await page.waitForFunction(topIsInWindow, id);
    assert.equal(await page.locator(".question[open]").count(), 1);
  }
});

faqTest("a link to a question that the filter hides shows it again", "?q=stocking", async (page) => {
  const id = await page.locator(".question[hidden]").last().getAttribute("id");
  await page.evaluate((id) => (location.hash = id), id);
  await page.locator(`[id="${id}"][open]`).waitFor();
  await page.waitForFunction(topIsInWindow, id);
});

faqTest("each answer leads back to its heading on its page", "", async (page) => {
  const questions = await page.locator(".question:has(.answer-place)").evaluateAll((all) =>
    all.map((question) => ({
      id: question.id,
      title: question.querySelector("summary").textContent.trim(),
      place: question.querySelector(".answer-place a").href,
    })),
  );
  // The questions of faq.md are at home on this page; all others come from a treatment.
  assert.equal(questions.length, await page.locator(".faq-group:has(h2 a) .question").count());

  // The first time with the mouse, as a reader does; then by address, which is quicker.
  const [first] = questions;
  await page.locator(`[id="${first.id}"] summary`).click();
  await page.locator(`[id="${first.id}"]`).getByRole("link", { name: /^Read this on/ }).click();
  await page.waitForURL(first.place);

  for (const { title, place } of questions) {
    // A page that is open already would scroll from where it is, and be interrupted by the next address.
    await page.goto("about:blank");
    await page.goto(place);
    const anchor = decodeURIComponent(new URL(place).hash.slice(1));
    const heading = page.locator(`:is(h2, h3, h4)[id="${anchor}"]`);
    assert.equal((await heading.innerText()).trim(), title);
    await page.waitForFunction(topIsInWindow, anchor);
  }
});

// A test on the page of questions; `query` is the end of its address.
function faqTest(name, query, look) {
  test(name, () =>
    onPage(browser, { viewport: WIDE }, async (page) => {
      const complaints = noteComplaints(page);
      await page.goto(address + query);
      await look(page);
      assert.deepEqual(complaints, []);
    }));
}

function shownQuestions(page) {
  return page.locator(".question:not([hidden])");
}

function shownIds(page) {
  return shownQuestions(page).filter({ visible: true }).evaluateAll(idsOf);
}

function statusSays(page, text) {
  return page.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, text);
}

// What the filter should find, worked out anew: the question, its answer and its synonyms hold every word.
function idsWith(page, ...words) {
  return page.locator(".question").evaluateAll((questions, words) => {
    return questions.filter((question) => words.every((word) => textOf(question).includes(word))).map(({ id }) => id);

    function textOf(question) {
      const copy = question.cloneNode(true);
      copy.querySelector(".answer-place")?.remove();
      return `${copy.textContent} ${question.dataset.words}`.toLowerCase();
    }
  }, words);
}

function wordOnlyAmongSynonyms() {
  const questions = [...document.querySelectorAll(".question")];
  const text = questions.map((question) => question.textContent.toLowerCase()).join(" ");
  const synonyms = questions.flatMap((question) => question.dataset.words.toLowerCase().split(/\s+/)).filter(Boolean);
  return synonyms.find((word) => !text.includes(word));
}

function topIsInWindow(id) {
  const { top } = document.getElementById(id).getBoundingClientRect();
  return top >= 0 && top < innerHeight;
}

function idsOf(elements) {
  return elements.map(({ id }) => id);
}
