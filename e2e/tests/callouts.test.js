// Callouts that a visitor can do something with: boxes to tick and print, days to count from and to save. All of them read whole
// without a script, and nothing that a visitor says leaves the page.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { violationsOf } from "../support/axe.js";
import { PHONE, WIDE, launchBrowser, noteComplaints, onPage } from "../support/browser.js";
import { openSpecimenSite } from "../support/site.js";

const browser = await launchBrowser();
const site = await openSpecimenSite();
after(() => Promise.all([browser.close(), site.close()]));

const CALLOUTS = addressOf("/every-callout/");
const DATES = addressOf("/dates/");
const TICKS = addressOf("/ticks/");
const EXPLAINED = addressOf("/explained/");

// What a visitor of a British page reads, whose browser may speak another language.
const VIEW = { viewport: WIDE, locale: "de-DE", timezoneId: "Pacific/Auckland" };

test("boxes are ticked by their words and counted", () =>
  onPage(browser, VIEW, async (page) => {
    const complaints = noteComplaints(page);
    await page.goto(CALLOUTS);
    const callout = page.locator(".callout-suitability");
    const boxes = callout.getByRole("checkbox");
    assert.equal(await boxes.count(), 3);
    const status = callout.getByRole("status");
    assert.equal(await status.innerText(), "Tick what is true for you.");

    await callout.getByText("you had hiccups this week").click();
    await callout.getByLabel("you are allergic to feathers").check();
    assert.equal(await status.innerText(), "You ticked 2 boxes. Print this list and bring it with you.");
    await callout.getByText("you had hiccups this week").click();
    assert.equal(await status.innerText(), "You ticked 1 box. Print this list and bring it with you.");
    assert.deepEqual(await violationsOf(page), []);
    assert.deepEqual(complaints, []);
  }));

test("an entry has one box before its first line, whatever else stands in it", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(TICKS);
    const callout = page.locator(".callout-suitability");
    assert.equal(await callout.getByRole("checkbox").count(), 3);
    assert.equal(await callout.locator(":checked").count(), 0);
    for (const name of ["you are allergic to feathers", "you had hiccups this week", "you are ticklish"]) {
      await callout.getByRole("checkbox", { name, exact: true }).check();
    }
    assert.equal(await callout.getByText("behind the knees").isVisible(), true);
    assert.deepEqual(await violationsOf(page), []);
  }));

for (const hasTouch of [false, true]) {
  test(`a definition that opens in an entry ticks nothing, by ${hasTouch ? "touch" : "mouse"}`, () =>
    onPage(browser, { viewport: PHONE, hasTouch }, async (page) => {
      await page.goto(EXPLAINED);
      const press = (element) => (hasTouch ? element.tap() : element.click());
      const callout = page.locator(".callout-suitability");
      const definition = callout.locator("[popover]");
      await press(callout.getByRole("button", { name: "quillwort" }));
      await definition.waitFor({ state: "visible" });
      await press(definition);
      assert.equal(await definition.isVisible(), true);
      assert.equal(await callout.locator(":checked").count(), 0);
      assert.deepEqual(await violationsOf(page), []);
      await page.keyboard.press("Escape");
      await press(callout.getByText("and lived"));
      assert.equal(await callout.getByRole("checkbox", { name: "you once ate a quillwort and lived" }).isChecked(), true);
    }));
}

test("a list can be ticked beside one that is shown as it was written, as those in answers are", () =>
  onPage(browser, VIEW, async (page) => {
    const complaints = noteComplaints(page);
    await page.route(TICKS, async (route) => {
      const response = await route.fetch();
      const plain = '<div class="callout callout-suitability"><ul><li>you read this</li></ul></div>';
      await route.fulfill({ response, body: (await response.text()).replace("</h1>", `</h1>${plain}`) });
    });
    await page.goto(TICKS);
    assert.equal(await page.locator(".callout-suitability").count(), 2);
    await page.getByLabel("you had hiccups this week").check();
    assert.match(await page.getByRole("status").innerText(), /^You ticked 1 box\./);
    assert.deepEqual(complaints, []);
  }));

test("boxes are ticked with the keyboard alone", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(CALLOUTS);
    await page.locator(".callout-suitability").getByRole("checkbox").first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    assert.equal(await page.locator(".callout-suitability :checked").count(), 2);
    await page.evaluate(() => (window.print = () => (window.isPrinted = true)));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => window.isPrinted), true);
  }));

test("the button prints the list alone, with what is ticked and who to bring it to", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(CALLOUTS);
    const callout = page.locator(".callout-suitability");
    await callout.getByLabel("you had hiccups this week").check();
    await page.evaluate(() => (window.print = () => {}));
    await callout.getByRole("button", { name: "Print this list" }).click();
    await page.emulateMedia({ media: "print" });
    const shown = await page.locator(".callout-title").filter({ visible: true }).allInnerTexts();
    assert.deepEqual(shown, ["Tell us if any of these is true for you"]);
    assert.equal(await page.locator("h1").isVisible(), true);
    assert.equal(await page.getByText("Specimen Clinic with").first().isVisible(), true);
    assert.equal(await callout.getByLabel("you had hiccups this week").isVisible(), true);
    assert.equal(await callout.getByRole("button").count(), 0, "what does nothing on paper is not printed");

    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok((await page.locator(".callout-title").filter({ visible: true }).count()) > 10, "afterwards all is printed again");
  }));

test("what is ticked or chosen is neither stored nor sent, and gone with the page", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(CALLOUTS);
    const asked = [];
    // Pictures are loaded when a reader comes near them.
    page.on("request", (request) => request.resourceType() !== "image" && asked.push(request.url()));
    await page.getByLabel("you are allergic to feathers").check();
    await page.getByLabel("Day of your treatment").fill("2027-03-01");
    await page.getByRole("link", { name: "Save the dates" }).waitFor();
    assert.deepEqual(asked, []);
    assert.deepEqual(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ["", 0, 0]);
    await page.reload();
    assert.equal(await page.locator(".callout-suitability :checked").count(), 0);
    assert.equal(await page.getByLabel("Day of your treatment").inputValue(), "");
    assert.equal(await page.getByRole("link", { name: "Save the dates" }).count(), 0);
  }));

// The day of the treatment, and the dates of: after 1 day, after 8 weeks, to 1 month, up to 12 months, 1 month before.
const COUNTED = [
  ["2027-03-10", ["2027-03-11", "2027-05-05", "2027-04-10", "2028-03-10", "2027-02-10"]],
  ["2028-02-29", ["2028-03-01", "2028-04-25", "2028-03-29", "2029-02-28", "2028-01-29"]],
  ["2027-01-31", ["2027-02-01", "2027-03-28", "2027-02-28", "2028-01-31", "2026-12-31"]],
  ["2028-01-31", ["2028-02-01", "2028-03-27", "2028-02-29", "2029-01-31", "2027-12-31"]],
  ["2026-12-31", ["2027-01-01", "2027-02-25", "2027-01-31", "2027-12-31", "2026-11-30"]],
];

for (const [day, dates] of COUNTED) {
  test(`from ${day} the steps are counted, shown and saved`, () =>
    onPage(browser, VIEW, async (page) => {
      await page.goto(DATES);
      await page.getByLabel("Day of your treatment").first().fill(day);
      const times = page.locator(".stage-date");
      assert.deepEqual(await times.evaluateAll((all) => all.map((time) => time.dateTime)), dates);
      const events = eventsOf(await savedCalendar(page));
      assert.deepEqual(events.map((event) => event["DTSTART;VALUE=DATE"]), dates.map((date) => date.replaceAll("-", "")));
    }));
}

test("dates are in the words of the page's language, and go when the day is taken away", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(DATES);
    const day = page.getByLabel("Day of your treatment").first();
    await day.fill("2027-03-10");
    assert.match(await page.locator(".stage-date").first().innerText(), /Thursday,? 11 March 2027/);
    await page.getByText("Each step that has a date now shows it.").waitFor({ state: "attached" });
    await day.fill("");
    assert.equal(await page.locator(".stage-date").count(), 0);
    assert.equal(await page.getByRole("link", { name: "Save the dates" }).count(), 0);
  }));

test("the file that is saved is a calendar as RFC 5545 has it", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(DATES);
    await page.getByLabel("Day of your treatment").first().fill("2027-03-10");
    const calendar = await savedCalendar(page);
    assert.ok(calendar.endsWith("END:VCALENDAR\r\n"));
    const lines = calendar.split("\r\n");
    assert.ok(lines.every((line) => !line.includes("\n") && Buffer.byteLength(line) <= 75), "no line is too long");
    assert.ok(lines.some((line) => line.startsWith(" ")), "a long line is folded");
    assert.deepEqual(lines.slice(0, 3), ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Careleaf//Timeline//EN"]);

    const events = eventsOf(calendar);
    assert.equal(events.length, 5);
    assert.equal(new Set(events.map(({ UID }) => UID)).size, 5);
    for (const event of events) assert.match(event.DTSTAMP, /^\d{8}T\d{6}Z$/);
    // The question that the timeline answers is not named on its own page, whose title needs every escape.
    assert.equal(events[0].SUMMARY, "Days\\; weeks\\, months\\\\years: After 1 day");
    assert.equal(events[0].DESCRIPTION, "One\\; two\\, three.");
    assert.match(events[1].DESCRIPTION, /several bytes: é è ê ë\\, „quoted“\\, and so on/);
    // Saved again, it is the same events.
    assert.deepEqual(eventsOf(await savedCalendar(page)).map(({ UID }) => UID), events.map(({ UID }) => UID));
  }));

test("a calendar has the words of the page, without definitions and notes, and leads back to it", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(EXPLAINED);
    await page.getByLabel("Day of your treatment").first().fill("2027-03-10");
    const [first, second] = eventsOf(await savedCalendar(page));
    assert.equal(first.DESCRIPTION, "You may snorfle. Then:\\n- rest\\n- drink\\; water\\nThat is all.");
    assert.equal(first.URL, EXPLAINED);
    assert.equal(second.SUMMARY, "Words that are explained: After 3 days");
    const dates = [first, second].map((event) => event["DTSTART;VALUE=DATE"]);
    assert.deepEqual(dates, ["20270310", "20270313"], "the day itself, and one that a fact says");
  }));

test("two timelines of a page are two files, and none of their events is taken for another", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(EXPLAINED);
    const names = [];
    const events = [];
    for (const place of [0, 1]) {
      const callout = page.locator(".callout-timeline").nth(place);
      await callout.getByLabel("Day of your treatment").fill("2027-03-10");
      const [download] = await Promise.all([page.waitForEvent("download"), callout.getByRole("link", { name: "Save the dates" }).click()]);
      names.push(download.suggestedFilename());
      events.push(...eventsOf(await readFile(await download.path(), "utf8")));
    }
    assert.deepEqual(names, ["explained.ics", "explained-2.ics"]);
    assert.equal(new Set(events.map(({ UID }) => UID)).size, 3);
  }));

test("on paper a timeline says from which day it is counted", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(DATES);
    await page.emulateMedia({ media: "print" });
    const counted = page.locator(".timeline-counted").filter({ visible: true });
    assert.equal(await counted.count(), 0);
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("Day of your treatment").first().fill("2026-01-31");
    assert.equal(await counted.count(), 0, "on the screen the field says it");
    await page.emulateMedia({ media: "print" });
    assert.match(await counted.innerText(), /^Counted from Saturday,? 31 January 2026$/);
  }));

test("a timeline without numbers asks for no day", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(DATES);
    assert.equal(await page.getByLabel("Day of your treatment").count(), 2);
    assert.equal(await page.getByLabel("Day of your treatment").filter({ visible: true }).count(), 1);
  }));

test("among the questions a callout with a script is shown as it was written, and its page has the rest", () =>
  onPage(browser, VIEW, async (page) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(addressOf("/faq/"));
    await page.getByText("What happens when?").click();
    await page.waitForLoadState("networkidle");
    assert.ok(!asked.includes("/static/callouts.js"));
    const answer = page.locator(".question[open]");
    assert.equal(await answer.locator("dt").count(), 6);
    assert.equal(await answer.locator(".callout-tools").count(), 0);
    assert.deepEqual(await violationsOf(page), []);
  }));

test("without a script there is nothing that would do nothing", () =>
  onPage(browser, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
    await page.goto(CALLOUTS);
    assert.equal(await page.locator("main :is(button, input, form)").filter({ visible: true }).count(), 0);
    assert.deepEqual(await page.locator(".callout-suitability li").allInnerTexts(), [
      "you are allergic to feathers",
      "you had hiccups this week",
      "you are ticklish behind the knees",
    ]);
    assert.deepEqual(await page.locator(".stage-name").allInnerTexts(), ["First night", "After 3 days", "Up to 8 weeks"]);
    assert.equal(await page.getByText("Results vary from person to person.").isVisible(), true);
  }));

test("a picture of people fills the width of a phone, and says below it how many it shows", () =>
  onPage(browser, { viewport: PHONE }, async (page) => {
    await page.goto(addressOf("/numbers/"));
    const picture = page.getByRole("img", { name: "A picture of 1,000 people: 30 with this effect, 970 without it." });
    assert.ok((await picture.boundingBox()).width > 260);
    assert.deepEqual(await page.locator("figcaption").allInnerTexts(), ["In the picture: 30 of 1,000 people."]);
    assert.deepEqual(await violationsOf(page), []);
  }));

test("a card says what is not so once, and nothing of nobody", () =>
  onPage(browser, { viewport: PHONE }, async (page) => {
    await page.goto(addressOf("/numbers/"));
    const card = (name) => page.locator(".risk").filter({ hasText: name });
    assert.match(await card("Sneezing").innerText(), /Rare\s+No number is known\./);
    assert.doesNotMatch(await card("Yawning").innerText(), /No number/);
    assert.match(await card("Smiling").innerText(), /Everyone has this\./);
  }));

test("a numbered list keeps its numbers beside its boxes", () =>
  onPage(browser, { viewport: PHONE }, async (page) => {
    await page.goto(EXPLAINED);
    const entries = page.locator("ol.ticks > li");
    assert.equal(await entries.count(), 2);
    assert.equal(await entries.first().evaluate((entry) => getComputedStyle(entry).listStyleType), "decimal");
  }));

test("a care card is a heading that says how urgent it is", () =>
  onPage(browser, VIEW, async (page) => {
    await page.goto(CALLOUTS);
    for (const name of ["Non-urgent advice: Ring the clinic if:", "Urgent advice: Ask for an appointment today if:", "Immediate action required: Call 999 if:"]) {
      assert.equal(await page.getByRole("heading", { level: 3, name, exact: true }).count(), 1, name);
    }
    assert.deepEqual(await page.locator(".callout-dont li").allInnerTexts(), ["tickle yourself on the same day", "wear a feather hat"]);
  }));

for (const forcedColors of ["active", "none"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every callout is free of violations once it is filled in (${colorScheme}, forced colours ${forcedColors})`, () =>
      onPage(browser, { viewport: PHONE, colorScheme, forcedColors }, async (page) => {
        await page.goto(CALLOUTS);
        await page.getByLabel("you are allergic to feathers").check();
        await page.getByLabel("Day of your treatment").fill("2027-03-10");
        const violations = await violationsOf(page);
        // Forced colours are the system's own, of which axe-core does not see all.
        const counted = violations.filter((violation) => forcedColors === "none" || !violation.startsWith("color-contrast"));
        assert.deepEqual(counted, []);
      }));
  }
}

test("nothing scrolls sideways at 320 pixels, and with letters of twice the size", () =>
  onPage(browser, { viewport: { width: 320, height: 640 } }, async (page) => {
    await page.goto(CALLOUTS);
    await page.getByLabel("Day of your treatment").fill("2027-03-10");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await page.setViewportSize({ width: 640, height: 800 });
    await page.addStyleTag({ content: "html { font-size: 200% }" });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }));

async function savedCalendar(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Save the dates" }).click()]);
  assert.match(download.suggestedFilename(), /^\w+\.ics$/);
  return readFile(await download.path(), "utf8");
}

// The events of a calendar, each by the names of its lines, which are unfolded first.
function eventsOf(calendar) {
  const [, ...events] = calendar.replaceAll("\r\n ", "").split("BEGIN:VEVENT\r\n");
  return events.map((event) =>
    Object.fromEntries(event.split("\r\nEND:VEVENT")[0].split("\r\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)])),
  );
}

function addressOf(path) {
  return site.pages.find((page) => page.path === path).url;
}
